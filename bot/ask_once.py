"""The journey of `ask`: questions from the command line or a file, each answered alone, nothing stored of them."""

import io
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from bot.answering.official_replies import Official, OfficialReplies
from bot.json_lines import BadLine, BatchQuestion, bad_line_fields, outcome_fields, to_line
from bot.message import Phrasable, Reply
from bot.offers import Asks, places_of, visible
from bot.speech import language_for
from bot.stopping import InputRefused
from bot.terminal_chat import reply_lines
from bot.wording_answer import Around, say_outcome
from bot.wording_official import with_officer
from policies.provision import Audience
from rag.answer import Answer, Outcome, Question

if TYPE_CHECKING:  # loaded where a model is set, and only there
    from bot.phrasing.at_once import AtOnce
    from rag.drafting.drafter import Drafted


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with what came back; `reply` carries no buttons, `elapsed_ms` is the asking alone."""

    question_id: str
    outcome: Outcome
    reply: Reply
    elapsed_ms: float
    drafted: "Drafted | None" = None
    official: Official | None = None

    def fields(self) -> dict[str, Any]:
        """As JSON; with the model, where the words are one's, and with `official`, where an officer wrote the answer."""
        fields = outcome_fields(self.question_id, self.outcome, self.reply.text, self.elapsed_ms)
        made = self.drafted
        if self.official is not None:
            return fields | {"official": {"approved_on": self.official.day.isoformat()}}
        if made is None:
            return fields
        return fields | {"model": made.model, "prompt_version": made.prompt_version, "passages": list(made.passages)}


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who asks once: an investor on the day `today`; `contact` is whom a refusal names, `better` who words answers.

    `official` holds the answers of officers (专员答复), which stand before what the documents say, as in a chat.
    """

    asker: Asks
    today: date
    contact: str = ""
    better: "AtOnce | None" = None
    official: OfficialReplies | None = None

    def ask(self, asked: BatchQuestion) -> Asked:
        """Ask one question; its own day wins over today."""
        language = language_for("", asked.text, "")
        question = Question(asked.text, asked.day or self.today, asked.place, language)
        started = time.perf_counter()
        official = self.official.find(question) if self.official else None
        outcome = official.answer if official else self.asker.ask(question)
        elapsed_ms = (time.perf_counter() - started) * 1000
        around = Around(language, places_of(visible(self.asker.library, Audience.PUBLIC)), self.contact)
        reply = Reply(say_outcome(outcome, 0, around).spans)
        if official is not None:
            said = with_officer(reply, official.answer.statement, official.day, language)
            return Asked(asked.question_id, outcome, said, elapsed_ms, official=official)
        if self.better is not None and isinstance(outcome, Answer):
            about_it = Phrasable(question, outcome, 0, self.asker.library.edition)
            worded = self.better.word(replace(reply, phrasable=about_it), 0)
            if worded is not None:
                drafted = worded.drafted
                return Asked(asked.question_id, drafted.answer, worded.reply, elapsed_ms, drafted)
        return Asked(asked.question_id, outcome, reply, elapsed_ms)


def answer_one(visitor: Visitor, question: BatchQuestion, out: TextIO, *, as_json: bool) -> int:
    """Write one question's outcome, as words or as one line of JSON. Always 0: a refusal is an outcome too."""
    asked = visitor.ask(question)
    out.write(to_line(asked.fields()) if as_json else "\n".join(reply_lines(asked.reply)))
    out.write("\n")
    return 0


def answer_lines(visitor: Visitor, lines: Iterable[BatchQuestion | BadLine], out: TextIO) -> int:
    """Write one line of JSON for each line, as soon as it is ready. 1 where a line was no question, else 0."""
    bad = 0
    for line in lines:
        is_bad = isinstance(line, BadLine)
        fields = bad_line_fields(line) if isinstance(line, BadLine) else visitor.ask(line).fields()
        bad += is_bad
        out.write(to_line(fields) + "\n")
        out.flush()
    return 1 if bad else 0


@contextmanager
def open_lines(file: Path, stdin: BinaryIO) -> Iterator[TextIO]:
    """The lines of a file, or of `stdin` for "-", as UTF-8. Raises InputRefused where there is no such file."""
    if str(file) == "-":
        yield io.TextIOWrapper(stdin, encoding="utf-8-sig", errors="replace")
        return
    try:
        lines = file.open(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise InputRefused(
            f"读不到文件 {file}（{error.strerror}），请检查路径。 / Cannot read it; check the path."
        ) from error
    with lines:
        yield lines
