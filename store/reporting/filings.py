"""What offices sent, as the calendar of reports counts it: reports as they first came, and 无进展."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

import sqlalchemy as sa

from store.reporting.chase_tables import nil_reports
from store.reporting.reporting_duty import Filing
from store.reporting.reporting_tables import report_sources, report_versions, reports

_TOLD, _NEWER = (
    report_versions.alias("first_told"),
    report_versions.alias("newer"),
)  # made once: each costs a millisecond


def read_filings(
    connection: sa.Connection, first: date, last: date, *, office_id: int | None = None, but_draft: int | None = None
) -> tuple[Filing, ...]:
    """What counts for duties of these days: the live reports, late ones whenever they came, and 无进展 with an id below zero.

    A report that was corrected counts as it first came: a correction neither takes it away nor fills a duty of its own day.
    `office_id` is whose, None for all; what came of the draft `but_draft` is left out.
    """
    version, nothing = report_versions.c, nil_reports.c
    told, newer = _TOLD, _NEWER
    of_days = sa.or_(told.c.posted_day.between(first, last), sa.and_(told.c.late, told.c.day.between(first, last)))
    is_newer = sa.and_(newer.c.report_id == version.report_id, newer.c.version > version.version)
    line = sa.func.coalesce(reports.c.origin_id, reports.c.report_id)
    sent = (
        sa.select(version.report_id, version.office_id, report_sources.c.posted_at, told.c.day, told.c.late)
        .join(reports, reports.c.report_id == version.report_id)
        .join(told, sa.and_(told.c.report_id == line, told.c.version == 1))
        .join(report_sources, report_sources.c.source_id == told.c.source_id)
        .where(of_days, version.live, ~sa.select(1).where(is_newer).exists())
    )
    nils = sa.select(-nothing.nil_id, nothing.office_id, nothing.posted_at, nothing.last, nothing.late)
    nils = nils.where(nothing.last.between(first, last))
    if office_id is not None:
        sent, nils = sent.where(version.office_id == office_id), nils.where(nothing.office_id == office_id)
    if but_draft is not None:
        sent = sent.where(reports.c.draft_id != but_draft)
    return tuple(Filing(*row) for row in (*connection.execute(sent), *connection.execute(nils)))


def read_heard(connection: sa.Connection, first: date) -> Mapping[int, Collection[date]]:
    """The days from `first` on that something came for, by office: the same reports and 无进展, their days alone."""
    version, nothing, told = report_versions.c, nil_reports.c, _TOLD
    # A correction comes after what it corrects: whatever first came since then has its newest version since then.
    newest = sa.select(sa.func.max(version.version_id)).where(version.posted_day >= first).group_by(version.report_id)
    line = sa.func.coalesce(reports.c.origin_id, reports.c.report_id)
    sent = (
        sa.select(version.office_id, sa.case((told.c.late, told.c.day), else_=told.c.posted_day))
        .distinct()
        .join(reports, reports.c.report_id == version.report_id)
        .join(told, sa.and_(told.c.report_id == line, told.c.version == 1))
        .where(version.version_id.in_(newest), version.live, told.c.posted_day >= first)
    )
    nils = sa.select(nothing.office_id, nothing.last).where(nothing.last >= first)
    days: dict[int, set[date]] = defaultdict(set)
    for office_id, day in (*connection.execute(sent), *connection.execute(nils)):
        days[office_id].add(day)
    return days
