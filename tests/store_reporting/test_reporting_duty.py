"""Who owes a report: working days, 调休, weekly days that fall on a holiday, leave; and what counts as late."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from store.people import Role
from store.reporting.members import Member
from store.reporting.offices import League, Office, OfficeKind, Rhythm
from store.reporting.periods import SHANGHAI
from store.reporting.reporting_duty import Attendance, Duty, Filing, attendance, duties, missing, offices_away

_DAILY = Office(1, "c01", "甲县", OfficeKind.COUNTY, League.COUNTIES, "甲县", cut_off=17 * 60 + 30)
_WEEKLY = Office(2, "c02", "乙县", OfficeKind.COUNTY, League.COUNTIES, "乙县", rhythm=Rhythm.WEEKLY, due_weekday=4)
_GONE = Office(3, "c03", "丙县", OfficeKind.COUNTY, League.COUNTIES, "丙县", active=False)
_NOBODY: Callable[[date], frozenset[int]] = lambda day: frozenset()  # noqa: E731  # reads as the value it is


def _at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2024, month, day, hour, minute, tzinfo=SHANGHAI)


def _due_days(office: Office, first: date, last: date) -> list[date]:
    return [duty.due_at.date() for duty in duties([office], first, last, _NOBODY)]


def test_a_daily_office_owes_on_working_days_only() -> None:
    """端午节 Monday is free; the Sunday worked in exchange before 春节 is not."""
    assert _due_days(_DAILY, date(2024, 6, 8), date(2024, 6, 12)) == [date(2024, 6, 11), date(2024, 6, 12)]
    assert date(2024, 2, 4) in _due_days(_DAILY, date(2024, 2, 1), date(2024, 2, 9))


def test_the_cut_off_is_of_the_office() -> None:
    """17:30 in Shanghai."""
    (duty,) = duties([_DAILY], date(2024, 6, 12), date(2024, 6, 12), _NOBODY)
    assert duty == Duty(1, date(2024, 6, 12), date(2024, 6, 12), _at(6, 12, 17, 30))


def test_what_was_sent_at_the_weekend_counts_for_monday() -> None:
    """A duty covers the days since the last working day."""
    (duty,) = duties([_DAILY], date(2024, 6, 24), date(2024, 6, 24), _NOBODY)
    assert duty.first == date(2024, 6, 22)
    (kept,) = attendance([duty], [Filing(7, 1, _at(6, 23, 20), date(2024, 6, 23))], _at(6, 24, 18))
    assert (kept.state, kept.report_ids) == (Attendance.ON_TIME, (7,))


def test_a_weekly_report_is_due_before_a_holiday_that_hides_its_day() -> None:
    """清明节 2024 is Thursday to Saturday: Friday's report is due on Wednesday, or after a holiday that fills the days before."""
    assert _due_days(_WEEKLY, date(2024, 4, 1), date(2024, 4, 7)) == [date(2024, 4, 3)]
    monday = Office(4, "c04", "丁县", OfficeKind.COUNTY, None, rhythm=Rhythm.WEEKLY, due_weekday=0)
    assert _due_days(monday, date(2024, 6, 10), date(2024, 6, 16)) == [date(2024, 6, 11)]


def test_a_week_without_a_working_day_is_free() -> None:
    """国庆节 2020: 1 to 8 October; the ISO week of 5 October has Friday 9 and a worked Saturday; that of 春节 2026 has none."""
    assert _due_days(_WEEKLY, date(2020, 10, 5), date(2020, 10, 11)) == [date(2020, 10, 9)]
    assert _due_days(_WEEKLY, date(2026, 2, 16), date(2026, 2, 22)) == []


def test_leave_and_offices_out_of_use_owe_nothing() -> None:
    """Leave counts on the day a report is due."""
    away = duties(
        [_DAILY, _GONE], date(2024, 6, 11), date(2024, 6, 12), lambda day: frozenset({1} if day.day == 11 else ())
    )
    assert [duty.due_at.date() for duty in away] == [date(2024, 6, 12)]


