"""The people and times that the tests of announcements speak of."""

from datetime import datetime, timedelta

from store.announcing.announcement import Announcement, Plan
from store.announcing.announcement_ledger import Announcements, Result
from store.announcing.audience import Audience, Target, TargetKind
from store.announcing.timetable import Rhythm, Timetable
from store.people import Role
from store.reporting.members import InviteRefusal
from store.reporting.periods import SHANGHAI
from store.reporting.registry import Registry

NOW = datetime(2026, 8, 3, 10, tzinfo=SHANGHAI)  # a Monday, and a working day
BEFORE = NOW - timedelta(days=200)
STAFF, COLLEAGUE, LEADER, COORDINATOR, ADMIN, SECOND, OTHER = 9, 10, 11, 13, 14, 16, 12
GROUP, INVESTORS = -100, -200
_MEMBERS = (
    (STAFF, Role.STAFF, "C04"),
    (COLLEAGUE, Role.STAFF, "C04"),
    (LEADER, Role.LEADER, "C04"),
    (OTHER, Role.STAFF, "C05"),
    (COORDINATOR, Role.COORDINATOR, ""),
    (SECOND, Role.COORDINATOR, ""),
    (ADMIN, Role.ADMIN, ""),
)
LEADERS: Audience = (Target(TargetKind.ROLE, "leader"),)
TOPIC: Audience = (Target(TargetKind.TOPIC, "changes"),)
AT_ONCE = Timetable(Rhythm.NOW)


def enrol(registry: Registry) -> None:
    """The 28 offices, and members of two of them and of the bureau."""
    registry.seed_sample(BEFORE)
    for person, role, code in _MEMBERS:
        office = registry.office_by_code(code)
        invite = f"invite-of-{person}"
        registry.make_invite(invite, role, office.office_id if office else None, BEFORE + timedelta(1), 0, BEFORE)
        assert not isinstance(registry.redeem(invite, person, BEFORE), InviteRefusal)


def plan(book: Announcements, one: Result, planned: Plan, by: int = COORDINATOR) -> Announcement:
    """It with that plan."""
    assert isinstance(one, Announcement)
    changed = book.plan(one.announcement_id, lambda _: planned, by, NOW)
    assert isinstance(changed, Announcement)
    return changed


def sure(result: Result | None) -> Announcement:
    """What was not refused."""
    assert isinstance(result, Announcement), result
    return result
