"""A real python-telegram-bot process while Telegram misbehaves: refuses, forgets to answer, repeats itself."""

import pytest

from tests.journeys.bot_api import TOKEN, BotApi
from tests.journeys.conftest import Served
from tests.journeys.faults import LineBreaks, blocked, conflict, server_error, too_many, unreadable_markup, upgraded
from tests.journeys.people import Room, group_chat, mention


def test_a_refused_markup_falls_back_to_plain_text(api: BotApi, chat: Room) -> None:
    """The words count more than their setting."""
    api.faults.next_send(unreadable_markup())
    chat.say("问")
    assert chat.wait_for_reply().entities == ()


def test_an_error_is_said_in_one_sentence_and_logged_with_its_update(served: Served, chat: Room) -> None:
    """No traceback reaches a person; none is missing in the log."""
    chat.say("broken")
    reply = chat.wait_for_reply()
    assert "抱歉" in reply.text
    assert "Traceback" not in reply.text
    assert chat.stays_silent(0.3)
    log = served[1].printed()
    assert "could not be answered" in log
    assert "RuntimeError: no answer to this, call ***, ***" in log


def test_an_update_delivered_twice_is_answered_once(chat: Room) -> None:
    """A message and a press."""
    chat.say("问", times=2)
    answer = chat.wait_for_reply()
    assert chat.stays_silent(0.4)
    chat.press(answer, "有帮助", times=2)
    chat.wait_for_reply()
    assert chat.stays_silent(0.4)


def test_too_many_requests_are_waited_out(api: BotApi, chat: Room) -> None:
    """429 with retry_after: the answer comes later, once."""
    api.faults.next_send(too_many(1))
    chat.say("问")
    assert chat.wait_for_reply().text.startswith("答")
    assert chat.stays_silent(0.3)


def test_a_server_error_is_tried_again(api: BotApi, chat: Room) -> None:
    """500 says that nothing was sent."""
    api.faults.next_send(server_error())
    chat.say("问")
    assert chat.wait_for_reply().text.startswith("答")
    assert chat.stays_silent(0.3)


@pytest.mark.parametrize("breaks", list(LineBreaks))
def test_an_answer_on_a_broken_line_is_never_sent_twice(api: BotApi, chat: Room, breaks: LineBreaks) -> None:
    """It arrived or not, nobody knows: the person is told so and may ask again."""
    api.faults.next_send(breaks)
    chat.say("问")
    texts = [chat.wait_for_reply().text]
    if breaks is LineBreaks.AFTER:
        texts.append(chat.wait_for_reply().text)
    assert "可能没有送到" in texts[-1]
    assert len([text for text in texts if text.startswith("答")]) == (breaks is LineBreaks.AFTER)
    assert chat.stays_silent(0.4)


def test_a_person_who_blocked_the_bot_is_let_go(api: BotApi, chat: Room) -> None:
    """403 is logged and survived; the bot goes on serving."""
    api.faults.next_send(blocked())
    chat.say("问")
    assert chat.stays_silent(0.5)
    chat.say("回来了")
    assert chat.wait_for_reply().text.startswith("答：回来了")


def test_a_group_that_became_a_supergroup_gets_its_answer_there(api: BotApi, group: Room) -> None:
    """The new id comes with the refusal."""
    upgraded_group = group_chat(api, group.chat.chat_id - 1_000_000)
    api.faults.next_send(upgraded(upgraded_group.chat.chat_id))
    group.say(mention("奖励多少"))
    assert upgraded_group.wait_for_reply().text.startswith("答：奖励多少")


def test_a_second_poller_is_logged_with_what_to_do(served: Served, chat: Room) -> None:
    """409 does not end the bot."""
    api, bot = served
    api.faults.next("getUpdates", conflict())
    chat.say("问")
    chat.wait_for_reply()
    chat.say("再问")
    assert chat.wait_for_reply().text.startswith("答：再问")
    assert "Another program is serving this bot with the same token" in bot.printed()


def test_a_broken_poll_loses_nothing(api: BotApi, chat: Room) -> None:
    """The updates wait and are fetched by the next poll."""
    api.faults.next("getUpdates", LineBreaks.AFTER, server_error())
    chat.say("问")
    assert chat.wait_for_reply(15).text.startswith("答：问")


def test_the_token_is_nowhere_in_the_log(served: Served) -> None:
    """Everything is logged, down to DEBUG, and every fault above has happened."""
    log = served[1].printed()
    assert "DEBUG" in log
    assert TOKEN.partition(":")[2] not in log
    assert "13800138000" not in log
