"""Which value a person was asked to write for a card: one a person and chat, in the database, so that a restart keeps it."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import BigInteger, Column, Integer, String, Table

from store.database import Database
from store.tables import UtcDateTime, metadata, upsert

awaited_values = Table(
    "awaited_values",
    metadata,
    Column("chat_id", String(64), primary_key=True),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("draft_id", Integer, nullable=False),
    Column("part", Integer, nullable=False),
    Column("field", String(32), nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
)
_WHO = ("chat_id", "person_id")
_ASKED = ("draft_id", "part", "field", "asked_at")


@dataclass(frozen=True, slots=True)
class AwaitedValue:
    """What was asked for: `field` of row number `part` (from 0) of a draft."""

    draft_id: int
    part: int
    field: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class AwaitedValues:
    """Those of one database. Every method is one transaction, and raises StoreUnavailable."""

    database: Database

    def put(self, chat_id: str, person_id: int, value: AwaitedValue) -> None:
        """Keep what was asked for; what was asked for before is forgotten."""
        values = {
            "chat_id": chat_id, "person_id": person_id, "draft_id": value.draft_id, "part": value.part,
            "field": value.field, "asked_at": value.asked_at,
        }  # fmt: skip
        with self.database.write() as connection:
            connection.execute(upsert(self.database.dialect, awaited_values, values, unique=_WHO, change=_ASKED))

    def drop(self, chat_id: str, person_id: int) -> None:
        """Ask for nothing any longer; nothing is written where nothing is asked for."""
        if self.of(chat_id, person_id) is None:
            return
        with self.database.write() as connection:
            connection.execute(sa.delete(awaited_values).where(*_theirs(chat_id, person_id)))

    def of(self, chat_id: str, person_id: int) -> AwaitedValue | None:
        """What this person was asked for in this chat, however long ago."""
        asked = sa.select(*(awaited_values.c[name] for name in _ASKED)).where(*_theirs(chat_id, person_id))
        with self.database.read() as connection:
            row = connection.execute(asked).first()
        return None if row is None else AwaitedValue(*row)


def _theirs(chat_id: str, person_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    return awaited_values.c.chat_id == chat_id, awaited_values.c.person_id == person_id
