"""Replies put into chats by a real python-telegram-bot Bot over the loopback Bot API."""

import asyncio
from collections.abc import Iterator, Sequence

import pytest
from telegram import Bot

from bot.message import Button, Reply, Span, SpanKind
from bot.telegram_repair import Dropped, Unreachable, Unsure
from bot.telegram_sending import Delivery, Spot, change_buttons, deliver, typing
from tests.journeys.bot_api import BotApi
from tests.journeys.faults import LineBreaks, blocked, unreadable_markup
from tests.journeys.people import Room, private_chat

BUTTONS = ((Button("好", "x"),),)


@pytest.fixture
def chat() -> Iterator[Room]:
    """A person's chat on a fresh Telegram."""
    with BotApi() as api:
        yield private_chat(api)


def reply(text: str, *, buttons: bool = False) -> Reply:
    """One bold block."""
    return Reply((Span(SpanKind.BOLD, text),), BUTTONS if buttons else ())


def put(chat: Room, parts: Sequence[Reply], earlier: Sequence[str] = (), reply_to: int | None = None) -> Delivery:
    """Deliver with a bot of its own."""

    async def run() -> Delivery:
        async with Bot(chat.api.token, chat.api.base_url, chat.api.base_file_url) as bot:
            return await deliver(bot, Spot(chat.chat.chat_id, reply_to=reply_to), parts, earlier)

    return asyncio.run(run())


def test_parts_come_in_order_and_only_the_first_refers_to_the_question(chat: Room) -> None:
    """Their ids come back in that order too."""
    asked = chat.say("问")
    delivery = put(chat, [reply("一"), reply("二", buttons=True)], reply_to=asked)
    assert [(one.text, one.reply_to, one.labels()) for one in chat.replies()] == [
        ("一", asked, []),
        ("二", None, ["好"]),
    ]
    assert delivery == Delivery(tuple(str(one.message_id) for one in chat.replies()))


def test_a_deleted_question_is_no_obstacle(chat: Room) -> None:
    """The answer then refers to nothing."""
    assert put(chat, [reply("一")], reply_to=4).message_ids
    assert chat.replies()[0].reply_to is None


def test_fewer_parts_than_before_edit_and_delete(chat: Room) -> None:
    """Three messages become one."""
    before = put(chat, [reply("一"), reply("二"), reply("三", buttons=True)])
    after = put(chat, [reply("新", buttons=True)], before.message_ids)
    assert after.message_ids == before.message_ids[:1]
    assert [(one.text, one.labels()) for one in chat.replies()] == [("新", ["好"])]


def test_more_parts_than_before_edit_and_send(chat: Room) -> None:
    """The old buttons go, the new ones stand below the last part."""
    before = put(chat, [reply("一", buttons=True)])
    put(chat, [reply("新"), reply("又", buttons=True)], before.message_ids)
    assert [(one.text, one.labels()) for one in chat.replies()] == [("新", []), ("又", ["好"])]


def test_the_same_words_again_change_nothing(chat: Room) -> None:
    """Telegram's "not modified" counts as done."""
    before = put(chat, [reply("一")])
    assert put(chat, [reply("一")], before.message_ids) == before


def test_blank_parts_are_not_sent(chat: Room) -> None:
    """Telegram would refuse them."""
    assert len(put(chat, [reply(" \n"), reply("一")]).message_ids) == 1


def test_plain_text_is_the_way_out_of_unreadable_markup(chat: Room) -> None:
    """Same words, no setting."""
    chat.api.faults.next_send(unreadable_markup())
    put(chat, [reply("a < b")])
    assert (chat.replies()[0].text, chat.replies()[0].entities) == ("a < b", ())


def test_what_is_too_long_in_markup_goes_out_plain(chat: Room) -> None:
    """32,768 bytes hold every text of 4096 characters, but not with thousands of tags."""
    parts = Reply(tuple(Span(SpanKind.QUOTE, "&") for _ in range(1500)))
    assert put(chat, [parts]).trouble is None
    assert chat.replies()[0].entities == ()


def test_a_blocked_bot_stops_at_the_first_part(chat: Room) -> None:
    """Nothing more can be said there."""
    chat.api.faults.next_send(blocked())
    delivery = put(chat, [reply("一"), reply("二")])
    assert delivery.message_ids == ()
    assert isinstance(delivery.trouble, Unreachable)
    assert chat.replies() == []


def test_a_broken_line_costs_one_part_at_most(chat: Room) -> None:
    """It is not repeated, the others follow."""
    chat.api.faults.next_send(LineBreaks.AFTER)
    delivery = put(chat, [reply("一"), reply("二")])
    assert isinstance(delivery.trouble, Unsure)
    assert [one.text for one in chat.replies()] == ["一", "二"]


def test_a_text_that_telegram_does_not_take_is_a_value(chat: Room) -> None:
    """Neither in markup nor plain; the caller says so to the person."""
    chat.api.faults.next_send(unreadable_markup(), unreadable_markup())
    assert isinstance(put(chat, [reply("一")]).trouble, Dropped)


def test_buttons_change_without_the_words(chat: Room) -> None:
    """A second time is survived: nothing is modified."""
    message_id = int(put(chat, [reply("一", buttons=True)]).message_ids[0])

    async def run() -> None:
        async with Bot(chat.api.token, chat.api.base_url) as bot:
            for _ in range(2):
                await change_buttons(bot, Spot(chat.chat.chat_id), message_id, Reply((), ((Button("新", "y"),),)))

    asyncio.run(run())
    assert (chat.replies()[0].text, chat.replies()[0].labels()) == ("一", ["新"])


def test_typing_ends_with_the_work(chat: Room) -> None:
    """Quick work shows no sign at all, slow work does, and Telegram out of order hurts neither."""

    async def run(seconds: float) -> None:
        async with Bot(chat.api.token, chat.api.base_url) as bot, typing(bot, Spot(chat.chat.chat_id)):
            await asyncio.sleep(seconds)

    asyncio.run(run(0.0))
    assert chat.chat.actions == []
    asyncio.run(run(0.8))
    assert chat.chat.actions == ["typing"]
    chat.api.faults.next("sendChatAction", blocked())
    asyncio.run(run(0.8))
