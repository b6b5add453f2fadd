"""Who owed a report on which day and what came of it, by the simulator's own calendar."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from store.reporting.periods import SHANGHAI
from tests.simulation.world import is_workday

CUT_OFF = time(18)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Owed:
    """A report owed for the days `first` to `last` (both included), due on `due`."""

    first: date
    last: date
    due: date

    @property
    def due_at(self) -> datetime:
        """Six in the evening in Shanghai."""
        return datetime.combine(self.due, CUT_OFF, SHANGHAI)


@dataclass(frozen=True, slots=True)
class Sent:
    """Something that an office sent: when, for which day it counts, and whether it made up for one that was missed."""

    at: datetime
    counts_for: date
    late: bool


def owed(first: date, last: date, *, weekly: bool) -> Iterator[Owed]:
    """The reports of one office that were due in these days: daily, or by the Friday of the week."""
    day = first
    while day <= last:
        if weekly:
            monday = day - timedelta(days=day.weekday())
            workdays = [one for one in (monday + number * _DAY for number in range(7)) if is_workday(one)]
            due = max(one for one in workdays if one.weekday() <= 4)
            if day == due:
                yield Owed(monday, monday + 6 * _DAY, due)
        elif is_workday(day):
            begins = day
            while not is_workday(begins - _DAY):
                begins -= _DAY
            yield Owed(begins, day, day)
        day += _DAY


def tally(duties: Iterable[Owed], sent: Iterable[Sent], as_of: datetime) -> tuple[int, int, int]:
    """How many were kept in time, late, and not at all; what is due later counts only where it was kept."""
    filed = [one for one in sent if one.at <= as_of]
    on_time = late = missing = 0
    for duty in duties:
        ours = [one for one in filed if duty.first <= one.counts_for <= duty.last]
        if any(one.at <= duty.due_at and not one.late for one in ours):
            on_time += 1
        elif ours:
            late += 1
        elif as_of > duty.due_at:
            missing += 1
    return on_time, late, missing


def makes_up(day: date, at: datetime, sent: Iterable[Sent], *, weekly: bool) -> bool:
    """Whether news of an earlier day is late: its cut-off is past, and nothing was sent for it."""
    around = owed(day - 7 * _DAY, day + 14 * _DAY, weekly=weekly)
    duty = next(one for one in around if one.first <= day <= one.last)
    return at > duty.due_at and not any(duty.first <= one.counts_for <= duty.last for one in sent)
