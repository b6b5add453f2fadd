"""A group and the supergroup that it became, as one chat."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.announcing.chat_joining import joined
from store.announcing.chats import Chat, ChatState, ChatUse
from tests.store_announcing.bureau import ADMIN, NOW

OLD = Chat(-7, "group", "招商群", ChatState.ACTIVE, ChatUse.STAFF, "冠县", "", ADMIN, NOW, NOW)
FRESH = Chat(-1007, "supergroup", "", ChatState.PENDING, ChatUse.NONE, "", "", 0, NOW + timedelta(1), NOW)
LATER = NOW + timedelta(2)
GROUP_STATES = [state for state in ChatState if state is not ChatState.BLOCKED]


@pytest.mark.parametrize("there", [None, FRESH, replace(FRESH, state=ChatState.ACTIVE, use=ChatUse.STAFF)])
def test_registration_goes_along_whatever_is_known_of_the_new_one(there: Chat | None) -> None:
    """Nothing, that the bot is in it, or what an administrator said of it."""
    assert joined(OLD, there, -1007, LATER) == replace(OLD, chat_id=-1007, kind="supergroup", changed_at=LATER)


@pytest.mark.parametrize("there", [None, FRESH])
def test_a_bot_that_left_the_old_one_is_in_the_new_one(there: Chat | None) -> None:
    """An upgrade may look like leaving one group and joining another."""
    left = replace(OLD, state=ChatState.LEFT, reason="kicked")
    found = joined(left, there, -1007, LATER)
    assert (found.state, found.use, found.reason) == (ChatState.ACTIVE, ChatUse.STAFF, "")
    nobodys = joined(replace(left, use=ChatUse.NONE), there, -1007, LATER)
    assert nobodys.state is ChatState.PENDING


def test_what_was_said_of_the_new_one_was_said_last() -> None:
    """Also that it is not to be written to; and a bot that has left the new one has left."""
    investors = replace(FRESH, state=ChatState.ACTIVE, use=ChatUse.INVESTORS)
    assert joined(OLD, investors, -1007, LATER).use is ChatUse.INVESTORS
    assert joined(OLD, replace(FRESH, state=ChatState.REFUSED), -1007, LATER).state is ChatState.REFUSED
    assert joined(replace(OLD, state=ChatState.REFUSED), FRESH, -1007, LATER).state is ChatState.REFUSED
    gone = joined(OLD, replace(FRESH, state=ChatState.LEFT), -1007, LATER)
    assert (gone.state, gone.use) == (ChatState.LEFT, ChatUse.STAFF)


def test_what_is_left_behind_of_the_old_one_takes_nothing_away() -> None:
    """The service tells late that the bot left it: that is a chat of nobody by then."""
    whole = joined(OLD, FRESH, -1007, LATER)
    ghost = replace(OLD, state=ChatState.LEFT, use=ChatUse.NONE, county="", added_by=0, since=LATER)
    assert joined(ghost, whole, -1007, LATER) == whole


@given(st.sampled_from(GROUP_STATES), st.sampled_from(ChatUse), st.sampled_from(GROUP_STATES), st.sampled_from(ChatUse))
def test_nobody_is_written_to_against_what_was_said_last(
    old: ChatState, use: ChatUse, there: ChatState, said: ChatUse
) -> None:
    """Whatever stands of both."""
    found = joined(replace(OLD, state=old, use=use), replace(FRESH, state=there, use=said), -1007, LATER)
    assert found.chat_id == -1007
    if there in {ChatState.REFUSED, ChatState.LEFT}:
        assert found.state is there
    elif old is ChatState.REFUSED and said is ChatUse.NONE:
        assert found.state is ChatState.REFUSED
