"""Who owes a report when (报送日历), and what came: on time, late (补报), not at all.

Rules. A daily office owes one report each working day by its cut-off; what it sent since the last working day counts. A weekly
office owes one each ISO week by the cut-off of its weekday; where that is no working day, by the working day before it in the
same week, else by the first one after it; in a week without a working day it owes nothing. An office on leave on the day a report
is due, or out of use, owes none. Late is what came after the cut-off of the days it is for, or later still with the mark 补报.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from store.reporting.members import Member
from store.reporting.offices import Office, Rhythm
from store.reporting.periods import SHANGHAI, PeriodKind, period_of, shanghai_day
from store.reporting.working_days import is_working

_LONGEST_HOLIDAY = 30  # days to look back for the working day before


class Attendance(StrEnum):
    """What became of a duty."""

    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"
    OPEN = "open"  # not yet due, and nothing sent


@dataclass(frozen=True, slots=True)
class Duty:
    """One report owed: for the days `first` to `last` (both included), by `due_at` (aware, Shanghai)."""

    office_id: int
    first: date
    last: date
    due_at: datetime

    @property
    def due_day(self) -> date:
        """The day it is due on; a cut-off of 24:00 is still of the day before that midnight."""
        return (self.due_at - timedelta(microseconds=1)).date()


@dataclass(frozen=True, slots=True)
class Filing:
    """A report that came. `day` is the day it tells of, `late` the mark 补报 that it was saved with."""

    report_id: int
    office_id: int
    posted_at: datetime
    day: date
    late: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A duty and what became of it, with the reports that count for it in their order."""

    duty: Duty
    state: Attendance
    report_ids: tuple[int, ...] = ()


def duties(
    offices: Iterable[Office], first: date, last: date, on_leave: Callable[[date], frozenset[int]]
) -> tuple[Duty, ...]:
    """The reports due from `first` to `last` (both included), by due day, then office."""
    owed = (duty for office in offices if office.active for duty in _duties_of(office, first, last))
    free: dict[date, frozenset[int]] = {}
    kept = []
    for duty in owed:
        day = duty.due_day
        if day not in free:
            free[day] = on_leave(day)
        if duty.office_id not in free[day]:
            kept.append(duty)
    return tuple(sorted(kept, key=lambda duty: (duty.due_day, duty.office_id)))


def offices_away(members: Iterable[Member], away: frozenset[int]) -> frozenset[int]:
    """The offices that have people, all of them among the persons `away`."""
    theirs = [(member.office_id, member.person_id in away) for member in members]
    present = {office_id for office_id, is_away in theirs if not is_away}
    return frozenset(office_id for office_id, _ in theirs if office_id is not None and office_id not in present)


def _duties_of(office: Office, first: date, last: date) -> Iterator[Duty]:
    seen: set[date] = set()
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if office.rhythm is Rhythm.DAILY:
            due, begins = (day if is_working(day) else None), _day_after_last_working_day(day)
            ends = day
        else:
            week = period_of(PeriodKind.WEEK, day)
            due, begins, ends = _due_day(week.first, office.due_weekday), week.first, week.last
        if due is not None and first <= due <= last and due not in seen:
            seen.add(due)
            yield Duty(office.office_id, begins, ends, _at(due, office.cut_off))


def _day_after_last_working_day(day: date) -> date:
    for back in range(1, _LONGEST_HOLIDAY):
        if is_working(day - timedelta(days=back)):
            return day - timedelta(days=back - 1)
    return day


def _due_day(monday: date, weekday: int) -> date | None:
    week = [monday + timedelta(days=number) for number in range(7)]
    before, after = reversed(week[: weekday + 1]), week[weekday + 1 :]
    return next((day for day in (*before, *after) if is_working(day)), None)


def _at(day: date, minute: int) -> datetime:
    """A cut-off of 24:00 is the end of the day."""
    return datetime.combine(day, time(), SHANGHAI) + timedelta(minutes=minute)


def attendance(
    owed: Iterable[Duty], filings: Iterable[Filing], now: datetime, *, whole: bool = False
) -> tuple[Kept, ...]:
    """What became of each duty, in the order of `owed`, as known at `now`; `whole`: also by what claims to be of later."""
    sent: dict[int, list[tuple[date, Filing]]] = defaultdict(list)
    for filing in sorted(filings, key=lambda filing: (filing.posted_at, filing.report_id)):
        if whole or filing.posted_at <= now:
            sent[filing.office_id].append((_counts_for(filing), filing))
    return tuple(_kept(duty, sent[duty.office_id], now) for duty in owed)


def _counts_for(filing: Filing) -> date:
    """A report counts for the day it was sent on; one marked 补报 for the day it tells of."""
    return filing.day if filing.late else shanghai_day(filing.posted_at)


def _kept(duty: Duty, sent: Sequence[tuple[date, Filing]], now: datetime) -> Kept:
    counted = [filing for day, filing in sent if duty.first <= day <= duty.last]
    if not counted:
        return Kept(duty, Attendance.MISSING if now > duty.due_at else Attendance.OPEN)
    on_time = any(filing.posted_at <= duty.due_at and not filing.late for filing in counted)
    report_ids = tuple(filing.report_id for filing in counted)
    return Kept(duty, Attendance.ON_TIME if on_time else Attendance.LATE, report_ids)


def missing(kept: Iterable[Kept]) -> tuple[int, ...]:
    """The offices that have let a duty pass, each once, by id."""
    return tuple(sorted({one.duty.office_id for one in kept if one.state is Attendance.MISSING}))
