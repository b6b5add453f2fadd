"""Every way of counting, with its working."""

from datetime import date
from decimal import Decimal

import pytest

from rag.calculating.case import Tranche, Value, case_of
from rag.calculating.counted import Counted, Open, Trail
from rag.calculating.counting import Counter
from rag.calculating.exchanging import Exchanging
from rag.calculating.known import Known
from rag.calculating.rates import ExchangeRate, Rates
from rag.rules.conditions import IsOneOf
from rag.rules.fact_list import SHARED
from rag.rules.facts import Text
from rag.rules.quantity import Money, Number, Quantity, quantity
from rag.rules.vocabulary import Exchange
from rag.rules.ways import (
    ByChoice,
    ByYear,
    Fixed,
    Greatest,
    Less,
    Mode,
    Part,
    PerUnit,
    Rate,
    Scale,
    ScaleBand,
    SumOf,
    Way,
)

_DAY = date(2026, 3, 2)
_RATES = Rates((ExchangeRate("USD", _DAY, Decimal("7.5"), "示例"),))
_NAME = Text("甲", "a")


def _q(text: str) -> Quantity:
    found = quantity(text)
    assert found is not None
    return found


def _count(way: Way, **facts: Value) -> Counted:
    known = Known(case_of(facts, _DAY), SHARED)
    return Counter(known, Exchanging(known, _RATES, Exchange("arrival", "第四条")), Trail()).count(way)


def _yuan(value: int) -> Money:
    return Money(Decimal(value))


def _fixed(text: str) -> Fixed:
    return Fixed(_q(text), "第一条")


_GLOBAL = (IsOneOf("rank", ("世界500强",), "第一条"),)
_CHINA = (IsOneOf("rank", ("中国500强",), "第一条"),)


def test_a_rate_up_to_a_limit() -> None:
    """What lies over the limit does not count."""
    rate = Rate(_q("2‰"), "fixed_investment", "第一条", _q("1亿元"))
    found = _count(rate, fixed_investment=_yuan(3 * 10**8))
    assert (found.value, found.working) == (Decimal(200_000), "1亿元 × 2‰")


def test_prices_by_units_periods_and_hundreds() -> None:
    """Whole hundreds only; no more units than the clause counts."""
    workers = Number(Decimal(250), "人")
    assert _count(PerUnit(_q("800元"), "new_workers", "第一条"), new_workers=workers).value == 200_000
    monthly = PerUnit(_q("600元"), "new_workers", "第一条", periods=_q("36个月"), units_at_most=_q("5人"))
    found = _count(monthly, new_workers=workers)
    assert (found.value, found.working) == (Decimal(108_000), "5人 × 600元 × 36个月")
    hundreds = PerUnit(_q("5万元"), "new_workers", "第一条", every=_q("100人"))
    assert _count(hundreds, new_workers=workers).value == 100_000


def test_sums_greatest_and_differences() -> None:
    """Parts by their own tests and caps; the greatest; what is over another count, never below nothing."""
    parts = (
        Part(_NAME, _GLOBAL, _fixed("30万元"), _q("25万元")),
        Part(_NAME, _CHINA, _fixed("15万元")),
        Part(_NAME, (), _fixed("1万元")),
    )
    both = frozenset({"世界500强", "中国500强"})
    assert _count(SumOf(parts), rank=both).value == 410_000
    assert _count(Greatest(parts, "第一条"), rank=both).value == 250_000
    assert _count(SumOf(parts[:2]), rank=frozenset()).value == 0
    assert _count(Greatest(parts[:2], "第一条"), rank=frozenset()).value == 0
    assert _count(Less(_fixed("50万元"), _fixed("10万元"), "第一条")).value == 400_000
    assert _count(Less(_fixed("10万元"), _fixed("50万元"), "第一条")).value == 0


def test_by_choice_adds_what_is_held() -> None:
    """Of several words each counts; a word the clause does not name gives nothing."""
    way = ByChoice("rank", (("世界500强", _fixed("3万元")), ("中国500强", _fixed("2万元"))), "第一条")
    assert _count(way, rank=frozenset({"世界500强", "中国500强"})).value == 50_000
    assert _count(way, rank=frozenset({"中国500强"})).value == 20_000
    assert _count(way, rank=frozenset({"国家级专精特新小巨人"})).value == 0
    with pytest.raises(Open) as missing:
        _count(way)
    assert (missing.value.facts, missing.value.bases) == (("rank",), False)


def test_years_with_area_and_cap() -> None:
    """100, 50, 50 per cent of the rent of half the area, no year over its cap."""
    shares = (_q("100%"), _q("50%"), _q("50%"))
    way = ByYear("rent_yearly", shares, "第一条", "rented_area", _q("1万平方米"), _q("30万元"))
    found = _count(way, rent_yearly=_yuan(800_000), rented_area=Number(Decimal(20_000), "平方米"))
    assert [int(year) for year in found.years] == [300_000, 200_000, 200_000] and found.value == 700_000
    assert "每年最高30万元" in found.working


def _scale(mode: Mode, *grants: str) -> Scale:
    unit = "美元"
    bands = (
        ScaleBand(_q(f"100万{unit}"), _q(f"200万{unit}"), True, False, _q(grants[0]), _q("10万元")),
        ScaleBand(_q(f"200万{unit}"), None, True, False, _q(grants[1])),
    )
    return Scale("foreign_funds", "foreign_funds", mode, bands, "第一条")


def _dollars(value: int) -> tuple[Tranche, ...]:
    return (Tranche(_DAY, Decimal(value), "USD"),)


def test_scales_over_foreign_money() -> None:
    """Bands in dollars, sums in yuan; a band's own cap; outside all bands nothing."""
    whole = _scale(Mode.WHOLE, "1%", "2%")
    assert _count(whole, foreign_funds=_dollars(3_000_000)).value == 450_000
    assert _count(whole, foreign_funds=_dollars(1_999_999)).value == 100_000
    outside = _count(whole, foreign_funds=_dollars(999_999))
    assert outside.value == 0 and outside.working.endswith("：第一条没有写明100万美元以下的标准")
    assert _count(_scale(Mode.FIXED, "5万元", "9万元"), foreign_funds=_dollars(2_000_000)).value == 90_000


def test_slices_of_foreign_money() -> None:
    """Slices in dollars, converted at what all of it came to."""
    bands = (
        ScaleBand(None, _q("100万美元"), True, True, _q("1%")),
        ScaleBand(_q("100万美元"), None, False, False, _q("2%")),
    )
    found = _count(
        Scale("foreign_funds", "foreign_funds", Mode.SLICE, bands, "第一条"), foreign_funds=_dollars(3_000_000)
    )
    assert found.value == Decimal(50_000) * Decimal("7.5")
    assert found.working == "100万美元 × 1% + (300万美元 − 100万美元) × 2%"


def test_a_missing_base_is_told_apart() -> None:
    """Without it there is no sum at all."""
    with pytest.raises(Open) as missing:
        _count(Rate(_q("2‰"), "fixed_investment", "第一条"))
    assert (missing.value.facts, missing.value.bases) == (("fixed_investment",), True)
    late = (Tranche(date(2026, 3, 3), Decimal(5), "USD"),)
    with pytest.raises(Open) as no_rate:
        _count(_scale(Mode.WHOLE, "1%", "2%"), foreign_funds=(*late, *_dollars(2_000_000)))
    assert [rate.day for rate in no_rate.value.rates] == [date(2026, 3, 3)]
