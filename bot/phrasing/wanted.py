"""What is to be worded (待润色): a reply that was given, where in it the answer stands, and the question; to JSON and back. Pure."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot import letters
from bot.letters import Post
from bot.message import Reply, Span
from bot.reply_parts import split_reply
from bot.wording_answer import say_answer
from policies.provision import Audience
from rag.answer import Answer, Language, Question


class WantedUnreadable(ValueError):
    """The words of a row are none that this program writes; it may come from a newer one."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The `reply` as it was given; spans `begins` to `ends` of it are the answer to `question`, in the question's language."""

    question: Question
    question_id: int
    reply: Reply
    begins: int
    ends: int

    @property
    def language(self) -> Language:
        """In which to speak."""
        return self.question.language or Language.SIMPLIFIED

    @property
    def answer_text(self) -> str:
        """The answer as plain text, as the question's record has it."""
        return "\n".join(span.text for span in self.reply.spans[self.begins : self.ends])

    def is_of(self, answer: Answer) -> bool:
        """Whether it is this answer that was given."""
        said = say_answer(answer, self.question_id, self.language).spans
        return said == self.reply.spans[self.begins : self.ends]


def wanted_of(reply: Reply, *, of_any_length: bool = False) -> Wanted | None:
    """What there is to word in a reply; None where nothing is, or where it is more than one message and may not be."""
    about = reply.phrasable
    if about is None or reply.attachments or not (of_any_length or len(split_reply(reply)) == 1):
        return None
    language = about.question.language or Language.SIMPLIFIED
    said = say_answer(about.answer, about.question_id, language).spans
    begins = _find(said, reply.spans)
    if begins is None:
        return None
    return Wanted(about.question, about.question_id, reply, begins, begins + len(said))


def to_body(wanted: Wanted) -> str:
    """As one line of JSON."""
    question = wanted.question
    asked = {
        "text": question.text, "day": question.day.isoformat(), "place": question.place, "language": question.language,
        "audience": question.audience.value,
    }  # fmt: skip
    fields = {
        "question": asked, "id": wanted.question_id, "reply": letters.to_body(Post(wanted.reply)),
        "answer": [wanted.begins, wanted.ends],
    }  # fmt: skip
    return json.dumps(fields, separators=(",", ":"))


def from_body(body: str) -> Wanted:
    """What `to_body` wrote. Raises WantedUnreadable."""
    try:
        fields: dict[str, Any] = json.loads(body)
        post = letters.from_body(str(fields["reply"]))
        if not isinstance(post, Post):
            raise WantedUnreadable("the row holds no reply")
        begins, ends = fields["answer"]
        return Wanted(_question(fields["question"]), int(fields["id"]), post.reply, int(begins), int(ends))
    except (ValueError, KeyError, TypeError) as error:
        raise WantedUnreadable("the row holds nothing that this program could word") from error


def _question(asked: dict[str, Any]) -> Question:
    language = Language(asked["language"]) if asked["language"] else None
    day, audience = date.fromisoformat(asked["day"]), Audience(asked["audience"])
    return Question(str(asked["text"]), day, str(asked["place"]), language, audience)


def _find(part: Sequence[Span], whole: Sequence[Span]) -> int | None:
    """Where the part begins in the whole."""
    starts = range(len(whole) - len(part) + 1)
    return next((at for at in starts if tuple(whole[at : at + len(part)]) == tuple(part)), None)
