"""The steps of an amount in their order: grants, bonus, caps, rounding; each becomes a line of the working."""

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from rag.calculating.calculation import CalculatedStep, Citing
from rag.calculating.case import is_endless
from rag.calculating.counted import Counted, Open, equals, to_fen, told
from rag.calculating.counting import Counter
from rag.calculating.known import number_of
from rag.rules.clause_text import Clauses
from rag.rules.facts import Text
from rag.rules.quantity import Money
from rag.rules.ways import Bonus, Cap, Caps, Grant, RoundDown, Step

_CAP = Text("最高限额", "cap")
_ROUND = Text("尾数舍去", "rounded down")
_FEN = Text("四舍五入到分", "to the fen, half up")


@dataclass(frozen=True, slots=True)
class Total:
    """What the steps come to, to the fen; `rounding` is the clause that rounds, "" where none does."""

    sum: Money
    steps: tuple[CalculatedStep, ...]
    capped_by: Citing | None
    rounding: str
    years: tuple[Decimal, ...]


@dataclass(slots=True)
class Totaller:
    """Runs over the steps of one programme. Raises Open where the count hangs on something unknown."""

    counter: Counter
    clauses: Clauses
    running: Decimal = Decimal(0)
    rounding: str = ""
    years: tuple[Decimal, ...] = ()

    def total(self, steps: tuple[Step, ...]) -> Total:
        """What all steps come to."""
        lines = [line for step in steps for line in self._step(step)]
        exact = to_fen(self.running)
        if exact != self.running:
            lines.append(CalculatedStep(_FEN, f"{told(self.running)} → {Money(exact)}", Money(exact), Citing("")))
        years = self.years if sum(self.years, Decimal(0)) == self.running else ()
        cuts = self.counter.trail.cuts
        capped = self.citing(cuts[-1].clause) if cuts else None
        return Total(Money(exact), (*self._conversions(), *lines), capped, self.rounding, years)

    def citing(self, clause: str) -> Citing:
        """The clause with its words."""
        return Citing(clause, self.clauses.quote(clause))

    def _conversions(self) -> tuple[CalculatedStep, ...]:
        return tuple(
            CalculatedStep(one.label, one.working, one.result, self.citing(one.citing.clause))
            for one in self.counter.trail.before
        )

    def _step(self, step: Step) -> tuple[CalculatedStep, ...]:
        match step:
            case Grant():
                return self._grant(step)
            case Bonus():
                return self._bonus(step)
            case Caps():
                return self._caps(step)
            case RoundDown():
                return self._round(step)

    def _grant(self, step: Grant) -> tuple[CalculatedStep, ...]:
        if not self.counter.holds(step.when):
            return ()
        counted = self.counter.count(step.way)
        self.running += counted.value
        self.years = counted.years or self.years
        return (self._line(step.name, _worked(counted), counted.value, counted.clause),)

    def _bonus(self, step: Bonus) -> tuple[CalculatedStep, ...]:
        for option in sorted(step.options, key=lambda one: number_of(one.share.value), reverse=True):
            if self.counter.holds(option.when):
                base, more = self.running, self.running * number_of(option.share.value)
                self.running += more
                working = equals(f"{told(base)} × {option.share.written}", more)
                return (self._line(option.name, working, more, step.clause),)
        return ()

    def _caps(self, step: Caps) -> tuple[CalculatedStep, ...]:
        cap = self._cap_that_holds(step)
        if cap is None:
            return ()
        exact, before = self.running, told(self.running)
        self.running = self.counter.cut(self.running, cap.sum, cap.clause)
        cut = self.running != exact
        working = f"{before} > {cap.sum.written}，取{cap.sum.written}" if cut else f"{before} ≤ {cap.sum.written}"
        return (self._line(_CAP, working, self.running, cap.clause),)

    def _cap_that_holds(self, step: Caps) -> Cap | None:
        """The first cap whose tests are met. Raises Open where that is not decided and one of them would cut."""
        try:
            return next((cap for cap in step.caps if self.counter.holds(cap.when)), None)
        except Open:
            lowest = min(step.caps, key=lambda one: number_of(one.sum.value))
            if self.running > number_of(lowest.sum.value):
                raise
            return lowest

    def _round(self, step: RoundDown) -> tuple[CalculatedStep, ...]:
        unit = number_of(step.to.value)
        exact = self.running
        self.running = (self.running / unit).to_integral_value(ROUND_FLOOR) * unit
        self.rounding = step.clause
        if self.running == exact:
            return ()
        return (self._line(_ROUND, f"{told(exact)} → {Money(self.running)}", self.running, step.clause),)

    def _line(self, label: Text, working: str, value: Decimal, clause: str) -> CalculatedStep:
        return CalculatedStep(label, working, Money(to_fen(value) if is_endless(value) else value), self.citing(clause))


def _worked(counted: Counted) -> str:
    return equals(counted.working, counted.value) if counted.working else told(counted.value)
