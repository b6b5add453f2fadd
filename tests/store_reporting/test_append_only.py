"""What only grows: the database refuses to change or delete a row of it, whoever asks."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from store.database import Database
from store.ledger import Ledger
from store.reporting.append_only import statements
from store.reporting.project_ledger import ProjectLedger
from store.reporting.report_ledger import ReportLedger
from tests.store_reporting.samples import AUTHOR, LATER, NOON, draft, in_place, money, project

TABLES = [
    "offices", "office_versions", "audit", "saves", "report_sources", "projects", "reports", "report_versions",
    "project_events", "funds", "funds_postings", "funds_checks",
]  # fmt: skip


@pytest.fixture
def full(database: Database) -> Database:
    """A database with a row in each of these tables."""
    return _filled(database)


@pytest.fixture
def full_file(sqlite_database: Database) -> Database:
    """The same in a SQLite file."""
    return _filled(sqlite_database)


def _filled(database: Database) -> Database:
    project_id = ProjectLedger(database).add(project(), 9, NOON, "test").project_id
    reports = ReportLedger(database)
    reports.save(reports.hold(draft(in_place(project_id, 500))).draft_id, AUTHOR, LATER)
    reports.verify_funds(reports.funds()[0].funds_id, money(480), 9, LATER)
    return database


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_neither_changed_nor_deleted(full: Database, table: str) -> None:
    """Even a statement that changes nothing is refused; the rows are those of before."""
    with full.read() as connection:
        before = connection.execute(text(f"SELECT * FROM {table}")).all()
        column = connection.execute(text(f"SELECT * FROM {table}")).keys()
    assert before
    name = next(name for name in column if not name.endswith("_id"))
    for statement in (f"DELETE FROM {table}", f'UPDATE {table} SET "{name}" = "{name}"'):
        with pytest.raises(IntegrityError, match=f"{table} is append-only"), full.write() as connection:
            connection.execute(text(statement))
    with full.read() as connection:
        assert connection.execute(text(f"SELECT * FROM {table}")).all() == before


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("ours", [True, False])
def test_no_row_is_replaced(full_file: Database, table: str, *, ours: bool) -> None:
    """SQLite alone has such a statement. Neither we nor another program, which asks for no trigger of deletion, may use it."""
    with full_file.read() as connection:
        before = connection.execute(text(f"SELECT * FROM {table}")).all()
    statement = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
    if ours:
        with pytest.raises(IntegrityError, match=f"{table} is append-only"), full_file.write() as connection:
            connection.execute(text(statement))
    else:
        with closing(sqlite3.connect(full_file.where)) as other:
            with pytest.raises(sqlite3.IntegrityError, match=f"{table} is append-only"):
                other.execute(statement)
            other.rollback()
    with full_file.read() as connection:
        assert connection.execute(text(f"SELECT * FROM {table}")).all() == before


def test_no_row_is_replaced_by_another_key_that_it_holds(full_file: Database) -> None:
    """The number of a version of a report, under a fresh id."""
    columns = (
        "report_id, version, live, save_id, source_id, office_id, content, late, day, posted_day, saved_at, saved_by"
    )
    with closing(sqlite3.connect(full_file.where)) as other:
        with pytest.raises(sqlite3.IntegrityError, match="report_versions is append-only"):
            other.execute(
                f"INSERT OR REPLACE INTO report_versions (version_id, {columns}) SELECT 900, {columns} FROM report_versions"
            )
        other.rollback()


def test_a_forgotten_person_leaves_the_books_whole(full: Database) -> None:
    """What the bureau confirmed stays, with a number in it; forgetting is refused by no guard."""
    ledger = Ledger(full)
    ledger.meet(AUTHOR, language="zh-hans", now=NOON)
    before = ReportLedger(full).reports()
    assert ledger.forget(AUTHOR) >= 1
    assert ReportLedger(full).reports() == before
    assert full.problems() == ()


def test_a_forgotten_person_s_unsaved_drafts_are_gone(database: Database) -> None:
    """Words that nobody confirmed are theirs alone."""
    reports = ReportLedger(database)
    held = reports.hold(draft(in_place(None, 500)))
    other = reports.hold(draft(in_place(None, 500), message_id="2", person_id=AUTHOR + 1))
    assert Ledger(database).forget(AUTHOR) == 1
    assert reports.draft(held.draft_id) is None
    assert reports.draft(other.draft_id) == other


def test_both_databases_are_guarded_in_their_own_words() -> None:
    """Deleting, changing and, where there is such a thing, emptying."""
    on_sqlite, on_postgresql = (" ".join(statements(name, "funds")) for name in ("sqlite", "postgresql"))
    assert "BEFORE UPDATE ON funds" in on_sqlite
    assert "BEFORE DELETE ON funds" in on_sqlite
    assert "BEFORE UPDATE OR DELETE ON funds" in on_postgresql
    assert "BEFORE TRUNCATE ON funds" in on_postgresql
