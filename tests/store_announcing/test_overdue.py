"""Each moment that an announcement was due ends once, whatever the downtime."""

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from store.announcing.overdue import DueEnd, Overdue, ends, is_over, overdue
from store.announcing.timetable import Rhythm, Timetable, is_open, next_open, valid_until
from store.reporting.periods import SHANGHAI, shanghai_day

LIVE = datetime(2026, 9, 7, 10, tzinfo=SHANGHAI)  # a Monday; the month ahead holds 中秋 and 国庆
MONTH = timedelta(days=35)
TIMETABLES = st.one_of(
    st.just(Timetable(Rhythm.NOW)),
    st.integers(1, 30 * 24 * 60).map(lambda minutes: Timetable(Rhythm.ONCE, LIVE + timedelta(minutes=minutes))),
    st.tuples(st.integers(0, 6), st.integers(0, 1439)).map(
        lambda week: Timetable(Rhythm.WEEKLY, weekday=week[0], minute=week[1])
    ),
)
GAPS = st.lists(st.one_of(st.integers(1, 90), st.integers(60, 20 * 24 * 60)), min_size=1, max_size=200)


@given(TIMETABLES, GAPS, st.one_of(st.none(), st.integers(1, 40 * 24)))
@settings(max_examples=100, deadline=None)
def test_every_moment_due_ends_exactly_once(timetable: Timetable, gaps: list[int], hours: int | None) -> None:
    """Sent in open hours and while it is valid, merged into one that is sent, or expired; a month, looked at at random.

    And never twice on one day.
    """
    expires_at = None if hours is None else LIVE + timedelta(hours=hours)
    noted: dict[datetime, DueEnd] = {}
    now, days = LIVE, list[date]()
    for gap in [0, *gaps, *([60] * 24 * 14)]:
        now += timedelta(minutes=gap)
        found = overdue(timetable, LIVE, noted, expires_at, now)
        ended = ends(found)
        assert not ended.keys() & noted.keys()
        if found.send:
            assert is_open(now) and all(next_open(due) <= now for due in found.send)
            assert now < valid_until(found.send[-1], expires_at)
            days.append(shanghai_day(now))
        assert all(valid_until(due, expires_at) <= now for due in found.expired[-1:])
        noted |= ended
    assert len(days) == len(set(days))
    due = set(timetable.dues(LIVE, now if expires_at is None else min(now, expires_at)))
    settled = {one for one in due if next_open(one) <= now - timedelta(days=14)}
    assert settled <= noted.keys() <= due


def test_what_is_late_says_so() -> None:
    """Ten minutes are no delay; what a holiday put off is on time."""
    monday = Timetable(Rhythm.WEEKLY, weekday=0, minute=16 * 60)
    due = datetime(2026, 9, 14, 16, tzinfo=SHANGHAI)
    assert overdue(monday, LIVE, (), None, LIVE.replace(hour=16)) == Overdue((LIVE.replace(hour=16),))
    assert overdue(monday, LIVE, {LIVE.replace(hour=16)}, None, due + timedelta(minutes=11)) == Overdue(
        (due,), (), True
    )
    friday = Timetable(Rhythm.ONCE, datetime(2026, 10, 2, 16, tzinfo=SHANGHAI))
    back = datetime(2026, 10, 8, 8, tzinfo=SHANGHAI)
    assert overdue(friday, LIVE, (), None, back - timedelta(minutes=1)) == Overdue()
    assert not overdue(friday, LIVE, (), None, back).late


def test_what_a_holiday_put_off_to_a_day_of_its_own_goes_out_once() -> None:
    """Thursday the 1st of October is off, and Thursday the 8th is the next working day: at its own hour, with both times."""
    thursday = Timetable(Rhythm.WEEKLY, weekday=3, minute=16 * 60)
    holiday, next_one = (datetime(2026, 10, day, 16, tzinfo=SHANGHAI) for day in (1, 8))
    noted = [holiday - timedelta(days=days) for days in (7, 14, 21)]
    assert overdue(thursday, LIVE, noted, None, next_one.replace(hour=8)) == Overdue()
    assert overdue(thursday, LIVE, noted, None, next_one) == Overdue((holiday, next_one), (), True)
    expires_at = next_one - timedelta(hours=1)  # then there is no moment of its own
    assert overdue(thursday, LIVE, noted, expires_at, next_one.replace(hour=8)) == Overdue((holiday,))


def test_what_is_valid_no_longer_is_not_begun() -> None:
    """To the moment: the outbox would not send it."""
    now = LIVE + timedelta(days=7)
    assert overdue(Timetable(Rhythm.NOW), LIVE, (), None, now) == Overdue(expired=(LIVE,))
    assert overdue(Timetable(Rhythm.NOW), LIVE, (), None, now - timedelta(seconds=1)).send == (LIVE,)


def test_the_last_of_several_is_the_one_that_is_sent() -> None:
    """The others are merged into it."""
    first, second, third = (LIVE + timedelta(days=days) for days in (0, 7, 14))
    assert ends(Overdue((first, second, third), (), True)) == {
        first: DueEnd.MERGED, second: DueEnd.MERGED, third: DueEnd.SENT,
    }  # fmt: skip
    assert ends(Overdue((), (first,))) == {first: DueEnd.EXPIRED}


def test_it_is_over_when_nothing_can_be_due() -> None:
    """A weekly one goes on until it expires, and until what was due before that has come to its end."""
    weekly, live = Timetable(Rhythm.WEEKLY, weekday=0, minute=600), LIVE
    later = live + timedelta(days=8)
    assert not is_over(weekly, live, {live + timedelta(days=7)}, None, later)
    assert is_over(weekly, live, {live + timedelta(days=7)}, later - timedelta(hours=1), later)
    assert not is_over(weekly, live, (), later - timedelta(hours=1), later)
    assert is_over(Timetable(Rhythm.NOW), live, {live}, None, later)
    assert not is_over(Timetable(Rhythm.NOW), live, (), None, later)
