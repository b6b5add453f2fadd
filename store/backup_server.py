"""PostgreSQL as a backup sees it: the rows of our tables out of one state, and into empty tables, without pg_dump.

The columns are read from the database itself, so that tables of an earlier revision are understood as well.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from store.backup_faults import BackupRefused, Fault
from store.backup_manifest import TableNote
from store.backup_rows import Count, Row, count, counted

_TYPES = sa.text(
    "SELECT column_name, data_type FROM information_schema.columns "
    "WHERE table_schema = current_schema() AND table_name = :of_table"
)
_TABLES = sa.text(
    "SELECT table_name FROM information_schema.tables "
    "WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'"
)
# How a value is written as SQLite keeps it; the session's zone is UTC.
_WRITTEN = {
    "timestamp with time zone": "to_char({}, 'YYYY-MM-DD HH24:MI:SS.US')",
    "date": "to_char({}, 'YYYY-MM-DD')",
    "boolean": "CAST({} AS integer)",
    "json": "CAST({} AS text)",
}
_AT_ONCE = 2000


def in_utc(connection: sa.Connection) -> None:
    """Let times be read and written in UTC until this transaction ends."""
    connection.exec_driver_sql("SET LOCAL TIME ZONE 'UTC'")


def tables(connection: sa.Connection) -> frozenset[str]:
    """The names of all tables, ours and others'."""
    return frozenset(connection.execute(_TABLES).scalars())


def revision(connection: sa.Connection) -> str:
    """The revision of the tables, "" where none is noted."""
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or "")


def note_of(connection: sa.Connection, table: str, found: Count | None = None) -> TableNote:
    """What the manifest says of a table; reads all of it, unless it was `found` when its rows went by."""
    found = found or count(rows(connection, table))
    return TableNote(tuple(_expressions(connection, table)), found.rows, found.digest, _last_id(connection, table))


def rows(connection: sa.Connection, table: str) -> Iterator[Row]:
    """Its rows as SQLite would keep them."""
    wanted = ", ".join(_expressions(connection, table).values())
    query = f"SELECT {wanted} FROM {_q(table)}"  # noqa: S608  # names of a schema, in quotes
    for row in connection.exec_driver_sql(query, execution_options={"stream_results": True, "yield_per": _AT_ONCE}):
        yield tuple(row)


def lines(connection: sa.Connection, table: str, into: Count) -> Iterator[bytes]:
    """Its rows as lines, counted."""
    return counted(rows(connection, table), into)


def in_order(connection: sa.Connection, names: Iterable[str]) -> tuple[str, ...]:
    """These tables, those that others refer to first."""
    wanted = set(names)
    found = sa.inspect(connection).get_sorted_table_and_fkc_names()
    return tuple(name for name, _ in found if name in wanted)


def fill(connection: sa.Connection, table: str, note: TableNote, given: Iterator[Row]) -> None:
    """Put rows into an empty table, and let ids go on after the last one ever given. Raises BackupRefused where they do not fit."""
    names = ", ".join(_q(name) for name in note.columns)
    cursor: Any = connection.connection.cursor()
    try:
        with cursor, cursor.copy(f"COPY {_q(table)} ({names}) FROM STDIN") as copy:
            for row in given:
                copy.write_row(row)
    except connection.dialect.loaded_dbapi.Error as error:
        raise BackupRefused(Fault.ROWS, table, _first_line(error)) from error
    sequence = _sequence(connection, table)
    if sequence and note.last_id:
        connection.execute(
            sa.text("SELECT setval(:of_sequence, :last)"), {"of_sequence": sequence, "last": note.last_id}
        )


def _expressions(connection: sa.Connection, table: str) -> Mapping[str, str]:
    """How each column is read, by its name, in the order in which they are written."""
    found = connection.execute(_TYPES, {"of_table": table}).all()
    return {name: _WRITTEN.get(kind, "{}").format(_q(name)) for name, kind in sorted(tuple(row) for row in found)}


def _sequence(connection: sa.Connection, table: str) -> str | None:
    """What numbers the rows of a table, None where nothing does."""
    own = (_serial(connection, table, column) for column in _expressions(connection, table))
    return next((name for name in own if name), None)


def _serial(connection: sa.Connection, table: str, column: str) -> str | None:
    asked = sa.text("SELECT pg_get_serial_sequence(:of_table, :of_column)")
    found: str | None = connection.execute(asked, {"of_table": _q(table), "of_column": column}).scalar()
    return found


def _last_id(connection: sa.Connection, table: str) -> int | None:
    sequence = _sequence(connection, table)
    if sequence is None:
        return None
    statement = f"SELECT last_value, is_called FROM {sequence}"  # noqa: S608  # as PostgreSQL names it
    last, is_given = connection.exec_driver_sql(statement).one()
    return int(last) if is_given else None


def _q(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _first_line(error: BaseException) -> str:
    """Without the lines below, which hold words of the row."""
    return str(error).partition("\n")[0]
