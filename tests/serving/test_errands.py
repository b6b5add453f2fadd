"""What follows for the store and for the person from how a call ended; the real store, a real Bot, a Telegram on loopback."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.letters import Post, to_body
from bot.message import Reply, Span, SpanKind
from store.moved_chats import SAID_THERE
from store.outbox import Outgoing, SendState, Urgency
from tests.bot.telegram_desk import Desk, Echo, desk_over
from tests.journeys.faults import Fault, LineBreaks, blocked, server_error, too_many, unreadable_markup, upgraded
from tests.journeys.people import Room, group_chat, private_chat
from tests.journeys.telegram_world import BOT_ID


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A fresh desk."""
    with desk_over(tmp_path, Echo()) as made:
        yield made


@pytest.fixture
def chat(desk: Desk) -> Room:
    """A person's chat."""
    return private_chat(desk.api)


@pytest.mark.parametrize(
    ("faults", "words"), [([LineBreaks.BEFORE], "可能没有送到"), ([unreadable_markup()] * 2, "抱歉")]
)
def test_a_reply_that_is_not_there_is_owned_up_to(desk: Desk, chat: Room, faults: list[Fault], words: str) -> None:
    """In a sentence; never by sending the reply again."""
    desk.api.faults.next_send(*faults)
    chat.say("问")
    desk.serve()
    assert [words in one.text for one in chat.replies()] == [True]


def test_who_blocked_the_bot_is_let_go(desk: Desk, chat: Room) -> None:
    """No part follows the one that was refused, and nothing is owned up to."""
    desk.api.faults.next_send(blocked())
    chat.say("长 9000")
    desk.serve()
    assert chat.replies() == []
    assert desk.outbox.counts(BOT_ID)[SendState.FAILED] == 3


def test_an_announcement_to_both_ids_of_a_group_arrives_once(desk: Desk) -> None:
    """Telegram says only in its refusal that the two are one group."""
    old, new = group_chat(desk.api), group_chat(desk.api, -100_999_001)
    desk.now = datetime(2026, 11, 20, 4, tzinfo=UTC)
    body = to_body(Post(Reply((Span(SpanKind.PLAIN, "公告"),))))
    rows = [
        Outgoing(chat, body, Urgency.ANNOUNCEMENT, at_most_once=True, key=f"ann:1:1:{chat}")
        for chat in (old.chat.chat_id, new.chat.chat_id)
    ]
    desk.outbox.put(BOT_ID, rows, desk.now)
    desk.api.faults.next_send(upgraded(new.chat.chat_id))
    desk.serve()
    assert [one.text for one in (*old.replies(), *new.replies())] == ["公告"]
    assert {send.reason for send in desk.outbox.by_key("ann:")} == {"", SAID_THERE}


def test_an_announcement_leaves_in_no_quiet_hour_however_it_was_put(desk: Desk, chat: Room) -> None:
    """A run that begins at the last moment of the day: what could not leave by then waits for the next working day."""
    friday_night, monday = datetime(2026, 11, 20, 13, 0, 1, tzinfo=UTC), datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
    body = to_body(Post(Reply((Span(SpanKind.PLAIN, "公告"),))))
    rows = [
        Outgoing(chat.chat.chat_id, body, Urgency.ANNOUNCEMENT, at_most_once=True, key=key)
        for key in (f"ann:1:1:{chat.chat.chat_id}", f"ann-correct:1:1:0:{chat.chat.chat_id}")
    ]
    (announcement, recall) = desk.outbox.put(BOT_ID, rows, friday_night - timedelta(seconds=2))
    assert announcement is not None and recall is not None
    desk.now = friday_night
    desk.serve(until=lambda: bool(chat.replies()))
    waiting, sent = desk.outbox.send(announcement), desk.outbox.send(recall)
    assert waiting is not None and sent is not None and sent.message_id is not None
    assert (waiting.state, waiting.tries, waiting.not_before) == (SendState.QUEUED, 0, monday)
    desk.now = monday
    desk.serve()
    assert len(chat.replies()) == 2


def test_a_broken_line_costs_one_part_at_most(desk: Desk, chat: Room) -> None:
    """It is not repeated, the others follow, and the person is told once."""
    desk.api.faults.next_send(LineBreaks.AFTER)
    chat.say("长 9000")
    desk.serve()
    assert ["长" in one.text for one in chat.replies()] == [True, True, True, False]
    assert "可能没有送到" in chat.replies()[-1].text


@pytest.mark.parametrize("fault", [too_many(1), server_error()])
def test_what_surely_did_not_arrive_is_sent_later_in_its_order(
    desk: Desk, chat: Room, fault: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of the chat passes it meanwhile, and nobody is alarmed."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    desk.api.faults.next_send(fault)
    chat.say("一")
    chat.say("二")
    desk.serve()
    assert [one.text for one in chat.replies()] == ["一", "二"]
