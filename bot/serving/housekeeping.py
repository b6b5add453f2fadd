"""Housekeeping (清理): what is over and done leaves the inbox and the outbox, after it can be of no use to anybody."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from store.inbox import Inbox
from store.outbox import Outbox

_KEPT_IN, _KEPT_OUT = timedelta(days=7), timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Housekeeping:
    """Over one store. Synchronous; raises StoreUnavailable."""

    inbox: Inbox
    outbox: Outbox

    def round(self, now: datetime, stopped: Callable[[], bool]) -> int:
        """Tidy up; nothing is put out by it."""
        self.inbox.prune(now - _KEPT_IN)
        if not stopped():
            self.outbox.prune(now - _KEPT_OUT)
        return 0
