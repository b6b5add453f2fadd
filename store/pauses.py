"""Pauses (暂停): which chats the service asked to wait for, until when; for the sender that starts or takes over."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from store.database import Database
from store.delivery_tables import chat_pauses
from store.tables import upsert

_WHICH = ("bot_id", "chat_id")
_WHEN = ("at", "until")


@dataclass(frozen=True, slots=True)
class Pause:
    """The service asked `at` that moment to wait with that chat `until` then."""

    chat_id: int
    at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Pauses:
    """The pauses of one database. Times are aware arguments; every method raises StoreUnavailable."""

    database: Database

    def note(self, bot_id: int, pause: Pause) -> None:
        """Keep it in the place of an earlier one of that chat; what is over by then goes."""
        values = {"bot_id": bot_id, "chat_id": pause.chat_id, "at": pause.at, "until": pause.until}
        is_over = sa.and_(chat_pauses.c.bot_id == bot_id, chat_pauses.c.until <= pause.at)
        with self.database.write() as connection:
            connection.execute(sa.delete(chat_pauses).where(is_over))
            connection.execute(upsert(self.database.dialect, chat_pauses, values, unique=_WHICH, change=_WHEN))

    def standing(self, bot_id: int, now: datetime) -> tuple[Pause, ...]:
        """Those that last, the earliest first. One of a clock that has been set back since lasts no longer."""
        at, until = chat_pauses.c.at, chat_pauses.c.until
        lasts = sa.and_(chat_pauses.c.bot_id == bot_id, until > now, at <= now)
        wanted = sa.select(chat_pauses.c.chat_id, at, until).where(lasts).order_by(at, chat_pauses.c.chat_id)
        with self.database.read() as connection:
            return tuple(Pause(*row) for row in connection.execute(wanted))
