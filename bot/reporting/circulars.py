"""What goes to coordinators by the calendar: the week's bulletin and the quarter's board as drafts, who was silent.

The bulletin is due at 17:00 of Friday, or of the last working day before it; the list of silent chain groups at 9:00 of the 25th
or the first working day after it; the board at 9:00 of the first working day after the quarter, and for two weeks. Each goes out at
most once to each of them, by the same book as reminders: claimed before it is sent.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial

from bot.message import Reply, Role
from bot.one_by_one import Item, OneByOne
from bot.reporting.board_notices import BoardNotices, send_once
from bot.reporting.board_once import show_board
from bot.reporting.period_words import number_of
from bot.reporting.reminding import Reminding, Sender, catch_up
from bot.wording_circulars import say_board_draft, say_bulletin_draft, say_silent_groups
from rag.answer import Language
from store.answering.matter_ledger import Matters
from store.database import Database
from store.reporting.chase import BUREAU, ChaseKey, Step
from store.reporting.chase_ledger import ChaseLedger
from store.reporting.chasing import LOOK_BACK, may_speak
from store.reporting.digest_ledger import DigestLedger
from store.reporting.offices import OfficeKind
from store.reporting.periods import SHANGHAI, Period, PeriodKind, period_of, shanghai_day
from store.reporting.registry import Registry
from store.reporting.working_days import is_working
from store.troubles import Troubles

_FRIDAY, _BULLETIN_AT = 4, time(17)
_SILENCE_DAY, _SILENCE_AT = 25, time(9)
_BOARD_AT = time(9)
_KINDS = {Step.BULLETIN: PeriodKind.WEEK, Step.SILENCE: PeriodKind.MONTH, Step.BOARD: PeriodKind.QUARTER}


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


def board_due(now: datetime) -> Period | None:
    """The quarter whose board is due as a draft by now: the one that is over, from the first working day after it."""
    today = shanghai_day(now)
    running = period_of(PeriodKind.QUARTER, today)
    days = [day for day in running.days() if is_working(day)]
    over = running.previous()
    return over if days and now >= _at(days[0], _BOARD_AT) and today - over.last <= LOOK_BACK else None


def _at(day: date, at: time) -> datetime:
    return datetime.combine(day, at, SHANGHAI)


@dataclass(frozen=True, slots=True)
class Circulars:
    """Over one database. Synchronous; raises StoreUnavailable."""

    database: Database

    def round(self, sender: Sender, now: datetime, stopped: Callable[[], bool] = lambda: False) -> int:
        """Send what is due and was not claimed before; how many were sent. Ends early once `stopped` says so."""
        if not may_speak(now):
            return 0
        waiting = list(self._waiting(now))
        if waiting and not sender.ready():
            return 0
        ledger = ChaseLedger(self.database)

        def tell(recipient: int, key: ChaseKey) -> bool:
            return send_once(ledger, sender, recipient, key, lambda language: self._say(key, language, now), now)

        items = ((f"{key.step.name.lower()} {recipient}", partial(tell, recipient, key)) for recipient, key in waiting)
        return OneByOne(Troubles(self.database), "通报 circular").round(items, now, stopped)

    def _waiting(self, now: datetime) -> Iterator[tuple[int, ChaseKey]]:
        keys = [
            ChaseKey(BUREAU, period.last, step)
            for period, step in (
                (bulletin_due(now), Step.BULLETIN),
                (silence_due(now), Step.SILENCE),
                (board_due(now), Step.BOARD),
            )
            if period is not None
        ]
        if not keys:
            return
        registry, told = Registry(self.database), ChaseLedger(self.database).chases(min(key.last for key in keys))
        sent, away = {(chase.recipient, chase.key) for chase in told}, registry.on_leave(shanghai_day(now))
        for member in registry.members():
            if member.role is Role.COORDINATOR and member.person_id not in away:
                yield from ((member.person_id, key) for key in keys if (member.person_id, key) not in sent)

    def _say(self, key: ChaseKey, language: Language, now: datetime) -> Reply:
        period = period_of(_KINDS[key.step], key.last)
        if key.step is Step.BOARD:
            shown = show_board(self.database, period, now)
            return say_board_draft(language, shown.board, shown.case, number_of(period), now)
        digest = DigestLedger(self.database).live(period, now)
        if key.step is Step.BULLETIN:
            waits = Matters(self.database).backlog()
            return say_bulletin_draft(language, digest, number_of(digest.period), waits, shanghai_day(now))
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
    notices: BoardNotices

    def round(self, sender: Sender, now: datetime, stopped: Callable[[], bool] = lambda: False) -> int:
        """What has to do with boards, whose time is short, then reminders and circulars; how many were sent.

        A part that goes wrong is noted and tried again with the next round; the others go on.
        """

        def note_what_became() -> int:
            catch_up(self.reminding.ledger, sender, now)
            return 0

        parts: list[Item] = [
            ("结果 outcomes", note_what_became),
            ("榜单 boards", partial(self.notices.round, sender, now, stopped)),
            ("提醒 reminders", partial(self.reminding.round, sender, now, stopped)),
            ("通报 circulars", partial(self.circulars.round, sender, now, stopped)),
        ]
        return OneByOne(Troubles(self.circulars.database), "定时 round").round(parts, now, stopped)


def rounds_over(database: Database) -> Rounds:
    """Everything that goes out by the clock, over one database."""
    return Rounds(Reminding(Registry(database), ChaseLedger(database)), Circulars(database), BoardNotices(database))
