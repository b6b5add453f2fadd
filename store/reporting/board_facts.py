"""Facts out of the tables, in bulk: what stood at a moment, for boards over a hundred thousand reports.

A moment is a time, or the marks that an edition keeps: the newest row of each table that was counted then. Marks are proof against
a clock that was set back: a row added later has a higher number, whatever time it claims.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from store.money import Currency
from store.reporting.board_tables import league_rules, targets
from store.reporting.facts import Facts, FundsFact, StageFact, VisitFact, projects_by_id
from store.reporting.office_versions import by_code
from store.reporting.offices import League, Office, OfficeKind
from store.reporting.periods import Period, shanghai_day, year_to
from store.reporting.progress import AmountKind
from store.reporting.project import Project, Stage
from store.reporting.project_history import EventKind
from store.reporting.project_json import project_of_json
from store.reporting.registry_tables import office_versions, offices
from store.reporting.reporting_tables import funds, funds_checks, funds_postings, project_events, report_versions

_STAGES = {stage.value: stage for stage in Stage}
_KINDS = {kind.value: kind for kind in AmountKind}
_CURRENCIES = {currency.value: currency for currency in Currency}
Condition = sa.ColumnElement[bool]
_GROWING: Mapping[str, tuple[sa.Column[Any], sa.Column[Any]]] = {  # id, and when it was added
    "office_versions": (office_versions.c.version_id, office_versions.c.since),
    "project_events": (project_events.c.event_id, project_events.c.at),
    "report_versions": (report_versions.c.version_id, report_versions.c.saved_at),
    "funds_postings": (funds_postings.c.posting_id, funds_postings.c.at),
    "funds_checks": (funds_checks.c.check_id, funds_checks.c.at),
    "targets": (targets.c.target_id, targets.c.at),
    "league_rules": (league_rules.c.rules_id, league_rules.c.at),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """When: now, or all that was added up to `as_of`, or, where there are marks, all rows up to these."""

    as_of: datetime | None = None
    marks: Mapping[str, int] | None = None

    def stood(self, table: str) -> Condition:
        """The rows of a table that were there."""
        row_id, added_at = _GROWING[table]
        if self.marks is not None:
            return row_id <= self.marks[table]
        return sa.true() if self.as_of is None else added_at <= self.as_of

    def newest(self, table: str, *of: sa.Column[Any]) -> Condition:
        """The newest of the rows that were there, for each value of the columns `of`."""
        row_id, _ = _GROWING[table]
        return row_id.in_(sa.select(sa.func.max(row_id)).where(self.stood(table)).group_by(*of))


def read_marks(connection: sa.Connection) -> dict[str, int]:
    """The newest row of each table that boards are counted from."""
    newest = (
        sa.select(sa.func.coalesce(sa.func.max(row_id), 0).label(table)) for table, (row_id, _) in _GROWING.items()
    )
    row = connection.execute(sa.select(*(query.scalar_subquery() for query in newest))).one()
    return dict(zip(_GROWING, map(int, row), strict=True))


def read_offices_of(connection: sa.Connection, moment: Moment) -> tuple[Office, ...]:
    """The offices with the names they had then; how they report is left out."""
    version = office_versions.c
    query = (
        sa.select(offices.c.code, version.office_id, version.name, version.kind, version.league, version.active)
        .join(offices, offices.c.office_id == version.office_id)
        .where(moment.newest("office_versions", version.office_id))
    )
    return tuple(
        Office(
            row.office_id,
            row.code,
            row.name,
            OfficeKind(row.kind),
            League(row.league) if row.league else None,
            active=row.active,
        )
        for row in sorted(connection.execute(query), key=by_code)
    )


def read_facts(connection: sa.Connection, period: Period, moment: Moment, *, whole_year: bool = True) -> Facts:
    """Everything that a board of the period needs: stages since ever, money and visits of the period.

    With `whole_year` money and visits of its year, up to the period's end.
    """
    first = min(period.first, year_to(period)[0]) if whole_year else period.first
    last = max(period.last, year_to(period)[1])
    return Facts(
        projects_by_id(_projects(connection, moment)),
        _stages(connection, moment),
        _funds(connection, moment, first, last),
        _visits(connection, moment, first, last),
        _reports(connection, moment, period),
    )


def _projects(connection: sa.Connection, moment: Moment) -> Sequence[Project]:
    event = project_events.c
    query = sa.select(event.project_id, event.state).where(moment.newest("project_events", event.project_id))
    return [project_of_json(row.project_id, row.state) for row in connection.execute(query)]


def _stages(connection: sa.Connection, moment: Moment) -> tuple[StageFact, ...]:
    """The steps that were not taken back; a day that no message told is the one it was noted on."""
    event, stood = project_events.c, moment.stood("project_events")
    taken_back = sa.select(event.target_id).where(
        stood, event.kind == EventKind.UNDONE.value, event.target_id.is_not(None)
    )
    stage, since = event.says["stage"].as_string(), event.says["since"].as_string()
    query = sa.select(event.project_id, stage, event.day, since, event.at, event.report_id).where(
        stood, event.kind != EventKind.UNDONE.value, stage.is_not(None), event.event_id.not_in(taken_back)
    )
    return tuple(
        StageFact(project_id, _STAGES[named], day or _day(since_text, at), report_id)
        for project_id, named, day, since_text, at, report_id in connection.execute(query)
    )


def _day(since: str | None, at: datetime) -> date:
    return shanghai_day(at) if since is None else date.fromisoformat(since)


def _funds(connection: sa.Connection, moment: Moment, first: date, last: date) -> tuple[FundsFact, ...]:
    """The sums that counted, each with the newest figure it was checked at."""
    entry, posting = funds.c, funds_postings.c
    checked = sa.select(funds_checks).where(moment.newest("funds_checks", funds_checks.c.funds_id)).subquery().c
    same_currency = sa.and_(checked.funds_id == entry.funds_id, checked.currency == entry.currency)
    columns = (entry.office_id, entry.project_id, entry.kind, entry.currency, entry.minor, entry.day, entry.report_id)
    query = (
        sa.select(*columns, checked.minor)
        .join(funds_postings, posting.funds_id == entry.funds_id)
        .outerjoin(checked.funds_id.table, same_currency)
        .where(moment.newest("funds_postings", posting.funds_id), posting.live, entry.day.between(first, last))
    )
    return tuple(
        FundsFact(office_id, project_id, _KINDS[kind], _CURRENCIES[currency], *rest)
        for office_id, project_id, kind, currency, *rest in connection.execute(query)
    )


def _live(moment: Moment) -> Condition:
    return sa.and_(moment.newest("report_versions", report_versions.c.report_id), report_versions.c.live)


def _visits(connection: sa.Connection, moment: Moment, first: date, last: date) -> tuple[VisitFact, ...]:
    version = report_versions.c
    told = version.content["visits"]
    counters = (version.content[("visits", position)].as_integer() for position in range(3))
    query = sa.select(version.office_id, version.day, version.report_id, *counters).where(
        version.day.between(first, last), told.as_string().is_not(None), _live(moment)
    )
    return tuple(VisitFact(*row) for row in connection.execute(query))


def _reports(connection: sa.Connection, moment: Moment, period: Period) -> dict[int, int]:
    version = report_versions.c
    query = (
        sa.select(version.office_id, sa.func.count())
        .where(version.day.between(period.first, period.last), _live(moment))
        .group_by(version.office_id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}
