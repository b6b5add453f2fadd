"""Foreign money in yuan, by the day that the clause names: each arrival at its own rate, or all at one day's."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rag.calculating.calculation import CalculatedStep, Citing, MissingRate
from rag.calculating.case import Tranche, Value, is_endless
from rag.calculating.counted import Open, Trail, equals, to_fen
from rag.calculating.known import Known, total_of, tranches_of
from rag.calculating.rates import ExchangeRate, Rates
from rag.rules.facts import Text
from rag.rules.quantity import YUAN, Money, plain
from rag.rules.vocabulary import Exchange
from rag.rules.walking import ARRIVAL, ARRIVED_ON

_LABEL = Text("外资按规定日期的汇率中间价折算", "foreign money converted at the rate of the day the clause names")


@dataclass(frozen=True, slots=True)
class Exchanging:
    """Converts for one case. Raises Open where the day or its rate is not known."""

    known: Known
    rates: Rates
    rule: Exchange | None

    def to_yuan(self, key: str, value: Value, trail: Trail) -> Decimal:
        """The sum in yuan; what was converted becomes a step of its own, once a count."""
        whole = total_of(value)
        if whole is None:
            raise Open((key,), bases=True)
        if whole.currency == YUAN:
            return whole.value
        parts = [
            (tranche.money, self._rate(tranche.currency, self._day(tranche.day))) for tranche in self._parts(value)
        ]
        missing = [rate for _, rate in parts if isinstance(rate, MissingRate)]
        if missing:
            raise Open((), bases=True, rates=dict.fromkeys(missing))
        found = [(money, rate) for money, rate in parts if isinstance(rate, ExchangeRate)]
        yuan = sum((money.value * rate.yuan for money, rate in found), Decimal(0))
        working = " + ".join(f"{money} × {plain(rate.yuan)}（{rate.day}）" for money, rate in found)
        step = CalculatedStep(
            _LABEL, equals(working, yuan), Money(to_fen(yuan) if is_endless(yuan) else yuan), Citing(self._clause())
        )
        if step not in trail.before:
            trail.before.append(step)
            trail.rates += [rate for _, rate in found if rate not in trail.rates]
        return yuan

    def _parts(self, value: Value) -> tuple[Tranche, ...]:
        by_arrival = self.rule is None or self.rule.day == ARRIVAL
        if not by_arrival:
            whole = total_of(value)
            return tranches_of(whole, None) if whole else ()
        arrived = self.known.value(ARRIVED_ON)
        return tranches_of(value, arrived if isinstance(arrived, date) else None)

    def _day(self, arrived: date | None) -> date:
        if self.rule is not None and self.rule.day != ARRIVAL:
            day = self.known.value(self.rule.day)
            if not isinstance(day, date):
                raise Open((self.rule.day,), bases=True)
            return day
        if arrived is None:
            raise Open((ARRIVED_ON,), bases=True)
        return arrived

    def _rate(self, currency: str, day: date) -> ExchangeRate | MissingRate:
        return self.rates.on(currency, day) or MissingRate(currency, day)

    def _clause(self) -> str:
        return self.rule.clause if self.rule else ""
