"""Chasing (催报): who is reminded of a report that has not come, and when their leader hears of it. Pure.

Rules. The members of the office are reminded before the cut-off and once more after it, then the leader hears of it: each of
them at most once a step, never a lower step after a higher one, and never two steps about one report within `patience`. Who is
on leave on the day the report was due, or today, is left alone; where no member is there the leader is reminded in their place,
and an office whose people are all on leave owes nothing. Nobody is asked for what was due before they joined. Messages go out
between 8:00 and 21:00 of working days; what falls outside waits. What has piled up goes out as one message a person, by the
highest step that is due. A period is over for good when the leader has heard of it, or after two weeks.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from store.people import Role
from store.reporting.chase import BUREAU, STEP_OF, Chase, ChaseKey, Item, Notice, Rules, Step
from store.reporting.members import Member
from store.reporting.offices import Office
from store.reporting.periods import SHANGHAI, Period, period_of, shanghai_day
from store.reporting.reporting_duty import Duty, duties, offices_away
from store.reporting.working_days import is_working

LOOK_BACK = timedelta(days=14)  # longer than any holiday
_OPENS, _CLOSES = time(8), time(21)
Calendars = Sequence[tuple[datetime, Sequence[Office]]]  # offices as they stood since then, oldest first


@dataclass(frozen=True)
class Scene:
    """What is known when it is decided. `away` tells the persons on leave on a day, `groups` the group chats of an office.

    `heard` are the days that something came for, by office: the day a report was posted on, of 补报 the day it tells of.
    """

    calendars: Calendars
    members: Sequence[Member]
    away: Callable[[date], frozenset[int]]
    heard: Mapping[int, Collection[date]] = field(default_factory=dict)
    chases: Sequence[Chase] = ()
    groups: Mapping[int, Sequence[int]] = field(default_factory=dict)


def may_speak(now: datetime) -> bool:
    """Whether people may be written to: 8:00 to 21:00 of a working day in Shanghai."""
    local = now.astimezone(SHANGHAI)
    return is_working(local.date()) and _OPENS <= local.time() < _CLOSES


def due_notices(scene: Scene, rules: Rules, now: datetime) -> tuple[Notice, ...]:
    """What goes out now, by recipient. What is claimed in `scene.chases` in whatever state is not due again."""
    if not may_speak(now):
        return ()
    told = _Told(scene.chases)
    items: dict[int, list[Item]] = defaultdict(list)
    for duty in open_duties(scene, now):
        for recipient, step in _steps(duty, scene, told, rules, now):
            items[recipient].append(Item(duty, step))
    periods = _drawable(scene.members, told, now)
    recipients = sorted({*items, *periods})
    return tuple(
        Notice(recipient, tuple(items.get(recipient, ())), periods.get(recipient, ())) for recipient in recipients
    )


def open_duties(scene: Scene, now: datetime) -> tuple[Duty, ...]:
    """The reports of the last two weeks and of today that have not come, due or not yet.

    A report that came counts even where the clock was set back since.
    """
    today = shanghai_day(now)
    return tuple(duty for duty in _owed(scene, today - LOOK_BACK, today, now) if not _came(duty, scene))


def _came(duty: Duty, scene: Scene) -> bool:
    return any(duty.first <= day <= duty.last for day in scene.heard.get(duty.office_id, ()))


def _owed(scene: Scene, first: date, last: date, now: datetime) -> Iterator[Duty]:
    """By the calendar that stood at the end of the day a report was due on, or stands now if that is still to come."""
    ends = [since for since, _ in scene.calendars[1:]]
    for number, (since, offices) in enumerate(scene.calendars):
        until = ends[number] if number < len(ends) else None
        for duty in duties(offices, first, last, lambda day: offices_away(scene.members, scene.away(day))):
            stood_at = min(now, datetime.combine(duty.due_day, time.max, SHANGHAI))
            begun = number == 0 or since <= stood_at
            if begun and (until is None or stood_at < until):
                yield duty


class _Told:
    """Who was told what, whatever became of it."""

    def __init__(self, chases: Iterable[Chase]) -> None:
        self._by_period: dict[tuple[int, date], list[Chase]] = defaultdict(list)
        for chase in chases:
            self._by_period[chase.key.office_id, chase.key.last].append(chase)

    def about(self, duty: Duty) -> Sequence[Chase]:
        """All that was sent about the same report."""
        return self._by_period[duty.office_id, duty.last]

    def has(self, recipient: int, key: ChaseKey) -> bool:
        """Whether the recipient was told exactly that."""
        told = self._by_period[key.office_id, key.last]
        return any(chase.recipient == recipient and chase.key == key for chase in told)


def _steps(duty: Duty, scene: Scene, told: _Told, rules: Rules, now: datetime) -> Iterator[tuple[int, Step]]:
    about = told.about(duty)
    with_leader = any(chase.key.step is Step.LEADER for chase in about)
    reminder = None if with_leader else _reminder(duty, rules, now)
    members, leaders = _people(duty, scene, now)
    if reminder is not None:
        for person in members or leaders:
            if _may_follow(person, reminder, about, rules, now):
                yield person, reminder
    if _leader_hears(duty, about, rules, now):
        for person in leaders if members else ():
            if _may_follow(person, Step.LEADER, about, rules, now):
                yield person, Step.LEADER
        for chat in scene.groups.get(duty.office_id, ()) if rules.public else ():
            if _may_follow(chat, Step.GROUP, about, rules, now):
                yield chat, Step.GROUP


def _reminder(duty: Duty, rules: Rules, now: datetime) -> Step | None:
    if now >= duty.due_at + rules.second_after:
        return Step.SECOND
    return Step.FIRST if now >= duty.due_at - rules.before else None


def _leader_hears(duty: Duty, about: Sequence[Chase], rules: Rules, now: datetime) -> bool:
    """Only after the second reminder, with time to answer it."""
    seconds = [chase.claimed_at for chase in about if chase.key.step is Step.SECOND]
    return bool(seconds) and now >= max(duty.due_at + rules.leader_after, max(seconds) + rules.patience)


def _may_follow(recipient: int, step: Step, about: Sequence[Chase], rules: Rules, now: datetime) -> bool:
    before = [chase for chase in about if chase.recipient == recipient]
    return all(chase.key.step < step and now - chase.claimed_at >= rules.patience for chase in before)


def _people(duty: Duty, scene: Scene, now: datetime) -> tuple[list[int], list[int]]:
    """Members and leaders of the office who are there and who belonged to it when the report was due."""
    away = scene.away(duty.due_day) | scene.away(shanghai_day(now))
    there = [
        member
        for member in scene.members
        if member.office_id == duty.office_id and member.since <= duty.due_at and member.person_id not in away
    ]
    staff = [member.person_id for member in there if member.role is Role.STAFF]
    return staff, [member.person_id for member in there if member.role is Role.LEADER]


def _drawable(members: Sequence[Member], told: _Told, now: datetime) -> dict[int, tuple[Period, ...]]:
    """For each coordinator the week, month and quarter that are over since they joined, and of which they do not know yet."""
    over = [period_of(kind, shanghai_day(now)).previous() for kind in STEP_OF]
    found: dict[int, tuple[Period, ...]] = {}
    for member in members:
        if member.role is Role.COORDINATOR:
            news = tuple(period for period in over if _is_news(member, period, told, now))
            found |= {member.person_id: news} if news else {}
    return found


def _is_news(member: Member, period: Period, told: _Told, now: datetime) -> bool:
    recent = shanghai_day(now) - period.last <= LOOK_BACK
    key = ChaseKey(BUREAU, period.last, STEP_OF[period.kind])
    return recent and shanghai_day(member.since) <= period.last and not told.has(member.person_id, key)
