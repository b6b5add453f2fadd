"""Who is reminded when: steps, quiet hours, leave, holidays, downtime; and what must hold whatever the clock does."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from store.people import Role
from store.reporting.chase import Chase, ChaseState, Notice, Rules, Step
from store.reporting.chasing import Scene, due_notices, may_speak, open_duties
from store.reporting.members import Member
from store.reporting.offices import League, Office, OfficeKind, Rhythm
from store.reporting.periods import SHANGHAI, Period, PeriodKind, shanghai_day
from store.reporting.reporting_duty import Filing
from store.reporting.working_days import is_working

_DAILY = Office(1, "c01", "甲县", OfficeKind.COUNTY, League.COUNTIES, "甲县")  # by 18:00
_WEEKLY = Office(2, "c02", "乙县", OfficeKind.COUNTY, League.COUNTIES, "乙县", rhythm=Rhythm.WEEKLY)  # Friday
_LONG_AGO = datetime(2019, 1, 1, tzinfo=SHANGHAI)
_ANNA, _BO, _LEAD, _WEN, _BUREAU = (
    Member(person_id, role, office_id, _LONG_AGO)
    for person_id, role, office_id in (
        (11, Role.STAFF, 1),
        (12, Role.STAFF, 1),
        (19, Role.LEADER, 1),
        (21, Role.STAFF, 2),
        (90, Role.COORDINATOR, None),
    )
)
_OFFICE_1 = (_ANNA, _BO, _LEAD)


def at(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """A time in Shanghai."""
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


def june(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in June 2024; the 12th is a Wednesday after the holiday of Monday the 10th."""
    return at(2024, 6, day, hour, minute)


def every_day(until: date, office_id: int = 1) -> list[Filing]:
    """A report each morning of the month up to that day, so that nothing older is missing."""
    days = [until - timedelta(days=back) for back in range(30)]
    return [Filing(number + 1, office_id, at(day.year, day.month, day.day, 9), day) for number, day in enumerate(days)]


@dataclass
class World:
    """Offices and people, and everything that was ever sent; each round goes out and is noted."""

    offices: Sequence[Office] = (_DAILY,)
    members: Sequence[Member] = _OFFICE_1
    leave: dict[int, set[date]] = field(default_factory=dict)
    filings: list[Filing] = field(default_factory=list)
    chases: list[Chase] = field(default_factory=list)
    rules: Rules = field(default_factory=Rules)
    groups: dict[int, tuple[int, ...]] = field(default_factory=dict)
    calendars: Sequence[tuple[datetime, Sequence[Office]]] = ()

    def scene(self) -> Scene:
        """As it is known now."""
        return Scene(
            self.calendars or ((_LONG_AGO, self.offices),),
            self.members,
            lambda day: frozenset(person for person, days in self.leave.items() if day in days),
            self._heard(),
            tuple(self.chases),
            self.groups,
        )

    def _heard(self) -> dict[int, set[date]]:
        days: dict[int, set[date]] = {}
        for filing in self.filings:
            days.setdefault(filing.office_id, set()).add(filing.day if filing.late else shanghai_day(filing.posted_at))
        return days

    def round(self, now: datetime, state: ChaseState = ChaseState.SENT) -> tuple[Notice, ...]:
        """What goes out at `now`."""
        notices = due_notices(self.scene(), self.rules, now)
        self.chases += [Chase(one.recipient, key, state, now) for one in notices for key in one.keys]
        return notices

    def told(self, now: datetime) -> dict[int, list[tuple[Step, date]]]:
        """The same in brief: for each recipient the steps and the days reports were due on."""
        return {
            notice.recipient: [(item.step, item.duty.due_day) for item in notice.items] for notice in self.round(now)
        }


def test_members_are_reminded_before_and_after_the_cut_off_and_then_the_leader_hears() -> None:
    """17:30, 19:00, and at nine the next morning."""
    world = World(filings=every_day(date(2024, 6, 11)))
    day = date(2024, 6, 12)
    assert world.told(june(12, 17, 29)) == {}
    assert world.told(june(12, 17, 30)) == {11: [(Step.FIRST, day)], 12: [(Step.FIRST, day)]}
    assert world.told(june(12, 18, 59)) == {}
    assert world.told(june(12, 19)) == {11: [(Step.SECOND, day)], 12: [(Step.SECOND, day)]}
    assert world.told(june(13, 8, 59)) == {}
    assert world.told(june(13, 9)) == {19: [(Step.LEADER, day)]}
    assert world.told(june(13, 12)) == {}


