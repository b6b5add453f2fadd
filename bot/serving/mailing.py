"""What goes out by the clock goes through the outbox (信件): at most once, in the transaction that decides it, while meant."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.message import Reply
from bot.serving.packing import Destination, pack_reply
from store.outbox import Outbox, SendState, Urgency
from store.reporting.chase import ChaseKey, ChaseState

_STILL_MEANT = timedelta(hours=2)  # a reminder that could not leave for so long is one no more
# In the order in which they count for a message of several parts.
_FATES = {
    SendState.UNKNOWN: ChaseState.UNKNOWN,
    SendState.FAILED: ChaseState.FAILED,
    SendState.EXPIRED: ChaseState.FAILED,
    SendState.QUEUED: ChaseState.CLAIMED,
    SendState.SENDING: ChaseState.CLAIMED,
    SendState.SENT: ChaseState.SENT,
}


@dataclass(frozen=True, slots=True)
class Mail:
    """The post of one bot. `line_is_up` asks the chat service whether it answers. Raises StoreUnavailable."""

    bot_id: int
    outbox: Outbox
    line_is_up: Callable[[], bool]

    def ready(self) -> bool:
        """Whether the service answers: while the line is down nothing is claimed, so that what is sent is as of that hour."""
        return self.line_is_up()

    def send(self, recipient: int, reply: Reply, key: ChaseKey, now: datetime) -> None:
        """Put it into the outbox."""
        name = self._name(recipient, key)
        rows = pack_reply(reply, Destination(recipient, batch=name, key=name))
        meant = [replace(row, urgency=Urgency.NOTICE, at_most_once=True, expires_at=now + _STILL_MEANT) for row in rows]
        self.outbox.put(self.bot_id, meant, now)

    def became(self, recipient: int, key: ChaseKey) -> ChaseState | None:
        """What became of it, of several parts the worst; None where nothing was ever put."""
        states = {send.state for send in self.outbox.by_key(self._name(recipient, key))}
        return next((fate for state, fate in _FATES.items() if state in states), None)

    def _name(self, recipient: int, key: ChaseKey) -> str:
        return f"chase:{self.bot_id}:{recipient}:{key.office_id}.{key.last}.{int(key.step)}:"
