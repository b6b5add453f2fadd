"""What is done about messages that are out: other words, recalls, 更正 where neither works, pins until their day.

Everything is told by what is there: a message that arrives after its recall is recalled too, a step that a crash cut off is
taken again, and nothing is done twice, as each call has its key in the outbox.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.announcing.bureau import Bureau
from bot.announcing.envelopes import corrections, deletions, edits, messages, pins, recall_notices, unpins
from store.announcing.announce_rules import DELETABLE
from store.announcing.announcement import Announcement, Content, State
from store.announcing.announcement_rows import Unreadable
from store.announcing.audience import departed, may_depart
from store.announcing.deliveries import Delivery, Fate
from store.announcing.keys import (
    chat_of,
    delete_prefix,
    edit_prefix,
    message_key,
    message_prefix,
    pin_prefix,
    run_prefix,
    unpin_prefix,
)
from store.announcing.run_ledger import Run
from store.announcing.timetable import is_open, next_open
from store.sends import Outgoing, Send, SendState

_UNREACHABLE = ("blocked", "kicked", "deactivated", "not a member", "chat not found", "can't initiate")
_UNDONE = frozenset({SendState.FAILED, SendState.EXPIRED})
_LOOSENED = timedelta(days=7)  # for so long after its day it is looked after what earlier runs have pinned
_ARRIVED = frozenset({Fate.SENT, Fate.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Following:
    """Over one bureau. Every method raises StoreUnavailable."""

    bureau: Bureau

    def follow(self, one: Announcement, now: datetime) -> int:
        """Put what is missing; how many calls these are."""
        runs = self.bureau.runs.runs(one.announcement_id)
        if not runs:
            return 0
        if one.state is State.RECALLED:
            return sum(self._recall(one, run, now) for run in runs)
        put = self._renew(one, runs[-1], now) + self._pin(one, runs[-1], now)
        if one.plan.pin_until is not None and timedelta(0) <= now - one.plan.pin_until < _LOOSENED:
            put += sum(self._pin(one, run, now) for run in runs[:-1])  # each week has pinned one
        return put

    def refill(self, one: Announcement, now: datetime) -> int:
        """Queue again what a pause held back or an edit took back, with the words that stand now."""
        runs = self.bureau.runs.runs(one.announcement_id)
        content = self._words(one)
        if not runs or content is None:
            return 0
        run = runs[-1]
        held_back = [delivery for delivery in self._deliveries(run) if delivery.fate is Fate.CANCELLED]
        left = self._departed(one, held_back)
        missing = [delivery.receiver for delivery in held_back if delivery.chat_id not in left]
        with self.bureau.database.unit():
            put = self.bureau.put(list(messages(one, run, content, missing)), now)
            self.hold(one, now)
        return put

    def hold(self, one: Announcement, now: datetime) -> None:
        """What was put by day and could not leave then wakes nobody in quiet hours."""
        if one.runs and not is_open(now):
            self.bureau.outbox.hold(run_prefix(one.announcement_id, one.runs), next_open(now))

    def take_back(self, one: Announcement) -> int:
        """Take what is not out yet out of the outbox; how many messages waited there.

        What is under way is not tried again where the service puts it off.
        """
        return self.bureau.outbox.cancel(prefix=message_prefix(one.announcement_id), under_way=True)

    def let_go(self, one: Announcement) -> int:
        """Take back what of the newest run waits for those whom its audience means no more; how many messages waited there."""
        if not may_depart(one.plan.audience) or not self._waits(one):
            return 0
        run = self.bureau.runs.run(one.announcement_id, one.runs) if one.runs else None
        waiting = [delivery for delivery in self._deliveries(run) if delivery.fate is Fate.WAITING] if run else []
        left = self._departed(one, waiting)
        chats = [delivery.receiver.chat_id for delivery in waiting if delivery.chat_id in left]
        keys = [message_key(one.announcement_id, one.runs, chat_id) for chat_id in chats]
        return self.bureau.outbox.cancel(keys, under_way=True) if keys else 0

    def let_all_go(self) -> int:
        """The same of all that is live; for who has just left a topic or the bureau. What cannot be read stops nobody."""
        taken = 0
        for one in self.bureau.announcements.live():
            with suppress(Unreadable):
                taken += self.let_go(one)
        return taken

    def resume(self, one: Announcement, now: datetime) -> int:
        """What a pause held back goes out, what was under way then too; how many are queued again."""
        self.bureau.outbox.keep(message_prefix(one.announcement_id))
        return self.refill(one, now)

    def rewrite(self, one: Announcement, now: datetime) -> int:
        """Other words are live: what waits is written anew, what is out is edited."""
        runs = self.bureau.runs.runs(one.announcement_id)
        if not runs:
            return 0
        cancelled = self.bureau.outbox.cancel(prefix=run_prefix(one.announcement_id, runs[-1].number))
        if cancelled and one.state is State.LIVE:
            self.refill(one, now)
        return self.follow(one, now)

    def _renew(self, one: Announcement, run: Run, now: datetime) -> int:
        content = self._words(one) if one.live_version > run.version else None
        if content is None:
            return 0
        old = [one_ for one_ in self._deliveries(run) if one_.fate in _ARRIVED and one_.version < one.live_version]
        for version in range(run.version + 1, one.live_version):
            self.bureau.outbox.cancel(prefix=edit_prefix(one.announcement_id, run.number, version))
        tried = self._tried(edit_prefix(one.announcement_id, run.number, one.live_version))
        fresh = [delivery for delivery in old if delivery.receiver.chat_id not in tried]
        rows = list(edits(one, run, content, fresh))
        rows += corrections(one, run, content, _not_done(old, tried))
        return self.bureau.put(rows, now)

    def _recall(self, one: Announcement, run: Run, now: datetime) -> int:
        out = [delivery for delivery in self._deliveries(run) if delivery.fate in _ARRIVED]
        tried = self._tried(delete_prefix(one.announcement_id, run.number))
        fresh = [delivery for delivery in out if delivery.receiver.chat_id not in tried]
        young = [
            one_ for one_ in fresh if one_.at is not None and now - one_.at < DELETABLE and one_.message_id is not None
        ]
        old = [delivery for delivery in fresh if delivery not in young]
        rows: list[Outgoing] = list(deletions(one, run, young))
        words = self._words(one) or one.content  # never what was proposed and not approved
        rows += recall_notices(one, run, words, [*old, *_not_done(out, tried)])
        return self.bureau.put(rows, now)

    def _pin(self, one: Announcement, run: Run, now: datetime) -> int:
        until = one.plan.pin_until
        if until is None:
            return 0
        groups = [
            delivery for delivery in self._deliveries(run) if delivery.fate is Fate.SENT and delivery.receiver.is_group
        ]
        pinned = self._tried(pin_prefix(one.announcement_id, run.number))
        if now < until:
            fresh = [delivery for delivery in groups if delivery.receiver.chat_id not in pinned]
            return self.bureau.put(list(pins(one, run, fresh)), now)
        loosened = self._tried(unpin_prefix(one.announcement_id, run.number))
        due = [
            delivery
            for delivery in groups
            if (send := pinned.get(delivery.receiver.chat_id)) is not None
            and send.state is SendState.SENT
            and delivery.receiver.chat_id not in loosened
        ]
        return self.bureau.put(list(unpins(one, run, due)), now)

    def is_pinned(self, one: Announcement, now: datetime) -> bool:
        """Whether there is still something to loosen."""
        return one.plan.pin_until is not None and now < one.plan.pin_until

    def _departed(self, one: Announcement, deliveries: Sequence[Delivery]) -> frozenset[int]:
        """Where these stand now and are meant no more."""
        if not deliveries:
            return frozenset()
        there = [replace(delivery.receiver, chat_id=delivery.chat_id) for delivery in deliveries]
        return departed(there, one.plan.audience, self.bureau.audiences.scene())

    def _waits(self, one: Announcement) -> bool:
        """Whether anything of its newest run has not left yet; cheap, as it is asked every few seconds."""
        counted = self.bureau.deliveries.sums(one.announcement_id, one.runs) if one.runs else {}
        return any(fate is Fate.WAITING for fate, _ in counted)

    def _words(self, one: Announcement) -> Content | None:
        return self.bureau.announcements.content(one.announcement_id, one.live_version)

    def _deliveries(self, run: Run) -> tuple[Delivery, ...]:
        """Those about which something can be done: not where a person was, of whom nothing is kept any more."""
        found = self.bureau.deliveries.of(run.announcement_id, run.number)
        return tuple(delivery for delivery in found if not delivery.receiver.is_forgotten)

    def _tried(self, prefix: str) -> dict[int, Send]:
        return {chat_of(send.key or ""): send for send in self.bureau.outbox.by_key(prefix)}


def _not_done(deliveries: Iterable[Delivery], tried: dict[int, Send]) -> list[Delivery]:
    """Where an edit or a deletion was tried in vain, or cannot be tried, in chats that can still be written to."""
    found = []
    for delivery in deliveries:
        send = tried.get(delivery.receiver.chat_id)
        in_vain = send is not None and send.state in _UNDONE and not _is_lost(send)
        if in_vain or (send is None and delivery.message_id is None):
            found.append(delivery)
    return found


def _is_lost(send: Send) -> bool:
    return any(part in send.reason.lower() for part in _UNREACHABLE)
