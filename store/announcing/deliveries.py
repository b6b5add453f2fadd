"""What became of a run in each chat, as the outbox tells it, and the sums, which add up to what was planned."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa

from store.announcing.announcement_tables import announcement_receivers
from store.announcing.audience import Receiver
from store.announcing.keys import chat_of, run_prefix, version_of
from store.announcing.run_ledger import Runs
from store.database import Database
from store.delivery_tables import outbox
from store.outbox import Outbox
from store.sends import Send, SendState


class Fate(StrEnum):
    """What became of it in one chat; in exactly one of these states."""

    SENT = "sent"
    WAITING = "waiting"
    FAILED = "failed"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    CANCELLED = "cancelled"  # taken back before it was sent, or held back by a pause


_FATES = {
    SendState.QUEUED: Fate.WAITING,
    SendState.SENDING: Fate.WAITING,
    SendState.SENT: Fate.SENT,
    SendState.FAILED: Fate.FAILED,
    SendState.UNKNOWN: Fate.UNKNOWN,
    SendState.EXPIRED: Fate.EXPIRED,
}


_RECEIVERS = announcement_receivers.c
# How many receivers of a run there are for each state and reason in the outbox; no state where nothing stands there.
_SUMS = (
    sa.select(outbox.c.state, outbox.c.reason, sa.func.count().label("number"))
    .select_from(announcement_receivers)
    .outerjoin(outbox, outbox.c.key == sa.bindparam("prefix", type_=sa.Text) + sa.cast(_RECEIVERS.chat_id, sa.Text))
    .where(_RECEIVERS.announcement_id == sa.bindparam("of_announcement"), _RECEIVERS.run == sa.bindparam("of_run"))
    .group_by(outbox.c.state, outbox.c.reason)
)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A receiver with what became of it there. `chat_id` is where the chat is now, `message_id` what can be edited there.

    `version` is that of the words that went there, 0 where none did.
    """

    receiver: Receiver
    fate: Fate
    chat_id: int
    send_id: int = 0
    message_id: int | None = None
    at: datetime | None = None
    reason: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """How many chats are in which state, and how many people pressed 已阅 of how many who were to."""

    planned: int
    counts: Mapping[Fate, int]
    read: int = 0
    to_read: int = 0

    def of(self, fate: Fate) -> int:
        """How many of that one."""
        return self.counts.get(fate, 0)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is under way any more."""
        return not self.of(Fate.WAITING)


def tally(deliveries: Iterable[Delivery], read: int = 0, to_read: int = 0) -> Tally:
    """The sums; they add up, as each delivery has one fate."""
    return tally_of(Counter(one.fate for one in deliveries), read, to_read)


def tally_of(counts: Counter[Fate], read: int = 0, to_read: int = 0) -> Tally:
    """The same where they are counted."""
    return Tally(sum(counts.values()), {fate: counts[fate] for fate in Fate}, read, to_read)


@dataclass(frozen=True, slots=True)
class Deliveries:
    """Over one database. Raises StoreUnavailable."""

    database: Database

    def of(self, announcement_id: int, run: int) -> tuple[Delivery, ...]:
        """Each receiver of a run."""
        sends = {
            chat_of(send.key or ""): send for send in Outbox(self.database).by_key(run_prefix(announcement_id, run))
        }
        receivers = Runs(self.database).receivers(announcement_id, run)
        return tuple(_delivery(one, sends.get(one.chat_id)) for one in receivers)

    def sums(self, announcement_id: int, run: int) -> Counter[tuple[Fate, str]]:
        """The same in numbers: how many receivers there are for each fate and its reason."""
        values = {"prefix": run_prefix(announcement_id, run), "of_announcement": announcement_id, "of_run": run}
        found: Counter[tuple[Fate, str]] = Counter()
        with self.database.read() as connection:
            for row in connection.execute(_SUMS, values):
                fate = Fate.CANCELLED if row.state is None else _FATES[SendState(row.state)]
                found[fate, row.reason or ""] += row.number
        return found


def _delivery(receiver: Receiver, send: Send | None) -> Delivery:
    if send is None:
        return Delivery(receiver, Fate.CANCELLED, receiver.chat_id)
    fate = _FATES[send.state]
    return Delivery(
        receiver,
        fate,
        send.chat_id,
        send.send_id,
        send.message_id,
        send.settled_at or send.claimed_at,
        send.reason,
        version_of(send.batch),
    )
