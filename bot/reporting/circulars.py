"""What goes to the coordinators by the calendar: the week's bulletin as a draft, and which chain groups were silent this month.

The bulletin is due at 17:00 of Friday, or of the last working day before it; the list of silent groups at 9:00 of the 25th or the
first working day after it. Both go out at most once to each, by the same book as reminders: claimed before they are sent.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.message import Reply, Role
from bot.reporting.period_words import number_of
from bot.reporting.reminding import Reminding, Sender
from bot.speech import language_for
from bot.wording_circulars import say_bulletin_draft, say_silent_groups
from rag.answer import Language
from store.database import Database
from store.reporting.chase import BUREAU, ChaseKey, ChaseState, Step
from store.reporting.chase_ledger import ChaseLedger
from store.reporting.chasing import may_speak
from store.reporting.digest_ledger import DigestLedger
from store.reporting.offices import OfficeKind
from store.reporting.periods import SHANGHAI, Period, PeriodKind, period_of, shanghai_day
from store.reporting.registry import Registry
from store.reporting.working_days import is_working

_FRIDAY, _BULLETIN_AT = 4, time(17)
_SILENCE_DAY, _SILENCE_AT = 25, time(9)


def bulletin_due(now: datetime) -> Period | None:
    """The week whose bulletin is due by now, None where none is (yet)."""
    week = period_of(PeriodKind.WEEK, shanghai_day(now))
    days = [day for day in list(week.days())[: _FRIDAY + 1] if is_working(day)]
    return week if days and now >= _at(days[-1], _BULLETIN_AT) else None


def silence_due(now: datetime) -> Period | None:
    """The month whose silent groups are listed by now, None where it is too early."""
    month = period_of(PeriodKind.MONTH, shanghai_day(now))
    days = [day for day in list(month.days())[_SILENCE_DAY - 1 :] if is_working(day)]
    return month if days and now >= _at(days[0], _SILENCE_AT) else None


def _at(day: date, at: time) -> datetime:
    return datetime.combine(day, at, SHANGHAI)


@dataclass(frozen=True, slots=True)
class Circulars:
    """Over one database. Synchronous; raises StoreUnavailable."""

    database: Database

    def round(self, sender: Sender, now: datetime, stopped: Callable[[], bool] = lambda: False) -> int:
        """Send what is due and was not claimed before; how many were sent. Ends early once `stopped` says so."""
        waiting = list(self._waiting(now)) if may_speak(now) else []
        if not waiting or not sender.ready():
            return 0
        return sum(self._tell(sender, recipient, key, now) for recipient, key in waiting if not stopped())

    def _waiting(self, now: datetime) -> Iterator[tuple[int, ChaseKey]]:
        keys = [
            ChaseKey(BUREAU, period.last, step)
            for period, step in ((bulletin_due(now), Step.BULLETIN), (silence_due(now), Step.SILENCE))
            if period is not None
        ]
        if not keys:
            return
        registry, told = Registry(self.database), ChaseLedger(self.database).chases(min(key.last for key in keys))
        sent, away = {(chase.recipient, chase.key) for chase in told}, registry.on_leave(shanghai_day(now))
        for member in registry.members():
            if member.role is Role.COORDINATOR and member.person_id not in away:
                yield from ((member.person_id, key) for key in keys if (member.person_id, key) not in sent)

    def _tell(self, sender: Sender, recipient: int, key: ChaseKey, now: datetime) -> bool:
        ledger = ChaseLedger(self.database)
        reply = self._say(key, language_for(ledger.language(recipient), "", ""), now)
        won = ledger.claim(recipient, [key], now)
        if not won:
            return False
        state = sender.send(recipient, reply)
        ledger.settle(recipient, won, state, now)
        return state is ChaseState.SENT

    def _say(self, key: ChaseKey, language: Language, now: datetime) -> Reply:
        kind = PeriodKind.WEEK if key.step is Step.BULLETIN else PeriodKind.MONTH
        digest = DigestLedger(self.database).live(period_of(kind, key.last), now)
        if key.step is Step.BULLETIN:
            return say_bulletin_draft(language, digest, number_of(digest.period))
        silent = [
            news.office.name
            for news in digest.offices
            if news.silent and news.office.active and news.office.kind is OfficeKind.CHAIN_GROUP
        ]
        return say_silent_groups(language, digest.period, silent)


@dataclass(frozen=True, slots=True)
class Rounds:
    """Everything that goes out by the clock, one after another."""

    reminding: Reminding
    circulars: Circulars

    def begin(self, now: datetime) -> int:
        """At the start of a run: what an earlier one left half done is unknown from now on; how many."""
        return self.reminding.begin(now)

    def round(self, sender: Sender, now: datetime, stopped: Callable[[], bool] = lambda: False) -> int:
        """Reminders, then circulars; how many were sent."""
        sent = self.reminding.round(sender, now, stopped)
        return sent + (0 if stopped() else self.circulars.round(sender, now, stopped))


def rounds_over(database: Database) -> Rounds:
    """Everything that goes out by the clock, over one database."""
    return Rounds(Reminding(Registry(database), ChaseLedger(database)), Circulars(database))
