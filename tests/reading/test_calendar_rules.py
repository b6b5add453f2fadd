"""Shapes of days."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.calendar_rules import RULES, month_of, week_of, year_before


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.integers(-60, 60))
def test_weeks_run_from_monday_to_sunday_without_gaps(day: date, weeks: int) -> None:
    """The next week begins the day after this one ends, and the week of a day holds it."""
    first, last = week_of(day, weeks)
    assert (first.weekday(), (last - first).days) == (0, 6)
    assert (week_of(day, weeks + 1)[0] - last).days == 1
    assert week_of(day, 0)[0] <= day <= week_of(day, 0)[1]


def test_months_roll_over_years() -> None:
    """The month before January is December."""
    assert month_of(2024, 0) == (date(2023, 12, 1), date(2023, 12, 31))
    assert month_of(2024, 14) == (date(2025, 2, 1), date(2025, 2, 28))


def test_a_leap_day_a_year_before_is_the_last_of_february() -> None:
    """There is no 29 February 2023."""
    assert year_before(date(2024, 2, 29)) == date(2023, 2, 28)


def test_every_rule_says_what_it_begins_with() -> None:
    """Else it would never be tried."""
    assert all(rule.begins for rule in RULES)
