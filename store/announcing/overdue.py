"""What of an announcement is to go out now, and what is too old for it. Pure.

What was missed goes out with the newest moment it was due, as one message, as long as that one is still valid; what a holiday
put off to a day that has a moment of its own goes out with that. Every moment ends in exactly one of three ways: it is sent,
it is merged into a later one that is sent, or it has expired.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from store.announcing.timetable import CLOSES, Rhythm, Timetable, is_open, next_open, valid_until
from store.reporting.periods import SHANGHAI, shanghai_day

LATE = timedelta(minutes=10)  # later than that, the original time is said


class DueEnd(StrEnum):
    """What became of a moment that it was due."""

    SENT = "sent"
    MERGED = "merged"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Overdue:
    """`send` are the moments that one run covers now, oldest first; `late` where their times are to be said."""

    send: tuple[datetime, ...] = ()
    expired: tuple[datetime, ...] = ()
    late: bool = False


def open_dues(
    timetable: Timetable, live_at: datetime, noted: Collection[datetime], expires_at: datetime | None, now: datetime
) -> tuple[datetime, ...]:
    """The moments up to `now` that it was due and that came to no end yet. Nothing is due once it has expired."""
    done, until = set(noted), now if expires_at is None else min(now, expires_at)
    return tuple(due for due in timetable.dues(live_at, until) if due not in done)


def overdue(
    timetable: Timetable, live_at: datetime, noted: Collection[datetime], expires_at: datetime | None, now: datetime
) -> Overdue:
    """What is to be done at `now` about what was due and is not `noted`. Nothing in quiet hours."""
    if not is_open(now) or _is_due_later_today(timetable, live_at, expires_at, now):
        return Overdue()
    found = open_dues(timetable, live_at, noted, expires_at, now)
    ready = tuple(due for due in found if next_open(due) <= now)
    if ready and valid_until(ready[-1], expires_at) <= now:
        return Overdue(expired=ready)
    late = len(ready) > 1 or any(now - next_open(due) > LATE for due in ready)
    return Overdue(ready, (), late)


def _is_due_later_today(timetable: Timetable, live_at: datetime, expires_at: datetime | None, now: datetime) -> bool:
    """Whether it goes out today anyhow, in open hours that are yet to come."""
    today = shanghai_day(now)
    until = datetime.combine(today, CLOSES, SHANGHAI)
    dues = timetable.dues(live_at, until if expires_at is None else min(until, expires_at))
    return any(due > now and shanghai_day(next_open(due)) == today for due in dues)


def ends(found: Overdue) -> dict[datetime, DueEnd]:
    """Each moment with its end."""
    merged = dict.fromkeys(found.send[:-1], DueEnd.MERGED)
    return dict.fromkeys(found.expired, DueEnd.EXPIRED) | merged | dict.fromkeys(found.send[-1:], DueEnd.SENT)


def is_over(
    timetable: Timetable, live_at: datetime, noted: Collection[datetime], expires_at: datetime | None, now: datetime
) -> bool:
    """Whether nothing will be due any more, and all that was due came to an end."""
    if open_dues(timetable, live_at, noted, expires_at, now):
        return False
    has_expired = expires_at is not None and expires_at < now
    return has_expired or (bool(noted) and timetable.rhythm is not Rhythm.WEEKLY)
