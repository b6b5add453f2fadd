"""Facts out of the tables: in bulk, as they stood, and fast enough for a board on a click."""

import time
from datetime import datetime, timedelta

from store.database import Database
from store.reporting.board import canonical
from store.reporting.board_facts import Moment, read_facts, read_marks, read_offices_of
from store.reporting.board_ledger import BoardLedger
from store.reporting.periods import Period, PeriodKind
from store.reporting.progress import AmountKind
from store.reporting.project import Stage
from store.reporting.project_ledger import ProjectLedger
from store.reporting.registry import Registry
from store.reporting.report_ledger import ReportLedger
from store.reporting.reports import Saved
from tests.kill.sizes import IS_SOAK
from tests.store_reporting import many_reports
from tests.store_reporting.samples import AUTHOR, COORDINATOR, LATER, NOON, OFFICE, draft, in_place, money, project

_Q1, _Q2 = Period(PeriodKind.QUARTER, 2026, 1), Period(PeriodKind.QUARTER, 2026, 2)


def test_what_was_checked_stands_beside_what_was_reported(
    database: Database, projects: ProjectLedger, reports: ReportLedger
) -> None:
    """The newest check counts; before it there is none."""
    project_id = projects.add(project(), COORDINATOR, NOON, "test").project_id
    held = reports.hold(draft(in_place(project_id, 500, stage=Stage.STARTED)))
    assert isinstance(reports.save(held.draft_id, AUTHOR, NOON), Saved)
    entry = reports.funds()[0]
    reports.verify_funds(entry.funds_id, money(300), COORDINATOR, LATER)
    reports.verify_funds(entry.funds_id, money(400), COORDINATOR, LATER)
    with database.read() as connection:
        before, after = (read_facts(connection, _Q1, Moment(moment)) for moment in (NOON, None))
    assert [(fact.kind, fact.minor, fact.verified) for fact in before.funds] == [(AmountKind.IN_PLACE, 50_000, None)]
    assert after.funds[0].verified == 40_000
    assert [(fact.stage, fact.day) for fact in after.stages] == [(Stage.STARTED, NOON.date())]
    assert dict(after.reports or {}) == {OFFICE: 1}


def test_marks_see_what_was_there_whatever_the_clock_says(
    database: Database, registry: Registry, projects: ProjectLedger
) -> None:
    """Added after the marks were read, under a time long before them."""
    with database.read() as connection:
        marks = read_marks(connection)
    registry.rename_office(OFFICE, "新名字", COORDINATOR, NOON - timedelta(days=30))
    projects.add(project(), COORDINATOR, NOON - timedelta(days=30), "test")
    with database.read() as connection:
        then = {office.office_id: office.name for office in read_offices_of(connection, Moment(NOON, marks))}
        now = {office.office_id: office.name for office in read_offices_of(connection, Moment())}
        assert read_facts(connection, _Q1, Moment(NOON, marks)).projects == {}
        assert len(read_facts(connection, _Q1, Moment(NOON)).projects) == 1
    assert then[OFFICE] != now[OFFICE] == "新名字"


def test_a_board_over_a_hundred_thousand_reports_is_there_in_a_second(sqlite_database: Database) -> None:
    """A fifth of them, and of the time, where it is not `make soak` that asks: writing them takes the longest.

    Time of the processor in this thread, with a generous bound: machine and process of a test run are shared, SQLite works here.
    """
    reports = 100_000 if IS_SOAK else 20_000
    offices = [office.office_id for office in Registry(sqlite_database).offices()]
    many_reports.fill(sqlite_database, offices, reports=reports)
    boards = BoardLedger(sqlite_database)
    started = time.thread_time()
    board = boards.count(_Q2, many_reports.AS_OF)
    took = time.thread_time() - started
    assert sum(row.reports for table in board.tables for row in table.rows) > reports * 0.4
    assert took < 2.0 * reports / 100_000 + 0.1, f"{took:.2f} s"
    assert canonical(boards.count(_Q2, many_reports.AS_OF)) == canonical(board)
    assert boards.count(_Q2, datetime(2026, 1, 1, tzinfo=NOON.tzinfo)).tables[0].rows == ()
