"""A SQLite file as a backup sees it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from store import backup_sqlite
from store.backup_faults import BackupRefused, Fault
from store.backup_manifest import TableNote
from store.backup_rows import count
from store.database import Database


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A file with one table of ours and an odd name."""
    with closing(sqlite3.connect(tmp_path / "a b?.sqlite3", isolation_level=None)) as opened:
        opened.execute('CREATE TABLE "odd ""name" (z JSON, a INTEGER PRIMARY KEY AUTOINCREMENT, "b c" TEXT)')
        opened.execute("""INSERT INTO "odd ""name" VALUES ('5', 1, 'x'), ('"5"', 2, NULL), ('{"a": 1.50}', 3, '')""")
        yield opened


def test_rows_are_given_by_the_names_of_columns(driver: sqlite3.Connection) -> None:
    """JSON as the text that it was, also where it is a bare number."""
    assert backup_sqlite.tables(driver) == ('odd "name',)
    assert backup_sqlite.columns(driver, 'odd "name') == ("a", "b c", "z")
    assert list(backup_sqlite.rows(driver, 'odd "name')) == [(1, "x", "5"), (2, None, '"5"'), (3, "", '{"a": 1.50}')]


def test_a_table_that_is_filled_is_noted_the_same(driver: sqlite3.Connection) -> None:
    """With the last id ever given, though its row is gone."""
    driver.execute('DELETE FROM "odd ""name" WHERE a = 3')
    note = backup_sqlite.note_of(driver, 'odd "name')
    rows = list(backup_sqlite.rows(driver, 'odd "name'))
    assert note == TableNote(("a", "b c", "z"), 2, count(rows).digest, 3)
    driver.execute('DELETE FROM "odd ""name"')
    driver.execute("DELETE FROM sqlite_sequence")
    backup_sqlite.fill(driver, 'odd "name', note, iter(rows))
    assert backup_sqlite.note_of(driver, 'odd "name') == note


def test_rows_that_do_not_fit_are_refused(driver: sqlite3.Connection) -> None:
    """Too few values, a key that stands."""
    note = TableNote(("a", "b c", "z"), 1, "")
    for row in ((1,), (1, "x", "y")):
        with pytest.raises(BackupRefused) as refused:
            backup_sqlite.fill(driver, 'odd "name', note, iter([row]))
        assert refused.value.fault is Fault.ROWS


def test_a_copy_is_of_one_state_and_nobody_waits(sqlite_database: Database, tmp_path: Path) -> None:
    """A writer in the middle of its work neither keeps the copy from being made nor gets into it."""
    with sqlite_database.write() as connection:
        connection.exec_driver_sql("INSERT INTO settings VALUES ('a', 'b')")
        with closing(sqlite3.connect(sqlite_database.where)) as reader:
            backup_sqlite.copy_state(reader, tmp_path / "copy")
    with backup_sqlite.opened(tmp_path / "copy") as copy:
        assert list(backup_sqlite.rows(copy, "settings")) == []
        assert backup_sqlite.revision(copy) == sqlite_database.schema_version()
        assert backup_sqlite.problems(copy) == ()


def test_what_is_no_database_is_said(tmp_path: Path) -> None:
    """In SQLite's words."""
    (tmp_path / "a").write_bytes(b"no database" * 999)
    with pytest.raises(BackupRefused) as refused, backup_sqlite.opened(tmp_path / "a") as driver:
        backup_sqlite.tables(driver)
    assert (refused.value.fault, refused.value.why) == (Fault.DATABASE, "file is not a database")
