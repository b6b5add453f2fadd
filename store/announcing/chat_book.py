"""The book of chats: groups that the bot was added to, who cannot be written to any more, and who subscribed to what."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from store.announcing.chat_joining import joined
from store.announcing.chat_tables import chats, subscriptions
from store.announcing.chats import Chat, ChatState, ChatUse
from store.database import Database
from store.reporting.audit_log import Deed
from store.reporting.registry_tables import group_chats
from store.reporting.staff_turn import write_in_turn
from store.tables import upsert

_MUTABLE = ("kind", "title", "state", "use", "county", "chain", "added_by", "changed_at", "reason")
_LONGEST_TITLE = 256
_CHAT = sa.select(chats).where(chats.c.chat_id == sa.bindparam("of_chat"))  # asked for every message, and made once


@dataclass(frozen=True, slots=True)
class ChatBook:
    """The chats of one database. Every method is one transaction and raises StoreUnavailable."""

    database: Database

    def get(self, chat_id: int) -> Chat | None:
        """The chat as it is registered."""
        with self.database.read() as connection:
            return _read(connection, chat_id)

    def chats(self) -> Mapping[int, Chat]:
        """All that are registered, by their id."""
        with self.database.read() as connection:
            rows = connection.execute(sa.select(chats).order_by(chats.c.chat_id.desc())).all()
        return {row.chat_id: _chat(row) for row in rows}

    def group_offices(self) -> Mapping[int, int]:
        """The office of each group that a chat service numbers."""
        with self.database.read() as connection:
            rows = connection.execute(sa.select(group_chats).order_by(group_chats.c.chat_id)).all()
        return {int(row.chat_id): row.office_id for row in rows if row.chat_id.removeprefix("-").isdigit()}

    def put(self, chat: Chat, by: int) -> Chat:
        """Register a chat or what has changed of it; what is the same leaves no trace in the audit."""
        chat = replace(chat, title=_storable(chat.title)[:_LONGEST_TITLE], reason=_storable(chat.reason))
        with write_in_turn(self.database) as connection:
            before = _read(connection, chat.chat_id)
            if before is not None and replace(chat, since=before.since, changed_at=before.changed_at) == before:
                return before
            _put(connection, self.database.dialect, chat)
            _note(connection, before, chat, by)
            return _read(connection, chat.chat_id) or chat

    def lose(self, chat_id: int, state: ChatState, reason: str, now: datetime) -> bool:
        """It cannot be written to any more; False where that was known."""
        known = self.get(chat_id)
        if known is not None and known.state in {state, ChatState.REFUSED}:
            return False
        kind = "private" if chat_id > 0 else "group"
        chat = known or Chat(chat_id, kind, "", state, ChatUse.NONE, "", "", 0, now, now)
        self.put(replace(chat, state=state, reason=reason, changed_at=now), by=0)
        return True

    def find_again(self, chat_id: int, now: datetime) -> bool:
        """Somebody spoke there in private: who was lost can be written to again. False, and nothing written, where nobody was.

        The chat service tells of it where a person unblocks the bot, but not where it refused to deliver for another reason.
        """
        known = self.get(chat_id)
        if known is None or known.state is not ChatState.BLOCKED:
            return False
        self.put(replace(known, state=ChatState.ACTIVE, reason="", changed_at=now), by=0)
        return True

    def move(self, old: int, new: int, now: datetime) -> bool:
        """A group became a supergroup with another id: both are one chat, under the new one, with the topics of both.

        False where nothing is kept of the old one.
        """
        with write_in_turn(self.database) as connection:
            chat, there = _read(connection, old), _read(connection, new)
            office, topics = _office(connection, old), _topics(connection, old)
            if old == new or (chat is None and office is None and not topics):
                return False
            if chat is not None:
                kept = joined(chat, there, new, now)
                connection.execute(sa.delete(chats).where(chats.c.chat_id == old))
                _put(connection, self.database.dialect, kept)
                _note(connection, chat, kept, by=0)
            if office is not None:
                connection.execute(sa.delete(group_chats).where(group_chats.c.chat_id == str(old)))
                if _office(connection, new) is None:  # else somebody has said since whose the new one is
                    connection.execute(sa.insert(group_chats), {"chat_id": str(new), "office_id": office})
            for topic in topics:
                _subscribe(connection, self.database.dialect, new, topic, now)
            connection.execute(sa.delete(subscriptions).where(subscriptions.c.chat_id == old))
        return True

    def subscribe(self, chat_id: int, topic: str, now: datetime) -> None:
        """From now on what is about this topic goes there."""
        with self.database.write() as connection:
            _subscribe(connection, self.database.dialect, chat_id, topic, now)

    def unsubscribe(self, chat_id: int, topic: str = "") -> int:
        """No longer, of one topic or of all; how many it were."""
        only = (subscriptions.c.topic == topic,) if topic else ()
        with self.database.write() as connection:
            return connection.execute(
                sa.delete(subscriptions).where(subscriptions.c.chat_id == chat_id, *only)
            ).rowcount

    def topics(self, chat_id: int) -> tuple[str, ...]:
        """What a chat subscribed to."""
        with self.database.read() as connection:
            return _topics(connection, chat_id)

    def subscribers(self, topic: str) -> tuple[int, ...]:
        """The chats that subscribed to it."""
        wanted = sa.select(subscriptions.c.chat_id).where(subscriptions.c.topic == topic)
        with self.database.read() as connection:
            return tuple(connection.execute(wanted.order_by(subscriptions.c.chat_id)).scalars())


def _read(connection: sa.Connection, chat_id: int) -> Chat | None:
    row = connection.execute(_CHAT, {"of_chat": chat_id}).first()
    return None if row is None else _chat(row)


def _office(connection: sa.Connection, chat_id: int) -> int | None:
    wanted = sa.select(group_chats.c.office_id).where(group_chats.c.chat_id == str(chat_id))
    return connection.execute(wanted).scalar()


def _chat(row: sa.Row[Any]) -> Chat:
    return Chat(
        row.chat_id, row.kind, row.title, ChatState(row.state), ChatUse(row.use), row.county, row.chain, row.added_by,
        row.since, row.changed_at, row.reason,
    )  # fmt: skip


def _put(connection: sa.Connection, dialect: str, chat: Chat) -> None:
    values = {
        "chat_id": chat.chat_id, "kind": chat.kind, "title": chat.title, "state": chat.state.value, "use": chat.use.value,
        "county": chat.county, "chain": chat.chain, "added_by": chat.added_by, "since": chat.since,
        "changed_at": chat.changed_at, "reason": chat.reason,
    }  # fmt: skip
    connection.execute(upsert(dialect, chats, values, unique=("chat_id",), change=_MUTABLE))


def _note(connection: sa.Connection, before: Chat | None, after: Chat, by: int) -> None:
    """Groups only: whether a person can be written to is no deed of anybody."""
    if after.is_group:
        Deed(connection, by, after.changed_at).note("chat.set", f"chat:{after.chat_id}", _said(before), _said(after))


def _said(chat: Chat | None) -> dict[str, object] | None:
    if chat is None:
        return None
    return {
        "chat_id": chat.chat_id,
        "state": chat.state.value,
        "use": chat.use.value,
        "county": chat.county,
        "chain": chat.chain,
    }


def _topics(connection: sa.Connection, chat_id: int) -> tuple[str, ...]:
    wanted = sa.select(subscriptions.c.topic).where(subscriptions.c.chat_id == chat_id)
    return tuple(connection.execute(wanted.order_by(subscriptions.c.topic)).scalars())


def _subscribe(connection: sa.Connection, dialect: str, chat_id: int, topic: str, now: datetime) -> None:
    values = {"chat_id": chat_id, "topic": topic, "since": now}
    connection.execute(upsert(dialect, subscriptions, values, unique=("chat_id", "topic"), change=()))


def _storable(text: str) -> str:
    """Without what no database takes."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
