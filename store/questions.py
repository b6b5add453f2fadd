"""What was asked and what came back: a QuestionRecord, the Feedback on it, and the cases that wait for the staff."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

JsonValue = None | bool | int | float | str | Sequence["JsonValue"] | Mapping[str, "JsonValue"]
OutcomeKind = Literal["answered", "refused", "clarify"]


class Feedback(StrEnum):
    """What a person says of an answer. Helpful and unhelpful replace one another; asking an officer stands beside."""

    HELPFUL = "helpful"
    UNHELPFUL = "unhelpful"
    ASK_OFFICER = "ask_officer"


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """A question with its outcome, as it is kept. `chat_id` and `message_id` together name the message it came with.

    `place` is the place it was narrowed to, `reason` why it was refused, `options` what a clarification offered,
    `citations` the quotes as JSON objects, `edition` the library that was asked. `question_id` is 0 until it is noted;
    ids are never used twice. `asked_at` is aware. `understood` is the question with the words of the talk that it needs to be
    understood alone, "" where it stands for itself as written.
    """

    person_id: int
    chat_id: str
    message_id: str
    asked_at: datetime
    text: str
    outcome: OutcomeKind
    place: str = ""
    reason: str = ""
    answer_text: str = ""
    citations: Sequence[Mapping[str, JsonValue]] = ()
    options: Sequence[str] = ()
    elapsed_ms: int = 0
    edition: str = ""
    question_id: int = 0
    understood: str = ""

    @property
    def standalone(self) -> str:
        """The question as it can be asked again without its talk."""
        return self.understood or self.text


@dataclass(frozen=True, slots=True)
class StaffCase:
    """A question that someone was not helped with, or wants an officer (专员) for, with who said so and when."""

    question: QuestionRecord
    person_id: int
    kind: Feedback
    given_at: datetime


def grouping_key(text: str) -> str:
    """What two questions share that differ in width, case, blanks or closing marks only.

    >>> grouping_key("标准厂房 怎么补贴？") == grouping_key("标准厂房怎么补贴")
    True
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(folded.split()).rstrip("?!.。,;~…")
