"""Intake (接收): whatever is delivered is kept before anybody says that it has arrived; presses are acknowledged at once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime

from bot.serving.intake import press_id, read_update
from bot.serving.metrics import Metrics
from store.inbox import Inbox

_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Keeping:
    """The entrance. `thread` runs the store's work, `acknowledge` ends the waiting sign of a press, `kept` wakes who works."""

    bot_id: int
    inbox: Inbox
    metrics: Metrics
    now: Callable[[], datetime]
    thread: Executor
    acknowledge: Callable[[str], Awaitable[None]]
    kept: Callable[[], None]
    _acknowledging: set["asyncio.Future[None]"] = field(default_factory=set)

    async def keep(self, delivered: Sequence[object]) -> int:
        """Keep these updates, all or none; how many were new. Once it returns they are safe. Raises StoreUnavailable."""
        found = [update for raw in delivered if (update := read_update(raw)) is not None]
        if len(found) < len(delivered):
            _LOG.error("%d deliveries have no id of an update, they are not kept", len(delivered) - len(found))
        now = self.now()
        new = await asyncio.get_running_loop().run_in_executor(self.thread, self.inbox.keep, self.bot_id, found, now)
        self.metrics.counted("kept", new)
        for update in found:
            self.metrics.arrived(f"u{update.update_id}", now)
        self.kept()
        for query_id in dict.fromkeys(one for raw in delivered if (one := press_id(raw)) is not None):
            task = asyncio.ensure_future(self.acknowledge(query_id))
            self._acknowledging.add(task)
            task.add_done_callback(self._acknowledging.discard)
        return new
