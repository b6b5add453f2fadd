"""Days of messages."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.dates import find_days, read_days
from bot.reading.text import fold

MONDAY = date(2024, 7, 8)


def days(text: str, posted: date = MONDAY) -> list[str]:
    """As first or first/last."""
    found = find_days(fold(text).text, posted)
    return [str(one.first) if one.first == one.last else f"{one.first}/{one.last}" for one in found]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("昨天", "2024-07-07"),
        ("大前天", "2024-07-05"),
        ("上周五", "2024-07-05"),
        ("周六", "2024-07-06"),
        ("上周", "2024-07-01/2024-07-07"),
        ("本周", "2024-07-08/2024-07-14"),
        ("8-9日", "2024-07-08/2024-07-09"),
        ("7.1-7.5", "2024-07-01/2024-07-05"),
        ("6/25", "2024-06-25"),
        ("上个月28号", "2024-06-28"),
        ("28号", "2024-06-28"),
        ("12月30日", "2023-12-30"),
        ("上半年", "2024-01-01/2024-06-30"),
        ("一季度", "2024-01-01/2024-03-31"),
        ("昨日（2月29日）", "2024-02-29"),
        ("六月二十五日", "2024-06-25"),
        ("6月中旬", "2024-06-11/2024-06-20"),
        ("周六周日", "2024-07-06/2024-07-07"),
        ("三天前", "2024-07-05"),
        ("昨晚", "2024-07-07"),
        ("5月30日至6月2日", "2024-05-30/2024-06-02"),
        ("上周末", "2024-07-06/2024-07-07"),
        ("端午", "2024-06-10"),
        ("去年三季度", "2023-07-01/2023-09-30"),
        ("6月最后一天", "2024-06-30"),
        ("7.4投产", "2024-07-04"),
        ("7.6，开工了", "2024-07-06"),
        ("6月28日厂房封顶", "2024-06-28"),
        ("前年到位的", "2022-01-01/2022-12-31"),
        ("23年12月28日签约", "2023-12-28"),
        ("1926年5月1日", "1926-05-01"),
    ],
)
def test_a_day_is_resolved_from_when_the_message_was_posted(text: str, day: str) -> None:
    """Weeks run Monday to Sunday; what would be later is of the year or the month before."""
    assert days(text) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "7.5亿",
        "3号厂房",
        "2月30日",
        "十一家企业",
        "13月5日",
        "6号线",
        "1号地块",
        "目前年产量",
        "资金9.6完成",
        "1.2 亿美元",
        "劳动力",
    ],
)
def test_what_only_looks_like_a_day_is_none(text: str) -> None:
    """Sums, buildings, days that no calendar has, counters."""
    assert days(text) == []


def test_last_friday_said_on_a_sunday_is_of_the_week_before() -> None:
    """上周 is never this week."""
    assert days("上周五", date(2024, 7, 14)) == ["2024-07-05"]


def test_new_year_s_day_is_counted_back_into_the_old_year() -> None:
    """昨天 on 1 January."""
    assert days("昨天", date(2025, 1, 1)) == ["2024-12-31"]


@pytest.mark.parametrize("text", ["明天", "下周三", "下个月"])
def test_days_to_come_are_marked(text: str) -> None:
    """They are no days on which something happened."""
    assert [one.future for one in find_days(text, MONDAY)] == [True]


def test_deadlines_are_marked() -> None:
    """7月底前."""
    assert [one.deadline for one in find_days("7月底前", MONDAY)] == [True]


@settings(max_examples=100, deadline=None)
@given(
    st.text(alphabet="0123456789年月日号周上下本大前昨今明天一二三四五六十季度半旬-至.（）/", max_size=24),
    st.dates(date(2020, 1, 1)),
)
def test_no_text_raises(text: str, posted: date) -> None:
    """A span never ends before it begins."""
    assert all(one.first <= one.last for one in find_days(fold(text).text, posted))


def test_days_that_no_calendar_has_are_handed_back_with_their_place() -> None:
    """They are asked about, and never silently left out."""
    assert read_days("6月31日开工，45号钢", MONDAY)[1] == ((0, 5),)


def test_the_last_day_that_a_clock_can_show_breaks_nothing() -> None:
    """Tomorrow and next week are no days then."""
    assert days("昨天、今天到明天，1月1日，下周", date.max)[0] == "9999-12-30/9999-12-31"
