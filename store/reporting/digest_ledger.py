"""The bulletin out of the tables: reports, duties and totals of a period as they stood at a moment, in few bulk queries."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from store.database import Database
from store.reporting import small_facts
from store.reporting.board_facts import Moment, read_facts
from store.reporting.digest import CARRIED, SOLVING, Digest, Heard, write_digest
from store.reporting.filings import read_filings
from store.reporting.invites import read_members
from store.reporting.office_versions import read_offices
from store.reporting.offices import Office
from store.reporting.periods import Period, shanghai_day
from store.reporting.report_versions import read_reports
from store.reporting.reporting_duty import Kept, attendance, duties, offices_away
from store.reporting.reporting_tables import report_versions


@dataclass(frozen=True, slots=True)
class DigestLedger:
    """The bulletins of one database."""

    database: Database

    def digest(self, period: Period, as_of: datetime) -> Digest:
        """The bulletin as it stood at `as_of`; duties due later are open, not missing. Raises StoreUnavailable."""
        return self._written(period, as_of, as_of)

    def live(self, period: Period, now: datetime) -> Digest:
        """The bulletin of all that there is now, also of what was saved before a clock was set back. Raises StoreUnavailable.

        Duties due later than `now` are open.
        """
        return self._written(period, now, None)

    def _written(self, period: Period, at: datetime, as_of: datetime | None) -> Digest:
        """Written at `at` from what was saved up to `as_of`; None: from everything."""
        with self.database.read() as connection:
            offices = read_offices(connection, as_of)
            day, content = report_versions.c.day, report_versions.c.content
            problem, activity = content["problem"].as_string(), content["activity"].as_string()
            solved = sa.or_(*(activity.contains(word) for word in SOLVING))
            earlier = sa.and_(day.between(period.first - CARRIED, period.first), sa.or_(problem.is_not(None), solved))
            told = sa.or_(day.between(period.first, period.last), earlier)
            reports = read_reports(connection, as_of, told)
            facts = read_facts(connection, period, Moment(as_of), whole_year=False)
        kept = self._kept(offices, period, at, whole=as_of is None)
        return write_digest(period, at, Heard(offices, reports, facts, kept))

    def attendance(self, period: Period, as_of: datetime) -> tuple[Kept, ...]:
        """Who owed reports that were due in the period up to `as_of`, and what became of them. Raises StoreUnavailable."""
        with self.database.read() as connection:
            offices = read_offices(connection, as_of)
        return self._kept(offices, period, as_of)

    def _kept(
        self, offices: tuple[Office, ...], period: Period, as_of: datetime, *, whole: bool = False
    ) -> tuple[Kept, ...]:
        last = min(period.last, shanghai_day(as_of))
        with self.database.read() as connection:
            members = read_members(connection)

            def away(day: date) -> frozenset[int]:
                return offices_away(members, small_facts.on_leave(connection, day))

            owed = duties(offices, period.first, last, away)
            first = min((duty.first for duty in owed), default=period.first)
            filings = read_filings(connection, first, max((duty.last for duty in owed), default=period.last))
        return attendance(owed, filings, as_of, whole=whole)
