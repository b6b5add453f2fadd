"""Values as JSON and back."""

import json
from datetime import date
from decimal import Decimal

import pytest

from bot.calculating.values import from_json_value, rate_from_json, rate_to_json, to_json_value
from rag.calculating.case import Tranche, Value
from rag.calculating.rates import ExchangeRate
from rag.rules.quantity import Money, Number, Share


@pytest.mark.parametrize(
    "value",
    [
        Money(Decimal("320000000.10")), Money(Decimal(1), "USD"), Share(Decimal("0.65")), Number(Decimal(30), "人"), True,
        False, date(2026, 3, 2), frozenset({"世界500强"}), frozenset(),
        (Tranche(date(2026, 3, 2), Decimal(5), "USD"), Tranche(None, Decimal(6), "USD")),
    ],
)  # fmt: skip
def test_what_comes_back_is_what_was_there(value: Value) -> None:
    """Through the text that is kept."""
    assert from_json_value(json.loads(json.dumps(to_json_value(value)))) == value


@pytest.mark.parametrize(
    "kept", [{}, {"money": "x", "currency": "CNY"}, {"day": "32"}, {"parts": [[1]]}, {"share": None}]
)
def test_what_is_not_known_is_none(kept: dict[str, object]) -> None:
    """Kept by another version, or broken."""
    assert from_json_value(kept) is None


def test_a_rate_keeps_day_source_and_whether_it_is_supposed() -> None:
    """So that a card can be repeated with the rates of then."""
    rate = ExchangeRate("USD", date(2026, 3, 2), Decimal("7.10"), "公告", assumed=True)
    assert rate_from_json(json.loads(json.dumps(rate_to_json(rate)))) == rate
