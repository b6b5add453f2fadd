"""The book of boards: drawn up, open to objections, published, corrected by further editions; nothing is ever rewritten.

Every edition keeps its text, the hash of it chained to the edition before, and the marks it was counted up to. `check` counts each
edition anew from the events and compares byte for byte.
"""

from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from store.database import Database
from store.reporting import board_states
from store.reporting.board import Board, canonical, fingerprint
from store.reporting.board_changes import Difference, differences
from store.reporting.board_editions import (
    add_edition,
    add_objection,
    add_step,
    answer_objection,
    read_answered,
    read_case,
    read_chain,
    read_objection,
    read_open,
)
from store.reporting.board_facts import Moment, read_facts, read_marks, read_offices_of
from store.reporting.board_seals import broken_seals, evidence_of, sealed_evidence
from store.reporting.board_states import BoardCase, BoardRefusal, BoardState, Edition, Objection
from store.reporting.build_board import build_board
from store.reporting.indicators import Indicator
from store.reporting.periods import Period
from store.reporting.rulebook_ledger import read_rulebook
from store.reporting.staff_turn import write_in_turn


@dataclass(frozen=True, slots=True)
class Correction:
    """A further edition of a published board, and what it says otherwise."""

    edition: Edition
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class BoardLedger:
    """The boards of one database. Every method raises StoreUnavailable; what is refused changes nothing.

    `seen` is the number of the edition that whoever decides has looked at (0: none, None: not asked).
    """

    database: Database

    def count(self, period: Period, as_of: datetime) -> Board:
        """The board as it stood at `as_of`, counted now and not kept."""
        with self.database.read() as connection:
            return _count(connection, period, as_of, Moment(as_of))

    def live(self, period: Period, now: datetime) -> Board:
        """The board of all that there is now, as a draft drawn up at this moment would have it, and not kept.

        A clock that was set back leaves nothing out: `now` is only what is written over the board.
        """
        return self._count_now(period, now)[0]

    def case(self, period: Period) -> BoardCase | None:
        """The newest edition with its state and objections; None where none was drawn up."""
        with self.database.read() as connection:
            return read_case(connection, period)

    def open_cases(self, now: datetime) -> tuple[BoardCase, ...]:
        """The boards that are open to objections now."""
        with self.database.read() as connection:
            return read_open(connection, now)

    def answered(self, since: datetime) -> tuple[tuple[Objection, datetime], ...]:
        """The objections answered at `since` or later, each with when."""
        with self.database.read() as connection:
            return read_answered(connection, since)

    def editions(self, period: Period) -> tuple[Edition, ...]:
        """All editions of a period in order."""
        with self.database.read() as connection:
            return tuple(edition for edition, _ in read_chain(connection) if edition.period == period)

    def draft(self, period: Period, by: int, now: datetime, seen: int | None = None) -> BoardCase | BoardRefusal:
        """Draw the board up, or anew; where nothing changed since, the edition that stands is given.

        A new edition that comes after the objection window is a draft again: see `board_states.window_after_redraw`.
        """
        board, marks = self._count_now(period, now)
        with write_in_turn(self.database) as connection:
            case = read_case(connection, period)
            refusal = board_states.was_seen(case, seen) or board_states.may_draft(case)
            if refusal is not None:
                return refusal
            if case is None or _changed(case, board):
                state, closes_at = board_states.window_after_redraw(case, now)
                edition_id = add_edition(connection, board, marks, by=by, now=now)
                add_step(connection, edition_id, state, closes_at, by=by, now=now)
            return _case(connection, period)

    def open_objections(
        self, period: Period, closes_at: datetime, by: int, now: datetime, seen: int | None = None
    ) -> BoardCase | BoardRefusal:
        """Open the objection window of the draft, until `closes_at`."""
        with write_in_turn(self.database) as connection:
            case = read_case(connection, period)
            allowed = board_states.was_seen(case, seen) or board_states.may_open(case, closes_at, now)
            return _step(connection, allowed, (BoardState.OBJECTION, closes_at), by, now)

    def publish(self, period: Period, by: int, now: datetime, seen: int | None = None) -> BoardCase | BoardRefusal:
        """Publish it. From now on only corrections follow."""
        with write_in_turn(self.database) as connection:
            case = read_case(connection, period)
            allowed = board_states.was_seen(case, seen) or board_states.may_publish(case, now)
            return _step(connection, allowed, (BoardState.PUBLISHED, None), by, now)

    def object(  # who says what against which figure, and when
        self, period: Period, office_id: int, indicator: Indicator | None, text: str, by: int, now: datetime
    ) -> Objection | BoardRefusal:
        """Note what an office says against its row, or one figure of it."""
        with write_in_turn(self.database) as connection:
            case = board_states.may_object(read_case(connection, period), office_id, now)
            if isinstance(case, BoardRefusal):
                return case
            objection_id = add_objection(connection, case.edition, office_id, indicator, text, by=by, now=now)
            return read_objection(connection, objection_id) or BoardRefusal.GONE

    def answer(
        self, objection_id: int, text: str, by: int, now: datetime, *, accepted: bool
    ) -> Objection | BoardRefusal:
        """Answer an objection, once. What is accepted is put right in the store, and the board drawn up anew."""
        with write_in_turn(self.database) as connection:
            objection = read_objection(connection, objection_id)
            if objection is None:
                return BoardRefusal.GONE
            if objection.answer:
                return BoardRefusal.ANSWERED
            answer_objection(connection, objection_id, text, accepted=accepted, by=by, now=now)
            return read_objection(connection, objection_id) or BoardRefusal.GONE

    def correct(
        self, period: Period, reason: str, by: int, now: datetime, seen: int | None = None
    ) -> Correction | BoardRefusal:
        """Count a published board anew; where anything is different, keep a further edition that names it (更正)."""
        board, marks = self._count_now(period, now)
        with write_in_turn(self.database) as connection:
            found_case = read_case(connection, period)
            case = board_states.was_seen(found_case, seen) or board_states.may_correct(found_case)
            if isinstance(case, BoardRefusal):
                return case
            found = differences(case.edition.board, board)
            if not found:
                return BoardRefusal.NOTHING_CHANGED
            edition_id = add_edition(connection, board, marks, by=by, now=now, reason=reason)
            add_step(connection, edition_id, BoardState.CORRECTED, None, by=by, now=now)
            return Correction(_case(connection, period).edition, found)

    def rebuild(self, period: Period, number: int) -> str | None:
        """An edition's text, counted anew from the events; None for no such edition."""
        with self.database.read() as connection:
            for edition, marks in read_chain(connection):
                if (edition.period, edition.number) == (period, number):
                    return canonical(_count(connection, period, edition.as_of, Moment(edition.as_of, marks)))
        return None

    def check(self) -> tuple[str, ...]:
        """What does not hold. Nothing where all is well.

        Found are: an edition whose chain of hashes is broken, that comes out otherwise when counted anew, or whose figures have
        other rows behind them than when it was made (messages, authors, who confirmed them); an edition, step, objection or
        answer that was changed in any column, taken away or put in past the book, the newest one too (store.reporting.board_seals,
        which also says what cannot be found).
        """
        problems: list[str] = []
        with self.database.read() as connection:
            before, sealed = "", sealed_evidence(connection)
            for edition, marks in read_chain(connection):
                name = f"{edition.period} #{edition.number}"
                if edition.previous != before or edition.sha256 != fingerprint(edition.text, before):
                    problems.append(f"{name}: hash")
                counted = _count(connection, edition.period, edition.as_of, Moment(edition.as_of, marks))
                if canonical(counted) != edition.text:
                    problems.append(f"{name}: text")
                if evidence_of(connection, edition.board, marks) != sealed.get(edition.edition_id):
                    problems.append(f"{name}: rows behind it")
                before = edition.sha256
            problems += broken_seals(connection)
        return tuple(problems)

    def _count_now(self, period: Period, now: datetime) -> tuple[Board, dict[str, int]]:
        with self.database.read() as connection:
            marks = read_marks(connection)
            return _count(connection, period, now, Moment(now, marks)), marks


def _step(
    connection: sa.Connection,
    allowed: BoardCase | BoardRefusal,
    into: tuple[BoardState, datetime | None],
    by: int,
    now: datetime,
) -> BoardCase | BoardRefusal:
    if isinstance(allowed, BoardRefusal):
        return allowed
    state, closes_at = into
    add_step(connection, allowed.edition.edition_id, state, closes_at, by=by, now=now)
    return _case(connection, allowed.edition.period)


def _count(connection: sa.Connection, period: Period, as_of: datetime, moment: Moment) -> Board:
    rulebook = read_rulebook(connection, period, moment)
    offices = read_offices_of(connection, moment)
    facts = read_facts(connection, period, moment, whole_year=bool(rulebook.targets.of_year(period.year)))
    return build_board(period, as_of, offices, facts, rulebook)


def _case(connection: sa.Connection, period: Period) -> BoardCase:
    """The case of a period that has one."""
    case = read_case(connection, period)
    if case is None:
        raise LookupError(f"no edition of {period}")
    return case


def _changed(case: BoardCase, board: Board) -> bool:
    """Whether it says anything else than the newest edition, be it only other rows behind the same figure."""
    return canonical(replace(board, as_of=case.edition.as_of)) != case.edition.text
