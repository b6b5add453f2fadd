"""The book of reports: a draft per message, versions of what was saved, the funds ledger, and any past state of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from store.database import Database
from store.money import Money
from store.reporting.drafts import Draft, DraftRow, DraftState, Rejection
from store.reporting.reports import Change, FundsEntry, Report, Saved

__all__ = ["Change", "Draft", "DraftRow", "DraftState", "FundsEntry", "Rejection", "Report", "ReportLedger", "Saved"]


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
        raise NotImplementedError

    def draft(self, draft_id: int) -> Draft | None:
        """The draft of that id."""
        raise NotImplementedError

    def draft_of_message(self, chat_id: str, message_id: str) -> Draft | None:
        """The draft of that message."""
        raise NotImplementedError

    def draft_of_card(self, chat_id: str, card_id: str) -> Draft | None:
        """The draft that this message of ours shows."""
        raise NotImplementedError

    def set_card(self, draft_id: int, card_id: str) -> None:
        """Note which message of ours shows the draft."""
        raise NotImplementedError

    def change_draft(self, draft_id: int, rows: Sequence[DraftRow], now: datetime) -> Draft | Rejection:
        """Replace the rows of a draft that is open or undone (then it is open again). A saved one: `reopen` it first."""
        raise NotImplementedError

    def reopen(self, draft_id: int, by: int, now: datetime) -> Draft | Rejection:
        """Open a saved draft to change it; what was saved stands until it is saved anew."""
        raise NotImplementedError

    def preview(self, draft_id: int, now: datetime) -> tuple[Change, ...] | Rejection:
        """What saving it would change now, doubts aside; nothing is kept."""
        raise NotImplementedError

    def save(self, draft_id: int, by: int, now: datetime, late: bool = False) -> Saved | Rejection:
        """Save a draft: versions of reports, funds, stages, projects, audit; all of it or, where refused, nothing.

        Of two who save at once one gets ALREADY_SAVED. Rows that were saved before get a new version where they differ; rows
        that are no longer in the message stand no longer.
        """
        raise NotImplementedError

    def drop(self, draft_id: int, by: int, now: datetime) -> Draft | Rejection:
        """Put a draft away unsaved. What was saved of an earlier wording stands."""
        raise NotImplementedError

    def undo(self, draft_id: int, by: int, now: datetime) -> Draft | Rejection:
        """Undo the last save of a draft, on the same Shanghai day: all that it changed is as before, by new versions."""
        raise NotImplementedError

    def reports(
        self,
        *,
        office_id: int | None = None,
        project_id: int | None = None,
        first: date | None = None,
        last: date | None = None,
        as_of: datetime | None = None,
        by_posting: bool = False,
    ) -> tuple[Report, ...]:
        """The live reports in the order they were posted, as they stand or stood then.

        `first` and `last` (both included) bound `Report.day`, or with `by_posting` the Shanghai day of the message.
        """
        raise NotImplementedError

    def report(self, report_id: int) -> tuple[Report, ...]:
        """All versions of a report, oldest first."""
        raise NotImplementedError

    def funds(
        self,
        project_id: int | None = None,
        first: date | None = None,
        last: date | None = None,
        as_of: datetime | None = None,
    ) -> tuple[FundsEntry, ...]:
        """The entries that count, by day, as they stand or stood then."""
        raise NotImplementedError

    def verify_funds(self, funds_id: int, money: Money, by: int, now: datetime) -> bool:
        """Note the figure that was checked for an entry, beside the reported one; False for no such live entry."""
        raise NotImplementedError
