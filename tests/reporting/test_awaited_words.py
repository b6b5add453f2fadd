"""Words that a button asked for: held for one person in one chat, taken once."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bot.message import Message
from bot.reporting.awaited_words import Answering, AwaitedWords, Correcting, Objecting
from bot.reporting.proposals import NewFigure, NewName, NewTarget, NewWeights, Proposal
from store.database import Database
from store.money import Money
from store.reporting.awaited_texts import AwaitedTexts
from store.reporting.indicator_set import DEFAULT_SETS
from store.reporting.indicators import Indicator
from store.reporting.periods import SHANGHAI, Period, PeriodKind
from tests.databases import fresh_database

NOW = datetime(2024, 7, 3, 10, tzinfo=SHANGHAI)
YES = Answering(4, accepted=True)
CORRECT = Correcting(Period(PeriodKind.QUARTER, 2024, 2), 1)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty one."""
    opened = fresh_database(tmp_path / "assistant.sqlite3")
    yield opened
    opened.close()


def message(person: int = 7, chat: str = "7", after: timedelta = timedelta()) -> Message:
    """Something that a person sends in a chat."""
    return Message(chat, person, "m", "", NOW + after)


def test_words_are_asked_for_written_and_taken_once(database: Database) -> None:
    """The token of the button leads to them."""
    held = AwaitedWords(database)
    token = held.ask(message(), YES).token
    opened = held.open(message())
    assert opened is not None and opened.about == YES
    held.write(message(), "已核对")
    assert held.open(message()) is None, "what comes next is another message"
    assert held.take(message(), token, Answering) == (YES, "已核对")
    assert held.take(message(), token, Answering) is None


def test_nobody_else_and_no_other_chat_finds_them(database: Database) -> None:
    """Not by guessing the token either."""
    held = AwaitedWords(database)
    token = held.ask(message(), YES, "已核对").token
    for other in (message(person=8), message(chat="9")):
        assert held.open(other) is None
        assert held.take(other, token, Answering) is None
        assert held.write(other, "x") is None
        assert not held.drop(other, token)


def test_what_is_asked_anew_takes_the_place_of_what_was_asked(database: Database) -> None:
    """A button from before finds nothing, nor does one of another kind."""
    held = AwaitedWords(database)
    old = held.ask(message(), YES, "已核对").token
    new = held.ask(message(), CORRECT, "补录").token
    assert new > old
    assert held.take(message(), old, Answering) is None
    assert held.take(message(), new, Answering) is None
    assert held.take(message(), new, Correcting) == (CORRECT, "补录")


def test_after_half_an_hour_they_are_gone(database: Database) -> None:
    """Nobody remembers what a button of this morning was about."""
    held, late = AwaitedWords(database), timedelta(minutes=31)
    token = held.ask(message(), YES, "已核对").token
    assert held.open(message(after=late)) is None
    assert held.take(message(after=late), token, Answering) is None


def test_without_words_there_is_nothing_to_confirm(database: Database) -> None:
    """A forged press before anything was written."""
    held = AwaitedWords(database)
    token = held.ask(message(), YES).token
    assert held.take(message(), token, Answering) is None
    assert held.drop(message(), token)
    assert not held.drop(message(), token)


def test_a_button_of_what_was_asked_earlier_finds_nothing(database: Database) -> None:
    """Tokens come from the clock, and never again."""
    held = AwaitedWords(database)
    old = held.ask(message(), YES).token
    held.ask(message(after=timedelta(minutes=1)), CORRECT, "补录")
    assert held.take(message(after=timedelta(minutes=2)), old, Correcting) is None


@pytest.mark.parametrize(
    "change",
    [
        NewTarget(3, Indicator.PLANNED, CORRECT.period, None, Decimal("1.50")),
        NewWeights(DEFAULT_SETS[0], DEFAULT_SETS[1], date(2026, 1, 1)),
        NewFigure(4, None, Money(Decimal("2.10"))),
        NewName(5, "旧名", "新名（示例）"),
    ],
)
def test_a_change_that_was_shown_is_done_once_by_whatever_worker(change: Proposal, tmp_path: Path) -> None:
    """Shown by one process, tapped after its restart; a second tap on another worker finds nothing."""
    first = fresh_database(tmp_path / "shared.sqlite3")
    token = AwaitedWords(first).hold(message(), change)
    first.close()
    second, third = fresh_database(tmp_path / "shared.sqlite3"), fresh_database(tmp_path / "shared.sqlite3")
    assert AwaitedWords(second).change(message(), token + 1) is None
    assert AwaitedWords(second).change(message(), token) == change
    assert AwaitedWords(third).change(message(), token) is None
    second.close()
    third.close()


def test_an_objection_to_a_whole_row_is_kept_as_it_is(database: Database) -> None:
    """Without an indicator."""
    held, about = AwaitedWords(database), Objecting(CORRECT.period, 2, 4)
    token = held.ask(message(), about, "少算一项").token
    assert held.take(message(), token, Objecting) == (about, "少算一项")


def test_what_an_earlier_program_asked_for_in_another_form_is_gone(database: Database) -> None:
    """And what nobody came back to in a day."""
    held, texts = AwaitedWords(database), AwaitedTexts(database)
    texts.put("7", 7, '["Answering", {"number": 4}]', "", NOW)
    assert held.open(message()) is None
    texts.put("8", 8, '["Unheard", {}]', "", NOW + timedelta(days=2))
    assert held.open(message(8, "8", timedelta(days=2))) is None
    assert texts.of("7", 7) is None
