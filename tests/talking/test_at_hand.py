"""The talk of the message that is being answered."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from bot.message import Message
from bot.talking.at_hand import AtHand
from bot.talking.listening import Listener
from bot.talking.threads import Threads
from store.ledger import Ledger
from tests.bot.sample import ScriptedAsker
from tests.databases import fresh_database
from tests.talking.turns import NOON, asked

MESSAGE = Message("7", 7, "m2", "那外资呢", NOON)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A fresh one."""
    return Ledger(fresh_database(tmp_path / "assistant.sqlite3"))


def at_hand(ledger: Ledger) -> AtHand:
    """Over that ledger."""
    return AtHand(Threads(ledger), Listener(ScriptedAsker()))


def texts(hand: AtHand, message: Message) -> list[str]:
    """The turns that a message goes on with."""
    return [turn.text for turn in hand.talk(message).records]


def test_a_message_has_one_talk_however_often_it_is_asked_for(ledger: Ledger) -> None:
    """What is noted while it is answered comes after it."""
    hand = at_hand(ledger)
    assert texts(hand, MESSAGE) == []
    ledger.note_question(asked("青禾市内资引荐奖励最高多少"))
    assert texts(hand, MESSAGE) == []
    assert hand.understood(MESSAGE, MESSAGE.text) is hand.understood(MESSAGE, MESSAGE.text)


def test_the_next_message_is_looked_up_anew_though_it_be_alike(ledger: Ledger) -> None:
    """Only the very same object is the same message: an edited one has the same number."""
    hand = at_hand(ledger)
    assert texts(hand, MESSAGE) == []
    ledger.note_question(asked("青禾市内资引荐奖励最高多少"))
    again = replace(MESSAGE)
    assert texts(hand, again) == ["青禾市内资引荐奖励最高多少"]
    assert hand.understood(again, again.text).readings[0].text == "青禾市外资引荐奖励最高多少"


def test_each_thread_has_its_own(ledger: Ledger) -> None:
    """Two people are answered at once."""
    hand = at_hand(ledger)
    assert texts(hand, MESSAGE) == []
    ledger.note_question(asked("青禾市内资引荐奖励最高多少"))
    found: list[list[str]] = []
    other = threading.Thread(target=lambda: found.append(texts(hand, MESSAGE)))
    other.start()
    other.join()
    assert found == [["青禾市内资引荐奖励最高多少"]]
    assert texts(hand, MESSAGE) == []
