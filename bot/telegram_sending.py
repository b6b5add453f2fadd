"""Making the calls that the outbox asks for: new messages, edits, files, deletions, pins; and the sign that somebody is typing."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, assert_never

from telegram import Bot, Message, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, TelegramError
from telegram.request import HTTPXRequest

from bot.letters import Delete, Edit, Pin, Post, Unpin
from bot.serving.outcomes import Delivered, Dropped, Outcome
from bot.serving.parcels import OtherButtons, Parcel, Trim
from bot.telegram_markup import RAW_LIMIT, to_html, to_keyboard, to_plain
from bot.telegram_repair import Attempt, after_error, pause_for, verdict

_LOG = logging.getLogger(__name__)
_TRIES = 5  # of one message, each time otherwise: without markup, without buttons, as a document
_TYPING_AFTER_S = 0.4  # most answers are there sooner; in groups each sign counts against 20 requests a minute
_TYPING_AGAIN_S = 4.5  # Telegram shows it for five seconds


class Request(HTTPXRequest):
    """Whose answers ask for a pause that python-telegram-bot can read, whatever they say; else it would fail on our side."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The body of an answer. Raises TelegramError where it is none of Telegram's."""
        body: object = HTTPXRequest.parse_json_payload(payload)
        if not isinstance(body, dict) or not body.keys() & {"result", "description"}:
            raise TelegramError("Invalid server response")
        told = body.get("parameters")
        parameters = told if isinstance(told, dict) else {}
        if body.get("error_code") == HTTPStatus.TOO_MANY_REQUESTS or "retry_after" in parameters:
            return body | {"parameters": parameters | {"retry_after": int(pause_for(parameters.get("retry_after")))}}
        return body


@dataclass(frozen=True, slots=True)
class TelegramCarrier:
    """Makes calls of the outbox through one bot."""

    bot: Bot

    async def carry(self, chat_id: int, parcel: Parcel, file: bytes | None) -> Outcome:
        """Make the call; what Telegram does to it is a value."""
        letter = parcel.letter
        match letter:
            case Post():
                outcome = await self._put(_attempt(chat_id, letter, parcel.over), letter, parcel, file)
            case Edit(message_id=message_id):
                outcome = await _strictly(self._edit(chat_id, letter), message_id)
            case OtherButtons(message_id=message_id, buttons=rows):
                change = self.bot.edit_message_reply_markup(chat_id, message_id, reply_markup=to_keyboard(rows))
                outcome = await _strictly(change, message_id)
                if isinstance(outcome, Dropped):  # the buttons are as they should be, or the message is gone
                    outcome = Delivered()
            case Delete(message_id=message_id):
                outcome = await _strictly(self.bot.delete_message(chat_id, message_id), None)
            case Pin(message_id=message_id):
                outcome = await _strictly(self.bot.pin_chat_message(chat_id, message_id, True), message_id)
            case Unpin(message_id=message_id):
                outcome = await _strictly(self.bot.unpin_chat_message(chat_id, message_id), message_id)
            case Trim():
                raise ValueError("what is to be trimmed is looked up before")
            case _:
                assert_never(letter)
        return outcome

    async def remove(self, chat_id: int, message_id: int) -> None:
        """Take an own message away where that goes."""
        try:
            await self.bot.delete_message(chat_id, message_id)
        except TelegramError as error:  # a part of an older answer stays; the new answer is complete without it
            _LOG.info("chat %s: an older part stays: %s", chat_id, error)

    async def _put(self, attempt: Attempt, letter: Post, parcel: Parcel, file: bytes | None) -> Outcome:
        for _ in range(_TRIES):
            try:
                return Delivered(await self._call(attempt, letter, parcel, file))
            except TelegramError as error:
                _LOG.info("chat %s: %s: %s", attempt.chat_id, type(error).__name__, error)
                step = after_error(attempt, error)
            if not isinstance(step, Attempt):
                return step
            attempt = step
        return Dropped(f"no success in {_TRIES} tries")

    async def _call(self, attempt: Attempt, letter: Post, parcel: Parcel, file: bytes | None) -> int:
        text = attempt.html if attempt.as_html else attempt.plain
        markup: dict[str, Any] = {
            "parse_mode": ParseMode.HTML if attempt.as_html else None,
            "reply_markup": to_keyboard(attempt.buttons),
        }
        if attempt.edits is not None:
            await self.bot.edit_message_text(text, attempt.chat_id, attempt.edits, **markup)
            return attempt.edits
        reply_to = parcel.reply_to
        place: dict[str, Any] = {
            "message_thread_id": parcel.thread_id,
            "reply_parameters": None
            if reply_to is None
            else ReplyParameters(reply_to, allow_sending_without_reply=True),
        }
        if letter.has_file:
            return (
                await self._send_file(attempt, letter, file, {"caption": text or None, **markup, **place})
            ).message_id
        return (await self.bot.send_message(attempt.chat_id, text, **markup, **place)).message_id

    async def _send_file(self, attempt: Attempt, letter: Post, file: bytes | None, more: dict[str, Any]) -> Message:
        content: str | bytes = letter.ref or file or b""
        name = letter.file_name or None
        if attempt.as_photo:
            return await self.bot.send_photo(attempt.chat_id, content, filename=name, **more)
        return await self.bot.send_document(attempt.chat_id, content, filename=name, **more)

    async def _edit(self, chat_id: int, letter: Edit) -> object:
        text, keyboard = to_html(letter.reply), to_keyboard(letter.reply.buttons)
        if letter.captioned:
            return await self.bot.edit_message_caption(
                chat_id, letter.message_id, caption=text, parse_mode=ParseMode.HTML, reply_markup=keyboard
            )
        return await self.bot.edit_message_text(
            text, chat_id, letter.message_id, parse_mode=ParseMode.HTML, reply_markup=keyboard
        )


def _attempt(chat_id: int, letter: Post, over: int | None) -> Attempt:
    html = to_html(letter.reply)
    return Attempt(
        chat_id,
        html,
        to_plain(letter.reply),
        letter.reply.buttons,
        as_html=len(html.encode()) <= RAW_LIMIT,
        edits=None if letter.has_file else over,
        is_picture=letter.has_file and letter.is_picture,
    )


async def _strictly(call: Awaitable[object], message_id: int | None) -> Outcome:
    """One call that is as good made twice as once, and taken as it is or not at all."""
    try:
        await call
    except TelegramError as error:
        if isinstance(error, BadRequest) and "not modified" in error.message.lower():
            return Delivered(message_id)
        return verdict(error, harmless=True)
    return Delivered(message_id)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody waits: the chat and its topic."""

    chat_id: int
    thread_id: int | None = None


@asynccontextmanager
async def typing(bot: Bot, find: Callable[[], Spot | None]) -> AsyncIterator[None]:
    """Shows that the bot is typing for as long as the block runs, unless it is done at once; `find` is asked where only then."""
    sign = asyncio.create_task(_keep_typing(bot, find))
    try:
        yield
    finally:
        sign.cancel()
        with suppress(asyncio.CancelledError):
            await sign


async def _keep_typing(bot: Bot, find: Callable[[], Spot | None]) -> None:
    await asyncio.sleep(_TYPING_AFTER_S)
    spot = find()
    if spot is None:
        return
    with suppress(TelegramError):  # a sign that does not show is no reason to answer later
        while True:
            await bot.send_chat_action(spot.chat_id, ChatAction.TYPING, message_thread_id=spot.thread_id)
            await asyncio.sleep(_TYPING_AGAIN_S)
