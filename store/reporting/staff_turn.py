"""Taking turns: in the staff's book one writes at a time, on PostgreSQL as on SQLite, where it cannot be otherwise.

So whoever reads before they write reads what stands when they write; and rows get their numbers in the order in which they are
kept, so that "everything up to this number" (the marks of boards, of what a card was held against) is the same for ever.
Staff write a few rows a second at most. What everybody writes, questions and replies, needs no turns.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

from store.database import Database

_TURN = text("SELECT pg_advisory_xact_lock(hashtext('yinfeng staff'))")


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
