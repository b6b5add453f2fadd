"""The table of rights: every intent, every role."""

from typing import get_args

import pytest

from bot.intent import Intent, Start
from bot.message import Role
from bot.rights import RIGHTS, audience_of, may
from policies.provision import Audience


def test_every_intent_stands_in_the_table() -> None:
    """A new intent without a line here would stop the bot at its first use."""
    assert set(RIGHTS) == set(get_args(Intent))


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("intent", list(RIGHTS))
def test_asking_reading_and_one_s_own_data_are_open_to_everybody(role: Role, intent: type) -> None:
    """In this half of the product nothing is kept from an investor but internal documents."""
    assert role in RIGHTS[intent]


def test_the_table_is_what_decides() -> None:
    """`may` asks the table."""
    assert may(Role.INVESTOR, Start())


@pytest.mark.parametrize(
    ("role", "in_group", "audience"),
    [
        (Role.INVESTOR, False, Audience.PUBLIC),
        (Role.INVESTOR, True, Audience.PUBLIC),
        (Role.STAFF, False, Audience.INTERNAL),
        (Role.STAFF, True, Audience.PUBLIC),
        (Role.ADMIN, False, Audience.INTERNAL),
        (Role.ADMIN, True, Audience.PUBLIC),
    ],
)
def test_internal_documents_are_shown_to_staff_in_private(role: Role, in_group: bool, audience: Audience) -> None:
    """Where others read along only public documents are shown."""
    assert audience_of(role, in_group=in_group) is audience
