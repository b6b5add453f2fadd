"""Calls made by a real python-telegram-bot Bot over the loopback Bot API, one for each row of the outbox."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from telegram import Bot

from bot.letters import Delete, Edit, Letter, Pin, Post, Unpin
from bot.message import Button, Reply, Span, SpanKind
from bot.serving.outcomes import Delivered, Dropped, Moved, NotYet, Outcome, TooFast, Unreachable, Unsure
from bot.serving.parcels import OtherButtons, Parcel
from bot.telegram_sending import Request, Spot, TelegramCarrier, typing
from tests.journeys.bot_api import BotApi
from tests.journeys.faults import LineBreaks, blocked, server_error, too_many, unreadable_markup, upgraded
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


def carry(chat: Room, *parcels: Parcel) -> list[Outcome]:
    """Carry these with a bot of its own."""

    async def run() -> list[Outcome]:
        async with Bot(chat.api.token, chat.api.base_url, chat.api.base_file_url) as bot:
            return [await TelegramCarrier(bot).carry(chat.chat.chat_id, parcel, None) for parcel in parcels]

    return asyncio.run(run())


def say(chat: Room, text: str, reply_to: int | None = None, over: int | None = None) -> int:
    """The id of a message of the bot that says so."""
    (outcome,) = carry(chat, Parcel(Post(reply(text, buttons=True)), reply_to=reply_to, over=over))
    assert isinstance(outcome, Delivered) and outcome.message_id
    return outcome.message_id


def test_a_message_refers_to_the_question(chat: Room) -> None:
    """With its setting and its buttons; the id is that of the message."""
    asked = chat.say("问")
    message_id = say(chat, "一", reply_to=asked)
    (said,) = chat.replies()
    assert (said.message_id, said.text, said.reply_to, said.labels()) == (message_id, "一", asked, ["好"])
    assert [entity.kind for entity in said.entities] == ["bold"]


def test_a_deleted_question_is_no_obstacle(chat: Room) -> None:
    """The answer then refers to nothing."""
    say(chat, "一", reply_to=4)
    assert chat.replies()[0].reply_to is None


def test_words_go_over_an_older_message_and_below_where_that_is_gone(chat: Room) -> None:
    """The same words again change nothing, and are as good as new ones."""
    first = say(chat, "旧")
    assert say(chat, "新", over=first) == first
    assert say(chat, "新", over=first) == first
    chat.replies()[0].deleted = True
    assert say(chat, "再", over=first) != first
    assert [one.text for one in chat.replies()] == ["再"]


def test_plain_text_is_the_way_out_of_unreadable_markup(chat: Room) -> None:
    """Same words, no setting."""
    chat.api.faults.next_send(unreadable_markup())
    say(chat, "a < b")
    assert (chat.replies()[0].text, chat.replies()[0].entities) == ("a < b", ())


def test_what_is_too_long_in_markup_goes_out_plain(chat: Room) -> None:
    """32,768 bytes hold every text of 4096 characters, but not with thousands of tags."""
    parts = Reply(tuple(Span(SpanKind.QUOTE, "&") for _ in range(1500)))
    assert isinstance(carry(chat, Parcel(Post(parts)))[0], Delivered)
    assert chat.replies()[0].entities == ()


def test_a_text_that_telegram_does_not_take_is_dropped(chat: Room) -> None:
    """Neither in markup nor plain."""
    chat.api.faults.next_send(unreadable_markup(), unreadable_markup())
    assert isinstance(carry(chat, Parcel(Post(reply("一"))))[0], Dropped)


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (blocked(), Unreachable),
        (LineBreaks.AFTER, Unsure),
        (LineBreaks.BEFORE, Unsure),
        (server_error(), NotYet),
        (too_many(7), TooFast),
        (upgraded(-100999), Moved),
    ],
)
def test_what_telegram_does_is_a_value(
    chat: Room, fault: LineBreaks, kind: type[Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One call, one outcome; what may have arrived is not tried a second time."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    chat.api.faults.next_send(fault)
    assert isinstance(carry(chat, Parcel(Post(reply("一"))))[0], kind)
    assert chat.api.world.calls.count("sendmessage") == 1


class Canned(Request):
    """A Telegram, or something in between, that says what a test wants."""

    def __init__(self, code: int, body: bytes) -> None:
        super().__init__()
        self._said = (code, body)

    async def do_request(self, *_: Any, **__: Any) -> tuple[int, bytes]:
        """The answer."""
        return self._said


_HTML = b"<html>Internal Server Error</html>"


@pytest.mark.parametrize(
    ("code", "body", "outcome"),
    [
        (200, b"", Unsure("Invalid server response")),
        (200, _HTML, Unsure("Invalid server response")),
        (200, b'{"ok":true,"result":{"message_id":5,"da', Unsure("Invalid server response")),
        (200, b"{}", Unsure("Invalid server response")),
        (200, b"[1]", Unsure("Invalid server response")),
        (500, b'{"ok":false,"error_code":500,"description":"Internal Server Error"}', NotYet("Internal Server Error")),
        (429, b'{"ok":false,"error_code":429,"description":"x"}', TooFast(5)),
        (429, b'{"ok":false,"error_code":429,"description":"x","parameters":{"retry_after":0}}', TooFast(1)),
        (429, b'{"ok":false,"error_code":429,"description":"x","parameters":{"retry_after":-5}}', TooFast(1)),
        (429, b'{"ok":false,"error_code":429,"description":"x","parameters":{"retry_after":"7"}}', TooFast(7)),
        (429, b'{"ok":false,"error_code":429,"description":"x","parameters":{"retry_after":1%s}}' % (b"0" * 18), TooFast(3600)),
        (429, _HTML, TooFast(5)),
    ],
)  # fmt: skip
def test_an_answer_of_any_shape_is_a_value(
    code: int, body: bytes, outcome: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is no answer of Telegram's leaves open whether the call arrived; a request to wait never does."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    assert _carried(code, body) == outcome


@pytest.mark.parametrize("code", [302, 400, 403, 409, 413, 500, 502, 503, 504])
@pytest.mark.parametrize("body", [_HTML, b'{"error":"Forbidden"}'])
def test_the_page_of_a_gateway_is_no_refusal(code: int, body: bytes) -> None:
    """Whatever its status: only Telegram knows what became of the call."""
    assert isinstance(_carried(code, body), Unsure)


def _carried(code: int, body: bytes) -> Outcome:
    async def run() -> Outcome:
        canned = Canned(code, body)
        return await TelegramCarrier(Bot("1:x", request=canned)).carry(5, Parcel(Post(reply("一"))), None)

    return asyncio.run(run())


def test_a_server_that_is_not_there_is_a_line_that_is_down() -> None:
    """Nothing has left."""

    async def run() -> Outcome:
        return await TelegramCarrier(Bot("1:x", "http://127.0.0.1:1/bot")).carry(5, Parcel(Post(reply("一"))), None)

    outcome = asyncio.run(run())
    assert isinstance(outcome, NotYet) and outcome.line_down


def test_buttons_change_without_the_words(chat: Room) -> None:
    """A second time is as good, and so is a message that is gone."""
    message_id = say(chat, "一")
    other = Parcel(OtherButtons(message_id, ((Button("新", "y"),),)))
    assert [type(outcome) for outcome in carry(chat, other, other)] == [Delivered, Delivered]
    assert (chat.replies()[0].text, chat.replies()[0].labels()) == ("一", ["新"])
    chat.replies()[0].deleted = True
    assert isinstance(carry(chat, other)[0], Delivered)


@pytest.mark.parametrize("letter", [Edit(9999, reply("x")), Delete(9999), Pin(9999), Unpin(9999)])
def test_what_names_a_message_that_is_gone_is_refused_in_telegrams_words(chat: Room, letter: Letter) -> None:
    """Announcements decide what follows."""
    (outcome,) = carry(chat, Parcel(letter))
    assert isinstance(outcome, Dropped)
    assert outcome.reason


def test_an_announcement_is_edited_pinned_and_taken_away(chat: Room) -> None:
    """Over again each is as good, but for what is not there any more."""
    message_id = say(chat, "通知")
    edit = Edit(message_id, reply("更正", buttons=True))
    letters: list[Letter] = [edit, edit, Pin(message_id), Unpin(message_id)]
    outcomes = carry(chat, *(Parcel(letter) for letter in letters))
    assert outcomes == [Delivered(message_id)] * 4
    assert chat.replies()[0].text == "更正"
    assert carry(chat, Parcel(Delete(message_id))) == [Delivered()]
    assert chat.replies() == []


def test_typing_ends_with_the_work(chat: Room) -> None:
    """Quick work shows no sign at all, slow work does, and Telegram out of order hurts neither."""

    async def run(seconds: float) -> None:
        async with Bot(chat.api.token, chat.api.base_url) as bot, typing(bot, lambda: Spot(chat.chat.chat_id)):
            await asyncio.sleep(seconds)

    asyncio.run(run(0.0))
    assert chat.chat.actions == []
    asyncio.run(run(0.8))
    assert chat.chat.actions == ["typing"]
    chat.api.faults.next("sendChatAction", blocked())
    asyncio.run(run(0.8))
