"""Chats as data."""

import pytest

from store.announcing.chats import CHANGES, EVENTS, Chat, ChatState, ChatUse, chain_topic
from tests.store_announcing.bureau import NOW


def test_what_waits_for_an_administrator_is_not_lost() -> None:
    """It is only not written to yet: nobody is told that it cannot be reached."""
    assert ChatState.lost() == {ChatState.REFUSED, ChatState.LEFT, ChatState.BLOCKED}
    assert not ChatState.lost() & {ChatState.ACTIVE, ChatState.PENDING}


@pytest.mark.parametrize(
    ("kind", "several"), [("private", False), ("group", True), ("supergroup", True), ("channel", True)]
)
def test_only_a_private_chat_has_one_reader(kind: str, several: bool) -> None:
    """Whatever kinds the service invents."""
    assert Chat(1, kind, "", ChatState.ACTIVE, ChatUse.NONE, "", "", 0, NOW, NOW).is_group is several


def test_no_chain_is_mistaken_for_another_topic() -> None:
    """However it is called."""
    assert chain_topic(EVENTS) not in {EVENTS, CHANGES}
    assert chain_topic("新能源") != chain_topic("新材料")
