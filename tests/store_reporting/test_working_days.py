"""Working days: holidays, weekend days worked in exchange, and years that nobody has announced yet."""

from datetime import date

import pytest

from store.reporting.working_days import is_working, known, working_days


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 6, 26), True),  # a Wednesday
        (date(2024, 6, 29), False),  # a Saturday
        (date(2024, 6, 10), False),  # 端午节, a Monday
        (date(2024, 2, 9), True),  # 除夕 was no holiday in 2024
        (date(2024, 2, 4), True),  # a Sunday worked in exchange for 春节
        (date(2024, 2, 18), True),
        (date(2024, 2, 12), False),
        (date(2024, 10, 1), False),
        (date(2024, 10, 12), True),  # a Saturday worked in exchange for 国庆节
        (date(2024, 2, 29), True),
        (date(2025, 1, 1), False),
        (date(2025, 1, 26), True),
    ],
)
def test_holidays_and_days_worked_in_exchange(day: date, works: bool) -> None:
    """As the State Council announced them."""
    assert known(day)
    assert is_working(day) is works


def test_beyond_the_announced_years_weekdays_count_and_that_is_said() -> None:
    """1 October 2049 is a Friday: taken for a working day, and known to be a guess."""
    assert not known(date(2049, 10, 1))
    assert is_working(date(2049, 10, 1))
    assert not is_working(date(2049, 10, 2))


def test_working_days_are_listed_in_order() -> None:
    """The week of 端午节 2024 has four."""
    found = list(working_days(date(2024, 6, 10), date(2024, 6, 16)))
    assert found == [date(2024, 6, 11), date(2024, 6, 12), date(2024, 6, 13), date(2024, 6, 14)]
    assert list(working_days(date(2024, 6, 16), date(2024, 6, 15))) == []
