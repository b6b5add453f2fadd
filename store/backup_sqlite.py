"""A SQLite file as a backup sees it: a copy of one state while others write, its tables whatever their revision, its rows."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from store import sqlite_file
from store.backup_faults import BackupRefused, Fault
from store.backup_manifest import TableNote
from store.backup_rows import Count, Row, count, counted

REVISION = "alembic_version"
_OURS = f"type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> '{REVISION}'"
_COUNTED_BY_SQLITE = "sqlite_sequence"


def copy_state(driver: sqlite3.Connection, into: Path) -> None:
    """One state of the whole database, in a fresh file without what was deleted. Nobody waits. Raises sqlite3.Error."""
    driver.execute("VACUUM INTO ?", (str(into),)).close()


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A file that nobody writes to, only to be read; nothing in it is trusted. Raises BackupRefused where it is damaged."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as driver:
            driver.execute("PRAGMA trusted_schema = OFF").close()
            yield driver
    except sqlite3.Error as error:
        raise BackupRefused(Fault.DATABASE, path.name, str(error)) from error


def problems(driver: sqlite3.Connection) -> tuple[str, ...]:
    """What SQLite's own examination finds wrong."""
    return sqlite_file.problems(driver)


def revision(driver: sqlite3.Connection) -> str:
    """The revision of its tables, "" where it has none of ours."""
    if not driver.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (REVISION,)).fetchone():
        return ""
    found = driver.execute(f"SELECT version_num FROM {REVISION}").fetchone()  # noqa: S608  # a name of ours
    return str(found[0]) if found else ""


def shape(driver: sqlite3.Connection) -> frozenset[str]:
    """Its tables with their columns, its indexes and its guards, by name."""
    made = driver.execute(
        "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    ).fetchall()
    named = {f"{kind} {name}" for kind, name in made}
    return frozenset(
        named | {f"column {table}.{column}" for table in tables(driver) for column in columns(driver, table)}
    )


def tables(driver: sqlite3.Connection) -> tuple[str, ...]:
    """The names of its tables."""
    found = driver.execute(f"SELECT name FROM sqlite_master WHERE {_OURS} ORDER BY name")  # noqa: S608  # words of ours
    return tuple(row[0] for row in found)


def columns(driver: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """The names of a table's columns, in the order in which they are written."""
    return tuple(sorted(_types(driver, table)))


def note_of(driver: sqlite3.Connection, table: str) -> TableNote:
    """What the manifest says of a table; reads all of it."""
    found = count(rows(driver, table))
    return TableNote(columns(driver, table), found.rows, found.digest, _last_ids(driver).get(table))


def rows(driver: sqlite3.Connection, table: str) -> Iterator[Row]:
    """Its rows. JSON is given as the text it was: a bare number would come back as one."""
    kinds = _types(driver, table)
    wanted = ", ".join(f"CAST({_q(name)} AS TEXT)" if kinds[name] == "JSON" else _q(name) for name in sorted(kinds))
    yield from driver.execute(f"SELECT {wanted} FROM {_q(table)}")  # noqa: S608  # names of a schema, in quotes


def lines(driver: sqlite3.Connection, table: str, into: Count) -> Iterator[bytes]:
    """Its rows as lines, counted."""
    return counted(rows(driver, table), into)


def fill(driver: sqlite3.Connection, table: str, note: TableNote, given: Iterator[Row]) -> None:
    """Put rows into an empty table. Raises BackupRefused where they do not fit."""
    names = ", ".join(_q(name) for name in note.columns)
    marks = ", ".join("?" * len(note.columns))
    try:
        driver.executemany(f"INSERT INTO {_q(table)} ({names}) VALUES ({marks})", given).close()  # noqa: S608  # the same
        if note.last_id is not None:
            driver.execute(f"DELETE FROM {_COUNTED_BY_SQLITE} WHERE name = ?", (table,)).close()  # noqa: S608  # the same
            statement = f"INSERT INTO {_COUNTED_BY_SQLITE} VALUES (?, ?)"  # noqa: S608  # the same
            driver.execute(statement, (table, note.last_id)).close()
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError) as error:
        raise BackupRefused(Fault.ROWS, table, str(error)) from error


def _types(driver: sqlite3.Connection, table: str) -> dict[str, str]:
    return {row[1]: str(row[2]).upper() for row in driver.execute(f"PRAGMA table_info({_q(table)})")}


def _last_ids(driver: sqlite3.Connection) -> dict[str, int]:
    if not driver.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (_COUNTED_BY_SQLITE,)).fetchone():
        return {}
    statement = f"SELECT name, seq FROM {_COUNTED_BY_SQLITE}"  # noqa: S608  # the same
    return {str(name): int(last) for name, last in driver.execute(statement)}


def _q(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def settle(driver: sqlite3.Connection) -> None:
    """Let everything be in the file itself and nothing in a log beside it."""
    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
