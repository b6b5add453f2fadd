"""Calendars as coordinators write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reporting.rhythm_words import Calendar, read_calendar
from store.reporting.offices import Office, OfficeKind, Rhythm

_OFFICE = Office(3, "C03", "甲县", OfficeKind.COUNTY, None, due_weekday=2, cut_off=600)


@pytest.mark.parametrize(
    ("words", "calendar"),
    [
        ("甲县 daily 17:30", Calendar("甲县", Rhythm.DAILY, None, 1050)),
        ("甲县 每天", Calendar("甲县", Rhythm.DAILY)),
        ("C03 weekly fri 17:00", Calendar("c03", Rhythm.WEEKLY, 4, 1020)),
        ("C03 weekly Friday", Calendar("c03", Rhythm.WEEKLY, 4)),
        ("C03 weekly 5 9:00", Calendar("c03", Rhythm.WEEKLY, 4, 540)),
        ("C03 weekly 17:00", Calendar("c03", Rhythm.WEEKLY, None, 1020)),
        ("甲县每周五17点半", Calendar("甲县", Rhythm.WEEKLY, 4, 1050)),
        ("甲县 每周 周日 24：00", Calendar("甲县", Rhythm.WEEKLY, 6, 1440)),
        ("high tech zone weekly mon", Calendar("high tech zone", Rhythm.WEEKLY, 0)),
    ],
)
def test_words_are_read(words: str, calendar: Calendar) -> None:
    """The office by any name, the rhythm, perhaps the day and the time."""
    assert read_calendar(words) == calendar


@pytest.mark.parametrize(
    "words", ["", "甲县", "weekly", "甲县 daily 25:00", "甲县 daily 17:75", "甲县 daily 0:00", "甲县 monthly"]
)
def test_what_says_no_calendar_is_none(words: str) -> None:
    """A slip changes nothing."""
    assert read_calendar(words) is None


def test_what_is_not_said_stays() -> None:
    """The weekday and the cut-off of the office."""
    after = Calendar("甲县", Rhythm.WEEKLY).of(_OFFICE)
    assert (after.rhythm, after.due_weekday, after.cut_off) == (Rhythm.WEEKLY, 2, 600)


@given(st.text(max_size=40))
def test_any_words_are_read_without_a_fault(words: str) -> None:
    """None or a calendar."""
    calendar = read_calendar(words)
    assert calendar is None or calendar.office
