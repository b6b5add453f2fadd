"""The journey of `ask`: questions from the command line or a file, each answered alone, nothing stored of them."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.json_lines import BadLine, BatchQuestion, outcome_fields
from bot.message import Reply
from bot.offers import Asks, places_of, visible
from bot.speech import language_for
from bot.wording_answer import Around, say_outcome
from policies.provision import Audience
from rag.answer import Outcome, Question


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with what came back; `reply` carries no buttons, `elapsed_ms` is the asking alone."""

    question_id: str
    outcome: Outcome
    reply: Reply
    elapsed_ms: float

    def fields(self) -> dict[str, Any]:
        """As JSON."""
        return outcome_fields(self.question_id, self.outcome, self.reply.text, self.elapsed_ms)


def ask_once(asker: Asks, asked: BatchQuestion, today: date, contact: str) -> Asked:
    """Ask one question as an investor would; its own day wins over `today`."""
    language = language_for("", asked.text, "")
    started = time.perf_counter()
    outcome = asker.ask(Question(asked.text, asked.day or today, asked.place, language))
    elapsed_ms = (time.perf_counter() - started) * 1000
    around = Around(language, places_of(visible(asker.library, Audience.PUBLIC)), contact)
    return Asked(asked.question_id, outcome, Reply(say_outcome(outcome, 0, around).spans), elapsed_ms)


def ask_batch(
    asker: Asks, lines: Iterable[BatchQuestion | BadLine], today: date, contact: str
) -> Iterator[Asked | BadLine]:
    """The outcome of each line, lazily, in order; a line that is no question comes out as it went in."""
    for line in lines:
        yield line if isinstance(line, BadLine) else ask_once(asker, line, today, contact)
