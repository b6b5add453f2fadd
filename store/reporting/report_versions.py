"""Reports as the tables keep them: a row of a message for ever, and versions of what it says, each with its save."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from store.reporting.audit_log import Deed
from store.reporting.drafts import Draft
from store.reporting.periods import shanghai_day
from store.reporting.progress import Row
from store.reporting.reporting_tables import report_sources, report_versions, reports, saves
from store.reporting.reports import Report
from store.reporting.row_json import row_of_json, row_to_json

# In the order of the fields of Report: tens of thousands are read at once.
_REPORT = (
    report_versions.c.report_id,
    report_versions.c.version,
    report_versions.c.live,
    reports.c.draft_id,
    report_sources.c.chat_id,
    report_sources.c.message_id,
    reports.c.part,
    report_sources.c.text,
    report_sources.c.posted_at,
    report_sources.c.author_id,
    report_versions.c.saved_by,
    report_versions.c.saved_at,
    report_versions.c.office_id,
    report_versions.c.project_id,
    report_versions.c.content,
    report_versions.c.late,
)
_REPORTS = (
    sa.select(*_REPORT)
    .join_from(report_versions, reports, reports.c.report_id == report_versions.c.report_id)
    .join(report_sources, report_sources.c.source_id == report_versions.c.source_id)
    .order_by(report_sources.c.posted_at, report_versions.c.report_id)
)
_NEWER = report_versions.alias("newer").c  # made once: an alias costs a millisecond


@dataclass(frozen=True, slots=True)
class Content:
    """What a report says in one version."""

    row: Row
    project_id: int | None
    office_id: int
    source_id: int
    posted_day: date
    late: bool
    live: bool = True

    @property
    def day(self) -> date:
        """The day it counts for."""
        return self.row.day or self.posted_day


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a report; `line` is the first report of its line of corrections."""

    report_id: int
    line: int
    number: int
    save_id: int
    content: Content


def source_of(connection: sa.Connection, draft: Draft, *, fresh: bool) -> int:
    """The message in its present wording, kept once; `fresh` where nothing was saved of it yet."""
    same = sa.select(report_sources.c.source_id).where(
        report_sources.c.draft_id == draft.draft_id, report_sources.c.text == draft.text
    )
    found = None if fresh else connection.execute(same).scalar()
    if found is not None:
        return int(found)
    values = {
        "draft_id": draft.draft_id,
        "chat_id": draft.chat_id,
        "message_id": draft.message_id,
        "author_id": draft.person_id,
        "posted_at": draft.posted_at,
        "text": draft.text,
    }
    added = sa.insert(report_sources).returning(report_sources.c.source_id)
    return int(connection.execute(added, values).scalar_one())


def report_ids(connection: sa.Connection, draft: Draft, *, fresh: bool) -> tuple[int, ...]:
    """The reports of a draft's rows in their order, made where they are new; then those of rows it has no longer."""
    ours = sa.select(reports.c.part, reports.c.report_id).where(reports.c.draft_id == draft.draft_id)
    known: dict[int, int] = {} if fresh else {row.part: row.report_id for row in connection.execute(ours)}
    for part, held in enumerate(draft.rows):
        if part not in known:
            values = {"draft_id": draft.draft_id, "part": part, "origin_id": _line(connection, held.replaces)}
            added = sa.insert(reports).returning(reports.c.report_id)
            known[part] = int(connection.execute(added, values).scalar_one())
    return tuple(known[part] for part in sorted(known))


def newest_versions(
    connection: sa.Connection, ids: Collection[int], before_save: int | None = None
) -> dict[int, Version]:
    """The newest version of each report by its id, or the newest before that save; none of a report without one."""
    newest = sa.select(sa.func.max(report_versions.c.version_id)).where(report_versions.c.report_id.in_(ids))
    if before_save is not None:
        newest = newest.where(report_versions.c.save_id < before_save)
    newest = newest.group_by(report_versions.c.report_id)
    query = (
        sa.select(report_versions, sa.func.coalesce(reports.c.origin_id, reports.c.report_id).label("line"))
        .join(reports, reports.c.report_id == report_versions.c.report_id)
        .where(report_versions.c.version_id.in_(newest))
    )
    return {row.report_id: _version(row) for row in connection.execute(query)}


def lines_of(connection: sa.Connection, ids: Collection[int]) -> dict[int, int]:
    """The first report of each one's line of corrections."""
    query = sa.select(reports.c.report_id, reports.c.origin_id).where(reports.c.report_id.in_(ids))
    return {row.report_id: row.origin_id or row.report_id for row in connection.execute(query)}


