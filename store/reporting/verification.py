"""Checking money (核实): reported sums of 到位资金 that nobody has checked yet, and the figure that was found; both are kept apart."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from store.database import Database
from store.money import Money
from store.reporting.audit_log import Deed
from store.reporting.funds_book import check_entry, never_checked, read_entries
from store.reporting.progress import AmountKind
from store.reporting.reporting_tables import funds
from store.reporting.reports import FundsEntry
from store.reporting.staff_turn import write_in_turn

_IN_PLACE = funds.c.kind == AmountKind.IN_PLACE.value


@dataclass(frozen=True, slots=True)
class Verification:
    """The checking of one database. Every method is one transaction, and raises StoreUnavailable."""

    database: Database

    def unchecked(self, project_id: int | None = None, office_id: int | None = None) -> tuple[FundsEntry, ...]:
        """Sums in place that count and were never checked, by day: all, of a project, or as an office reported them."""
        only = [
            *([] if project_id is None else [funds.c.project_id == project_id]),
            *([] if office_id is None else [funds.c.office_id == office_id]),
        ]
        with self.database.read() as connection:
            return read_entries(connection, None, _IN_PLACE, never_checked(), *only)

    def entries(self, project_id: int) -> tuple[FundsEntry, ...]:
        """All sums in place of a project that count, checked or not, by day."""
        with self.database.read() as connection:
            return read_entries(connection, None, _IN_PLACE, funds.c.project_id == project_id)

    def entry(self, funds_id: int) -> FundsEntry | None:
        """The sum of that number; None where it is none, is no money in place, or counts no longer."""
        with self.database.read() as connection:
            return _entry(connection, funds_id)

    def check(self, funds_id: int, money: Money, seen: Money | None, by: int, now: datetime) -> bool:
        """Keep the checked figure; False where the sum counts no longer, or was checked otherwise since it was `seen`."""
        with write_in_turn(self.database) as connection:
            entry = _entry(connection, funds_id)
            if entry is None or entry.verified != seen:
                return False
            return check_entry(Deed(connection, by, now), funds_id, money)


def _entry(connection: sa.Connection, funds_id: int) -> FundsEntry | None:
    return next(iter(read_entries(connection, None, _IN_PLACE, funds.c.funds_id == funds_id)), None)
