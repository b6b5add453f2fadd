"""When announcements are due, and to when quiet hours and days off put them."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.announcing.timetable import VALID, Rhythm, Timetable, is_open, next_open, valid_until
from store.reporting.periods import SHANGHAI
from store.reporting.working_days import is_working


def at(text: str) -> datetime:
    """A moment in Shanghai."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2026, 12, 1)).map(lambda naive: naive.replace(tzinfo=SHANGHAI))


@pytest.mark.parametrize(
    ("moment", "opened"),
    [
        ("2026-08-03T10:00", "2026-08-03T10:00"),
        ("2026-08-03T07:59", "2026-08-03T08:00"),
        ("2026-08-03T21:00", "2026-08-04T08:00"),
        ("2026-08-03T20:59", "2026-08-03T20:59"),
        ("2026-08-08T10:00", "2026-08-10T08:00"),  # a Saturday
        ("2026-10-02T16:00", "2026-10-08T08:00"),  # 国庆: the first working day after it
        ("2026-10-10T10:00", "2026-10-10T10:00"),  # a Saturday worked in exchange
        ("2026-02-13T22:00", "2026-02-14T08:00"),  # the Saturday before 春节 is worked
    ],
)
def test_a_moment_is_put_off_to_the_next_open_one(moment: str, opened: str) -> None:
    """8:00 to 21:00 of a working day."""
    assert next_open(at(moment)) == at(opened)


@given(MOMENTS)
@settings(max_examples=100, deadline=None)
def test_the_next_open_moment_is_open_and_not_before(moment: datetime) -> None:
    """And nothing between is open: the first quarter hours are looked at."""
    found = next_open(moment)
    assert is_open(found) and found >= moment and is_working(found.astimezone(SHANGHAI).date())
    assert (found == moment) is is_open(moment)
    assert next_open(found) == found
    assert not is_open(found - timedelta(seconds=1)) or found == moment


@given(MOMENTS, st.integers(0, 6), st.integers(0, 1439), st.integers(0, 60))
@settings(max_examples=100, deadline=None)
def test_a_weekly_one_is_due_once_a_week(since: datetime, weekday: int, minute: int, days: int) -> None:
    """On its weekday, at its minute, behind the moment it went live."""
    until = since + timedelta(days=days)
    dues = list(Timetable(Rhythm.WEEKLY, weekday=weekday, minute=minute).dues(since, until))
    assert all(
        since < due <= until and due.weekday() == weekday and due.hour * 60 + due.minute == minute for due in dues
    )
    assert all(later - sooner == timedelta(days=7) for sooner, later in pairwise(dues))
    assert len(dues) in {days // 7, days // 7 + 1}


def test_what_goes_out_once_is_due_once() -> None:
    """Now: when it went live. At a moment: then, also where it went live later."""
    live, until = at("2026-08-03T10:00"), at("2026-08-30T10:00")
    assert list(Timetable(Rhythm.NOW).dues(live, until)) == [live]
    assert list(Timetable(Rhythm.NOW).dues(live, live - timedelta(hours=1))) == []  # the clock was set back
    moment = at("2026-08-03T09:00")
    assert list(Timetable(Rhythm.ONCE, moment).dues(live, until)) == [moment]
    assert list(Timetable(Rhythm.ONCE, until).dues(live, until - timedelta(minutes=1))) == []


def test_validity_is_counted_from_when_it_could_go_out() -> None:
    """Unless its author said until when."""
    assert valid_until(at("2026-08-08T10:00"), None) == at("2026-08-10T08:00") + VALID
    assert valid_until(at("2026-08-08T10:00"), at("2026-08-09T10:00")) == at("2026-08-09T10:00")


@pytest.mark.parametrize(
    ("rhythm", "moment", "weekday", "minute"),
    [
        (Rhythm.ONCE, None, 0, 0),
        (Rhythm.NOW, at("2026-08-03T10:00"), 0, 0),
        (Rhythm.WEEKLY, None, 7, 0),
        (Rhythm.WEEKLY, None, 0, 1440),
    ],
)
def test_a_timetable_that_makes_no_sense_cannot_be_made(
    rhythm: Rhythm, moment: datetime | None, weekday: int, minute: int
) -> None:
    """Each rhythm has what it needs."""
    with pytest.raises(ValueError, match=r"once|week"):
        Timetable(rhythm, moment, weekday, minute)
