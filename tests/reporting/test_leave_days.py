"""Days of leave: always ahead, never guessed from something else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reporting.leave_days import day_of, digits_of, is_cancelling, leave_days, this_week

_WEDNESDAY = date(2026, 6, 24)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("今天", (6, 24), (6, 24)),
        ("tomorrow", (6, 25), (6, 25)),
        ("后天", (6, 26), (6, 26)),
        ("本周", (6, 24), (6, 28)),
        ("this week", (6, 24), (6, 28)),
        ("下周", (6, 29), (7, 5)),
        ("25日", (6, 25), (6, 25)),
        ("8-9日", (7, 8), (7, 9)),
        ("8日到9日", (7, 8), (7, 9)),
        ("３０－２日", (6, 30), (7, 2)),
        ("6月25日", (6, 25), (6, 25)),
        ("6月25日-27日", (6, 25), (6, 27)),
        ("6月30日至7月2日", (6, 30), (7, 2)),
        ("6/25", (6, 25), (6, 25)),
        ("2026-06-25", (6, 25), (6, 25)),
        ("2026-06-25 to 2026-07-01", (6, 25), (7, 1)),
        ("31日", (7, 31), (7, 31)),
    ],
)
def test_days_are_read(words: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    """On Wednesday, 24 June 2026."""
    assert leave_days(words, _WEDNESDAY) == (date(2026, *first), date(2026, *last))


def test_the_turn_of_the_year_lies_ahead() -> None:
    """In December 1月3日 is of the next year, and a week reaches over it."""
    assert leave_days("12月31日到1月3日", date(2026, 12, 30)) == (date(2026, 12, 31), date(2027, 1, 3))
    assert leave_days("本周", date(2026, 12, 31)) == (date(2026, 12, 31), date(2027, 1, 3))
    assert this_week(date(2027, 1, 3)) == (date(2027, 1, 3), date(2027, 1, 3))


@pytest.mark.parametrize(
    "words",
    ["", "生病了", "6月23日", "2026-06-23", "2月30日", "32日", "6月25日到12月25日", "2027-06-25", "25", "0日", "三天"],
)
def test_what_is_no_leave_is_none(words: str) -> None:
    """Days past, days that do not exist, more than three months."""
    expected = (date(2026, 6, 25), date(2026, 6, 25)) if words == "25" else None
    assert leave_days(words, _WEDNESDAY) == expected


@given(st.text(max_size=30), st.dates(date(2000, 1, 1), date(2199, 1, 1)))
def test_any_words_are_read_without_a_fault(words: str, today: date) -> None:
    """And what comes out lies ahead, in order."""
    days = leave_days(words, today)
    assert days is None or today <= days[0] <= days[1]


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_a_button_carries_a_day_there_and_back(day: date) -> None:
    """Eight digits; others are no day."""
    assert day_of(int(digits_of(day))) == day
    assert day_of(20240231) is None
    assert day_of(7) is None


def test_leave_is_cancelled_by_a_word() -> None:
    """In either language."""
    assert is_cancelling(" 取消 ")
    assert is_cancelling("Cancel")
    assert not is_cancelling("今天")
