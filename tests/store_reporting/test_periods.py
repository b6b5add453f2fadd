"""Periods: ISO weeks over the turn of the year, leap days, Shanghai's midnight, and that nothing falls between two."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.reporting.periods import Period, PeriodKind, parse_period, period_of, shanghai_day, weeks_in, year_to

_DAYS = st.dates(date(1901, 1, 1), date(2199, 12, 31))
_KINDS = st.sampled_from(PeriodKind)


@given(kind=_KINDS, day=_DAYS)
@settings(max_examples=100, deadline=None)
def test_periods_of_one_kind_partition_time(kind: PeriodKind, day: date) -> None:
    """A day is in exactly one; the next begins where it ends, the one before ends where it begins."""
    period = period_of(kind, day)
    assert period.contains(day)
    assert period.next().first - period.last == timedelta(days=1)
    assert period.first - period.previous().last == timedelta(days=1)
    assert period.next().previous() == period
    assert not period.next().contains(day) and not period.previous().contains(day)


@given(kind=_KINDS, day=_DAYS)
@settings(max_examples=100, deadline=None)
def test_what_is_written_is_read_back(kind: PeriodKind, day: date) -> None:
    """str() and parse_period() are each other's mirror, and every kind is told apart."""
    period = period_of(kind, day)
    assert parse_period(str(period)) == period
    assert parse_period(str(period).lower()) == period


@given(kind=_KINDS, day=_DAYS)
@settings(max_examples=100, deadline=None)
def test_the_elapsed_share_grows_by_a_day_at_a_time(kind: PeriodKind, day: date) -> None:
    """From just above nothing on the first day to one on the last."""
    period = period_of(kind, day)
    assert period.elapsed(period.first - timedelta(days=1)) == 0
    assert period.elapsed(period.last) == 1
    assert 0 < period.elapsed(day) <= 1
    assert len(list(period.days())) == period.length


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2020, 12, 31), "2020-W53"),
        (date(2021, 1, 1), "2020-W53"),
        (date(2021, 1, 3), "2020-W53"),
        (date(2021, 1, 4), "2021-W01"),
        (date(2024, 12, 29), "2024-W52"),
        (date(2024, 12, 30), "2025-W01"),
        (date(2025, 1, 1), "2025-W01"),
        (date(2024, 6, 26), "2024-W26"),
    ],
)
def test_a_week_belongs_to_the_year_of_its_thursday(day: date, week: str) -> None:
    """Week 53, and 31 December to 1 January."""
    assert str(period_of(PeriodKind.WEEK, day)) == week


def test_some_years_have_53_weeks() -> None:
    """And only those take a week 53."""
    assert [year for year in range(2015, 2033) if weeks_in(year) == 53] == [2015, 2020, 2026, 2032]
    assert parse_period("2020-W53") is not None
    assert parse_period("2024-W53") is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-W26", date(2024, 6, 24), date(2024, 6, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-Q2", date(2024, 4, 1), date(2024, 6, 30)),
        ("2024-H2", date(2024, 7, 1), date(2024, 12, 31)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_each_kind_begins_and_ends_on_its_days(text: str, first: date, last: date) -> None:
    """A leap day is the last of its month."""
    period = parse_period(text)
    assert period is not None
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "2024-13", "2024-00", "2024-W00", "2024-Q5", "2024-H3", "24-06", "２０２４", "6月"]
)
def test_what_names_no_period_is_none(text: str) -> None:
    """Nothing is guessed."""
    assert parse_period(text) is None


def test_a_period_that_does_not_exist_cannot_be_built() -> None:
    """Week 53 of a year with 52."""
    with pytest.raises(ValueError, match="there is no week 53 of 2024"):
        Period(PeriodKind.WEEK, 2024, 53)


def test_the_leap_day_counts_in_the_share_of_the_year() -> None:
    """60 of 366 days at the end of 29 February."""
    assert Period(PeriodKind.YEAR, 2024).elapsed(date(2024, 2, 29)) == Decimal(60) / Decimal(366)


def test_a_day_ends_at_midnight_in_shanghai() -> None:
    """16:00 UTC is the next day there; a naive time names no day."""
    assert shanghai_day(datetime(2024, 6, 30, 15, 59, 59, tzinfo=UTC)) == date(2024, 6, 30)
    assert shanghai_day(datetime(2024, 6, 30, 16, 0, tzinfo=UTC)) == date(2024, 7, 1)
    with pytest.raises(ValueError, match="naive"):
        shanghai_day(datetime(2024, 6, 30, 16, 0))


def test_periods_are_said_in_both_languages() -> None:
    """As they stand in the head of a board."""
    said = [(str(period), period.zh, period.en) for period in map(parse_period, _SAID) if period]
    assert said == [
        ("2024-W01", "2024年第1周（1月1日—1月7日）", "week 1 of 2024 (2024-01-01 to 2024-01-07)"),
        ("2024-06", "2024年6月", "June 2024"),
        ("2024-Q2", "2024年第二季度", "Q2 2024"),
        ("2024-H1", "2024年上半年", "first half of 2024"),
        ("2024", "2024年", "2024"),
    ]


_SAID = ("2024-W1", "2024-6", "2024q2", "2024-H1", "2024")


def test_the_year_up_to_a_period_ends_with_it() -> None:
    """A week over the turn of the year counts up to 31 December."""
    assert year_to(Period(PeriodKind.QUARTER, 2024, 2)) == (date(2024, 1, 1), date(2024, 6, 30))
    assert year_to(Period(PeriodKind.WEEK, 2020, 53)) == (date(2020, 1, 1), date(2020, 12, 31))
