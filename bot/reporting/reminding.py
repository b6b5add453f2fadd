"""The journey of chasing: what is due is claimed, said, sent, and what became of it is noted; nothing goes out twice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.message import Reply
from bot.reporting.leave_days import digits_of
from bot.speech import language_for
from bot.wording_chasing import Owed, periods_over, say_reminder, say_to_group, say_to_leader
from rag.answer import Language
from store.reporting.chase import BUREAU, STEP_OF, ChaseKey, ChaseState, Notice, Rules, Step, rules_of
from store.reporting.chase_ledger import ChaseLedger
from store.reporting.chasing import due_notices, may_speak, open_duties
from store.reporting.offices import Office, Rhythm
from store.reporting.periods import shanghai_day
from store.reporting.registry import Registry
from store.reporting.reporting_duty import Duty

_FOLLOWED = timedelta(days=60)


class Sender(Protocol):
    """Who carries a message out of the house."""

    def ready(self) -> bool:
        """Whether the line is up; asked before anything is claimed."""
        ...

    def send(self, recipient: int, reply: Reply, key: ChaseKey, now: datetime) -> None:
        """See to it that the person (below zero: the group) gets it, at most once; in the transaction that claims `key`."""
        ...

    def became(self, recipient: int, key: ChaseKey) -> ChaseState | None:
        """What became of what was sent under that key: CLAIMED while it is on its way, None where nothing was."""
        ...


@dataclass(frozen=True, slots=True)
class Reminding:
    """Chasing over one registry and its ledger. Synchronous; every method raises StoreUnavailable."""

    registry: Registry
    ledger: ChaseLedger

    def due(self, now: datetime) -> tuple[Notice, ...]:
        """What would go out now; nothing is kept."""
        if not may_speak(now):  # most minutes of a week need no look into the database
            return ()
        return due_notices(self.ledger.scene(now), self.rules(), now)

    def rules(self) -> Rules:
        """As the coordinator set them."""
        return rules_of(self.registry.setting)

    def round(self, sender: Sender, now: datetime, stopped: Callable[[], bool] = lambda: False) -> int:
        """Send what is due, one message a recipient; how many were. Ends early once `stopped` says so."""
        mark = self.ledger.mark()
        waiting = list(self.due(now))
        if not waiting or not sender.ready():
            return 0
        sent = 0
        while waiting and not stopped():
            if (changed := self.ledger.mark()) != mark:  # somebody may have reported while the others were written to
                still = {notice.recipient for notice in waiting}
                mark, waiting = changed, [notice for notice in self.due(now) if notice.recipient in still]
                continue
            sent += self._tell(sender, waiting.pop(0), now)
        return sent

    def _tell(self, sender: Sender, notice: Notice, now: datetime) -> bool:
        recipient = notice.recipient
        with self.ledger.database.unit():
            won = self.ledger.claim(recipient, notice.keys, now)
            if won:
                sender.send(recipient, self.say(_only(notice, won), now), min(won), now)
        return bool(won)

    def owed(self, duty: Duty) -> Owed:
        """A duty as it is spoken of."""
        return _owed(duty, {office.office_id: office for office in self.registry.offices()})

    def still_owed(self, office_id: int, now: datetime) -> tuple[Duty, ...]:
        """What the office has not sent of the last two weeks and of today."""
        return tuple(duty for duty in open_duties(self.ledger.scene(now), now) if duty.office_id == office_id)

    def say(self, notice: Notice, now: datetime) -> Reply:
        """The one message of a notice, in the language of whoever gets it."""
        language = language_for(self.ledger.language(notice.recipient), "", "")
        offices = {office.office_id: office for office in self.registry.offices()}
        replies = [
            _say_step(language, steps, [_owed(item.duty, offices) for item in notice.items if item.step in steps], now)
            for steps in ((Step.FIRST, Step.SECOND), (Step.LEADER,), (Step.GROUP,))
            if any(item.step in steps for item in notice.items)
        ]
        spans = tuple(span for reply in replies for span in reply.spans)
        over = (periods_over(language, notice.periods),) if notice.periods else ()
        return Reply((*spans, *over), tuple(row for reply in replies for row in reply.buttons))


def catch_up(ledger: ChaseLedger, sender: Sender, now: datetime) -> int:
    """Note what has become of what was sent meanwhile; how many came to an end. What nobody knows of is unknown.

    One transaction: the key that names a message is found only while all that it told is open, or none of it.
    """
    with ledger.database.unit():
        return _caught_up(ledger, sender, now)


def _caught_up(ledger: ChaseLedger, sender: Sender, now: datetime) -> int:
    settled = 0
    waiting = [one for one in ledger.chases(shanghai_day(now) - _FOLLOWED) if one.state is ChaseState.CLAIMED]
    for one in waiting:
        # One message may hold several keys; it goes under the first of those that were claimed with it.
        together = [
            other.key
            for other in waiting
            if (other.recipient, other.claimed_at) == (one.recipient, one.claimed_at) and _is_reminder(other.key)
        ]
        key = min(together) if _is_reminder(one.key) else one.key
        state = sender.became(one.recipient, key) or ChaseState.UNKNOWN
        if state is not ChaseState.CLAIMED:
            ledger.settle(one.recipient, [one.key], state, now)
            settled += 1
    return settled


def _is_reminder(key: ChaseKey) -> bool:
    return key.step <= Step.QUARTER


def _say_step(language: Language, steps: tuple[Step, ...], owed: list[Owed], now: datetime) -> Reply:
    if Step.GROUP in steps:
        return say_to_group(language, owed)
    return say_to_leader(language, owed, now) if Step.LEADER in steps else say_reminder(language, owed, now)


def _owed(duty: Duty, offices: Mapping[int, Office]) -> Owed:
    day = duty.due_day
    rhythm = Rhythm.WEEKLY if duty.last > day else Rhythm.DAILY
    press = f"nil:{duty.office_id}:{digits_of(duty.last)}"
    return Owed(offices[duty.office_id].name, rhythm, day, duty.due_at, press)


def _only(notice: Notice, keys: frozenset[ChaseKey]) -> Notice:
    periods = (
        period for period in notice.periods if ChaseKey(BUREAU, period.last, STEP_OF[period.kind]) in keys
    )  # fmt: skip
    return replace(notice, items=tuple(item for item in notice.items if item.key in keys), periods=tuple(periods))
