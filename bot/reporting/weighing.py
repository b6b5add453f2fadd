"""Weights in a chat: /rules shows them, /rules LEAGUE INDICATOR WEIGHT changes them from a quarter on, by one tap."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.message import Attachment, Reply
from bot.reporting.awaited_words import AwaitedWords
from bot.reporting.board_look import Visit
from bot.reporting.indicator_words import indicator_named, league_named, period_named_by
from bot.reporting.proposals import NewWeights
from bot.reporting.table_out import xlsx_bytes
from bot.wording_bureau import (
    ask_weights,
    say_changed,
    say_moved,
    say_no_change,
    say_rules,
    say_rules_usage,
    say_weights_do_not_fit,
    weights_change,
)
from store.database import Database
from store.reporting.exchange import Subject
from store.reporting.exchange_ledger import Exchange
from store.reporting.exchange_rules import read_weight
from store.reporting.indicator_set import IndicatorSet, reweighted
from store.reporting.indicators import Indicator
from store.reporting.offices import League
from store.reporting.periods import Period, PeriodKind, period_of, shanghai_day
from store.reporting.rulebook_ledger import RulebookLedger

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NEXT = frozenset({"下季度", "下个季度", "next"})


@dataclass(frozen=True, slots=True)
class WeightWords:
    """The words behind /rules taken apart."""

    league: League
    weights: dict[Indicator, Decimal]
    period: Period


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weights of one database."""

    database: Database
    held: AwaitedWords

    def show(self, visit: Visit) -> Reply:
        """/rules."""
        period = _quarter(visit)
        sets = RulebookLedger(self.database).rules(period)
        return say_rules(visit.language, sets, period, may_change=visit.runs_boards)

    def asked(self, visit: Visit, words: str) -> Reply:
        """/rules with words: the change before it is done."""
        said = _take_apart(words.split(), shanghai_day(visit.now))
        if said is None:
            return say_rules_usage(visit.language)
        before = self._standing(said.league, said.period)
        try:
            after = reweighted(before, said.weights)
        except ValueError:
            return say_weights_do_not_fit(visit.language)
        if after == before:
            return say_no_change(visit.language)
        first = said.period.first
        token = self.held.hold(visit.message, NewWeights(before, after, first))
        change = weights_change(visit.language, before, after, first)
        return ask_weights(visit.language, change, token, early=first < _quarter(visit).first)

    def confirmed(self, visit: Visit, change: NewWeights) -> Reply:
        """确定."""
        begins = period_of(PeriodKind.QUARTER, change.valid_from)
        if self._standing(change.after.league, begins) != change.before:
            return say_moved(visit.language)
        book = RulebookLedger(self.database)
        book.set_rules(change.after, change.valid_from, visit.speaker.person_id, visit.now)
        said = weights_change(visit.language, change.before, change.after, change.valid_from)
        return say_changed(visit.language, said)

    def sheet(self, visit: Visit) -> Reply:
        """权重表: as a workbook that can be sent back."""
        table = Exchange(self.database).table(Subject.RULES, visit.now)
        return Reply((), attachments=(Attachment("权重.xlsx", _XLSX, xlsx_bytes("权重", table)),))

    def _standing(self, league: League, period: Period) -> IndicatorSet:
        return next(one for one in RulebookLedger(self.database).rules(period) if one.league is league)


def _quarter(visit: Visit) -> Period:
    return period_of(PeriodKind.QUARTER, shanghai_day(visit.now))


def _take_apart(words: list[str], today: date) -> WeightWords | None:
    """A league, pairs of an indicator and a weight, and a period at the end; None where it is anything else."""
    league = league_named(words[0]) if words else None
    rest, period = words[1:], period_of(PeriodKind.QUARTER, today)
    if len(rest) % 2:
        named = period.next() if rest[-1] in _NEXT else period_named_by(rest[-1], today)
        if named is None:
            return None
        rest, period = rest[:-1], period_of(PeriodKind.QUARTER, named.first)
    weights: dict[Indicator, Decimal] = {}
    for name, figure in zip(rest[::2], rest[1::2], strict=True):
        indicator, weight = indicator_named(name), read_weight(figure)
        if indicator is None or weight is None or indicator in weights:
            return None
        weights[indicator] = weight
    return WeightWords(league, weights, period) if league is not None and weights else None
