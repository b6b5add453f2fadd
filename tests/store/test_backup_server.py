"""PostgreSQL as a backup sees it."""

import pytest
import sqlalchemy as sa

from store import backup_server
from store.backup_faults import BackupRefused, Fault
from store.backup_manifest import TableNote
from store.backup_rows import Row
from store.database import Database

_MAKE = """CREATE TABLE odd (
    id SERIAL PRIMARY KEY, at TIMESTAMPTZ, day DATE, yes BOOLEAN, said JSON, words TEXT, bytes BYTEA, large BIGINT
)"""
# Columns by name: at, bytes, day, id, large, said, words, yes.
_ROWS: list[Row] = [
    ("2026-03-02 04:00:00.000000", b"\0\xff", "2026-02-28", 1, 2**62, '{"a":  "\\u0000"}', "制表\t行\n\\N \\.", 1),
    ("1969-12-31 23:59:59.999999", b"", None, 2, -1, "null", "", 0),
    (None, None, "0001-01-01", 7, None, None, None, None),
]


@pytest.fixture
def table(postgres_database: Database) -> Database:
    """A table with a column of every type that ours have."""
    with postgres_database.write() as connection:
        connection.execute(sa.text(_MAKE))
    return postgres_database


def _note(last_id: int | None) -> TableNote:
    return TableNote(("at", "bytes", "day", "id", "large", "said", "words", "yes"), 3, "", last_id)


def test_rows_go_in_and_come_out_the_same(table: Database) -> None:
    """As SQLite keeps them, whatever the server's own zone; the next id goes on after the last one ever given."""
    with table.write() as connection:
        backup_server.in_utc(connection)
        backup_server.fill(connection, "odd", _note(41), iter(_ROWS))
        assert sorted(backup_server.rows(connection, "odd"), key=lambda row: str(row[3])) == _ROWS
        found = backup_server.note_of(connection, "odd")
        assert (found.columns, found.rows, found.last_id) == (_note(41).columns, 3, 41)
    with table.write() as connection:
        assert connection.execute(sa.text("INSERT INTO odd DEFAULT VALUES RETURNING id")).scalar() == 42
        moment = connection.execute(sa.text("SELECT extract(epoch FROM at) FROM odd WHERE id = 1")).scalar()
    assert moment == 1772424000


def test_rows_that_do_not_fit_are_refused(table: Database) -> None:
    """Without the words of the row in what is said."""
    row = ("never", None, None, 1, None, None, "secret", None)
    with pytest.raises(BackupRefused) as refused, table.write() as connection:
        backup_server.fill(connection, "odd", _note(None), iter([row]))
    assert refused.value.fault is Fault.ROWS
    assert "secret" not in refused.value.why


def test_tables_come_after_those_they_refer_to(postgres_database: Database) -> None:
    """So that each row finds what it refers to."""
    with postgres_database.read() as connection:
        there = backup_server.tables(connection)
        order = backup_server.in_order(connection, there)
        revision = backup_server.revision(connection)
    assert set(order) == there
    assert order.index("people") < order.index("questions") < order.index("feedback")
    assert order.index("offices") < order.index("report_versions")
    assert revision == postgres_database.schema_version()
