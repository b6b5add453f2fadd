"""Housekeeping (清理): what is over and done leaves the inbox and the outbox, after it can be of no use to anybody.

The words of what went well go at once. Those of updates set aside, and of sends that failed or that nobody knows the end of,
go thirty days later, as nobody has decided about them: they are people's words. Ids and reasons stay.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from store.inbox import Inbox
from store.outbox import Outbox

_WORDS_KEPT = timedelta(days=30)
_KEPT_IN, _KEPT_OUT = timedelta(days=7), timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Housekeeping:
    """Over one store. Synchronous; raises StoreUnavailable."""

    inbox: Inbox
    outbox: Outbox

    def round(self, now: datetime, stopped: Callable[[], bool]) -> int:
        """Tidy up; nothing is put out by it."""
        inbox, outbox = self.inbox, self.outbox
        for tidy, kept in (
            (inbox.prune, _KEPT_IN),
            (inbox.forget, _WORDS_KEPT),
            (outbox.prune, _KEPT_OUT),
            (outbox.forget, _WORDS_KEPT),
        ):
            if not stopped():
                tidy(now - kept)
        return 0
