"""How money, days and counters are said."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.amounts import money_of
from bot.wording_money import say_day, say_kind, say_money, say_stage, say_visits
from rag.answer import Language
from store.money import Currency, Money
from store.reporting.progress import AmountKind, Visits
from store.reporting.project import Stage

ZH, EN = Language.SIMPLIFIED, Language.ENGLISH


@pytest.mark.parametrize(
    ("amount", "currency", "chinese", "english"),
    [
        ("125000000", Currency.CNY, "1.25亿元", "CNY 125,000,000"),
        ("30000000", Currency.CNY, "3000万元", "CNY 30,000,000"),
        ("9999.5", Currency.CNY, "9999.5元", "CNY 9,999.5"),
        ("3500000", Currency.USD, "350万美元", "USD 3,500,000"),
        ("0", Currency.CNY, "0元", "CNY 0"),
        ("-5000000", Currency.CNY, "-500万元", "CNY -5,000,000"),
        ("123456789.01", Currency.CNY, "1.2345678901亿元", "CNY 123,456,789.01"),
    ],
)
def test_money_is_said_exactly(amount: str, currency: Currency, chinese: str, english: str) -> None:
    """In 亿 or 万 where that is how it is said; nothing is rounded."""
    money = Money(Decimal(amount), currency)
    assert (say_money(ZH, money), say_money(EN, money)) == (chinese, english)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 10**10).map(lambda number: Money(Decimal(number) * 100)))
def test_what_is_said_is_read_as_the_same_sum(money: Money) -> None:
    """A card can be copied into a report."""
    assert money_of(say_money(ZH, money)) == money


def test_days_carry_their_weekday_and_a_year_that_is_not_this_one() -> None:
    """Around New Year it matters."""
    assert say_day(ZH, date(2026, 8, 3), date(2026, 8, 4)) == "8月3日（周一）"
    assert say_day(ZH, date(2025, 12, 31), date(2026, 1, 1)) == "2025年12月31日（周三）"
    assert say_day(EN, date(2025, 12, 31), date(2026, 1, 1)) == "2025-12-31"


def test_the_three_counters_keep_their_words() -> None:
    """批次, 人次 and 家 are never mixed; zero is said, nothing is not."""
    assert say_visits(ZH, Visits(2, 10, 0)) == "2批次、10人次、0家"
    assert say_visits(EN, Visits(persons=3)) == "3 persons"
    assert say_visits(ZH, Visits()) == ""


def test_every_stage_and_kind_has_both_names() -> None:
    """And no Chinese in the English one."""
    for stage in (*Stage, None):
        assert say_stage(ZH, stage) and say_stage(EN, stage).isascii()
    assert all(say_kind(EN, kind).isascii() for kind in AmountKind)
