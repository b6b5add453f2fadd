"""What whoever watches over the service asks: is it alive, is it ready, what does it count. Nothing personal is in it."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.serving.clockwork import Clockwork
from bot.serving.metrics import Gauges
from store.inbox import Inbox, InboxState
from store.outbox import Outbox, SendState
from store.unavailable import StoreUnavailable

_CLOCK_PATIENCE_S = 600.0
Findings = Mapping[str, float | str | bool | None]


@dataclass(frozen=True, slots=True)
class Vitals:
    """Of one service. `last_poll` says how many seconds ago Telegram was last asked, None where nobody polls here."""

    bot_id: int
    inbox: Inbox
    outbox: Outbox
    clockwork: Clockwork
    now: Callable[[], datetime]
    last_poll: Callable[[], float | None]
    poll_patience: float
    documents_ready: Callable[[], bool]
    edition: Callable[[], int] = lambda: 0  # of the documents that answer here; 0 where it is not numbered
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.get_running_loop)

    def health(self) -> tuple[bool, Findings]:
        """Whether the process goes on; it should be started anew where it does not. From the loop."""
        poll, turned = self.last_poll(), self.clockwork.turned_at
        clock = None if turned is None else self._loop.time() - turned
        alive = (poll or 0.0) <= self.poll_patience and (clock or 0.0) <= _CLOCK_PATIENCE_S
        return alive, {"alive": alive, "seconds_since_last_poll": _short(poll), "seconds_since_clock": _short(clock)}

    def readiness(self) -> tuple[bool, Findings]:
        """Whether questions can be answered now. In a thread: it asks the store."""
        try:
            self.inbox.oldest_waiting(self.bot_id)
            store = True
        except StoreUnavailable:
            store = False
        documents = self.documents_ready()
        said = {"ready": store and documents, "store": store, "documents": documents, "edition": self.edition()}
        return store and documents, said

    def gauges(self) -> Gauges:
        """What waits and what became of the rest. In a thread. Raises StoreUnavailable."""
        inbox, outbox = self.inbox.counts(self.bot_id), self.outbox.counts(self.bot_id)
        oldest = self.inbox.oldest_waiting(self.bot_id)
        age = 0.0 if oldest is None else max(0.0, (self.now() - oldest).total_seconds())
        return {
            "inbox": {state.value: float(inbox[state]) for state in InboxState},
            "inbox_oldest_seconds": {"waiting": age},
            "outbox": {state.value: float(outbox[state]) for state in SendState},
            "edition": {"served": float(self.edition())},
        }


def _short(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 1)
