"""From draft to publication (草案、公示、发布、更正): the states of a period's board, who waits for what, and why something is refused.

A board is drawn up as a draft and may be drawn up anew. Then the objection window (异议期) opens; what an objection changes is
drawn up anew within it; an edition that comes after the window has to be open to objections itself. It is published when the
period and the window are over and every objection is answered. After that nothing is rewritten: a correction (更正) is a
further edition that names what changed.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from store.reporting.board import Board, read_board
from store.reporting.indicators import Indicator
from store.reporting.periods import Period, shanghai_day

LEAST_OPEN = timedelta(days=1)  # how long at least an edition is open to objections that was drawn up within the window


class BoardState(StrEnum):
    """How far a board has come."""

    DRAFT = "draft"
    OBJECTION = "objection"
    PUBLISHED = "published"
    CORRECTED = "corrected"


class BoardRefusal(StrEnum):
    """Why nothing was done."""

    NO_BOARD = "no_board"  # none was drawn up for the period
    NOT_DRAFT = "not_draft"  # its objection window was opened already
    NO_WINDOW = "no_window"  # its objection window was not opened yet
    WINDOW_OPEN = "window_open"
    WINDOW_CLOSED = "window_closed"
    TOO_SHORT = "too_short"  # a window that ends before it begins
    UNANSWERED = "unanswered"  # an objection is
    ANSWERED = "answered"  # already
    NOT_OVER = "not_over"  # the period is still running
    PUBLISHED = "published"  # already: only a correction can follow
    NOT_PUBLISHED = "not_published"
    NOTHING_CHANGED = "nothing_changed"
    NOT_RANKED = "not_ranked"  # the office is not on this board
    GONE = "gone"  # no such objection
    OUTDATED = "outdated"  # a newer edition stands than the one that was looked at


@dataclass(frozen=True, slots=True)
class Edition:
    """A board as it was drawn up once. Editions of a period count from 1; `text` is its canonical text.

    `previous` is the hash of the edition made before, of whatever period, "" for the first of all; `reason` says why a
    correction was made.
    """

    edition_id: int
    period: Period
    number: int
    text: str
    sha256: str
    previous: str
    as_of: datetime
    made_at: datetime
    made_by: int
    reason: str = ""

    @property
    def board(self) -> Board:
        """Read from its text."""
        return read_board(self.text)


@dataclass(frozen=True, slots=True)
class Objection:
    """What an office says against a board (异议); `indicator` None is the whole row. `answer` is "" while there is none."""

    objection_id: int
    period: Period
    edition: int
    office_id: int
    indicator: Indicator | None
    text: str
    by: int
    at: datetime
    answer: str = ""
    accepted: bool = False
    answered_by: int | None = None


@dataclass(frozen=True, slots=True)
class BoardCase:
    """A period's board as it stands: the newest edition, its state, the window's end and the objections."""

    edition: Edition
    state: BoardState
    closes_at: datetime | None = None
    objections: tuple[Objection, ...] = ()

    @property
    def is_public(self) -> bool:
        """Whether it was published, corrected or not."""
        return self.state in {BoardState.PUBLISHED, BoardState.CORRECTED}

    def is_open(self, now: datetime) -> bool:
        """Whether objections are taken now."""
        return self.state is BoardState.OBJECTION and self.closes_at is not None and now <= self.closes_at

    @property
    def unanswered(self) -> tuple[Objection, ...]:
        """The objections that wait."""
        return tuple(objection for objection in self.objections if not objection.answer)


def was_seen(case: BoardCase | None, seen: int | None) -> BoardRefusal | None:
    """Whether the edition that somebody looked at (0: none) is still the newest; None does not ask."""
    newest = case.edition.number if case is not None else 0
    return BoardRefusal.OUTDATED if seen is not None and seen != newest else None


def window_after_redraw(case: BoardCase | None, now: datetime) -> tuple[BoardState, datetime | None]:
    """The state into which a newly drawn edition of the case passes, and until when it is open to objections.

    What nobody could object to is not published: drawn after the window had closed it is a draft again and needs a window of
    its own; drawn while the window is open it stays open, for LEAST_OPEN from now at least.
    """
    if case is None or case.state is not BoardState.OBJECTION or case.closes_at is None or now > case.closes_at:
        return BoardState.DRAFT, None
    return BoardState.OBJECTION, max(case.closes_at, now + LEAST_OPEN)


def may_draft(case: BoardCase | None) -> BoardRefusal | None:
    """Whether it may be drawn up (anew)."""
    return BoardRefusal.PUBLISHED if case is not None and case.is_public else None


def may_open(case: BoardCase | None, closes_at: datetime, now: datetime) -> BoardCase | BoardRefusal:
    """The case, where its objection window may open until `closes_at`."""
    if case is None:
        return BoardRefusal.NO_BOARD
    if case.is_public:
        return BoardRefusal.PUBLISHED
    if case.state is not BoardState.DRAFT:
        return BoardRefusal.NOT_DRAFT
    return BoardRefusal.TOO_SHORT if closes_at <= now else case


def may_object(case: BoardCase | None, office_id: int, now: datetime) -> BoardCase | BoardRefusal:
    """The case, where the office may object now."""
    if case is None:
        return BoardRefusal.NO_BOARD
    if case.state is BoardState.DRAFT:
        return BoardRefusal.NO_WINDOW
    if case.is_public or case.closes_at is None or now > case.closes_at:
        return BoardRefusal.WINDOW_CLOSED
    return BoardRefusal.NOT_RANKED if case.edition.board.row(office_id) is None else case


def may_publish(case: BoardCase | None, now: datetime) -> BoardCase | BoardRefusal:
    """The case, where it may be published now."""
    if case is None:
        return BoardRefusal.NO_BOARD
    if case.is_public:
        return BoardRefusal.PUBLISHED
    if case.closes_at is None:
        return BoardRefusal.NO_WINDOW
    if shanghai_day(now) <= case.edition.period.last:
        return BoardRefusal.NOT_OVER
    if now <= case.closes_at:
        return BoardRefusal.WINDOW_OPEN
    return BoardRefusal.UNANSWERED if case.unanswered else case


def may_correct(case: BoardCase | None) -> BoardCase | BoardRefusal:
    """The case, where a correction may follow."""
    if case is None:
        return BoardRefusal.NO_BOARD
    return case if case.is_public else BoardRefusal.NOT_PUBLISHED
