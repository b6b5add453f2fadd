"""Indicator sets: data that is checked before it ranks anybody."""

from decimal import Decimal

import pytest

from store.reporting.indicator_set import DEFAULT_SETS, IndicatorSet, reweighted
from store.reporting.indicators import Indicator
from store.reporting.offices import League


@pytest.mark.parametrize("rules", DEFAULT_SETS, ids=lambda rules: rules.league.value)
def test_a_set_comes_back_from_its_json(rules: IndicatorSet) -> None:
    """Decimals as strings, nothing lost."""
    assert IndicatorSet.from_json(rules.to_json()) == rules


def test_both_leagues_have_a_set_and_count_only_one_figure_of_funds() -> None:
    """Reported and verified money stand side by side; only one of them earns points."""
    assert {rules.league for rules in DEFAULT_SETS} == set(League)
    for rules in DEFAULT_SETS:
        weights = dict(rules.weights)
        assert weights[Indicator.FUNDS_REPORTED] * weights[Indicator.FUNDS_VERIFIED] == 0


@pytest.mark.parametrize(
    ("weights", "cap"),
    [
        (((Indicator.STARTED, 99),), "1.2"),
        (((Indicator.STARTED, 50), (Indicator.STARTED, 50)), "1.2"),
        (((Indicator.STARTED, 110), (Indicator.PLANNED, -10)), "1.2"),
        (((Indicator.STARTED, 100),), "0.9"),
    ],
)
def test_weights_that_rank_nobody_fairly_are_refused(weights: tuple[tuple[Indicator, int], ...], cap: str) -> None:
    """Not 100, doubled, negative; or a cap below the target itself."""
    with pytest.raises(ValueError, match="坏"):
        IndicatorSet(League.COUNTIES, "坏", tuple((name, Decimal(weight)) for name, weight in weights), Decimal(cap))


@pytest.mark.parametrize("fields", [{}, {"league": "counties", "name": "x", "weights": 3, "cap": "1", "flags_in": []}])
def test_what_is_no_set_is_refused(fields: dict[str, object]) -> None:
    """With a sentence, not a KeyError."""
    with pytest.raises(ValueError, match="not an indicator set"):
        IndicatorSet.from_json(fields)


@pytest.mark.parametrize(
    ("wanted", "after"),
    [
        ({"started": 20}, {"started": 20, "planned_investment": 15, "signed_over_100m": 20}),
        ({"funds_reported": 30}, {"funds_reported": 30, "signed_over_100m": 18, "started": 17, "five_hundred": 4}),
        ({"funds_reported": 30, "started": 10}, {"funds_reported": 30, "started": 10, "signed_over_100m": 20}),
        ({"visit_persons": 100}, {"visit_persons": 100, "signed_over_100m": 0}),
    ],
)
def test_other_weights_share_what_is_left_as_they_did_before(wanted: dict[str, int], after: dict[str, int]) -> None:
    """In whole numbers that add up to a hundred; what was shown without counting stays so."""
    weights = {Indicator(name): Decimal(weight) for name, weight in wanted.items()}
    found = dict(reweighted(DEFAULT_SETS[0], weights).weights)
    assert sum(found.values()) == 100
    assert {name: found[Indicator(name)] for name in after} == after
    assert "visit_persons" in wanted or found[Indicator.VISIT_PERSONS] == 0


def test_weights_that_leave_nothing_to_the_others_or_nobody_to_take_it_are_refused() -> None:
    """More than a hundred, or less and all others at nothing."""
    whole = reweighted(DEFAULT_SETS[0], {Indicator.STARTED: Decimal(100)})
    for rules, weight in ((DEFAULT_SETS[0], 101), (whole, 50)):
        with pytest.raises(ValueError, match="cannot add up"):
            reweighted(rules, {Indicator.STARTED: Decimal(weight)})
