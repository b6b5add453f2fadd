"""What leaders are told of boards unasked: that one is open to objections, and that an objection of their office is answered.

By the same book as reminders: claimed before it is sent, at most once to each for each edition and each answer. An objection
window does not wait for a working day, so neither does its notice; only the night is left alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.message import Reply, Role
from bot.reporting.period_words import number_of
from bot.reporting.reminding import Sender
from bot.speech import language_for
from bot.wording_circulars import say_objection_answered, say_window_opened
from rag.answer import Language
from store.database import Database
from store.reporting.board_ledger import BoardLedger
from store.reporting.board_states import BoardCase, Objection
from store.reporting.chase import ChaseKey, Step
from store.reporting.chase_ledger import ChaseLedger
from store.reporting.league import Standing
from store.reporting.members import Member
from store.reporting.periods import SHANGHAI, shanghai_day
from store.reporting.registry import Registry

_OPENS, _CLOSES = time(8), time(21)
_TOLD_FOR = timedelta(days=7)  # an answer that could not be brought for a week is found below the board
Say = Callable[[Language], Reply]


@dataclass(frozen=True, slots=True)
class _News:
    """What a person is to be told, once."""

    recipient: int
    key: ChaseKey
    say: Say


@dataclass(frozen=True, slots=True)
class BoardNotices:
    """Over one database. Synchronous; raises StoreUnavailable."""

    database: Database

    def round(self, sender: Sender, now: datetime, stopped: Callable[[], bool] = lambda: False) -> int:
        """Send what is due and was not claimed before; how many were sent. Ends early once `stopped` says so."""
        waiting = self._waiting(now) if _OPENS <= now.astimezone(SHANGHAI).time() < _CLOSES else []
        if not waiting or not sender.ready():
            return 0
        ledger = ChaseLedger(self.database)
        return sum(
            send_once(ledger, sender, news.recipient, news.key, news.say, now) for news in waiting if not stopped()
        )

    def _waiting(self, now: datetime) -> list[_News]:
        boards = BoardLedger(self.database)
        cases, answered = boards.open_cases(now), boards.answered(now - _TOLD_FOR)
        if not cases and not answered:
            return []
        registry = Registry(self.database)
        away = registry.on_leave(shanghai_day(now))
        leaders = [one for one in registry.members() if one.role is Role.LEADER and one.person_id not in away]
        news = [*self._opened(cases, leaders), *self._answered(answered, leaders)]
        if not news:
            return []
        chases = ChaseLedger(self.database).chases(min(one.key.last for one in news))
        told = {(chase.recipient, chase.key) for chase in chases}
        return [one for one in news if (one.recipient, one.key) not in told]

    def _opened(self, cases: tuple[BoardCase, ...], leaders: list[Member]) -> Iterator[_News]:
        for case in cases:
            board, period = case.edition.board, case.edition.period
            key = ChaseKey.about(case.edition.edition_id, period.last, Step.OPENED)
            for leader in leaders:
                row = None if leader.office_id is None else board.row(leader.office_id)
                if row is not None:
                    yield _News(leader.person_id, key, _opened(case, row.standing, number_of(period)))

    def _answered(self, answered: tuple[tuple[Objection, datetime], ...], leaders: list[Member]) -> Iterator[_News]:
        for objection, at in answered:
            key = ChaseKey.about(objection.objection_id, shanghai_day(at), Step.ANSWERED)
            for leader in leaders:
                if leader.office_id == objection.office_id and leader.since <= at:
                    yield _News(leader.person_id, key, _said(objection))


def _opened(case: BoardCase, one: Standing, number: int) -> Say:
    return lambda language: say_window_opened(language, case, one, number)


def _said(objection: Objection) -> Say:
    return lambda language: say_objection_answered(language, objection, number_of(objection.period))


def send_once(  # what is sent to whom, noted where, and when
    ledger: ChaseLedger, sender: Sender, recipient: int, key: ChaseKey, say: Say, now: datetime
) -> bool:
    """Claim it and send it; False where somebody else had claimed it."""
    reply = say(language_for(ledger.language(recipient), "", ""))
    with ledger.database.unit():
        won = ledger.claim(recipient, [key], now)
        if won:
            sender.send(recipient, reply, key, now)
    return bool(won)
