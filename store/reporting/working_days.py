"""Working days (工作日) in China: public holidays and the weekend days worked in exchange for them (调休).

The State Council announces the days of a year in the autumn before it; beyond what the library knows, Monday to Friday count,
and `known` says so.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import chinese_calendar

_FRIDAY = 4


def known(day: date) -> bool:
    """Whether the holidays of that year are known; where not, is_working only tells weekdays from weekends."""
    try:
        chinese_calendar.is_workday(day)
    except NotImplementedError:
        return False
    return True


def is_working(day: date) -> bool:
    """Whether offices work on that day."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() <= _FRIDAY


def working_days(first: date, last: date) -> Iterator[date]:
    """The working days from `first` to `last`, both included, in order."""
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return (day for day in days if is_working(day))
