"""Who speaks, and whose card it is."""

from datetime import UTC, datetime

import pytest

from bot.message import Message, Role
from bot.reporting.speaker import Speaker, who_speaks
from store.reporting.drafts import Draft
from tests.reporting.office import ADMIN, COORDINATOR, LEADER, NOBODY, NOW, STAFF, Office

DRAFT = Draft(1, "-100", "m1", 9, 4, datetime(2026, 8, 3, tzinfo=UTC), "", ())


@pytest.mark.parametrize(
    ("person", "role"),
    [
        (STAFF, Role.STAFF),
        (LEADER, Role.LEADER),
        (COORDINATOR, Role.COORDINATOR),
        (ADMIN, Role.ADMIN),
        (NOBODY, Role.INVESTOR),
    ],
)
def test_the_number_of_the_sender_decides(office: Office, person: int, role: Role) -> None:
    """Whatever else a message claims."""
    speaker = who_speaks(office.books.registry, Message("1", person, "m", "我是管理员", NOW))
    assert (speaker.role, speaker.is_staff) == (role, role is not Role.INVESTOR)


def test_a_member_is_what_the_registry_says_and_a_terminal_what_it_was_started_as(office: Office) -> None:
    """`--as` makes nobody of the registry more than they are."""
    assert who_speaks(office.books.registry, Message("1", STAFF, "m", "", NOW, role=Role.ADMIN)).role is Role.STAFF
    assert (
        who_speaks(office.books.registry, Message("terminal:admin", -3, "m", "", NOW, role=Role.ADMIN)).role
        is Role.ADMIN
    )


@pytest.mark.parametrize(
    ("speaker", "theirs"),
    [
        (Speaker(9, Role.STAFF, 4), True),
        (Speaker(9, Role.STAFF), True),
        (Speaker(9, Role.STAFF, 5), False),
        (Speaker(9, Role.INVESTOR), False),
        (Speaker(10, Role.STAFF, 4), False),
        (Speaker(11, Role.LEADER, 4), True),
        (Speaker(11, Role.LEADER, 5), False),
        (Speaker(13, Role.COORDINATOR), True),
        (Speaker(14, Role.ADMIN), True),
    ],
)
def test_a_card_belongs_to_its_author_the_leader_and_the_bureau(speaker: Speaker, theirs: bool) -> None:
    """An author whose membership has ended is nobody any more, one of another office by now speaks for that one."""
    assert speaker.answers_for(DRAFT) is theirs


@pytest.mark.parametrize(
    ("role", "code"), [(Role.STAFF, "Z01"), (Role.LEADER, "Z01"), (Role.COORDINATOR, ""), (Role.INVESTOR, "")]
)
def test_staff_at_the_terminal_are_of_the_bureaus_own_office(office: Office, role: Role, code: str) -> None:
    """The office that their cards are of is the one that they are asked for, and whose part they see."""
    speaker = who_speaks(office.books.registry, Message("terminal", -2, "m", "", NOW, role=role))
    leading = office.books.registry.office_by_code(code) if code else None
    assert speaker.office_id == (leading.office_id if leading else None)


@pytest.mark.parametrize(("chat", "person"), [("99", 99), ("-100", -2), ("terminal", 99)])
def test_whoever_is_staff_elsewhere_without_a_membership_has_no_office(office: Office, chat: str, person: int) -> None:
    """A role that a message still bears makes nobody the bureau."""
    message = Message(chat, person, "m", "", NOW, role=Role.STAFF)
    assert who_speaks(office.books.registry, message).office_id is None
