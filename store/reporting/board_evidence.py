"""What stands behind a figure of a board: each row with its message and who confirmed it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from store.database import Database
from store.reporting.board import Board
from store.reporting.indicators import Indicator
from store.reporting.reporting_tables import report_sources, report_versions, reports

_AT_ONCE = 500  # ids in one question to the database
_V, _S, _R = report_versions.c, report_sources.c, reports.c


@dataclass(frozen=True, slots=True)
class Trace:
    """A row behind a figure: message (chat, number, words, author, time), which part of it, and who confirmed it when.

    `changed_since` says that a later version of the row stands now, or that it stands no longer.
    """

    report_id: int
    version: int
    chat_id: str
    message_id: str
    part: int
    text: str
    author_id: int
    posted_at: datetime
    day: date
    office_id: int
    project_id: int | None
    saved_by: int
    saved_at: datetime
    changed_since: bool


def cell_rows(database: Database, board: Board, office_id: int, indicator: Indicator) -> tuple[Trace, ...]:
    """The rows behind one figure as they stood then, by report; nothing where the office is not on the board.

    Raises StoreUnavailable.
    """
    cell = board.cell(office_id, indicator)
    return read_traces(database, cell.tally.report_ids, board.as_of) if cell else ()


def read_traces(database: Database, report_ids: Sequence[int], as_of: datetime) -> tuple[Trace, ...]:
    """These reports in the version of that time, by id. Raises StoreUnavailable."""
    with database.read() as connection:
        found = [trace for part in _parts(report_ids) for trace in _read(connection, part, as_of)]
    return tuple(sorted(found, key=lambda trace: trace.report_id))


def _parts(report_ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (report_ids[start : start + _AT_ONCE] for start in range(0, len(report_ids), _AT_ONCE))


def _read(connection: sa.Connection, report_ids: Sequence[int], as_of: datetime) -> Iterator[Trace]:
    theirs = _V.report_id.in_(report_ids)
    by_then = sa.func.max(sa.case((_V.saved_at <= as_of, _V.version_id)))
    # A row behind a figure that no version is old enough for was saved before a clock was set back.
    then = sa.select(sa.func.coalesce(by_then, sa.func.min(_V.version_id))).where(theirs).group_by(_V.report_id)
    newest = sa.select(_V.report_id, sa.func.max(_V.version_id).label("newest")).where(theirs)
    now = newest.group_by(_V.report_id).subquery()
    query = (
        sa.select(report_versions, report_sources, _R.part, now.c.newest)
        .join(report_sources, _S.source_id == _V.source_id)
        .join(reports, _R.report_id == _V.report_id)
        .join(now, now.c.report_id == _V.report_id)
        .where(_V.version_id.in_(then))
    )
    for row in connection.execute(query):
        yield Trace(
            row.report_id,
            row.version,
            row.chat_id,
            row.message_id,
            row.part,
            row.text,
            row.author_id,
            row.posted_at,
            row.day,
            row.office_id,
            row.project_id,
            row.saved_by,
            row.saved_at,
            row.newest != row.version_id,
        )