def test_an_office_is_away_when_all_its_people_are() -> None:
    """One who is there is enough; an office without people, and people without an office, are not away."""
    since = _at(1, 1, 9)
    members = [Member(person, Role.STAFF, office, since) for person, office in ((7, 1), (8, 1), (9, 2), (10, None))]
    assert offices_away(members, frozenset({7, 8, 10})) == {1}
    assert offices_away(members, frozenset({7, 9})) == {2}
    assert offices_away([], frozenset({7})) == frozenset()


def test_nothing_sent_is_open_until_the_cut_off_and_missing_after_it() -> None:
    """The minute itself is still in time."""
    owed = duties([_DAILY], date(2024, 6, 12), date(2024, 6, 12), _NOBODY)
    assert attendance(owed, [], _at(6, 12, 17, 30))[0].state is Attendance.OPEN
    after = attendance(owed, [], _at(6, 12, 17, 31))
    assert after[0].state is Attendance.MISSING
    assert missing(after) == (1,)


def test_a_report_after_the_cut_off_is_late_and_one_in_time_stays_in_time() -> None:
    """The same evening, and days later with the mark 补报."""
    owed = duties([_DAILY], date(2024, 6, 12), date(2024, 6, 12), _NOBODY)
    evening = Filing(8, 1, _at(6, 12, 19), date(2024, 6, 12))
    assert attendance(owed, [evening], _at(6, 13, 9))[0].state is Attendance.LATE
    marked = Filing(9, 1, _at(6, 14, 9), date(2024, 6, 12), late=True)
    assert attendance(owed, [marked], _at(6, 14, 10))[0].state is Attendance.LATE
    noon = Filing(5, 1, _at(6, 12, 12), date(2024, 6, 11))
    both = attendance(owed, [marked, evening, noon], _at(6, 14, 10))[0]
    assert (both.state, both.report_ids) == (Attendance.ON_TIME, (5, 8, 9))


def test_a_report_of_another_office_or_of_another_day_counts_for_nothing() -> None:
    """And neither does one that is still to come at that time."""
    owed = duties([_DAILY], date(2024, 6, 12), date(2024, 6, 12), _NOBODY)
    others = [Filing(1, 2, _at(6, 12, 9), date(2024, 6, 12)), Filing(2, 1, _at(6, 13, 9), date(2024, 6, 12))]
    assert attendance(owed, others, _at(6, 13, 10))[0].state is Attendance.MISSING
    later = [Filing(3, 1, _at(6, 12, 9), date(2024, 6, 12))]
    assert attendance(owed, later, _at(6, 12, 8))[0].state is Attendance.OPEN


def test_a_weekly_office_may_report_on_any_day_of_its_week() -> None:
    """Saturday after Friday's cut-off is late, Monday of the next week is not for this one."""
    owed = duties([_WEEKLY], date(2024, 6, 24), date(2024, 6, 30), _NOBODY)
    assert (
        attendance(owed, [Filing(1, 2, _at(6, 24, 9), date(2024, 6, 24))], _at(6, 30, 9))[0].state is Attendance.ON_TIME
    )
    assert attendance(owed, [Filing(1, 2, _at(6, 29, 9), date(2024, 6, 29))], _at(6, 30, 9))[0].state is Attendance.LATE
    assert attendance(owed, [Filing(1, 2, _at(7, 1, 9), date(2024, 7, 1))], _at(7, 2, 9))[0].state is Attendance.MISSING


def test_a_cut_off_at_midnight_is_of_the_day_that_ends() -> None:
    """Leave of that day frees it, leave of the next one does not."""
    midnight = replace(_DAILY, cut_off=24 * 60)
    day, away = date(2024, 6, 12), frozenset({1})
    (duty,) = duties([midnight], day, day, lambda free: away if free == date(2024, 6, 13) else frozenset())
    assert (duty.due_day, duty.due_at) == (day, _at(6, 13, 0))
    assert duties([midnight], day, day, lambda free: away if free == day else frozenset()) == ()