def superseded(connection: sa.Connection, draft_id: int, lines: dict[int, int]) -> frozenset[int]:
    """Which of these reports (with their lines) a later report of another message corrects and stands in place of."""
    stands = sa.select(report_versions.c.live).where(report_versions.c.report_id == reports.c.report_id)
    newest = stands.order_by(report_versions.c.version.desc()).limit(1).correlate(reports).scalar_subquery()
    query = sa.select(reports.c.report_id, reports.c.origin_id).where(
        reports.c.origin_id.in_(set(lines.values())), reports.c.draft_id != draft_id, newest
    )
    later = [(row.report_id, row.origin_id) for row in connection.execute(query)]
    return frozenset(
        report_id for report_id, line in lines.items() if any(line == other and report_id < by for by, other in later)
    )


def released(connection: sa.Connection, draft_id: int, still: Collection[int]) -> dict[int, Content]:
    """Reports of other messages that this draft took back and, not being among `still`, takes back no longer."""
    query = (
        sa.select(report_versions.c.report_id)
        .join(saves, saves.c.save_id == report_versions.c.save_id)
        .join(reports, reports.c.report_id == report_versions.c.report_id)
        .where(saves.c.draft_id == draft_id, reports.c.draft_id != draft_id)
    )
    others = set(connection.execute(query).scalars()) - set(still)
    found: dict[int, Content] = {}
    for report_id, version in newest_versions(connection, others).items():
        by_us = sa.select(saves.c.draft_id).where(saves.c.save_id == version.save_id)
        earlier = newest_versions(connection, (report_id,), before_save=version.save_id).get(report_id)
        if earlier is not None and not version.content.live and connection.execute(by_us).scalar() == draft_id:
            found[report_id] = earlier.content
    return found


def add_version(deed: Deed, save_id: int, report_id: int, before: Version | None, content: Content) -> None:
    """Add a version."""
    values = {
        "report_id": report_id,
        "version": before.number + 1 if before else 1,
        "live": content.live,
        "save_id": save_id,
        "source_id": content.source_id,
        "office_id": content.office_id,
        "project_id": content.project_id,
        "content": row_to_json(content.row),
        "late": content.late,
        "day": content.day,
        "posted_day": content.posted_day,
        "saved_at": deed.at,
        "saved_by": deed.by,
    }
    deed.connection.execute(sa.insert(report_versions), values)


def read_reports(
    connection: sa.Connection, as_of: datetime | None, *only: sa.ColumnElement[bool]
) -> tuple[Report, ...]:
    """The live reports in their newest version (of then), in the order they were posted."""
    superseded = sa.select(1).where(
        _NEWER.report_id == report_versions.c.report_id, _NEWER.version > report_versions.c.version
    )
    if as_of is not None:
        superseded = superseded.where(_NEWER.saved_at <= as_of)
        only = (*only, report_versions.c.saved_at <= as_of)
    return _read(connection, report_versions.c.live, ~superseded.exists(), *only)


def read_versions(connection: sa.Connection, report_id: int) -> tuple[Report, ...]:
    """All versions of a report, oldest first."""
    found = _read(connection, report_versions.c.report_id == report_id)
    return tuple(sorted(found, key=lambda report: report.version))


def _read(connection: sa.Connection, *only: sa.ColumnElement[bool]) -> tuple[Report, ...]:
    return tuple(_report(row) for row in connection.execute(_REPORTS.where(*only)))


def _report(row: sa.Row[*tuple[Any, ...]]) -> Report:
    *facts, content, late = row
    values: list[Any] = [*facts, row_of_json(content), late]
    return Report(*values)


def _line(connection: sa.Connection, replaces: int | None) -> int | None:
    return None if replaces is None else lines_of(connection, (replaces,)).get(replaces)


def _version(row: sa.Row[*tuple[Any, ...]]) -> Version:
    content = Content(
        row=row_of_json(row.content),
        project_id=row.project_id,
        office_id=row.office_id,
        source_id=row.source_id,
        posted_day=row.posted_day,
        late=row.late,
        live=row.live,
    )
    return Version(row.report_id, row.line, row.version, row.save_id, content)


def gone(content: Content) -> Content:
    """The same, standing no longer."""
    return replace(content, live=False)


def content_of(draft: Draft, row: Row, project_id: int | None, source_id: int, *, late: bool) -> Content:
    """What a draft's row says."""
    return Content(row, project_id, draft.office_id, source_id, shanghai_day(draft.posted_at), late)
