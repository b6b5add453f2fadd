"""What a sum may come to while facts are missing."""

from datetime import date
from decimal import Decimal

from rag.calculating.case import Value, case_of
from rag.calculating.counted import Open
from rag.calculating.known import Known
from rag.calculating.rates import ExchangeRate
from rag.calculating.supposing import suppose
from rag.calculating.totalling import Total
from rag.rules.quantity import Money
from rag.rules.vocabulary import Programme
from tests.calculating import shipped_cases
from tests.calculating.readings_reward import CITY

_DAY = date(2026, 11, 20)
Counted = tuple[Total, tuple[ExchangeRate, ...]]


def _known(**facts: Value) -> Known:
    return Known(case_of(facts, _DAY), shipped_cases.edition(CITY).facts)


def _programme() -> Programme:
    return shipped_cases.programme(CITY, "industry")


def _total(yuan: int) -> Counted:
    return Total(Money(Decimal(yuan)), (), None, "", ()), ()


def _by_controlling(known: Known) -> Counted:
    controlling = known.value("controlling")
    if controlling is None:
        raise Open(["controlling"])
    return _total(15 if controlling else 10)


def test_what_is_known_is_counted_once() -> None:
    """Low and high are the same."""
    found = suppose(lambda known: _total(7), _programme(), _known())
    assert found.lowest is not None and found.lowest[0].sum == found.highest == Money(Decimal(7))
    assert found.facts == ()


def test_yes_and_no_are_both_tried() -> None:
    """The ends are kept, and what they hang on."""
    found = suppose(_by_controlling, _programme(), _known())
    assert found.lowest is not None and (found.lowest[0].sum, found.highest) == (Money(Decimal(10)), Money(Decimal(15)))
    assert found.facts == ("controlling",)


def _by_capital(known: Known) -> Counted:
    capital = known.value("capital")
    if capital is None:
        raise Open(["capital"])
    return _total(500 if capital == frozenset({"外资"}) else 300)


def test_what_the_programme_excludes_is_not_supposed() -> None:
    """A domestic project's reward cannot hang on foreign capital."""
    found = suppose(_by_capital, _programme(), _known())
    assert found.highest == Money(Decimal(300))


def _never(known: Known) -> Counted:
    raise Open(known.asks("fixed_investment"), bases=True)


def test_a_missing_base_is_no_range() -> None:
    """A sum that is a sum of nothing is not supposed."""
    found = suppose(_never, _programme(), _known())
    assert (found.lowest, found.highest, found.bases) == (None, None, ("fixed_investment",))
