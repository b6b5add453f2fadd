"""Periods out of words, and as digits."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reporting.period_words import number_of, period_numbered, read_period, recent_periods
from store.reporting.periods import PeriodKind, parse_period, period_of

TODAY = date(2024, 7, 3)


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("本周", "2024-W27"),
        ("上周", "2024-W26"),
        ("上週", "2024-W26"),
        ("这个星期", "2024-W27"),
        ("第26周", "2024-W26"),
        ("本月", "2024-07"),
        ("上个月", "2024-06"),
        ("6月", "2024-06"),
        ("6月份", "2024-06"),
        ("2023年12月", "2023-12"),
        ("本季度", "2024-Q3"),
        ("上季度", "2024-Q2"),
        ("二季度", "2024-Q2"),
        ("第 2 季度", "2024-Q2"),
        ("2024年第二季度", "2024-Q2"),
        ("上半年", "2024-H1"),
        ("今年", "2024"),
        ("去年", "2023"),
        ("2023年", "2023"),
        ("2024-q2", "2024-Q2"),
        ("２０２４－Q2", "2024-Q2"),
        ("last month", "2024-06"),
        ("last  quarter", "2024-Q2"),
    ],
)
def test_periods_are_read_as_people_name_them(words: str, period: str) -> None:
    """Seen from 3 July 2024."""
    assert str(read_period(words, TODAY)) == period


@pytest.mark.parametrize(("words", "period"), [("12月", "2023-12"), ("四季度", "2023-Q4"), ("下半年", "2024-H2")])
def test_without_a_year_it_is_the_newest_that_has_begun(words: str, period: str) -> None:
    """In July nobody asks for the coming December."""
    assert str(read_period(words, TODAY)) == period


@pytest.mark.parametrize(
    "words", ["", "昨天", "13月", "2024年13月", "第53周", "0月", "本月签约多少", "2024-Q5", "五季度"]
)
def test_what_is_no_period_is_none(words: str) -> None:
    """Rather asked back than guessed."""
    assert read_period(words, TODAY) is None


@settings(deadline=None, max_examples=100)
@given(kind=st.sampled_from(PeriodKind), day=st.dates(date(1900, 1, 8), date(2200, 12, 20)))
def test_digits_lead_back_to_the_period(kind: PeriodKind, day: date) -> None:
    """And so does its name."""
    period = period_of(kind, day)
    assert period_numbered(number_of(period)) == period
    assert read_period(str(period), TODAY) == period == parse_period(str(period))


@settings(deadline=None, max_examples=100)
@given(number=st.integers(0, 10**18))
def test_forged_digits_are_none_or_a_period(number: int) -> None:
    """Never an error."""
    period = period_numbered(number)
    assert period is None or number_of(period) == number


def test_the_nearest_periods_are_offered() -> None:
    """Month and quarter, this one and the last; also across New Year."""
    assert [str(period) for period in recent_periods(date(2024, 1, 2))] == ["2024-01", "2023-12", "2024-Q1", "2023-Q4"]
