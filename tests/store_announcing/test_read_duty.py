"""Who is to press 已阅, and who is reminded when."""

from datetime import timedelta

from store.announcing.audience import Receiver, Target, TargetKind
from store.announcing.deliveries import Delivery, Fate
from store.announcing.read_duty import (
    GIVEN_UP_AFTER,
    LEADER,
    LEADER_AFTER,
    PERSON,
    REMIND_AFTER,
    Asked,
    due_reminders,
    reading,
)
from store.announcing.run_ledger import Reminder
from store.people import Role
from store.reporting.members import Member
from tests.store_announcing.bureau import COORDINATOR, GROUP, NOW, OTHER, STAFF
from tests.store_announcing.bureau import LEADER as BOSS

MINUTE = timedelta(minutes=1)
MEMBERS = (
    Member(STAFF, Role.STAFF, 4, NOW),
    Member(BOSS, Role.LEADER, 4, NOW),
    Member(OTHER, Role.STAFF, 5, NOW),
    Member(COORDINATOR, Role.COORDINATOR, None, NOW),
)
UNREAD = {member.person_id: member for member in MEMBERS[:2]}


def _there(chat: int, fate: Fate = Fate.SENT, person: int | None = None, office: int | None = 4) -> Delivery:
    return Delivery(Receiver(chat, Target(TargetKind.OFFICE, "4"), person, office), fate, chat)


def test_in_a_group_its_office_reads_in_private_the_person() -> None:
    """Only where it arrived, and only who was with us by then."""
    read = reading([_there(GROUP), _there(OTHER, person=OTHER, office=5)], MEMBERS, NOW)
    assert {chat: [one.person_id for one in members] for chat, members in read.by_chat.items()} == {
        GROUP: [STAFF, BOSS],
        OTHER: [OTHER],
    }
    assert set(read.unread([STAFF])) == {BOSS, OTHER}
    assert reading([_there(GROUP, Fate.UNKNOWN)], MEMBERS, NOW).people == {}
    assert reading([_there(GROUP)], MEMBERS, NOW - MINUTE).people == {}


def test_a_person_is_reminded_once_after_a_while() -> None:
    """Not on leave, not twice, and not for ever."""
    due = NOW + REMIND_AFTER
    assert due_reminders(UNREAD, MEMBERS, [], NOW, due - MINUTE) == ()
    assert due_reminders(UNREAD, MEMBERS, [], NOW, due) == (Asked(STAFF, PERSON), Asked(BOSS, PERSON))
    reminded = [Reminder(STAFF, PERSON, due)]
    assert due_reminders(UNREAD, MEMBERS, reminded, NOW, due, away=[BOSS]) == ()
    assert due_reminders(UNREAD, MEMBERS, [], NOW, NOW + GIVEN_UP_AFTER + MINUTE) == ()


def test_nobody_is_reminded_at_night() -> None:
    """However long it is due."""
    assert due_reminders(UNREAD, MEMBERS, [], NOW, NOW + timedelta(hours=12)) == ()


def test_a_leader_hears_of_who_was_reminded_in_vain() -> None:
    """Once, of their own office, and never of themselves."""
    at = NOW + REMIND_AFTER
    reminded = [Reminder(STAFF, PERSON, at), Reminder(BOSS, PERSON, at)]
    then = at + LEADER_AFTER
    while due_reminders(UNREAD, MEMBERS, reminded, NOW, then) == ():
        then += timedelta(hours=1)  # into the next open hour
        assert then - at < timedelta(days=3)
    assert due_reminders(UNREAD, MEMBERS, reminded, NOW, then) == (Asked(BOSS, LEADER, (STAFF,)),)
    told = [*reminded, Reminder(BOSS, LEADER, then)]
    assert due_reminders(UNREAD, MEMBERS, told, NOW, then) == ()
    other = {OTHER: MEMBERS[2]}
    assert due_reminders(other, MEMBERS, [Reminder(OTHER, PERSON, at)], NOW, then) == ()
