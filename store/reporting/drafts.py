"""Drafts (待确认的进展): what was read in a message, until a person saves it; and why something is not done."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from store.reporting.progress import Doubt, DoubtKind, Row


class DraftState(StrEnum):
    """What became of a draft. OPEN: to be confirmed, for the first time or again after an edit."""

    OPEN = "open"
    SAVED = "saved"
    DROPPED = "dropped"
    UNDONE = "undone"


class Rejection(StrEnum):
    """Why nothing was done. Nothing was changed then."""

    GONE = "gone"  # no such draft, report or save (any more)
    ALREADY_SAVED = "already_saved"  # somebody was faster
    DROPPED = "dropped"
    NOT_YOURS = "not_yours"  # neither the author, nor the leader of the office, nor a coordinator or administrator
    EXPIRED = "expired"  # an undo on another day (Asia/Shanghai) than the save, a save long after the card
    OPEN_DOUBTS = "open_doubts"  # something is still to be answered
    PROJECT_DELETED = "project_deleted"  # or never was
    BOARD_CLOSED = "board_closed"  # its day is in a period that is closed for reports
    ALREADY_UNDONE = "already_undone"
    MOVED = "moved"  # somebody else saved since the store was looked at: what was asked may not be all there is to ask


@dataclass(frozen=True, slots=True)
class Answered:
    """A doubt that a person has answered: of this kind, about these words; `text` "" is whatever words a row has of it."""

    kind: DoubtKind
    text: str = ""

    def covers(self, doubt: Doubt) -> bool:
        """Whether that doubt is answered by it."""
        return self.kind is doubt.kind and self.text in {"", doubt.text}


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row and what a person decided about it.

    `project_id` is the project it belongs to, None for none (visits, for example). `new_project` asks for a project named
    as the row names it. `settled` are the doubts that a person has answered, each about its own words: what was said of one
    sum counts for no other. `replaces` is the report of an earlier message that this row corrects (更正) or, with
    `row.withdrawn`, takes back (撤回).
    """

    row: Row
    project_id: int | None = None
    new_project: bool = False
    settled: tuple[Answered, ...] = ()
    replaces: int | None = None

    @property
    def open_doubts(self) -> tuple[DoubtKind, ...]:
        """The doubts nobody has answered."""
        return tuple(doubt.kind for doubt in self.row.doubts if not self.has_answered(doubt))

    def has_answered(self, doubt: Doubt) -> bool:
        """Whether a person has answered this very doubt."""
        return any(one.covers(doubt) for one in self.settled)


@dataclass(frozen=True, slots=True)
class Draft:
    """All rows of one message, one draft a message. `draft_id` is 0 until it is held, `text` is the message as it was sent."""

    draft_id: int
    chat_id: str
    message_id: str
    person_id: int
    office_id: int
    posted_at: datetime
    text: str
    rows: tuple[DraftRow, ...]
    state: DraftState = DraftState.OPEN
