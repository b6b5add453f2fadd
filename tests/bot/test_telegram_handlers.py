"""From an update to what stands in the chat and in the ledger; the real ledger, a real Bot, a Telegram on loopback."""

import asyncio
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, MessageHandler, filters

from bot.message import Button, Message, Reply, Span, SpanKind
from bot.telegram_handlers import Handlers
from store.database import open_database
from store.ledger import Ledger
from tests.bot.telegram_updates import NOW
from tests.journeys.bot_api import BotApi
from tests.journeys.faults import LineBreaks, unreadable_markup
from tests.journeys.people import Room, group_chat, mention, private_chat


@dataclass
class Echo:
    """An assistant that repeats what it hears, and remembers it."""

    heard: list[Message] = field(default_factory=list)
    broken: bool = False

    def handle(self, message: Message) -> Reply | None:
        """The same words, with a button."""
        self.heard.append(message)
        if self.broken:
            raise LookupError("nothing there")
        if message.text == "安静":
            return None
        if message.text.startswith("卡片"):
            return Reply((Span(SpanKind.PLAIN, "卡片"),), ((Button("存", f"save:{message.text[2:]}"),),))
        if message.press.startswith("save:"):
            return Reply((Span(SpanKind.PLAIN, "存" * int(message.press[5:])),), in_place=True)
        return Reply((Span(SpanKind.PLAIN, message.press or message.text or "空"),), ((Button("好", "ok"),),))


@dataclass
class Desk:
    """A chat, the assistant behind it and the ledger; `serve` works off what waits."""

    api: BotApi
    ledger: Ledger
    assistant: Echo
    handlers: Handlers
    _offset: int = 0

    def serve(self) -> None:
        """Hand every waiting update to the handlers, in order."""
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        builder = Application.builder().token(self.api.token).base_url(self.api.base_url).updater(None)
        application: Application[Any, Any, Any, Any, Any, Any] = builder.build()
        application.add_handler(MessageHandler(filters.UpdateType.MESSAGES, self.handlers.on_message))
        application.add_handler(CallbackQueryHandler(self.handlers.on_press))
        application.add_error_handler(self.handlers.on_error)
        async with application:
            for waiting in self.api.world.pending(self._offset, 100):
                update = Update.de_json(waiting, application.bot)
                self._offset = update.update_id + 1
                await application.process_update(update)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A fresh desk."""
    database = open_database(tmp_path / "ledger.sqlite3", busy_seconds=0.1)
    ledger, assistant = Ledger(database), Echo()
    with BotApi() as api:
        yield Desk(api, ledger, assistant, Handlers(assistant, ledger, lambda: NOW))
    database.close()


@pytest.fixture
def chat(desk: Desk) -> Room:
    """A person's chat."""
    return private_chat(desk.api)


def test_which_messages_answered_is_noted(desk: Desk, chat: Room) -> None:
    """So that an edit finds them."""
    asked = chat.say("问")
    desk.serve()
    assert desk.ledger.reply_messages(str(chat.chat.chat_id), str(asked)) == (str(chat.replies()[0].message_id),)


def test_an_edit_edits_and_is_noted_anew(desk: Desk, chat: Room) -> None:
    """The Assistant learns that it is an edit."""
    asked = chat.say("问")
    desk.serve()
    chat.edit(asked, "改")
    desk.serve()
    assert [one.text for one in chat.replies()] == ["改"]
    assert [message.edited for message in desk.assistant.heard] == [False, True]


def test_a_message_that_was_answered_is_not_answered_again(desk: Desk, chat: Room) -> None:
    """Not even where it comes under another update id, or to another process."""
    asked = chat.say("问", times=2)
    desk.serve()
    desk.api.world.announce("message", desk.api.world.as_json(chat.chat.messages[asked]))
    desk.handlers = Handlers(desk.assistant, desk.ledger, lambda: NOW)
    desk.serve()
    assert len(chat.replies()) == len(desk.assistant.heard) == 1