def test_a_report_ends_it_at_any_step() -> None:
    """Of anybody in the office, also a late one, also where the clock was set back behind it."""
    world = World(filings=every_day(date(2024, 6, 11)))
    world.round(june(12, 17, 30))
    world.filings.append(Filing(2, 1, june(12, 18, 40), date(2024, 6, 12)))
    assert world.told(june(12, 19)) == {}
    assert world.told(june(12, 18, 30)) == {}
    assert open_duties(world.scene(), june(12, 19)) == ()


def test_nobody_is_written_to_at_night_or_on_free_days() -> None:
    """A cut-off of 24:00 on Friday: everything waits for eight on Monday, and goes out as one reminder."""
    world = World((replace(_DAILY, cut_off=24 * 60),), filings=every_day(date(2024, 6, 20)))
    for hour in range(8, 56):
        assert world.told(june(21, 0) + timedelta(hours=hour + 15)) == {}
    assert world.told(june(24, 7, 59)) == {}
    assert world.told(june(24, 8))[11] == [(Step.SECOND, date(2024, 6, 21))]


def test_quiet_hours_are_those_of_shanghai() -> None:
    """In any zone, holidays and worked Sundays included."""
    assert not may_speak(june(12, 20, 59).astimezone(UTC) + timedelta(minutes=1))
    assert may_speak(june(12, 20, 59).astimezone(UTC))
    assert may_speak(june(12, 8))
    assert not may_speak(june(10, 12))  # 端午节
    assert not may_speak(june(15, 12))  # a Saturday
    assert may_speak(at(2024, 2, 4, 12))  # a Sunday worked in exchange before 春节


def test_a_worked_saturday_is_a_day_like_any_other_and_a_holiday_none() -> None:
    """2024-05-11 is worked; nothing is due from 1 to 5 May."""
    world = World(filings=every_day(date(2024, 5, 10)))
    assert world.told(at(2024, 5, 11, 17, 30))[11] == [(Step.FIRST, date(2024, 5, 11))]
    holiday = World(filings=every_day(date(2024, 4, 30)))
    assert all(holiday.told(at(2024, 5, day, 17, 30)) == {} for day in range(1, 6))


def test_who_is_on_leave_is_left_alone() -> None:
    """On the day it was due and afterwards; a colleague is asked, and where none is there, the leader in their place."""
    one_away = World(leave={11: {date(2024, 6, 11), date(2024, 6, 12)}}, filings=every_day(date(2024, 6, 11)))
    assert one_away.told(june(12, 17, 30)) == {12: [(Step.FIRST, date(2024, 6, 12))]}
    assert set(one_away.told(june(13, 8))) == {12}
    both_away = World(leave={11: {date(2024, 6, 12)}, 12: {date(2024, 6, 12)}}, filings=every_day(date(2024, 6, 11)))
    assert both_away.told(june(12, 17, 30)) == {19: [(Step.FIRST, date(2024, 6, 12))]}


def test_an_office_whose_people_are_all_on_leave_is_not_chased() -> None:
    """Not on that day, and not for it afterwards."""
    everybody = {person: {date(2024, 6, 12)} for person in (11, 12, 19)}
    world = World(leave=everybody, filings=every_day(date(2024, 6, 11)))
    assert world.told(june(12, 19)) == {}
    assert world.told(june(13, 9)) == {}


def test_what_piled_up_while_nobody_served_goes_out_once_as_one_message() -> None:
    """Three days of downtime: one message a person, by the highest step; the leader hears an hour later, once."""
    world = World(filings=every_day(date(2024, 6, 7)))
    days = [date(2024, 6, day) for day in (11, 12, 13)]
    told = world.told(june(14, 10))
    assert told == {person: [(Step.SECOND, day) for day in days] for person in (11, 12)}
    assert world.told(june(14, 10, 1)) == {}
    assert world.told(june(14, 11)) == {19: [(Step.LEADER, day) for day in days]}
    assert world.told(june(14, 11, 1)) == {}


def test_a_claim_that_a_crash_left_is_not_sent_again() -> None:
    """Whatever became of it."""
    for state in ChaseState:
        world = World(filings=every_day(date(2024, 6, 11)))
        assert len(world.round(june(12, 17, 30), state)) == 2
        assert world.round(june(12, 17, 31), state) == ()


def test_nobody_is_asked_for_what_was_due_before_they_came() -> None:
    """A member of today does not owe yesterday's report, and their leader hears nothing of it."""
    joined = [replace(member, since=june(12, 18, 1)) for member in _OFFICE_1]
    assert World(members=joined).told(june(12, 19)) == {}


