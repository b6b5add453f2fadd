"""Who is to press 已阅 below an announcement for staff, and who is reminded when: the person first, then their leader. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from store.announcing.deliveries import Delivery, Fate
from store.announcing.run_ledger import Reminder
from store.announcing.timetable import is_open
from store.people import Role
from store.reporting.members import Member

PERSON, LEADER = 1, 2  # the steps of a reminder
REMIND_AFTER, LEADER_AFTER = (
    timedelta(hours=4),
    timedelta(hours=20),
)  # since it was there; since the person was reminded
GIVEN_UP_AFTER = timedelta(days=10)  # nobody is asked about an old one
_READING = frozenset({Role.STAFF, Role.LEADER})


@dataclass(frozen=True, slots=True)
class Reading:
    """Who is to read it, by the chat where it stands for them."""

    by_chat: Mapping[int, tuple[Member, ...]]

    @property
    def people(self) -> dict[int, Member]:
        """Each once."""
        return {member.person_id: member for members in self.by_chat.values() for member in members}

    def unread(self, read: Collection[int]) -> dict[int, Member]:
        """Who has not pressed."""
        return {person: member for person, member in self.people.items() if person not in read}


def reading(deliveries: Iterable[Delivery], members: Sequence[Member], started_at: datetime) -> Reading:
    """Members who were with us when it went out: in the group of their office, or in private. Only where it arrived."""
    by_chat: dict[int, tuple[Member, ...]] = {}
    for one in deliveries:
        if one.fate is Fate.SENT:
            receiver = one.receiver
            theirs = (
                member
                for member in members
                if member.since <= started_at
                and (
                    member.person_id == receiver.person_id
                    if not receiver.is_group
                    else member.office_id is not None
                    and member.office_id == receiver.office_id
                    and member.role in _READING
                )
            )
            by_chat[receiver.chat_id] = tuple(theirs)
    return Reading(by_chat)


@dataclass(frozen=True, slots=True)
class Asked:
    """One who is to be reminded; a leader of those `about` whom it is."""

    recipient: int
    step: int
    about: tuple[int, ...] = ()


def due_reminders(
    unread: Mapping[int, Member],
    members: Sequence[Member],
    reminders: Sequence[Reminder],
    arrived_at: datetime,
    now: datetime,
    away: Collection[int] = (),
) -> tuple[Asked, ...]:
    """Who is reminded now; nobody in quiet hours, nobody on leave, nobody twice."""
    if not is_open(now) or not REMIND_AFTER <= now - arrived_at <= GIVEN_UP_AFTER:
        return ()
    reminded = {(one.recipient, one.step): one.at for one in reminders}
    people = [
        Asked(person, PERSON) for person in sorted(unread) if person not in away and (person, PERSON) not in reminded
    ]
    return (*people, *_leaders(unread, members, reminded, now, away))


def _leaders(
    unread: Mapping[int, Member],
    members: Sequence[Member],
    reminded: Mapping[tuple[int, int], datetime],
    now: datetime,
    away: Collection[int],
) -> Iterable[Asked]:
    patient = {
        person: member
        for person, member in unread.items()
        if (person, PERSON) in reminded and now - reminded[person, PERSON] >= LEADER_AFTER
    }
    for leader in members:
        if leader.role is not Role.LEADER or leader.person_id in away or (leader.person_id, LEADER) in reminded:
            continue
        about = tuple(
            person
            for person, member in sorted(patient.items())
            if member.office_id == leader.office_id and person != leader.person_id
        )
        if about:
            yield Asked(leader.person_id, LEADER, about)
