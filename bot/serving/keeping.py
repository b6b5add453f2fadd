"""Intake (接收): whatever is delivered is kept before anybody says that it has arrived; presses are acknowledged at once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.serving.intake import PRESS, press_id, read_update
from bot.serving.metrics import Metrics
from bot.serving.staleness import too_old
from store.inbox import Entry, Inbox, Incoming
from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
_PATIENCE_S = 3.0  # for an acknowledgement under way, before a press is carried out without it
_ELSEWHERE_S = 1.0  # for one that another process has under way
_NOTE_TRIES, _NOTE_PAUSE_S = 3, 0.5


@dataclass(slots=True)
class Keeping:
    """The entrance. `thread` runs the store's work, `acknowledge` ends the waiting sign of a press, `kept` wakes who works.

    `acknowledge` says whether the chat service still waited for it: what it no longer does was pressed long ago, while
    nobody served. `shared`: other processes work off what is kept here.
    """

    bot_id: int
    inbox: Inbox
    metrics: Metrics
    now: Callable[[], datetime]
    thread: Executor
    acknowledge: Callable[[str], Awaitable[bool]]
    kept: Callable[[], None]
    shared: bool = False
    _acknowledging: dict[int, "asyncio.Task[None]"] = field(default_factory=dict)

    async def keep(self, delivered: Sequence[object]) -> int:
        """Keep these updates, all or none; how many were new. Once it returns they are safe. Raises StoreUnavailable."""
        found = [(update, raw) for raw in delivered if (update := read_update(raw)) is not None]
        if len(found) < len(delivered):
            _LOG.error("%d deliveries have no id of an update, they are not kept", len(delivered) - len(found))
        now, updates = self.now(), [update for update, _ in found]
        new = await asyncio.get_running_loop().run_in_executor(self.thread, self.inbox.keep, self.bot_id, updates, now)
        self.metrics.counted("kept", new)
        presses: dict[str, Incoming] = {}
        for update, raw in found:
            self.metrics.arrived(f"u{update.update_id}", now)
            query_id = press_id(raw)
            if query_id is not None and query_id not in presses:
                presses[query_id] = update
        for query_id, update in presses.items():  # before anybody is woken, who then waits for what it tells
            self._begin(query_id, update.update_id, now)
        self.kept()
        return new

    async def settled(self, entry: Entry) -> Entry:
        """The update with its time, once it is known of a press whether it came too late; at once for anything else."""
        if entry.kind != PRESS or entry.occurred_at is not None:
            return entry
        asked = self._acknowledging.get(entry.update_id)
        if asked is not None:
            await asyncio.wait({asked}, timeout=_PATIENCE_S)
        elif self.shared:
            age = (self.now() - entry.received_at).total_seconds()
            await asyncio.sleep(_ELSEWHERE_S - age if 0 <= age < _ELSEWHERE_S else 0)
        loop = asyncio.get_running_loop()
        return replace(entry, occurred_at=await loop.run_in_executor(self.thread, self.inbox.occurred_at, entry))

    def _begin(self, query_id: str, update_id: int, now: datetime) -> None:
        if update_id in self._acknowledging:
            return
        task = asyncio.create_task(self._acknowledge(query_id, update_id, now))
        self._acknowledging[update_id] = task
        task.add_done_callback(lambda _: self._acknowledging.pop(update_id, None))

    async def _acknowledge(self, query_id: str, update_id: int, now: datetime) -> None:
        if await self.acknowledge(query_id):
            return
        loop = asyncio.get_running_loop()
        for _ in range(_NOTE_TRIES):
            try:
                await loop.run_in_executor(self.thread, self.inbox.date, self.bot_id, update_id, now, too_old(now))
                return
            except StoreUnavailable as error:
                _LOG.error("update %s came too late, which is not noted yet: %s", update_id, error)
            await asyncio.sleep(_NOTE_PAUSE_S)