def test_a_new_calendar_counts_from_its_day_on() -> None:
    """Weekly until Wednesday noon, daily since: nothing is asked for Monday and Tuesday."""
    weekly = replace(_DAILY, rhythm=Rhythm.WEEKLY)
    world = World(calendars=((_LONG_AGO, (weekly,)), (june(19, 12), (_DAILY,))), filings=every_day(date(2024, 6, 14)))
    assert world.told(june(19, 11)) == {}
    assert world.told(june(19, 17, 30))[11] == [(Step.FIRST, date(2024, 6, 19))]


def test_what_is_no_longer_daily_is_not_asked_for_today() -> None:
    """Daily until Wednesday noon, weekly since: Friday is the next day it is due."""
    weekly = replace(_DAILY, rhythm=Rhythm.WEEKLY)
    world = World(calendars=((_LONG_AGO, (_DAILY,)), (june(19, 12), (weekly,))), filings=every_day(date(2024, 6, 17)))
    assert world.told(june(19, 9))[11] == [(Step.SECOND, date(2024, 6, 18))]
    world.filings = every_day(date(2024, 6, 18))
    assert world.told(june(19, 19)) == {}


def test_two_reminders_lie_an_hour_apart() -> None:
    """Also where the first one was late."""
    world = World(filings=every_day(date(2024, 6, 11)))
    assert set(world.told(june(12, 18, 55))) == {11, 12}
    assert world.told(june(12, 19, 54)) == {}
    assert world.told(june(12, 19, 55))[11] == [(Step.SECOND, date(2024, 6, 12))]


def test_a_leader_who_stood_in_is_not_written_to_a_third_time() -> None:
    """First and second reminder in the place of members on leave; nothing the next morning."""
    world = World(leave={11: {date(2024, 6, 12)}, 12: {date(2024, 6, 12)}}, filings=every_day(date(2024, 6, 11)))
    assert set(world.told(june(12, 17, 30))) == {19}
    assert set(world.told(june(12, 19))) == {19}
    assert world.told(june(13, 9)) == {}


def test_what_the_leader_has_heard_of_is_over_for_members_who_come_back() -> None:
    """One who was on leave in between is not asked for it on their return."""
    world = World(leave={12: {date(2024, 6, 13)}}, filings=every_day(date(2024, 6, 11)))
    assert set(world.told(june(13, 8))) == {11}
    assert set(world.told(june(13, 9))) == {19}
    world.filings += [Filing(1, 1, june(13, 9, 30), date(2024, 6, 13))]
    assert world.told(june(14, 8)) == {}


def test_a_weekly_office_is_asked_in_the_week_that_begins_the_year_before() -> None:
    """2020-W53 ends on 3 January 2021; its Friday is New Year's Day, so that the report is due on 31 December."""
    world = World((_WEEKLY,), (_WEN,), filings=every_day(date(2020, 12, 27), 2))
    assert world.told(at(2020, 12, 30, 18)) == {}
    (notice,) = world.round(at(2020, 12, 31, 17, 30))
    (item,) = notice.items
    assert (item.duty.first, item.duty.last) == (date(2020, 12, 28), date(2021, 1, 3))
    assert world.told(at(2021, 1, 1, 12)) == {}
    assert world.told(at(2021, 1, 4, 8)) == {21: [(Step.SECOND, date(2020, 12, 31))]}


def test_a_day_ends_at_midnight_in_shanghai() -> None:
    """A report of 23:59 is of that day, one of 00:01 of the next, whatever the day is elsewhere."""
    before = World(filings=every_day(date(2024, 6, 11)))
    before.filings.append(Filing(2, 1, june(12, 23, 59).astimezone(UTC), date(2024, 6, 12)))
    assert before.told(june(13, 8)) == {}
    after = World(filings=every_day(date(2024, 6, 11)))
    after.filings.append(Filing(2, 1, june(13, 0, 1).astimezone(UTC), date(2024, 6, 13)))
    assert after.told(june(13, 8))[11] == [(Step.SECOND, date(2024, 6, 12))]


def test_the_last_day_of_the_year_is_due_like_any_other() -> None:
    """31 December 2024 is a Tuesday; the next working day is 2 January."""
    world = World(filings=every_day(date(2024, 12, 30)))
    assert world.told(at(2024, 12, 31, 17, 30))[11] == [(Step.FIRST, date(2024, 12, 31))]
    assert world.told(at(2025, 1, 1, 12)) == {}
    assert world.told(at(2025, 1, 2, 8))[12] == [(Step.SECOND, date(2024, 12, 31))]
    assert world.told(at(2025, 1, 2, 9)) == {19: [(Step.LEADER, date(2024, 12, 31))]}


