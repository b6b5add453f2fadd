"""Whose talk it is."""

import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.message import Message
from bot.talking.threads import Threads
from store.ledger import Ledger
from store.questions import QuestionRecord
from tests.databases import fresh_database
from tests.talking.turns import NOON, asked


@pytest.fixture
def threads(tmp_path: Path) -> Threads:
    """Over a fresh database."""
    return Threads(Ledger(fresh_database(tmp_path / "assistant.sqlite3")))


def note(threads: Threads, text: str, minutes: float, **changes: object) -> QuestionRecord:
    """A turn so many minutes after noon, under a message of its own."""
    at = NOON + timedelta(minutes=minutes)
    record = replace(asked(text), asked_at=at, message_id=f"m{minutes:g}")
    record = replace(record, **changes)  # type: ignore[arg-type]  # replace() itself refuses what is no field
    threads.ledger.note_question(record)
    return record


def said(minutes: float, **changes: object) -> Message:
    """A message so many minutes after noon."""
    message = Message("7", 7, f"m{minutes:g}", "那外资呢", NOON + timedelta(minutes=minutes))
    return replace(message, **changes)  # type: ignore[arg-type]  # fields of any type, by name


def texts(threads: Threads, message: Message) -> list[str]:
    """The turns that a message goes on with, newest first."""
    return [turn.text for turn in threads.of(message).records]


def test_a_talk_is_of_one_person_in_one_chat(threads: Threads) -> None:
    """The same person in two groups at once never mixes, nor do two people in one group."""
    note(threads, "甲群问", 1, chat_id="-1")
    note(threads, "乙群问", 2, chat_id="-2", message_id="m1")
    note(threads, "别人问", 3, chat_id="-1", person_id=8)
    assert texts(threads, said(4, chat_id="-1")) == ["甲群问"]
    assert texts(threads, said(4, chat_id="-2")) == ["乙群问"]
    assert texts(threads, said(4, chat_id="-1", person_id=8)) == ["别人问"]
    assert texts(threads, said(4)) == []


def test_a_talk_is_forgotten_after_some_hours(threads: Threads) -> None:
    """What was asked in the morning is not meant in the evening."""
    note(threads, "早上问", 0)
    assert texts(threads, said(239)) == ["早上问"]
    assert texts(threads, said(241)) == []


def test_an_edited_message_goes_on_with_what_stood_before_it(threads: Threads) -> None:
    """Not with itself, nor with what came after it."""
    for minutes, text in ((1, "第一问"), (2, "第二问"), (3, "第三问")):
        note(threads, text, minutes)
    assert texts(threads, said(2, edited=True, sent_at=NOON + timedelta(minutes=9))) == ["第一问"]


def test_a_reply_goes_on_with_the_answer_that_it_replies_to(threads: Threads) -> None:
    """However old it is, and whoever asked in a group; in another chat the same number means nothing."""
    note(threads, "第一问", 1, chat_id="-1", person_id=8)
    note(threads, "第二问", 2, chat_id="-1")
    threads.ledger.note_reply("-1", "m1", ["501"], NOON)
    late = NOON + timedelta(days=3)
    talk = threads.of(said(5, chat_id="-1", reply_to="501", sent_at=late))
    assert ([turn.text for turn in talk.records], talk.replied) == (["第一问"], True)
    assert texts(threads, said(5, chat_id="-2", reply_to="501")) == []
    assert texts(threads, said(5, chat_id="-1", reply_to="m1")) == ["第一问"]


def test_an_answer_to_a_press_is_known_by_its_words(threads: Threads) -> None:
    """Its number is not kept."""
    note(threads, "第一问", 1, answer_text="最高 300 万元。\n第十八条…")
    note(threads, "第二问", 2, answer_text="公示 7 天。")
    assert texts(threads, said(5, reply_to="999", replied_text="最高 300 万元。\n别的")) == ["第一问"]
    assert texts(threads, said(5, reply_to="999", replied_text="没有说过")) == ["第二问", "第一问"]


def test_a_calculation_is_a_turn_like_any_other(threads: Threads) -> None:
    """The newest of both counts."""
    note(threads, "第一问", 1)
    for minutes, found in ((2, ["测算", "第一问"]), (0.5, ["第一问", "测算"]), (-300, ["第一问"])):
        one = replace(asked("测算"), asked_at=NOON + timedelta(minutes=minutes))
        both = Threads(threads.ledger, lambda message, one=one: one)  # type: ignore[misc]  # bound to this turn
        assert texts(both, said(5)) == found


def test_beginning_anew_forgets_questions_and_calculations(threads: Threads) -> None:
    """In this chat, for this person."""
    note(threads, "第一问", 1)
    note(threads, "别处问", 1, chat_id="-1")
    one = replace(asked("测算"), asked_at=NOON + timedelta(minutes=2))
    both = Threads(threads.ledger, lambda message: one)
    both.begin_anew(said(3))
    assert texts(both, said(4)) == []
    assert texts(threads, said(4, chat_id="-1")) == ["别处问"]


def test_a_talk_of_a_thousand_turns_is_as_fast_as_a_short_one(threads: Threads) -> None:
    """Only its newest turns are read."""
    with threads.ledger.database.unit():
        for turn in range(1000):
            note(threads, f"第{turn}问", turn / 5)
    message = said(201)
    assert texts(threads, message)[0] == "第999问"
    started = time.process_time()
    for _ in range(20):
        threads.of(message)
    assert (time.process_time() - started) / 20 < 0.02
