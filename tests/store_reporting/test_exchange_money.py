"""Sums in cells: exact with a unit, refused without one."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.money import Currency, Money
from store.reporting.exchange import Reason, Refusal
from store.reporting.exchange_money import read_money, read_unit, show_money

CNY = Currency.CNY


def reason(text: str, unit: str = "", home: Currency | None = CNY, before: Money | None = None) -> Reason | None:
    """Why a cell is refused, None where it is read."""
    found = read_money(text, unit, home, before)
    return found.reason if isinstance(found, Refusal) else None


@pytest.mark.parametrize(
    ("text", "unit", "amount", "currency"),
    [
        ("30000", "万元", "300000000", CNY),
        ("3.2", "亿元", "320000000", CNY),
        ("3.2亿", "万元", "320000000", CNY),
        ("３.２亿元", "", "320000000", CNY),
        ("1,234.5万元", "", "12345000", CNY),
        ("350万美元", "万元", "3500000", Currency.USD),
        ("350", "万美元", "3500000", Currency.USD),
        ("350万", "万美元", "3500000", Currency.USD),
        ("¥3000", "万元", "30000000", CNY),
        ("$3000000", "", "3000000", Currency.USD),
        ("人民币5000万", "", "50000000", CNY),
        ("5000", "人民币万元", "50000000", CNY),
        ("5000", "万元人民币", "50000000", CNY),
        ("0.01元", "", "0.01", CNY),
    ],
)
def test_a_sum_takes_its_unit_from_the_cell_else_from_the_title(
    text: str, unit: str, amount: str, currency: Currency
) -> None:
    """The cell's own unit wins."""
    assert read_money(text, unit, CNY) == Money(Decimal(amount), currency)


@pytest.mark.parametrize(
    ("text", "unit", "why"),
    [
        ("30000", "", Reason.NO_UNIT),
        ("30000", "亩", Reason.WRONG_UNIT),
        ("300亩", "万元", Reason.WRONG_UNIT),
        ("$3000", "万元", Reason.WRONG_UNIT),
        ("约3亿元", "", Reason.BAD_NUMBER),
        ("3-5亿元", "", Reason.BAD_NUMBER),
        ("三个多亿", "", Reason.BAD_NUMBER),
        ("-5亿元", "", Reason.BAD_NUMBER),
        ("1.234元", "", Reason.BAD_NUMBER),
        ("300000000", "万元", Reason.TOO_LARGE),
        ("3.2", "元", Reason.TOO_SMALL),
        ("9" * 40, "万元", Reason.BAD_NUMBER),
        ("9" * 24, "亿元", Reason.TOO_LARGE),
        ("1,23万元", "", Reason.BAD_NUMBER),
    ],
)
def test_what_is_no_exact_sum_is_refused(text: str, unit: str, why: Reason) -> None:
    """Nothing is guessed: no unit, another unit, a range, words, parts of a cent."""
    assert reason(text, unit) is why


def test_a_sum_without_a_currency_is_refused_where_none_goes_without_saying() -> None:
    """合同外资 350万 may be dollars or yuan."""
    assert reason("350万", home=None) is Reason.NO_CURRENCY
    assert reason("350万美元", home=None) is None


@pytest.mark.parametrize(("text", "unit"), [("3", "元"), ("300000000", "万元"), ("3", "万元"), ("30000", "亿元")])
def test_a_unit_slip_is_found_by_what_the_store_has(text: str, unit: str) -> None:
    """Ten thousand times off by a bare number is asked about; with its unit in the cell it is taken."""
    before = Money(Decimal(30000), CNY) if unit == "元" else Money(Decimal(300_000_000), CNY)
    assert reason(text, unit, before=before) in {Reason.UNIT_SLIP, Reason.TOO_LARGE, Reason.TOO_SMALL}
    assert reason("3元", unit, before=before) is None


def test_units_are_words_and_nothing_else() -> None:
    """What is no unit of money is none."""
    assert read_unit("单位：万元") == read_unit("万元")
    assert [read_unit(text) for text in ("", "亩", "个", "万吨", "%")] == [None] * 5


@settings(max_examples=100, deadline=None)
@given(st.integers(min_value=0, max_value=10**14), st.sampled_from(list(Currency)))
def test_what_is_shown_is_read_back(minor: int, currency: Currency) -> None:
    """Every sum up to a trillion, to the cent, in every currency."""
    money = Money.of_minor(minor, currency)
    assert read_money(show_money(money), "", None) == money


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=20), st.sampled_from(["", "万元", "亩"]))
def test_any_text_is_a_sum_or_a_refusal(text: str, unit: str) -> None:
    """Never an exception."""
    assert isinstance(read_money(text, unit, CNY), Money | Refusal)
