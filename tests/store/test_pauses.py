"""Which chats are to be waited for; on both databases."""

from datetime import timedelta

import pytest

from store.database import Database
from store.pauses import Pause, Pauses
from store.person_data import export, forget
from tests.store.samples import LATER, NOON

BOT, CHAT = 1, 7
SECOND = timedelta(seconds=1)


@pytest.fixture
def pauses(database: Database) -> Pauses:
    """None yet."""
    return Pauses(database)


def test_a_pause_stands_as_long_as_it_lasts(pauses: Pauses) -> None:
    """The earliest first, each bot its own; a clock that was set back makes nobody wait."""
    pauses.note(BOT, Pause(CHAT, NOON + SECOND, LATER))
    pauses.note(BOT, Pause(9, NOON, LATER))
    pauses.note(2, Pause(CHAT, NOON, LATER))
    assert [one.chat_id for one in pauses.standing(BOT, NOON + SECOND)] == [9, CHAT]
    assert pauses.standing(BOT, LATER) == ()
    assert pauses.standing(BOT, NOON - SECOND) == ()


def test_a_later_one_takes_its_place_and_what_is_over_goes(pauses: Pauses) -> None:
    """Nothing piles up."""
    pauses.note(BOT, Pause(CHAT, NOON, NOON + SECOND))
    pauses.note(BOT, Pause(CHAT, NOON, LATER))
    pauses.note(BOT, Pause(9, NOON, NOON + SECOND))
    assert pauses.standing(BOT, NOON) == (Pause(CHAT, NOON, LATER), Pause(9, NOON, NOON + SECOND))
    pauses.note(BOT, Pause(8, NOON + 2 * SECOND, LATER))
    assert [one.chat_id for one in pauses.standing(BOT, NOON)] == [CHAT]


def test_it_is_shown_to_whose_chat_it_is_and_goes_with_them(pauses: Pauses) -> None:
    """Like everything that is kept of a person."""
    pauses.note(BOT, Pause(CHAT, NOON, LATER))
    assert len(export(pauses.database, CHAT, NOON)["pauses"]) == 1
    assert forget(pauses.database, CHAT) == 1
    assert pauses.standing(BOT, NOON) == ()
