"""Quantities of rules: read exactly, written as clauses write them."""

from decimal import Decimal

import pytest

from rag.rules.quantity import Measure, Money, Number, Share, plain, quantity, read_measure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1亿元", Money(Decimal(10**8))),
        ("3.2亿元", Money(Decimal(320_000_000))),
        ("1,000万美元", Money(Decimal(10**7), "USD")),
        ("100元", Money(Decimal(100))),
        ("60%", Share(Decimal("0.6"))),
        ("2.5‰", Share(Decimal("0.0025"))),
        ("36个月", Number(Decimal(36), "月")),
        ("1万平方米", Number(Decimal(10_000), "平方米")),
        ("500万千瓦时", Number(Decimal(5_000_000), "千瓦时")),
        ("50千瓦时", Number(Decimal(50), "千瓦时")),
        ("1000个", Number(Decimal(1000), "个")),
        ("2.0", Number(Decimal("2.0"))),
    ],
)
def test_quantities_are_read_exactly(text: str, value: Measure) -> None:
    """Scales, currencies, shares, units of count."""
    assert read_measure(text) == value


@pytest.mark.parametrize("text", ["", "一亿元", "1亿 元", "-1元", "1万%", "约1亿元", "1..2元"])
def test_what_is_no_quantity_is_none(text: str) -> None:
    """Nothing is guessed."""
    assert read_measure(text) is None and quantity(text) is None


def test_money_is_written_as_clauses_write_it() -> None:
    """In 亿 or 万 from there on, without zeros."""
    sums = [Money(Decimal(320_000_000)), Money(Decimal(10**7), "USD"), Money(Decimal("8500.50")), Money(Decimal(0))]
    assert [str(one) for one in sums] == ["3.2亿元", "1000万美元", "8500.5元", "0元"]
    assert str(Money(Decimal(5), "XYZ")) == "5XYZ"
    assert (str(Share(Decimal("0.004"))), str(Number(Decimal(30), "人"))) == ("0.4%", "30人")


def test_a_rule_keeps_its_own_words() -> None:
    """As the file writes it, with the clause's words where these say it."""
    found = quantity(" 4‰ ", "千分之四")
    assert found is not None and (found.written, found.words) == ("4‰", "千分之四")
    assert plain(Decimal("1E+3")) == "1000"
