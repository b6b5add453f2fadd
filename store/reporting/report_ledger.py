"""The book of reports: a draft per message, versions of what was saved, the funds ledger, and any past state of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from store.database import Database
from store.money import Money
from store.reporting.audit_log import Deed
from store.reporting.draft_rows import add_draft, lock_draft, put_rows, read_draft
from store.reporting.drafts import Draft, DraftRow, DraftState, Rejection
from store.reporting.filings import read_filings
from store.reporting.funds_book import check_entry, read_entries
from store.reporting.report_versions import read_reports, read_versions
from store.reporting.reporting_duty import Filing
from store.reporting.reporting_tables import drafts, funds, report_versions
from store.reporting.reporting_tables import reports as report_rows
from store.reporting.reports import Change, FundsEntry, Report, Saved
from store.reporting.save_checks import may_touch, read_mark
from store.reporting.saving import save_draft, try_out, undo_save
from store.reporting.staff_turn import give_numbers_back, write_in_turn
from store.texts import storable

__all__ = ["Change", "Draft", "DraftRow", "DraftState", "FundsEntry", "Rejection", "Report", "ReportLedger", "Saved"]

_CLOSED = {DraftState.SAVED: Rejection.ALREADY_SAVED, DraftState.DROPPED: Rejection.DROPPED}


@dataclass(frozen=True, slots=True)
class ReportLedger:
    """The reports of one database. Every method is one transaction, and raises StoreUnavailable.

    A card can be saved for `keep_open` after its rows were last read or changed. Who may save, change, drop and undo: the
    author, the leader of the office, coordinators and administrators.
    """

    database: Database
    keep_open: timedelta = timedelta(days=3)

    def hold(self, draft: Draft, now: datetime | None = None) -> Draft:
        """Keep a draft, one per (chat_id, message_id). `now` is `draft.posted_at` where it is not given.

        The same text again gives the draft that is there, in whatever state. A changed text (an edited message) replaces its
        rows and opens it again; what was saved of it stands until it is saved anew.
        """
        now = now or draft.posted_at
        text = storable(draft.text)
        this_message = (drafts.c.chat_id == draft.chat_id, drafts.c.message_id == draft.message_id)
        with write_in_turn(self.database) as connection:
            held = read_draft(connection, *this_message, lock=True)
            if held is None:
                draft_id = add_draft(connection, replace(draft, text=text), now)
                return replace(draft, draft_id=draft_id, text=text, state=DraftState.OPEN)
            if held.text == text:
                return held
            put_rows(connection, held.draft_id, draft.rows, DraftState.OPEN, text=text, changed_at=now)
            return replace(held, rows=draft.rows, text=text, state=DraftState.OPEN)

    def draft(self, draft_id: int) -> Draft | None:
        """The draft of that id."""
        return self._one(drafts.c.draft_id == draft_id)

    def draft_of_message(self, chat_id: str, message_id: str) -> Draft | None:
        """The draft of that message."""
        return self._one(drafts.c.chat_id == chat_id, drafts.c.message_id == message_id)

    def change_draft(self, draft_id: int, rows: Sequence[DraftRow], now: datetime) -> Draft | Rejection:
        """Replace the rows of a draft that is open or undone (then it is open again). A saved one: `reopen` it first."""
        with write_in_turn(self.database) as connection:
            held = read_draft(connection, drafts.c.draft_id == draft_id, lock=True)
            if held is None:
                return Rejection.GONE
            if held.state in _CLOSED:
                return _CLOSED[held.state]
            put_rows(connection, draft_id, rows, DraftState.OPEN, changed_at=now)
            return replace(held, rows=tuple(rows), state=DraftState.OPEN)

    def reopen(self, draft_id: int, by: int, now: datetime) -> Draft | Rejection:
        """Open a saved draft to change it; what was saved stands until it is saved anew."""
        return self._set_state(draft_id, by, now, DraftState.OPEN)

    def preview(self, draft_id: int, now: datetime) -> tuple[Change, ...] | Rejection:
        """What saving it would change now, doubts aside; nothing is kept."""
        with write_in_turn(self.database) as connection:
            held = lock_draft(connection, draft_id)
            if held is None:
                return Rejection.GONE
            trial = connection.begin_nested()
            saved = try_out(Deed(connection, held[0].person_id, now), held[0])
            trial.rollback()
            give_numbers_back(connection)
        return saved if isinstance(saved, Rejection) else saved.changes

    def mark(self) -> tuple[int, ...]:
        """Stays the same as long as nobody saves a report or changes a project; cheap to ask for."""
        with self.database.read() as connection:
            return read_mark(connection)

    def save(
        self, draft_id: int, by: int, now: datetime, late: bool = False, seen: tuple[int, ...] | None = None
    ) -> Saved | Rejection:
        """Save a draft: versions of reports, funds, stages, projects, audit; all of it or, where refused, nothing.

        `seen` is the mark of the store that the doubts of the card were worked out against: where another save or change of
        a project came in between it is MOVED, and they are to be worked out anew (None: not asked). So of two who hold a
        card each with the same sum, the second is asked about the double however close together they press.

        Of two who save at once one gets ALREADY_SAVED. Rows that were saved before get a new version where they differ; rows
        that are no longer in the message stand no longer.
        """
        with write_in_turn(self.database) as connection:
            held = lock_draft(connection, draft_id)
            if held is None:
                return Rejection.GONE
            draft, changed_at = held
            if seen is not None and draft.state is not DraftState.SAVED and read_mark(connection) != seen:
                return Rejection.MOVED
            return save_draft(Deed(connection, by, now), draft, changed_at + self.keep_open, late=late)

    def drop(self, draft_id: int, by: int, now: datetime) -> Draft | Rejection:
        """Put a draft away unsaved. What was saved of an earlier wording stands."""
        return self._set_state(draft_id, by, now, DraftState.DROPPED)

    def undo(self, draft_id: int, by: int, now: datetime) -> Draft | Rejection:
        """Undo the last save of a draft, on the same Shanghai day: all that it changed is as before, by new versions."""
        with write_in_turn(self.database) as connection:
            held = lock_draft(connection, draft_id)
            if held is None:
                return Rejection.GONE
            return undo_save(Deed(connection, by, now), held[0]) or replace(held[0], state=DraftState.UNDONE)

    def reports(
        self,
        *,
        office_id: int | None = None,
        project_id: int | None = None,
        first: date | None = None,
        last: date | None = None,
        as_of: datetime | None = None,
        by_posting: bool = False,
        draft_id: int | None = None,
    ) -> tuple[Report, ...]:
        """The live reports in the order they were posted, as they stand or stood then.

        `first` and `last` (both included) bound `Report.day`, or with `by_posting` the Shanghai day of the message.
        `draft_id` asks for the rows of one message.
        """
        day = report_versions.c.posted_day if by_posting else report_versions.c.day
        only = [
            *([] if office_id is None else [report_versions.c.office_id == office_id]),
            *([] if project_id is None else [report_versions.c.project_id == project_id]),
            *([] if first is None else [day >= first]),
            *([] if last is None else [day <= last]),
            *([] if draft_id is None else [report_rows.c.draft_id == draft_id]),
        ]
        with self.database.read() as connection:
            return read_reports(connection, as_of, *only)

    def filings(self, office_id: int, first: date, last: date, but_draft: int) -> tuple[Filing, ...]:
        """What the office has sent for these days, also 无进展, without what came of that draft."""
        with self.database.read() as connection:
            return read_filings(connection, first, last, office_id=office_id, but_draft=but_draft)

    def report(self, report_id: int) -> tuple[Report, ...]:
        """All versions of a report, oldest first."""
        with self.database.read() as connection:
            return read_versions(connection, report_id)

    def funds(
        self,
        project_id: int | None = None,
        first: date | None = None,
        last: date | None = None,
        as_of: datetime | None = None,
    ) -> tuple[FundsEntry, ...]:
        """The entries that count, by day, as they stand or stood then."""
        only = [
            *([] if project_id is None else [funds.c.project_id == project_id]),
            *([] if first is None else [funds.c.day >= first]),
            *([] if last is None else [funds.c.day <= last]),
        ]
        with self.database.read() as connection:
            return read_entries(connection, as_of, *only)

    def verify_funds(self, funds_id: int, money: Money, by: int, now: datetime) -> bool:
        """Note the figure that was checked for an entry, beside the reported one; False for no such live entry."""
        with write_in_turn(self.database) as connection:
            return check_entry(Deed(connection, by, now), funds_id, money)

    def _one(self, *only: sa.ColumnElement[bool]) -> Draft | None:
        with self.database.read() as connection:
            return read_draft(connection, *only)

    def _set_state(self, draft_id: int, by: int, now: datetime, state: DraftState) -> Draft | Rejection:
        """From OPEN or UNDONE to DROPPED, from SAVED to OPEN."""
        with write_in_turn(self.database) as connection:
            held = read_draft(connection, drafts.c.draft_id == draft_id, lock=True)
            if held is None:
                return Rejection.GONE
            if not may_touch(Deed(connection, by, now), held):
                return Rejection.NOT_YOURS
            if held.state is DraftState.DROPPED:
                return Rejection.DROPPED
            if state is DraftState.DROPPED and held.state is DraftState.SAVED:
                return Rejection.ALREADY_SAVED
            put_rows(connection, draft_id, held.rows, state, changed_at=now)
            return replace(held, state=state)
