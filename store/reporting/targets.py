"""Targets (目标任务) of offices, and how far the year has come against the days that are over (序时进度)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from store.reporting.indicators import Indicator
from store.reporting.periods import Period, PeriodKind, period_of

CENT = Decimal("0.01")
SHARE = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Target:
    """What an office is to reach in a period, in the indicator's unit. Raises ValueError unless above zero."""

    office_id: int
    indicator: Indicator
    period: Period
    value: Decimal

    def __post_init__(self) -> None:
        if not self.value.is_finite() or self.value <= 0:
            raise ValueError(f"a target is a number above zero, not {self.value}")


@dataclass(frozen=True, slots=True)
class Pace:
    """The year so far: `value` of `target`, `completion` of it, and `elapsed`, the share of the year's days that are over."""

    indicator: Indicator
    value: Decimal
    target: Decimal
    completion: Decimal
    elapsed: Decimal

    @property
    def ahead(self) -> Decimal:
        """Completion less elapsed share: below zero is behind 序时进度."""
        return self.completion - self.elapsed


class Targets:
    """The targets that stand. Of two for the same office, indicator and period the later one in the list is meant."""

    def __init__(self, targets: Iterable[Target]) -> None:
        self._by_key: dict[tuple[int, Indicator], dict[Period, Decimal]] = {}
        for target in targets:
            self._by_key.setdefault((target.office_id, target.indicator), {})[target.period] = target.value

    def for_period(self, office_id: int, indicator: Indicator, period: Period) -> Decimal | None:
        """The target set for this very period, else the share in days of that of the shortest period around it.

        A year's 365 are 91 for its second quarter. Rounded to hundredths; None where no target is set.
        """
        known = self._by_key.get((office_id, indicator), {})
        around = [one for one in known if one.first <= period.first and period.last <= one.last]
        if not around:
            return None
        nearest = min(around, key=lambda one: (one.length, str(one)))
        share = known[nearest] * period.length / nearest.length
        return share.quantize(CENT, ROUND_HALF_UP)

    def of_year(self, year: int) -> frozenset[Indicator]:
        """The indicators that some office has a target of the year for."""
        whole = Period(PeriodKind.YEAR, year)
        return frozenset(indicator for (_, indicator), known in self._by_key.items() if whole in known)

    def pace(self, office_id: int, indicator: Indicator, day: date, so_far: Decimal) -> Pace | None:
        """How the year stands at the end of `day`; None where the year has no target."""
        year = period_of(PeriodKind.YEAR, day)
        target = self._by_key.get((office_id, indicator), {}).get(year)
        if target is None:
            return None
        elapsed = year.elapsed(day).quantize(SHARE, ROUND_HALF_UP)
        return Pace(indicator, so_far, target, (so_far / target).quantize(SHARE, ROUND_HALF_UP), elapsed)
