"""When announcements go out: now, once, or every week; never in quiet hours or on days nobody works. Pure; times of Shanghai."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from store.reporting.periods import SHANGHAI, shanghai_day
from store.reporting.working_days import is_working

OPENS, CLOSES = time(8), time(21)
VALID = timedelta(days=7)  # what could not go out for so long is not sent any more, unless its author says otherwise
_DAY, _WEEK = timedelta(days=1), 7


class Rhythm(StrEnum):
    """How often it goes out."""

    NOW = "now"
    ONCE = "once"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Timetable:
    """`at` is the moment of ONCE; WEEKLY goes by `weekday` (Monday 0) and `minute` of the day in Shanghai.

    Raises ValueError where what its rhythm needs is missing.
    """

    rhythm: Rhythm
    at: datetime | None = None
    weekday: int = 0
    minute: int = 0

    def __post_init__(self) -> None:
        if (self.rhythm is Rhythm.ONCE) != (self.at is not None):
            raise ValueError("exactly what goes out once has a moment of its own")
        if not (0 <= self.weekday < _WEEK and 0 <= self.minute < 24 * 60):
            raise ValueError("there is no such hour of a week")

    def dues(self, since: datetime, until: datetime) -> Iterator[datetime]:
        """The moments it is due, from `since` (when it went live) up to `until`, in order.

        What goes out once is due at its own moment even where it went live later.
        """
        match self.rhythm:
            case Rhythm.NOW:
                yield from (since,) if since <= until else ()
            case Rhythm.ONCE:
                yield from (self.at,) if self.at is not None and self.at <= until else ()
            case Rhythm.WEEKLY:
                yield from self._weeks(since, until)

    def _weeks(self, since: datetime, until: datetime) -> Iterator[datetime]:
        first = shanghai_day(since)
        day = first + _DAY * ((self.weekday - first.weekday()) % _WEEK)
        while (due := self._at(day)) <= until:
            if due > since:
                yield due
            day += _DAY * _WEEK

    def _at(self, day: date) -> datetime:
        return datetime.combine(day, time(self.minute // 60, self.minute % 60), SHANGHAI)


def is_open(moment: datetime) -> bool:
    """Whether people may be written to: 8:00 to 21:00 of a working day."""
    local = moment.astimezone(SHANGHAI)
    return is_working(local.date()) and OPENS <= local.time() < CLOSES


def next_open(moment: datetime) -> datetime:
    """The moment itself, or else the next at which people may be written to."""
    if is_open(moment):
        return moment
    local = moment.astimezone(SHANGHAI)
    day = local.date() if local.time() < OPENS else local.date() + _DAY
    while not is_working(day):
        day += _DAY
    return datetime.combine(day, OPENS, SHANGHAI)


def valid_until(due: datetime, expires_at: datetime | None) -> datetime:
    """Until when what was due then may still go out."""
    return expires_at or next_open(due) + VALID
