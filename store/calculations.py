"""Calculations (测算) that were made, under their numbers, and the one that a person is at in a chat: a restart keeps both."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from store.database import Database
from store.tables import UtcDateTime, metadata, upsert

# `inputs` and `result` are texts, not JSON columns: what is repeated has to be the same to the byte.
calculations = sa.Table(
    "calculations",
    metadata,
    sa.Column("number", sa.String(16), primary_key=True),
    sa.Column("person_id", sa.BigInteger, primary_key=True, autoincrement=False, index=True),
    sa.Column("chat_id", sa.String(64), nullable=False),
    sa.Column("calculated_at", UtcDateTime, nullable=False),
    sa.Column("document", sa.Text, nullable=False),
    sa.Column("inputs", sa.Text, nullable=False),
    sa.Column("result", sa.Text, nullable=False),
)
calculation_talks = sa.Table(
    "calculation_talks",
    metadata,
    sa.Column("chat_id", sa.String(64), primary_key=True),
    sa.Column("person_id", sa.BigInteger, primary_key=True, autoincrement=False, index=True),
    sa.Column("token", sa.BigInteger, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("said_at", UtcDateTime, nullable=False),
)
_COLUMNS = tuple(calculations.c)
_TALK = ("token", "state", "said_at")


@dataclass(frozen=True, slots=True)
class SavedCalculation:
    """What was put in and what came out, both in the caller's own JSON; `document` is the policy id of the rule set."""

    number: str
    person_id: int
    chat_id: str
    calculated_at: datetime
    document: str
    inputs: str
    result: str


@dataclass(frozen=True, slots=True)
class Talk:
    """The calculation that somebody is at, in the caller's own JSON. `token` is on its buttons; another talk has another."""

    token: int
    state: str
    said_at: datetime


@dataclass(frozen=True, slots=True)
class Calculations:
    """Those of one database. Every method is one transaction, joins a unit that runs, and raises StoreUnavailable."""

    database: Database

    def save(self, one: SavedCalculation) -> None:
        """Keep it; the same person's same number is kept once, as it was first."""
        values = {column.name: getattr(one, column.name) for column in _COLUMNS}
        with self.database.write() as connection:
            connection.execute(
                upsert(self.database.dialect, calculations, values, unique=("number", "person_id"), change=())
            )

    def find(self, number: str) -> SavedCalculation | None:
        """The calculation of that number, whoever made it: the same number is the same calculation. None where none is kept."""
        wanted = sa.select(*_COLUMNS).where(calculations.c.number == number).order_by(calculations.c.calculated_at)
        with self.database.read() as connection:
            row = connection.execute(wanted.limit(1)).first()
        return None if row is None else SavedCalculation(*row)

    def all(self) -> tuple[SavedCalculation, ...]:
        """Every one that is kept, oldest first; the same number of two people is there twice."""
        wanted = sa.select(*_COLUMNS).order_by(
            calculations.c.calculated_at, calculations.c.number, calculations.c.person_id
        )
        with self.database.read() as connection:
            return tuple(SavedCalculation(*row) for row in connection.execute(wanted))

    def of_person(self, person_id: int, limit: int) -> tuple[SavedCalculation, ...]:
        """The newest of one person."""
        wanted = sa.select(*_COLUMNS).where(calculations.c.person_id == person_id)
        newest = wanted.order_by(calculations.c.calculated_at.desc(), calculations.c.number).limit(limit)
        with self.database.read() as connection:
            return tuple(SavedCalculation(*row) for row in connection.execute(newest))

    def begin(self, chat_id: str, person_id: int, state: str, now: datetime) -> Talk:
        """A new talk of this person in this chat, in the place of the one before."""
        with self.database.write() as connection:
            before = connection.execute(
                sa.select(calculation_talks.c.token).where(*_theirs(chat_id, person_id))
            ).scalar()
            # No older button carries it, and none of somebody else who began in the same millisecond.
            token = int(now.timestamp() * 1000) * 1000 + person_id % 1000
            talk = Talk(max((before or 0) + 1, token), state, now)
            self._put(connection, chat_id, person_id, talk)
        return talk

    def go_on(self, chat_id: str, person_id: int, talk: Talk) -> None:
        """Keep where the talk has come to."""
        with self.database.write() as connection:
            self._put(connection, chat_id, person_id, talk)

    def talk(self, chat_id: str, person_id: int) -> Talk | None:
        """The talk that this person is in, however long ago."""
        wanted = sa.select(*(calculation_talks.c[name] for name in _TALK)).where(*_theirs(chat_id, person_id))
        with self.database.read() as connection:
            row = connection.execute(wanted).first()
        return None if row is None else Talk(*row)

    def end(self, chat_id: str, person_id: int) -> None:
        """Be at no calculation any longer; nothing is written where there is none."""
        if self.talk(chat_id, person_id) is None:
            return
        with self.database.write() as connection:
            connection.execute(sa.delete(calculation_talks).where(*_theirs(chat_id, person_id)))

    def _put(self, connection: sa.Connection, chat_id: str, person_id: int, talk: Talk) -> None:
        values = {
            "chat_id": chat_id, "person_id": person_id, "token": talk.token, "state": talk.state, "said_at": talk.said_at,
        }  # fmt: skip
        unique = ("chat_id", "person_id")
        connection.execute(upsert(self.database.dialect, calculation_talks, values, unique=unique, change=_TALK))


def _theirs(chat_id: str, person_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    return calculation_talks.c.chat_id == chat_id, calculation_talks.c.person_id == person_id
