"""The inbox: every update is kept before it is acknowledged, and worked off once, in order within its lane (a chat).

The effect of an update and its done mark are one transaction, so that a crash at any instant leaves both or neither.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from store import inbox_queries as queries
from store.database import Database
from store.delivery_tables import inbox
from store.tables import insert_new

_LARGEST = 2**63 - 1
_LONGEST_REASON = 500
_REMEMBERED = timedelta(
    hours=48
)  # the chat service repeats an update for 24 hours; one known by its id is not done twice


class InboxState(StrEnum):
    """What became of an update. SET_ASIDE: it failed again and again, and waits for a person."""

    WAITING = "waiting"
    DONE = "done"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class Incoming:
    """An update as it came. `lane` is what keeps its order, `kind` the sort of update, `payload` its JSON.

    `update_id` is unique within a bot, 0 or more and below 2**63 (ValueError), `occurred_at` (aware) when the person did it.
    """

    update_id: int
    lane: str
    kind: str
    occurred_at: datetime | None
    payload: str

    def __post_init__(self) -> None:
        if not 0 <= self.update_id <= _LARGEST:
            raise ValueError("the id of an update is out of range: no chat service gives such a one")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Incoming):
    """An update in the inbox. `tries` is how often it failed, `reason` why it did the last time.

    `marked_at` is when that was noted, or when it was last put back.
    """

    bot_id: int
    received_at: datetime
    tries: int
    reason: str = ""
    marked_at: datetime | None = None


class _AlreadyDoneError(Exception):
    """Somebody else did it meanwhile: all that was done here is undone."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """The inbox of one database. Times are aware arguments; every method raises StoreUnavailable."""

    database: Database

    def keep(self, bot_id: int, updates: Sequence[Incoming], now: datetime) -> int:
        """Keep these, all or none; how many of them were new. One with an id that is known is left out."""
        rows = [_row(bot_id, update, now) for update in updates]
        if not rows:
            return 0
        with self.database.write() as connection:
            kept = insert_new(self.database.dialect, inbox, unique=("bot_id", "update_id"))
            return len(connection.execute(kept.returning(inbox.c.update_id), rows).all())

    def heads(self, bot_id: int, limit: int, busy: Collection[str] = ()) -> tuple[Entry, ...]:
        """The oldest waiting update of each lane that is not `busy`, oldest first; at most `limit`.

        With PostgreSQL those that another worker is at are left out, with their lanes.
        """
        values = {"of_bot": bot_id, "busy": list(busy), "most": limit}
        if self.is_shared:
            with self.database.write() as connection:
                return _entries(connection, queries.FREE_HEADS, values)
        with self.database.read() as connection:
            return _entries(connection, queries.HEADS, values)

    @contextmanager
    def work(self, entry: Entry) -> Iterator[bool]:
        """A unit of work on one update, with its done mark written in it: first where workers share it, else when the block ends.

        True: it is ours to do. False: somebody has it or had it, or it is no longer the first of its lane; what the block
        writes all the same is undone. The block raises: everything is undone, the update waits as before.
        """
        try:
            with self.database.unit(at_once=self.is_shared):
                ours = self._changes(queries.TAKE, entry) if self.is_shared else self._is_next(entry)
                yield ours
                if not ours or not (self.is_shared or self._changes(queries.DONE, entry)):
                    raise _AlreadyDoneError
        except _AlreadyDoneError:
            return

    def date(self, bot_id: int, update_id: int, received_at: datetime, occurred_at: datetime) -> bool:
        """Note when an update happened that tells no time itself; False where it was not kept then, or does not wait.

        `received_at` is when it was kept: what is found out about a repeated delivery says nothing of the first one.
        """
        values = {"of_bot": bot_id, "of_update": update_id, "then": received_at, "moment": occurred_at}
        with self.database.write() as connection:
            return connection.execute(queries.DATE, values).rowcount > 0

    def occurred_at(self, entry: Entry) -> datetime | None:
        """When an update happened, as is known by now."""
        with self.database.read() as connection:
            return connection.execute(queries.OCCURRED_AT, _key(entry)).scalar()

    def failed(self, entry: Entry, reason: str, now: datetime, *, limit: int = 3) -> InboxState:
        """Count a failure, after its block raised; the `limit`-th sets the update aside, and its lane goes on without it.

        `reason` holds no personal data. The state it has now.
        """
        counted = {"why": reason[:_LONGEST_REASON], "now": now, "limit": limit}
        with self.database.write() as connection:
            connection.execute(queries.FAILED, _key(entry) | counted)
            state = connection.execute(queries.STATE, _key(entry)).scalar()
        return InboxState(state or InboxState.DONE)

    def set_aside(self, bot_id: int) -> tuple[Entry, ...]:
        """What failed too often and waits for a person, oldest first."""
        with self.database.read() as connection:
            return _entries(connection, queries.ASIDE, {"of_bot": bot_id})

    def again(self, bot_id: int, update_id: int, now: datetime) -> bool:
        """Let an update that was set aside be tried again; False where it is not set aside, or its words are forgotten."""
        with self.database.write() as connection:
            values = {"of_bot": bot_id, "of_update": update_id, "now": now}
            return connection.execute(queries.AGAIN, values).rowcount > 0

    def counts(self, bot_id: int) -> Mapping[InboxState, int]:
        """How many there are in each state, 0 included."""
        with self.database.read() as connection:
            found: dict[str, int] = {
                row.state: row.number for row in connection.execute(queries.COUNTS, {"of_bot": bot_id})
            }
        return {state: found.get(state.value, 0) for state in InboxState}

    def oldest_waiting(self, bot_id: int) -> datetime | None:
        """When the oldest update that waits came in, None where none waits."""
        with self.database.read() as connection:
            return connection.execute(queries.OLDEST_WAITING, {"of_bot": bot_id}).scalar()

    def last_update_id(self, bot_id: int) -> int | None:
        """The id that came in last. After a quiet week the chat service may begin anew with a smaller one."""
        with self.database.read() as connection:
            return connection.execute(queries.LAST_ID, {"of_bot": bot_id}).scalar()

    def prune(self, before: datetime) -> int:
        """Forget those done that came before then, their words being gone already; how many.

        The last 48 hours before the newest one are kept in any case: their ids keep a repeated update out.
        """
        with self.database.write() as connection:
            newest = connection.execute(queries.LAST_TIME).scalar()
            if newest is None:
                return 0
            return connection.execute(queries.PRUNE, {"now": min(before, newest - _REMEMBERED)}).rowcount

    def forget(self, before: datetime) -> int:
        """Forget the words of those set aside before then, of how many; their ids and why they failed are kept."""
        with self.database.write() as connection:
            return connection.execute(queries.FORGET, {"now": before}).rowcount

    @property
    def is_shared(self) -> bool:
        """Several workers on one database: rows are locked. A SQLite file has one worker, whose transactions take turns."""
        return self.database.dialect == "postgresql"

    def _is_next(self, entry: Entry) -> bool:
        with self.database.read() as connection:
            return connection.execute(queries.NEXT, _key(entry)).first() is not None

    def _changes(self, mark: sa.Update, entry: Entry) -> bool:
        with self.database.write(whole=True) as connection:
            return connection.execute(mark, _key(entry)).rowcount > 0


def _key(entry: Entry) -> dict[str, object]:
    return {"of_bot": entry.bot_id, "of_update": entry.update_id}


def _entries(connection: sa.Connection, query: sa.Select[Any], values: dict[str, object]) -> tuple[Entry, ...]:
    return tuple(Entry(**row) for row in connection.execute(query, values).mappings())


def _row(bot_id: int, update: Incoming, now: datetime) -> dict[str, object]:
    words = {name: getattr(update, name) for name in ("lane", "kind", "payload")}
    came = {"update_id": update.update_id, "occurred_at": update.occurred_at, "received_at": now}
    return {"bot_id": bot_id, "state": InboxState.WAITING.value, "tries": 0, "reason": ""} | came | words
