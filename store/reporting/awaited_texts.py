"""What a person was asked to write or to confirm: one a person and chat, in the database, for every worker and after a restart."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import BigInteger, Column, String, Table, Text

from store.database import Database
from store.tables import UtcDateTime, metadata, upsert

awaited_words = Table(
    "awaited_words",
    metadata,
    Column("chat_id", String(64), primary_key=True),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("token", BigInteger, nullable=False),
    Column("about", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
)
_WHO = ("chat_id", "person_id")
_ASKED = ("token", "about", "words", "asked_at")
_KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AwaitedText:
    """What was asked for (`about`, in the caller's own JSON) and what was written, "" for nothing yet. `token` is on buttons."""

    token: int
    about: str
    words: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class AwaitedTexts:
    """Those of one database. Every method is one transaction, joins a unit that runs, and raises StoreUnavailable."""

    database: Database

    def put(self, chat_id: str, person_id: int, about: str, words: str, now: datetime) -> AwaitedText:
        """Keep what is asked for in the place of what was asked before; what nobody came back to in a day goes."""
        with self.database.write() as connection:
            before = connection.execute(sa.select(awaited_words.c.token).where(*_theirs(chat_id, person_id))).scalar()
            token = max((before or 0) + 1, int(now.timestamp() * 1000))  # no button from before carries it
            values = {
                "chat_id": chat_id, "person_id": person_id, "token": token, "about": about, "words": words,
                "asked_at": now,
            }  # fmt: skip
            connection.execute(upsert(self.database.dialect, awaited_words, values, unique=_WHO, change=_ASKED))
            connection.execute(sa.delete(awaited_words).where(awaited_words.c.asked_at < now - _KEPT))
        return AwaitedText(token, about, words, now)

    def of(self, chat_id: str, person_id: int) -> AwaitedText | None:
        """What this person was asked for in this chat, however long ago."""
        wanted = sa.select(*(awaited_words.c[name] for name in _ASKED)).where(*_theirs(chat_id, person_id))
        with self.database.read() as connection:
            row = connection.execute(wanted).first()
        return None if row is None else AwaitedText(*row)

    def write(self, chat_id: str, person_id: int, token: int, words: str) -> bool:
        """Keep what was written; False where something else is asked for by now."""
        named = (*_theirs(chat_id, person_id), awaited_words.c.token == token)
        with self.database.write() as connection:
            return connection.execute(sa.update(awaited_words).where(*named).values(words=words)).rowcount > 0

    def take(self, chat_id: str, person_id: int, token: int) -> bool:
        """Forget what the token names; True for one of those who try."""
        named = (*_theirs(chat_id, person_id), awaited_words.c.token == token)
        with self.database.write() as connection:
            return connection.execute(sa.delete(awaited_words).where(*named)).rowcount > 0


def _theirs(chat_id: str, person_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    return awaited_words.c.chat_id == chat_id, awaited_words.c.person_id == person_id
