"""A case: facts in no order, tranches by day, values in the same words."""

from datetime import date
from decimal import Decimal

import pytest

from rag.calculating.case import Tranche, Value, case_of, said, shown
from rag.rules.quantity import Money, Number, Share

_DAY = date(2026, 11, 20)


def test_the_order_of_facts_does_not_matter() -> None:
    """Nor that of arrivals."""
    early, late = Tranche(date(2026, 1, 5), Decimal(2), "USD"), Tranche(date(2026, 3, 2), Decimal(1), "USD")
    one = case_of({"b": True, "a": (late, early)}, _DAY)
    assert one == case_of({"a": (early, late), "b": True}, _DAY)
    assert one.get("a") == (early, late) and one.get("z") is None


def test_a_fact_is_changed_or_taken_away() -> None:
    """The case itself stays as it is."""
    case = case_of({"a": True}, _DAY, "栖梧市")
    assert case.having("a", None).facts == ()
    assert case.having("b", False).get("b") is False
    assert case.get("b") is None and case.having("b", False).place == "栖梧市"


def test_values_in_words() -> None:
    """The same value, the same words."""
    funds = (Tranche(_DAY, Decimal(10**7), "USD"), Tranche(None, Decimal(5), "USD"))
    values: list[Value] = [
        True,
        False,
        _DAY,
        frozenset({"乙", "甲"}),
        frozenset(),
        Money(Decimal(10**8)),
        Share(Decimal("0.6")),
    ]
    assert [said(value) for value in values] == ["是", "否", "2026-11-20", "乙、甲", "无", "1亿元", "60%"]
    assert said(Number(Decimal(3), "人")) == "3人"
    assert said(funds) == "1000万美元（2026-11-20）；5美元"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Money(Decimal(100) / 3), "≈33.33元"),
        (Money(Decimal("33.33000000000")), "33.33元"),
        (Money(Decimal("0.00000001")), "0.00000001元"),
        (Share(Decimal(1) / 3), "≈33.3333%"),
        (Share(Decimal("0.6")), "60%"),
        (True, "是"),
    ],
)
def test_digits_without_end_are_cut_for_a_reader(value: Value, words: str) -> None:
    """≈ says so; what ends is shown whole."""
    assert shown(value) == words
