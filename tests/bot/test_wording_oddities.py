"""What is odd about a sum or a day, said as it is."""

from datetime import date

import pytest

from bot.wording_oddities import (
    OddDay,
    OddSum,
    odd_day,
    odd_sum,
    say_day_drops,
    say_day_stands,
    say_odd_day,
    say_odd_sum,
)
from rag.answer import Language
from store.reporting.progress import Doubt, DoubtKind

CHINESE = Language.SIMPLIFIED


@pytest.mark.parametrize(
    ("text", "options", "odd"),
    [
        ("到位资金1600", ("1600万元", "1600元"), OddSum.NO_UNIT),
        ("到位1600", (), OddSum.NO_UNIT),
        ("到账三千", ("3000万元",), OddSum.NO_UNIT),
        ("-3000万元", ("3000万元",), OddSum.NEGATIVE),
        ("负500万元", ("500万元",), OddSum.NEGATIVE),
        ("−3000万元", ("3000万元",), OddSum.NEGATIVE),
        ("300万元至500万元", ("300万元", "500万元"), OddSum.RANGE),
        ("1.5亿到2亿", ("1.5亿元", "2亿元"), OddSum.RANGE),
        ("3-5亿", ("3亿元", "5亿元"), OddSum.RANGE),
        ("三四千万", ("3000万元", "4000万元"), OddSum.RANGE),
        ("50000亿元", ("50000亿元",), OddSum.HUGE),
        ("1.2.3万元", ("2.3万元",), OddSum.NUMBER),
        (".5亿元", ("5亿元",), OddSum.NUMBER),
        ("1 200 万元", ("200万元",), OddSum.NUMBER),
        ("3.200万元", ("3.2万元",), OddSum.NUMBER),
        ("600玩", ("600万元",), OddSum.SLIP),
        ("共到位1000万", (), OddSum.JOINT),
    ],
)
def test_each_odd_sum_is_called_what_it_is(text: str, options: tuple[str, ...], odd: OddSum) -> None:
    """没有写单位 is said only where no unit is written."""
    doubt = Doubt(DoubtKind.UNIT, text, options)
    assert odd_sum(doubt) is odd
    said = {language: say_odd_sum(doubt, language) for language in Language}
    assert len(set(said.values())) >= 2
    assert text in said[CHINESE]
    assert ("没有写单位" in said[CHINESE]) is (odd is OddSum.NO_UNIT)


@pytest.mark.parametrize(
    ("options", "day", "odd", "stands"),
    [
        ((), date(2026, 8, 9), OddDay.TO_COME, "日期没错，照这样记"),
        (("2016-08-02",), date(2016, 8, 2), OddDay.FAR, "年份没错"),
        (("2025-12-28", "2026-12-28"), date(2025, 12, 28), OddDay.WHICH_YEAR, "是2025年12月28日，已办成"),
        ((), None, OddDay.NO_DAY, "不写日期，照记"),
    ],
)
def test_each_odd_day_is_called_what_it_is(
    options: tuple[str, ...], day: date | None, odd: OddDay, stands: str
) -> None:
    """Both days are named where either may be meant; the answer says what it does."""
    doubt = Doubt(DoubtKind.FUTURE, "那天", options)
    assert odd_day(doubt, day) is odd
    assert say_day_stands(doubt, day, CHINESE) == stands
    assert all("那天" in say_odd_day(doubt, day, language) for language in Language)
    assert ("还没办" in say_day_drops(doubt, day, CHINESE)) is (odd in {OddDay.TO_COME, OddDay.WHICH_YEAR})


def test_both_years_are_named() -> None:
    """12月28日 said in August."""
    doubt = Doubt(DoubtKind.FUTURE, "12月28日", ("2025-12-28", "2026-12-28"))
    said = say_odd_day(doubt, date(2025, 12, 28), CHINESE)
    assert "已经过去的2025年12月28日" in said
    assert "还没到的2026年12月28日" in said
