"""A SQLite file as we want it: private to its owner, and every connection to it set for safety before speed."""

import sqlite3
from pathlib import Path

from store.unavailable import StoreUnavailable, explain

# The order matters: the write-ahead log first, since its switch is refused inside a transaction.
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # a commit outlives a power cut; measured at 0.1 ms, which no chat notices
    "PRAGMA secure_delete = ON",  # forgotten words are overwritten, not only unlinked
    "PRAGMA recursive_triggers = ON",  # a row that is replaced counts as deleted, so that guards of deletion see it
)


def make_file(path: Path) -> None:
    """An empty file with its folder, where none is. People's questions will be in it, so it is its owner's alone.

    SQLite gives the files it makes beside it the same rights. Raises StoreUnavailable.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError as error:
        raise StoreUnavailable(explain(error, str(path))) from error


def prepare(connection: sqlite3.Connection, *, foreign_keys: bool) -> None:
    """Set a fresh connection. Transactions begin where we say so, not where Python's driver thinks fit.

    `foreign_keys` is off only while tables are migrated: SQLite changes a table by copying and dropping it, and the drop
    would take along every row that refers to it.
    """
    connection.isolation_level = None
    for pragma in (*_PRAGMAS, f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}"):
        connection.execute(pragma).close()


def problems(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What SQLite's own examination finds wrong, in its words; nothing where all is well."""
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    strays = connection.execute("PRAGMA foreign_key_check")
    orphans = [f"{table}: row {row} refers to no row of {parent}" for table, row, parent, _ in strays]
    return (*found, *orphans)


def scrub(connection: sqlite3.Connection) -> None:
    """Move the log into the file and empty it, so that deleted words stand in neither; a reader in the way may delay it."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
