"""The book of announcements: drafted, submitted, approved by a second person, paused, edited, recalled; nothing is overwritten."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import sqlalchemy as sa

from store.announcing import announce_rules
from store.announcing.announce_rules import Refusal
from store.announcing.announcement import Action, Announcement, Content, Plan, State
from store.announcing.announcement_rows import (
    Doing,
    Unreadable,
    add_announcement,
    add_plan,
    add_step,
    add_version,
    hold,
    numbers_in,
    read_announcement,
    read_content,
    read_steps,
)
from store.announcing.announcement_tables import announcement_steps
from store.database import Database
from store.people import Role
from store.reporting.invites import read_members
from store.reporting.registry_tables import members

Result = Announcement | Refusal
_FINISHED = frozenset({State.CANCELLED, State.RECALLED, State.DONE})
_LISTED = 20


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that was done to an announcement; `note` is what was said with it."""

    action: Action
    by: int
    at: datetime
    version: int
    note: str


@dataclass(frozen=True, slots=True)
class Announcements:
    """The announcements of one database. Every method is one transaction and raises StoreUnavailable.

    What may not be done gives a Refusal and changes nothing. Who asks for one whose rows say nothing gets Unreadable. `by` is
    the person who does it, 0 for the program itself.
    """

    database: Database

    def create(self, content: Content, by: int, now: datetime) -> Result:
        """A draft with these words, for nobody yet."""
        refusal = announce_rules.check_content(content)
        if refusal is not None:
            return refusal
        doing = Doing(by, now)
        with self.database.write() as connection:
            number = add_announcement(connection, doing)
            one = Announcement(number, by, frozenset({by}), 1, content, 1, Plan(), State.DRAFT)
            add_version(connection, number, 1, content, doing)
            add_plan(connection, number, 1, one.plan, doing)
            add_step(connection, one, Action.CREATED, doing)
            return _read(connection, number)

    def write(self, announcement_id: int, content: Content, by: int, now: datetime) -> Result:
        """Other words for a draft; what waited for approval is a draft again."""
        with self._held(announcement_id) as (connection, one):
            refusal = announce_rules.may_change(one) or announce_rules.check_content(content)
            if refusal is not None or one is None:
                return refusal or Refusal.GONE
            changed = replace(one, version=one.version + 1, content=content, state=State.DRAFT)
            add_version(connection, announcement_id, changed.version, content, Doing(by, now))
            return _stepped(connection, changed, Action.CHANGED, Doing(by, now))

    def plan(self, announcement_id: int, change: Callable[[Plan], Plan], by: int, now: datetime) -> Result:
        """Other receivers, another time: the plan that `change` makes of the one that stands."""
        with self._held(announcement_id) as (connection, one):
            refusal = announce_rules.may_change(one)
            if refusal is not None or one is None:
                return refusal or Refusal.GONE
            plan = change(one.plan)
            if plan == one.plan:
                return one
            if one.plan_number >= announce_rules.MOST_PLANS:
                return Refusal.WRONG_STATE
            changed = replace(one, plan_number=one.plan_number + 1, plan=plan, state=State.DRAFT)
            add_plan(connection, announcement_id, changed.plan_number, plan, Doing(by, now))
            return _stepped(connection, changed, Action.CHANGED, Doing(by, now))

    def submit(self, announcement_id: int, stamp: int, reached: int, by: int, now: datetime) -> Result:
        """提交: live at once where nobody outside gets it, else waiting for a second person."""
        with self._held(announcement_id) as (connection, one):
            refusal = announce_rules.may_submit(one, stamp, reached, now)
            if refusal is not None or one is None:
                return refusal or Refusal.GONE
            state = State.WAITING if one.needs_approval else State.LIVE
            return _stepped(connection, replace(one, state=state), Action.SUBMITTED, Doing(by, now))

    def approve(self, announcement_id: int, stamp: int, by: int, now: datetime) -> Result:
        """批准: by somebody who is entitled at this very moment and had no hand in it."""
        with self._held(announcement_id) as (connection, one):
            refusal = announce_rules.may_approve(one, stamp, by, _role(connection, by), now)
            if refusal is not None or one is None:
                return refusal or Refusal.GONE
            if one.proposed:
                return _stepped(connection, one, Action.EDITED, Doing(by, now))
            return _stepped(connection, replace(one, state=State.LIVE), Action.APPROVED, Doing(by, now))

    def lapse(self, announcement_id: int, now: datetime) -> Announcement | None:
        """Let it wait for another approval where whoever approved it may no longer do so; None where there is no need to."""
        with self._held(announcement_id) as (connection, one):
            role = _role(connection, one.approved_by) if one and one.approved_by is not None else None
            if one is None or not announce_rules.has_lapsed(one, role):
                return None
            _stepped(connection, replace(one, state=State.WAITING), Action.LAPSED, Doing(0, now))
            return read_announcement(connection, announcement_id)

    def give_back(self, announcement_id: int, stamp: int, by: int, now: datetime, note: str = "") -> Result:
        """退回: a draft again; of words proposed for what is live, nothing comes."""
        with self._held(announcement_id) as (connection, one):
            refusal = announce_rules.may_return(one, stamp, by, _role(connection, by))
            if refusal is not None or one is None:
                return refusal or Refusal.GONE
            state = one.state if one.proposed else State.DRAFT
            return _stepped(connection, replace(one, state=state), Action.RETURNED, Doing(by, now), note)

    def edit(self, announcement_id: int, content: Content, by: int, now: datetime) -> Result:
        """Other words for what is live or was sent; where investors get it, proposed to a second person."""
        with self._held(announcement_id) as (connection, one):
            refusal = announce_rules.may_edit(one, content)
            if refusal is not None or one is None:
                return refusal or Refusal.GONE
            changed = replace(one, version=one.version + 1, content=content)
            add_version(connection, announcement_id, changed.version, content, Doing(by, now))
            action = Action.PROPOSED if one.needs_approval else Action.EDITED
            return _stepped(connection, changed, action, Doing(by, now))

    def turn(self, announcement_id: int, action: Action, by: int, now: datetime) -> Result:
        """Pause, resume, cancel, recall, finish."""
        into = _INTO[action]
        with self._held(announcement_id) as (connection, one):
            refusal = announce_rules.may_turn(one, into)
            if refusal is not None or one is None:
                return refusal or Refusal.GONE
            return _stepped(connection, replace(one, state=into), action, Doing(by, now))

    def get(self, announcement_id: int) -> Announcement | None:
        """It as it stands."""
        with self.database.read() as connection:
            return read_announcement(connection, announcement_id)

    def content(self, announcement_id: int, version: int) -> Content | None:
        """Its words of that version."""
        with self.database.read() as connection:
            return read_content(connection, announcement_id, version)

    def done(self, announcement_id: int) -> tuple[Done, ...]:
        """All that was done to it, oldest first."""
        with self.database.read() as connection:
            rows = read_steps(connection, announcement_id)
        return tuple(Done(Action(row.action), row.done_by, row.at, row.version, row.note) for row in rows)

    def newest(self, limit: int = _LISTED) -> tuple[Announcement, ...]:
        """The newest first; what cannot be read is passed over, doctor lists it."""
        with self.database.read() as connection:
            return tuple(_readable(connection, reversed(numbers_in(connection)[-limit:])))

    def numbers_at_work(self, now: datetime, behind: timedelta) -> tuple[int, ...]:
        """What the clock has to look at: live or paused, or finished since `behind`; oldest first."""
        steps = announcement_steps.c
        going = steps.state.in_([State.LIVE.value, State.PAUSED.value])
        ended = sa.and_(steps.state.in_([state.value for state in _FINISHED]), steps.at >= now - behind)
        with self.database.read() as connection:
            return numbers_in(connection, sa.or_(going, ended))

    def live(self) -> tuple[Announcement, ...]:
        """Those that are live, oldest first; what cannot be read is passed over."""
        with self.database.read() as connection:
            numbers = numbers_in(connection, announcement_steps.c.state == State.LIVE.value)
            return tuple(_readable(connection, numbers))

    @contextmanager
    def _held(self, announcement_id: int) -> Iterator[tuple[sa.Connection, Announcement | None]]:
        with self.database.write() as connection:
            hold(connection, announcement_id)
            yield connection, read_announcement(connection, announcement_id)


_INTO = {
    Action.PAUSED: State.PAUSED,
    Action.RESUMED: State.LIVE,
    Action.CANCELLED: State.CANCELLED,
    Action.RECALLED: State.RECALLED,
    Action.FINISHED: State.DONE,
}


def _readable(connection: sa.Connection, numbers: Iterable[int]) -> Iterator[Announcement]:
    for number in numbers:
        with suppress(Unreadable):
            one = read_announcement(connection, number)
            if one is not None:
                yield one


def _stepped(connection: sa.Connection, one: Announcement, action: Action, doing: Doing, note: str = "") -> Result:
    add_step(connection, one, action, doing, note)
    return _read(connection, one.announcement_id)


def _read(connection: sa.Connection, announcement_id: int) -> Result:
    return read_announcement(connection, announcement_id) or Refusal.GONE


def _role(connection: sa.Connection, person_id: int) -> Role | None:
    found = read_members(connection, members.c.person_id == person_id)
    return found[0].role if found else None
