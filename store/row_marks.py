"""What stands in the whole store, row by row, as marks that can be compared: to prove that nothing foreign was written."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from store.database import Database
from store.tables import metadata

_OWNERS = ("person_id", "chat_id")


@dataclass(frozen=True, slots=True)
class RowMark:
    """A row: its table, whose it is (person and chat, "" where the table does not say), and a digest of all it holds."""

    table: str
    person: str
    chat: str
    digest: str


def row_marks(database: Database) -> frozenset[RowMark]:
    """All rows of all tables. For small databases: everything is read. Raises StoreUnavailable."""
    with database.read() as connection:
        there = set(sa.inspect(connection).get_table_names())
        return frozenset(
            mark
            for name, table in sorted(metadata.tables.items())
            if name in there
            for mark in _marks(name, connection.execute(sa.select(table)).mappings())
        )


def _marks(table: str, rows: sa.MappingResult) -> Iterator[RowMark]:
    for row in rows:
        digest = hashlib.sha256(repr([*row.items()]).encode("utf-8", "surrogateescape")).hexdigest()
        person, chat = (_word(row, name) for name in _OWNERS)
        yield RowMark(table, person, chat, digest)


def _word(row: sa.RowMapping, name: str) -> str:
    return "" if row.get(name) is None else str(row[name])
