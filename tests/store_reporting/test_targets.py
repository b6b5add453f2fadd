"""Targets: which one holds for a period, and how the year stands against its days."""

from decimal import Decimal

import pytest

from store.reporting.indicators import Indicator
from store.reporting.periods import Period, PeriodKind
from store.reporting.targets import Pace, Target, Targets

_YEAR, _Q2 = Period(PeriodKind.YEAR, 2024), Period(PeriodKind.QUARTER, 2024, 2)
_JUNE = Period(PeriodKind.MONTH, 2024, 6)


def _target(period: Period, value: int) -> Target:
    return Target(1, Indicator.STARTED, period, Decimal(value))


def test_the_target_of_the_very_period_wins() -> None:
    """Then the shortest one around it, by its share of days."""
    targets = Targets([_target(_YEAR, 366), _target(_Q2, 60)])
    assert targets.for_period(1, Indicator.STARTED, _Q2) == Decimal("60.00")
    assert targets.for_period(1, Indicator.STARTED, _JUNE) == Decimal("19.78")
    assert targets.for_period(1, Indicator.STARTED, Period(PeriodKind.QUARTER, 2024, 3)) == Decimal("92.00")


def test_without_a_target_there_is_none() -> None:
    """Another office, another indicator, another year."""
    targets = Targets([_target(_YEAR, 366)])
    assert targets.for_period(2, Indicator.STARTED, _Q2) is None
    assert targets.for_period(1, Indicator.PLANNED, _Q2) is None
    assert targets.for_period(1, Indicator.STARTED, Period(PeriodKind.QUARTER, 2025, 2)) is None


def test_a_later_target_replaces_an_earlier_one() -> None:
    """In the order they were set."""
    assert Targets([_target(_Q2, 5), _target(_Q2, 7)]).for_period(1, Indicator.STARTED, _Q2) == Decimal("7.00")


def test_the_pace_of_the_year_is_held_against_its_days() -> None:
    """10 of 20 at the end of June, when 182 of 366 days are over."""
    pace = Targets([_target(_YEAR, 20)]).pace(1, Indicator.STARTED, _Q2.last, Decimal(10))
    assert pace == Pace(Indicator.STARTED, Decimal(10), Decimal(20), Decimal("0.5000"), Decimal("0.4973"))
    assert pace.ahead == Decimal("0.0027")
    assert Targets([_target(_Q2, 20)]).pace(1, Indicator.STARTED, _Q2.last, Decimal(10)) is None


@pytest.mark.parametrize("value", ["0", "-1", "NaN", "Infinity"])
def test_a_target_is_above_zero(value: str) -> None:
    """Nothing can be held against nothing."""
    with pytest.raises(ValueError, match="above zero"):
        Target(1, Indicator.STARTED, _Q2, Decimal(value))