def test_none_is_silence(desk: Desk, chat: Room) -> None:
    """And nothing is noted."""
    asked = chat.say("安静")
    desk.serve()
    assert chat.replies() == []
    assert desk.ledger.reply_messages(str(chat.chat.chat_id), str(asked)) == ()


def test_a_group_message_to_others_never_reaches_the_assistant(desk: Desk) -> None:
    """An administrator bot sees them all."""
    group = group_chat(desk.api, bot_is_admin=True)
    group.say("大家好")
    group.say(mention("问"))
    desk.serve()
    assert [message.text for message in desk.assistant.heard] == ["问"]


def test_a_topic_of_a_group_keeps_its_answers(desk: Desk) -> None:
    """The thread is passed on only where it is a topic; Telegram refuses it elsewhere."""
    group = group_chat(desk.api)
    group.chat.topics.add(5)
    group.say(mention("问"), message_thread_id=5, is_topic_message=True)
    group.say(mention("问"), message_thread_id=6)
    desk.serve()
    assert [one.extra.get("message_thread_id") for one in group.replies()] == [5, None]


def test_a_press_twice_counts_once(desk: Desk, chat: Room) -> None:
    """Acknowledged and answered, once."""
    chat.say("问")
    desk.serve()
    query_id = chat.press(chat.replies()[0], "好", times=2)
    desk.serve()
    assert desk.api.world.open_presses[query_id]
    assert [one.text for one in chat.replies()] == ["问", "ok"]


@pytest.mark.parametrize(("length", "stands"), [(2, ["存存"]), (5000, ["卡片"])])
def test_a_press_on_a_card_changes_the_card(desk: Desk, chat: Room, length: int, stands: list[str]) -> None:
    """In its place; what has grown to several messages stands below it."""
    chat.say(f"卡片{length}")
    desk.serve()
    chat.press(chat.replies()[0], "存")
    desk.serve()
    assert [one.text for one in chat.replies()][:1] == stands
    assert (len(chat.replies()) > 1) is (length > 4096)


def test_a_press_too_old_to_acknowledge_still_counts(desk: Desk, chat: Room) -> None:
    """The bot was away; the person pressed all the same."""
    chat.say("问")
    desk.serve()
    desk.api.world.open_presses[chat.press(chat.replies()[0], "好")] = True
    desk.serve()
    assert [one.text for one in chat.replies()] == ["问", "ok"]


def test_an_error_is_told_once_and_logged(desk: Desk, chat: Room, caplog: pytest.LogCaptureFixture) -> None:
    """With its update id and its traceback in the log."""
    desk.assistant.broken = True
    chat.say("问")
    desk.serve()
    assert len(chat.replies()) == 1
    assert "抱歉" in chat.replies()[0].text
    assert "could not be answered" in caplog.text
    assert "LookupError" in caplog.text


def test_an_error_is_told_in_the_language_of_the_person(desk: Desk) -> None:
    """As far as Telegram reports it."""
    english = private_chat(desk.api, 61077, language_code="en")
    desk.assistant.broken = True
    english.say("?")
    desk.serve()
    assert english.replies()[0].text.startswith("Sorry")


@pytest.mark.parametrize(
    ("faults", "words"), [([LineBreaks.BEFORE], "可能没有送到"), ([unreadable_markup()] * 2, "抱歉")]
)
def test_a_reply_that_is_not_there_is_owned_up_to(desk: Desk, chat: Room, faults: list[Any], words: str) -> None:
    """In a sentence; never by sending the reply again."""
    desk.api.faults.next_send(*faults)
    chat.say("问")
    desk.serve()
    assert [words in one.text for one in chat.replies()] == [True]


def test_a_ledger_that_cannot_note_alarms_nobody(
    desk: Desk, chat: Room, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The answer is there; that its ids are not kept stands in the log."""
    other_program = sqlite3.connect(tmp_path / "ledger.sqlite3")
    other_program.execute("BEGIN IMMEDIATE")
    chat.say("问")
    desk.serve()
    other_program.close()
    assert [one.text for one in chat.replies()] == ["问"]
    assert "are not kept" in caplog.text
