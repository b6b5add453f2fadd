"""The inbox: every update is kept before it is acknowledged, and worked off once, in order within its lane (a chat).

The effect of an update and its done mark are one transaction, so that a crash at any instant leaves both or neither.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from store.database import Database
from store.delivery_tables import inbox, storable
from store.tables import insert_new

_LARGEST = 2**63 - 1
_LONGEST_REASON = 500
_REMEMBERED = timedelta(
    hours=48
)  # the chat service repeats an update for 24 hours; one known by its id is not done twice
_WAITING: sa.ColumnElement[str] = sa.literal_column("'waiting'")  # a word, not a parameter: see store.delivery_tables


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


_ENTRY = tuple(inbox.c[name] for name in Entry.__dataclass_fields__)


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
            kept = insert_new(self.database.dialect, inbox, rows, unique=("bot_id", "update_id"))
            return len(connection.execute(kept.returning(inbox.c.update_id)).all())

    def heads(self, bot_id: int, limit: int, busy: Collection[str] = ()) -> tuple[Entry, ...]:
        """The oldest waiting update of each lane that is not `busy`, oldest first; at most `limit`.

        With PostgreSQL those that another worker is at are left out, with their lanes.
        """
        query = sa.select(*_ENTRY).where(_of(bot_id), _is_waiting(), _is_head(), inbox.c.lane.not_in(busy))
        query = query.order_by(inbox.c.update_id).limit(limit)
        if self._is_shared:
            with self.database.write() as connection:
                return _entries(connection, query.with_for_update(skip_locked=True, key_share=True))
        with self.database.read() as connection:
            return _entries(connection, query)

    @contextmanager
    def work(self, entry: Entry) -> Iterator[bool]:
        """A unit of work on one update, with its done mark written in it when the block ends.

        True: it is ours to do. False: somebody has it or had it, or it is no longer the first of its lane; what the block
        writes all the same is undone. The block raises: everything is undone, the update waits as before.
        """
        try:
            with self.database.unit(at_once=self._is_shared):
                ours = self._is_next(entry)
                yield ours
                if not ours or not self._mark_done(entry):
                    raise _AlreadyDoneError
        except _AlreadyDoneError:
            return

    def failed(self, entry: Entry, reason: str, now: datetime, *, limit: int = 3) -> InboxState:
        """Count a failure, after its block raised; the `limit`-th sets the update aside, and its lane goes on without it.

        `reason` holds no personal data. The state it has now.
        """
        tries = inbox.c.tries + 1
        counted = (
            sa.update(inbox)
            .where(_is_update(entry.bot_id, entry.update_id), _is_waiting())
            .values(
                tries=tries,
                reason=storable(reason)[:_LONGEST_REASON],
                marked_at=now,
                state=sa.case((tries >= limit, InboxState.SET_ASIDE.value), else_=_WAITING),
            )
        )
        with self.database.write() as connection:
            connection.execute(counted)
            state = sa.select(inbox.c.state).where(_is_update(entry.bot_id, entry.update_id))
            return InboxState(connection.execute(state).scalar() or InboxState.DONE)

    def set_aside(self, bot_id: int) -> tuple[Entry, ...]:
        """What failed too often and waits for a person, oldest first."""
        aside = inbox.c.state == InboxState.SET_ASIDE.value
        with self.database.read() as connection:
            return _entries(connection, sa.select(*_ENTRY).where(_of(bot_id), aside).order_by(inbox.c.update_id))

    def again(self, bot_id: int, update_id: int, now: datetime) -> bool:
        """Let an update that was set aside be tried again; False where it is not set aside."""
        aside = inbox.c.state == InboxState.SET_ASIDE.value
        back = sa.update(inbox).where(_is_update(bot_id, update_id), aside)
        with self.database.write() as connection:
            return connection.execute(back.values(state=_WAITING, tries=0, marked_at=now)).rowcount > 0

    def counts(self, bot_id: int) -> Mapping[InboxState, int]:
        """How many there are in each state, 0 included."""
        query = sa.select(inbox.c.state, sa.func.count()).where(_of(bot_id)).group_by(inbox.c.state)
        with self.database.read() as connection:
            found: dict[str, int] = dict(connection.execute(query).tuples().all())
        return {state: found.get(state.value, 0) for state in InboxState}

    def oldest_waiting(self, bot_id: int) -> datetime | None:
        """When the oldest update that waits came in, None where none waits."""
        oldest: datetime | None = self._scalar(
            sa.select(sa.func.min(inbox.c.received_at)).where(_of(bot_id), _is_waiting())
        )
        return oldest

    def last_update_id(self, bot_id: int) -> int | None:
        """The id that came in last. After a quiet week the chat service may begin anew with a smaller one."""
        in_order = sa.select(inbox.c.update_id).order_by(inbox.c.received_at.desc(), inbox.c.update_id.desc())
        newest: int | None = self._scalar(in_order.where(_of(bot_id)).limit(1))
        return newest

    def prune(self, before: datetime) -> int:
        """Forget those done that came before then, their words being gone already; how many.

        The last 48 hours before the newest one are kept in any case: their ids keep a repeated update out.
        """
        newest = self._scalar(sa.select(sa.func.max(inbox.c.received_at)))
        if newest is None:
            return 0
        old = inbox.c.received_at < min(before, newest - _REMEMBERED)
        with self.database.write() as connection:
            return connection.execute(sa.delete(inbox).where(inbox.c.state == InboxState.DONE.value, old)).rowcount

    @property
    def _is_shared(self) -> bool:
        """Several workers on one database: rows are locked. A SQLite file has one worker, whose transactions take turns."""
        return self.database.dialect == "postgresql"

    def _is_next(self, entry: Entry) -> bool:
        query = sa.select(inbox.c.update_id).where(_is_update(entry.bot_id, entry.update_id), _is_waiting(), _is_head())
        if self._is_shared:
            with self.database.write() as connection:
                locked = query.with_for_update(skip_locked=True, key_share=True)
                return connection.execute(locked).first() is not None
        with self.database.read() as connection:
            return connection.execute(query).first() is not None

    def _mark_done(self, entry: Entry) -> bool:
        done = sa.update(inbox).where(_is_update(entry.bot_id, entry.update_id), _is_waiting())
        with self.database.write() as connection:
            return connection.execute(done.values(state=InboxState.DONE.value, payload="")).rowcount > 0

    def _scalar(self, query: sa.Select[Any]) -> Any:
        with self.database.read() as connection:
            return connection.execute(query).scalar()


def _of(bot_id: int) -> sa.ColumnElement[bool]:
    return inbox.c.bot_id == bot_id


def _is_update(bot_id: int, update_id: int) -> sa.ColumnElement[bool]:
    return sa.and_(_of(bot_id), inbox.c.update_id == update_id)


def _is_waiting() -> sa.ColumnElement[bool]:
    return inbox.c.state == _WAITING


def _is_head() -> sa.ColumnElement[bool]:
    """No earlier update of the lane waits."""
    earlier = inbox.alias("earlier")
    same_lane = sa.and_(earlier.c.bot_id == inbox.c.bot_id, earlier.c.lane == inbox.c.lane)
    return ~sa.exists().where(same_lane, earlier.c.update_id < inbox.c.update_id, earlier.c.state == _WAITING)


def _entries(connection: sa.Connection, query: sa.Select[Any]) -> tuple[Entry, ...]:
    return tuple(Entry(**row) for row in connection.execute(query).mappings())


def _row(bot_id: int, update: Incoming, now: datetime) -> dict[str, object]:
    words = {name: storable(getattr(update, name)) for name in ("lane", "kind", "payload")}
    fresh = {"bot_id": bot_id, "received_at": now, "state": InboxState.WAITING.value, "tries": 0, "reason": ""}
    return asdict(update) | words | fresh
