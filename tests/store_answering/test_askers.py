"""Everybody who asked is told in one chat, once."""

import time
from datetime import timedelta

from store.answering.askers import to_tell
from store.answering.matter import Matter, MatterState
from store.questions import QuestionRecord
from tests.store.samples import NOON, question


def matter(*asked: QuestionRecord) -> Matter:
    """A matter of these."""
    return Matter(1, NOON, MatterState.OPEN, asked)


def test_in_private_where_they_asked_there_else_in_their_group() -> None:
    """A group once, whoever asked in it; who asked at a terminal has no chat to be told in."""
    told = to_tell(
        matter(
            question(person_id=7, chat_id="7", text="旧的"),
            question(person_id=7, chat_id="7", text="新的", asked_at=NOON + timedelta(days=1)),
            question(person_id=7, chat_id="-100", text="群里的"),
            question(person_id=8, chat_id="-100"),
            question(person_id=9, chat_id="-100"),
            question(person_id=-3, chat_id="terminal:admin"),
        ),
        (),
    )
    assert told.askers[0].words == "新的"
    assert [(one.chat_id, one.person_id) for one in told.askers] == [(7, 7), (-100, None)]
    assert told.left_out == 0


def test_who_asked_in_two_groups_is_told_in_the_newer_one() -> None:
    """Once is enough."""
    asked = (
        question(person_id=8, chat_id="-100"),
        question(person_id=8, chat_id="-200", asked_at=NOON + timedelta(hours=1)),
    )
    assert [one.chat_id for one in to_tell(matter(*asked), ()).askers] == [-200]


def test_who_cannot_be_written_to_is_counted() -> None:
    """Blocked, or the bot was put out of the group."""
    told = to_tell(matter(question(person_id=7, chat_id="7"), question(person_id=8, chat_id="-100")), {7, -100})
    assert (told.askers, told.left_out) == ((), 2)


def test_thousands_who_asked_are_gone_through_once() -> None:
    """Not once for each of them."""
    asked = matter(*(question(person_id=number, chat_id=str(number)) for number in range(1, 5001)))
    started = time.process_time()
    assert len(to_tell(asked, ()).askers) == 5000
    assert time.process_time() - started < 0.5  # 0.02; one by one it takes 3
