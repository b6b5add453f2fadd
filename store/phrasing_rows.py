"""What is kept of a phrasing (润色记录): one that is new, one that was claimed, what a model made of it, and how it ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

PREFIX = "phrase:"
"""What the keys of all edits begin with."""
NEW_FIELDS = ("bot_id", "person_id", "question_id", "send_id", "edition", "body")
_FIELDS = ("phrasing_id", *NEW_FIELDS, "tries", "edits", "put_at")


class Unasked(StrEnum):
    """Why the model was not asked, or why what it said does not count: outcomes beside the faults of the model."""

    BREAKER = "breaker_open"
    PERSON_BUDGET = "person_budget"
    DAY_BUDGET = "day_budget"
    LATE = "late"
    CUT_OFF = "cut_off"
    EDITED = "edited"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class NewPhrasing:
    """An answer to word: of whom, for which question, said by which row of the outbox, out of which edition.

    `body` is what is to be worded, for whoever put it to read again.
    """

    bot_id: int
    person_id: int
    question_id: int
    send_id: int | None
    edition: str
    body: str


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A row as it was claimed: `tries` counts that claim, `edits` what was shown of it before.

    The person and the question are None once they are forgotten.
    """

    phrasing_id: int
    bot_id: int
    person_id: int | None
    question_id: int | None
    send_id: int | None
    edition: str
    body: str
    tries: int
    edits: int
    put_at: datetime

    @property
    def prefix(self) -> str:
        """What the keys of its edits begin with."""
        return prefix_of(self.bot_id, self.phrasing_id)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row and, where it was settled at once because the model is not to be asked, why."""

    row: Phrasing
    refused: Unasked | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What a model made of an answer: which model, told by which prompt, out of which passages; and the answer then.

    The question's record is changed only where its answer is still the one `before`.
    """

    model: str
    prompt_version: str
    passages: Sequence[str]
    answer_text: str
    citations: Sequence[Mapping[str, object]]
    before: str


@dataclass(frozen=True, slots=True)
class Ended:
    """How it ended: the outcome, and whether that was a fault of the model's; None where it says nothing of the model."""

    outcome: str
    is_fault: bool | None = None
    made: Made | None = None


def read_phrasing(row: sa.Row[Any]) -> Phrasing:
    """A row of the table."""
    return Phrasing(**{name: getattr(row, name) for name in _FIELDS})


def prefix_of(bot_id: int, phrasing_id: int) -> str:
    """What the keys of the edits of that phrasing begin with."""
    return f"{PREFIX}{bot_id}:{phrasing_id}:"


def phrasing_of(key: str) -> int:
    """The phrasing whose edit has that key."""
    return int(key.removeprefix(PREFIX).split(":")[1])
