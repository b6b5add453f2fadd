"""Words that a button asked for: held for one person in one chat, taken once."""

from datetime import datetime, timedelta

from bot.message import Message
from bot.reporting.awaited_words import Answering, AwaitedWords, Correcting
from store.reporting.periods import SHANGHAI, Period, PeriodKind

NOW = datetime(2024, 7, 3, 10, tzinfo=SHANGHAI)
YES = Answering(4, accepted=True)
CORRECT = Correcting(Period(PeriodKind.QUARTER, 2024, 2), 1)


def message(person: int = 7, chat: str = "7", after: timedelta = timedelta()) -> Message:
    """Something that a person sends in a chat."""
    return Message(chat, person, "m", "", NOW + after)


def test_words_are_asked_for_written_and_taken_once() -> None:
    """The token of the button leads to them."""
    held = AwaitedWords()
    token = held.ask(message(), YES).token
    opened = held.open(message())
    assert opened is not None and opened.about == YES
    held.write(message(), "已核对")
    assert held.open(message()) is None, "what comes next is another message"
    assert held.take(message(), token, Answering) == (YES, "已核对")
    assert held.take(message(), token, Answering) is None


def test_nobody_else_and_no_other_chat_finds_them() -> None:
    """Not by guessing the token either."""
    held = AwaitedWords()
    token = held.ask(message(), YES, "已核对").token
    for other in (message(person=8), message(chat="9")):
        assert held.open(other) is None
        assert held.take(other, token, Answering) is None
        assert held.write(other, "x") is None
        assert not held.drop(other, token)


def test_what_is_asked_anew_takes_the_place_of_what_was_asked() -> None:
    """A button from before finds nothing, nor does one of another kind."""
    held = AwaitedWords()
    old = held.ask(message(), YES, "已核对").token
    new = held.ask(message(), CORRECT, "补录").token
    assert new > old
    assert held.take(message(), old, Answering) is None
    assert held.take(message(), new, Answering) is None
    assert held.take(message(), new, Correcting) == (CORRECT, "补录")


def test_after_half_an_hour_they_are_gone() -> None:
    """Nobody remembers what a button of this morning was about."""
    held, late = AwaitedWords(), timedelta(minutes=31)
    token = held.ask(message(), YES, "已核对").token
    assert held.open(message(after=late)) is None
    assert held.take(message(after=late), token, Answering) is None


def test_without_words_there_is_nothing_to_confirm() -> None:
    """A forged press before anything was written."""
    held = AwaitedWords()
    token = held.ask(message(), YES).token
    assert held.take(message(), token, Answering) is None
    assert held.drop(message(), token)
    assert not held.drop(message(), token)


def test_a_button_from_before_a_restart_finds_nothing() -> None:
    """Tokens come from the clock, not from one."""
    before, after = AwaitedWords(), AwaitedWords()
    old = before.ask(message(), YES).token
    after.ask(message(after=timedelta(minutes=1)), CORRECT, "补录")
    assert after.take(message(after=timedelta(minutes=2)), old, Correcting) is None


def test_the_memory_is_bounded() -> None:
    """The oldest is dropped first."""
    held = AwaitedWords()
    for person in range(1001):
        held.ask(message(person=person), YES)
    assert held.open(message(person=0)) is None
    assert held.open(message(person=1)) is not None
