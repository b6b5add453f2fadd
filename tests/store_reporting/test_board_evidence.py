"""From a figure back to the message: which words, whose, and who confirmed them."""

from datetime import timedelta

from store.database import Database
from store.reporting.board_evidence import cell_rows, read_traces
from store.reporting.board_ledger import BoardLedger
from store.reporting.indicators import Indicator
from store.reporting.periods import Period, PeriodKind
from store.reporting.project_ledger import ProjectLedger
from store.reporting.report_ledger import ReportLedger
from store.reporting.reports import Saved
from tests.store_reporting.samples import AUTHOR, COORDINATOR, LATER, NOON, OFFICE, draft, in_place, project

_Q1 = Period(PeriodKind.QUARTER, 2026, 1)


def _save(reports: ReportLedger, project_id: int, message_id: str) -> Saved:
    held = reports.hold(draft(in_place(project_id, 500), message_id=message_id))
    saved = reports.save(held.draft_id, AUTHOR, NOON)
    assert isinstance(saved, Saved)
    return saved


def test_a_figure_opens_to_its_messages(database: Database, projects: ProjectLedger, reports: ReportLedger) -> None:
    """Each row with chat, message, words, author, and who confirmed it when."""
    project_id = projects.add(project(), COORDINATOR, NOON, "test").project_id
    first, second = (_save(reports, project_id, message_id) for message_id in ("1", "2"))
    board = BoardLedger(database).count(_Q1, LATER)
    rows = cell_rows(database, board, OFFICE, Indicator.FUNDS_REPORTED)
    assert [trace.report_id for trace in rows] == [first.reports[0].report_id, second.reports[0].report_id]
    trace = rows[1]
    assert (trace.chat_id, trace.message_id, trace.part, trace.text) == ("-100", "2", 0, "轴承智造园到位500万元")
    assert (trace.author_id, trace.saved_by, trace.saved_at, trace.version) == (AUTHOR, AUTHOR, NOON, 1)
    assert not trace.changed_since
    assert cell_rows(database, board, 1, Indicator.FUNDS_REPORTED) == ()


def test_a_row_that_was_undone_since_is_shown_as_it_stood(
    database: Database, projects: ProjectLedger, reports: ReportLedger
) -> None:
    """With a mark."""
    project_id = projects.add(project(), COORDINATOR, NOON, "test").project_id
    saved = _save(reports, project_id, "1")
    board = BoardLedger(database).count(_Q1, NOON)
    reports.undo(saved.draft_id, AUTHOR, NOON + timedelta(minutes=9))
    (trace,) = cell_rows(database, board, OFFICE, Indicator.FUNDS_REPORTED)
    assert (trace.version, trace.changed_since) == (1, True)


def test_very_many_rows_are_read_in_parts(database: Database) -> None:
    """More ids than a database takes in one question; those that are nobody's are passed over."""
    assert read_traces(database, range(70_000), NOON) == ()
