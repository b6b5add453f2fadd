"""What follows from the facts, and what is asked where they do not say."""

from datetime import date
from decimal import Decimal

from rag.calculating.case import Tranche, Value, case_of
from rag.calculating.known import Known, size_of, total_of, tranches_of
from rag.rules.fact_list import SHARED
from rag.rules.quantity import Money, Number, Share

_DAY = date(2026, 11, 20)


def _known(**facts: Value) -> Known:
    return Known(case_of(facts, _DAY), SHARED)


def _yuan(value: int) -> Money:
    return Money(Decimal(value))


def test_values_are_derived() -> None:
    """Quotient, difference, day before day; a value that was given goes before."""
    known = _known(
        outside_funds=_yuan(60), total_investment=_yuan(100), fixed_investment=_yuan(900), land_mu=Number(Decimal(3))
    )
    assert known.value("outside_share") == Share(Decimal("0.6"))
    assert known.value("per_mu_investment") == _yuan(300)
    assert _known(equipment_investment=_yuan(10), smart_equipment=_yuan(4)).value("ordinary_equipment") == _yuan(6)
    assert _known(equipment_investment=_yuan(4), smart_equipment=_yuan(10)).value("ordinary_equipment") == _yuan(0)
    days = _known(filed_on=date(2026, 1, 1), signed_on=date(2026, 1, 2))
    assert days.value("filed_before_signing") is True
    assert _known(outside_share=Share(Decimal("0.5")), outside_funds=_yuan(1), total_investment=_yuan(1)).value(
        "outside_share"
    ) == Share(Decimal("0.5"))


def test_of_one_day_none_knows_what_came_first() -> None:
    """Filed on the day of signing: the days do not decide it, so it is asked; what is told goes."""
    same = _known(filed_on=_DAY, signed_on=_DAY)
    assert same.value("filed_before_signing") is None
    assert same.asks("filed_before_signing") == ("filed_before_signing",)
    assert _known(filed_on=_DAY, signed_on=_DAY, filed_before_signing=True).value("filed_before_signing") is True
    later = _known(filed_on=date(2026, 11, 21), signed_on=_DAY)
    assert later.value("filed_before_signing") is False


def test_nothing_follows_from_half_or_from_nothing() -> None:
    """The other half is asked for; without any half the fact itself is."""
    assert _known(outside_funds=_yuan(1)).value("outside_share") is None
    assert _known(outside_funds=_yuan(1)).asks("outside_share") == ("total_investment",)
    assert _known().asks("outside_share") == ("outside_share",)
    assert _known().asks("ordinary_equipment") == ("equipment_investment", "smart_equipment")
    assert _known(outside_funds=_yuan(1), total_investment=_yuan(0)).value("outside_share") is None
    assert _known().value("no_such_fact") is None and _known().asks("no_such_fact") == ("no_such_fact",)


def test_sizes_and_tranches() -> None:
    """Tranches add up; what has no day takes the one that is told."""
    funds = (Tranche(_DAY, Decimal(1), "USD"), Tranche(None, Decimal(2), "USD"))
    assert total_of(funds) == Money(Decimal(3), "USD")
    assert (size_of(funds), size_of(Share(Decimal("0.1"))), size_of(True)) == (Decimal(3), Decimal("0.1"), None)
    assert [one.day for one in tranches_of(funds, date(2026, 1, 1))] == [_DAY, date(2026, 1, 1)]
    assert tranches_of(_yuan(5), None) == (Tranche(None, Decimal(5), "CNY"),)
    assert tranches_of(True, None) == ()
