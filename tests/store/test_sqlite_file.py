"""The file itself: whose it is, and what its own examination says."""

import sqlite3
from contextlib import closing
from pathlib import Path

from store import sqlite_file
from store.database import Database


def test_an_existing_file_keeps_what_it_holds(tmp_path: Path) -> None:
    """Making a file that is there changes nothing in it."""
    path = tmp_path / "a.sqlite3"
    path.write_bytes(b"held")
    sqlite_file.make_file(path)
    assert path.read_bytes() == b"held"


def test_a_row_that_refers_to_nothing_is_found(sqlite_database: Database, tmp_path: Path) -> None:
    """Somebody edited the file by hand."""
    path = tmp_path / "data" / "assistant.sqlite3"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO feedback VALUES (5, 6, 'helpful', '2026-01-01 00:00:00')")
    assert sorted(sqlite_database.problems()) == [
        "feedback: row 1 refers to no row of people",
        "feedback: row 1 refers to no row of questions",
    ]


def test_a_damaged_page_is_found(tmp_path: Path) -> None:
    """A disk that forgot some bytes in the middle of an index."""
    path = tmp_path / "a.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        sqlite_file.prepare(connection, foreign_keys=True)
        connection.execute("CREATE TABLE words (word TEXT UNIQUE)")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO words VALUES (?)", [(f"word {number}",) for number in range(2_000)])
        connection.execute("COMMIT")
        assert sqlite_file.problems(connection) == ()
    content = bytearray(path.read_bytes())
    found = content.rfind(b"word 7")
    content[found : found + 6] = b"sword7"
    path.write_bytes(content)
    with closing(sqlite3.connect(path)) as connection:
        assert sqlite_file.problems(connection)
