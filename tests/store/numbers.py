"""Numbers noted in a table, for tests of transactions: which are there says what was kept."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from store.database import Database
from store.tables import feedback, replies
from tests.store.samples import NOON

_NEVER_ASKED = {"question_id": 999, "person_id": 1, "kind": "helpful", "given_at": NOON}


def note(database: Database, number: int) -> None:
    """Note a number in a write of its own; IntegrityError where it is there."""
    row = {"chat_id": "7", "message_id": "1", "position": number, "reply_id": "x", "noted_at": NOON}
    with database.write() as connection:
        connection.execute(insert(replies).values(row))


def refuse(connection: Connection) -> None:
    """A row that the database refuses: IntegrityError."""
    connection.execute(insert(feedback).values(_NEVER_ASKED))


def note_refused(connection: Connection) -> None:
    """A row that the database refuses, and the refusal caught right here."""
    with suppress(IntegrityError):
        refuse(connection)


def noted(database: Database) -> list[int]:
    """The numbers that are seen here, ascending."""
    with database.read() as connection:
        return list(connection.execute(select(replies.c.position).order_by(replies.c.position)).scalars())


def noted_elsewhere(database: Database) -> list[int]:
    """What another thread sees."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(noted, database).result()
