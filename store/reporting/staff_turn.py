"""Taking turns: in the staff's book one writes at a time, on PostgreSQL as on SQLite, where it cannot be otherwise.

So whoever reads before they write reads what stands when they write; and rows get their numbers in the order in which they are
kept, so that "everything up to this number" (the marks of boards, of what a card was held against) is the same for ever.
Staff write a few rows a second at most. What everybody writes, questions and replies, needs no turns.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy import Connection, text

from store.database import Database
from store.reporting import reporting_tables as tables

_TURN = text("SELECT pg_advisory_xact_lock(hashtext('yinfeng staff'))")
_KEYS = tuple(
    next(iter(table.primary_key))
    for table in (
        tables.saves, tables.report_sources, tables.projects, tables.reports, tables.report_versions,
        tables.project_events, tables.funds, tables.funds_postings,
    )
)  # fmt: skip


@contextmanager
def write_in_turn(database: Database) -> Iterator[Connection]:
    """`database.write()`, when the others are done; the next one's turn is when all of the transaction is kept or undone."""
    with database.write() as connection:
        take_turn(connection)
        yield connection


def take_turn(connection: Connection) -> None:
    """Wait until nobody else writes into the staff's book, to the end of this transaction. Does nothing on SQLite."""
    if connection.dialect.name == "postgresql":
        connection.execute(_TURN)


def give_numbers_back(connection: Connection) -> None:
    """Let the rows of reports that were just taken back leave no gap in the numbers that people see. For who has the turn.

    PostgreSQL goes on counting from what was never kept; SQLite does not, and nothing is done there.
    """
    if connection.dialect.name != "postgresql":
        return
    next_ones = (
        sa.func.setval(
            sa.func.pg_get_serial_sequence(key.table.name, key.name),
            sa.select(sa.func.coalesce(sa.func.max(key), 0) + 1).scalar_subquery(),
            sa.false(),
        )
        for key in _KEYS
    )
    connection.execute(sa.select(*next_ones))
