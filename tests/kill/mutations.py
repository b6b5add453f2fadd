"""Three mistakes that the kill suite must notice, made in a served bot from outside: it proves nothing unless it fails then."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa

from bot.serving.keeping import Keeping
from bot.serving.outcomes import Delivered
from bot.serving.parcels import from_body
from bot.serving.posting import Carrier
from bot.serving.working import Handler
from bot.telegram_service import Served
from store.database import Database
from store.delivery_tables import inbox, outbox
from store.inbox import Entry, Inbox, Incoming, _row
from store.outbox import Outbox, SendState
from tests.kill.points import Point, Trap

_LATER_S = 0.05
_WITHOUT_KEY = (
    "CREATE TABLE keyless AS SELECT * FROM inbox",
    "DROP TABLE inbox",
    "ALTER TABLE keyless RENAME TO inbox",
)


class Mutation(StrEnum):
    """What is wrong."""

    NO_UNIQUE_KEY = "the unique key of the inbox is removed"
    OFFSET_FIRST = "the offset is moved before the insert"
    REPLY_FIRST = "the reply is sent before the commit"


def mutate(mutation: Mutation, served: Served, trap: Trap) -> None:
    """Make that mistake in a bot that does not serve yet."""
    service, database = served.service, served.face.database
    match mutation:
        case Mutation.NO_UNIQUE_KEY:
            _remove_key(database)
            service.keeping.inbox = CarelessInbox(database)
        case Mutation.OFFSET_FIRST:
            service.keeping = HastyKeeping(service.keeping, trap)
        case Mutation.REPLY_FIRST:
            working, posting = service.working, service.posting
            working.handler = HastyHandler(working.handler, posting.carrier, Outbox(database), posting.now)


def _remove_key(database: Database) -> None:
    kept = sa.text("SELECT sql FROM sqlite_schema WHERE name = 'inbox'")
    with database.write() as connection:
        if "PRIMARY KEY" in str(connection.execute(kept).scalar()):
            for statement in _WITHOUT_KEY:
                connection.execute(sa.text(statement))


class CarelessInbox(Inbox):
    """Keeps whatever comes, also what it has."""

    def keep(self, bot_id: int, updates: Sequence[Incoming], now: datetime) -> int:
        """All of them."""
        with self.database.write() as connection:
            for update in updates:
                connection.execute(sa.insert(inbox), _row(bot_id, update, now))
        return len(updates)


class HastyKeeping(Keeping):
    """Says that updates are kept, and keeps them a moment later."""

    def __init__(self, of: Keeping, trap: Trap) -> None:
        super().__init__(of.bot_id, of.inbox, of.metrics, of.now, of.thread, of.acknowledge, of.kept)
        self._trap = trap
        self._later: set[asyncio.Task[None]] = set()

    async def keep(self, delivered: Sequence[object]) -> int:
        """Not yet."""
        task = asyncio.create_task(self._keep(delivered))
        self._later.add(task)
        task.add_done_callback(self._later.discard)
        return len(delivered)

    async def _keep(self, delivered: Sequence[object]) -> None:
        await asyncio.sleep(_LATER_S)
        self._trap.hit(Point.KEEPING)
        await super().keep(delivered)


@dataclass(slots=True)
class HastyHandler:
    """Sends what is to be said while the transaction that decides it is still open."""

    inner: Handler
    carrier: Carrier
    outbox: Outbox
    now: Callable[[], datetime]
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.get_running_loop)

    def handle(self, entry: Entry) -> None:
        """Decide, and say it at once."""
        self.inner.handle(entry)
        rows = sa.select(outbox).where(outbox.c.batch == f"u{entry.update_id}", outbox.c.state == "queued")
        with self.outbox.database.read() as connection:
            found = connection.execute(rows).all()
        for row in found:
            call = self.carrier.carry(row.chat_id, from_body(row.body), None)
            outcome = asyncio.run_coroutine_threadsafe(call, self._loop).result()
            if isinstance(outcome, Delivered):
                self.outbox.settle(row.send_id, SendState.SENT, self.now(), message_id=outcome.message_id)

    def give_up(self, entry: Entry) -> None:
        """As ever."""
        self.inner.give_up(entry)

    def attended(self, entry: Entry) -> AbstractAsyncContextManager[None]:
        """As ever."""
        return self.inner.attended(entry)

    async def postpone(self, entry: Entry) -> None:
        """As ever."""
        await self.inner.postpone(entry)