def test_a_group_hears_nothing_unless_that_is_turned_on() -> None:
    """Then it does when the leader does."""
    day = date(2024, 6, 12)
    for public in (False, True):
        world = World(rules=Rules(public=public), groups={1: (-100,)}, filings=every_day(date(2024, 6, 11)))
        heard = [world.told(june(12, 17, 30)), world.told(june(12, 19)), world.told(june(13, 9))]
        assert all(-100 not in told for told in heard[:2])
        assert heard[2].get(-100) == ([(Step.GROUP, day)] if public else None)


def test_the_coordinator_hears_once_when_a_week_or_a_month_is_over() -> None:
    """On the first working day, together; 1 July 2024 is a Monday. Of a quarter they get the board itself."""
    world = World((), (_BUREAU,))
    assert world.round(june(30, 12)) == ()
    (notice,) = world.round(at(2024, 7, 1, 8))
    wanted = (Period(PeriodKind.WEEK, 2024, 26), Period(PeriodKind.MONTH, 2024, 6))
    assert (notice.items, notice.periods) == ((), wanted)
    assert world.round(at(2024, 7, 2, 8)) == ()
    assert [str(period) for one in world.round(at(2024, 7, 8, 8)) for period in one.periods] == ["2024-W27"]


def test_what_was_over_long_ago_is_no_news_to_the_coordinator() -> None:
    """The first start of the bot in the middle of a quarter tells of the last week only."""
    (notice,) = World((), (_BUREAU,)).round(at(2024, 8, 15, 9))
    assert [str(period) for period in notice.periods] == ["2024-W32"]


_PEOPLE = (*_OFFICE_1, _WEN)
_MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("tick"), st.integers(1, 900)),
        st.tuples(st.just("sleep"), st.integers(900, 12_000)),
        st.tuples(st.just("back"), st.integers(1, 3_000)),
        st.tuples(st.just("report"), st.sampled_from((1, 2))),
        st.tuples(st.just("leave"), st.sampled_from([member.person_id for member in _PEOPLE])),
    ),
    max_size=40,
)


@settings(max_examples=100, deadline=None)
@given(
    moves=_MOVES, start=st.sampled_from((june(11, 9), at(2024, 9, 27, 9), at(2020, 12, 29, 9))), public=st.booleans()
)
def test_whatever_happens_everybody_is_told_each_step_once_and_only_who_owes(
    moves: list[tuple[str, int]], start: datetime, public: bool
) -> None:
    """Any run of rounds, crashes, jumps of the clock in both directions, reports and leave."""
    world = World((_DAILY, _WEEKLY), (*_PEOPLE, _BUREAU), rules=Rules(public=public), groups={1: (-100,), 2: (-200,)})
    now = start
    for number, (move, value) in enumerate(moves):
        match move:
            case "report":
                world.filings.append(Filing(number + 1, value, now, now.date()))
            case "leave":
                days = {now.date() + timedelta(days=later) for later in range(3)}
                world.leave[value] = world.leave.get(value, set()) | days
            case _:
                now += timedelta(minutes=-value if move == "back" else value)
                state = ChaseState.CLAIMED if number % 3 else ChaseState.SENT  # a crash leaves the claim
                _check(world, world.round(now, state), now)
    sent = [(chase.recipient, chase.key) for chase in world.chases]
    assert len(sent) == len(set(sent))
    for (recipient, key), (other, later) in pairwise(sorted(sent, key=lambda one: (one[0], one[1].last, one[1].step))):
        assert recipient != other or key != later
    assert public or all(chase.recipient > 0 for chase in world.chases)


def _check(world: World, notices: Sequence[Notice], now: datetime) -> None:
    assert len({notice.recipient for notice in notices}) == len(notices)
    assert not notices or (8 <= now.hour < 21 and is_working(now.date()))
    for notice in notices:
        away = world.leave.get(notice.recipient, set())
        assert now.date() not in away or notice.recipient == _BUREAU.person_id
        for item in notice.items:
            duty = item.duty
            assert duty.due_day not in away
            assert duty.due_at - world.rules.before <= now
            sent = [one for one in world.filings if one.office_id == duty.office_id]
            assert not any(duty.first <= one.day <= duty.last for one in sent)
            crew = {member.person_id for member in world.members if member.office_id == duty.office_id}
            assert any(duty.due_day not in world.leave.get(person, set()) for person in crew)
            higher = [chase.key.step for chase in world.chases if chase.recipient == notice.recipient
                      and (chase.key.office_id, chase.key.last) == (duty.office_id, duty.last)]  # fmt: skip
            assert max(higher) == item.step
