"""Putting replies into a chat: new messages, edits of earlier ones, and the sign that somebody is typing."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace

from telegram import Bot, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import TelegramError

from bot.message import Attachment, Reply
from bot.telegram_markup import RAW_LIMIT, to_html, to_keyboard, to_plain
from bot.telegram_repair import Attempt, Delivered, Dropped, Outcome, Unreachable, Unsure, after_error
from bot.wording import shorten

_LOG = logging.getLogger(__name__)
_TRIES = 4
_LARGEST_FILE = 50_000_000  # bytes that a bot may send
_CAPTION = 1024  # characters below a file
_TYPING_AFTER_S = 0.4  # most answers are there sooner; in groups each sign counts against 20 requests a minute
_TYPING_AGAIN_S = 4.5  # Telegram shows it for five seconds


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a reply goes: the chat, its topic, and the message it replies to (None: it just follows)."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a reply: the ids of its words in the chat, and what went wrong on the way, if anything did.

    Files have no part in the ids: words can be put in the place of words later, never in that of a file.
    """

    message_ids: tuple[str, ...]
    trouble: Dropped | Unreachable | Unsure | None = None


async def deliver(bot: Bot, spot: Spot, parts: Sequence[Reply], earlier: Sequence[str] = ()) -> Delivery:
    """Put `parts` below one another, first over the messages `earlier`; of those, the ones left over are deleted.

    The files of all parts follow the words, each as a message of its own.
    """
    ids: list[str] = []
    trouble: Dropped | Unreachable | Unsure | None = None
    worded = [part for part in parts if part.text.strip()]
    attempts = [
        _wording(spot, part, int(earlier[place]) if place < len(earlier) else None) for place, part in enumerate(worded)
    ]
    attempts += [_filing(spot, file) for part in parts for file in part.attachments]
    for attempt in attempts:
        outcome, spot = await _put(bot, spot, attempt)
        if isinstance(outcome, Delivered):
            ids += [] if attempt.file else [str(outcome.message_id)]
            spot = replace(spot, reply_to=None)
            continue
        _LOG.warning("chat %s: %s, not sent again: %s", spot.chat_id, type(outcome).__name__, outcome.reason)
        trouble = outcome
        if not isinstance(outcome, Unsure):
            break
    for left_over in earlier[len(worded) :]:
        await _delete(bot, spot.chat_id, int(left_over))
    return Delivery(tuple(ids), trouble)


def _wording(spot: Spot, part: Reply, edits: int | None) -> Attempt:
    html = to_html(part)
    return Attempt(
        spot.chat_id, html, to_plain(part), part.buttons, as_html=len(html.encode()) <= RAW_LIMIT, edits=edits
    )


def _filing(spot: Spot, file: Attachment) -> Attempt:
    return Attempt(spot.chat_id, "", shorten(file.caption, _CAPTION), as_html=False, file=file)


async def _put(bot: Bot, spot: Spot, attempt: Attempt) -> tuple[Outcome, Spot]:
    """One message into the chat; also the spot, which has a new chat id where the group was upgraded meanwhile."""
    if attempt.file is not None and len(attempt.file.data) > _LARGEST_FILE:
        return Dropped(f"{len(attempt.file.data)} bytes are more than Telegram takes from a bot"), spot
    attempt = replace(attempt, chat_id=spot.chat_id)
    for _ in range(_TRIES):
        await asyncio.sleep(attempt.pause)
        try:
            return Delivered(await _call(bot, spot, attempt)), spot
        except TelegramError as error:
            _LOG.info("chat %s: %s: %s", attempt.chat_id, type(error).__name__, error)
            step = after_error(attempt, error)
        if not isinstance(step, Attempt):
            return step, spot
        attempt, spot = step, replace(spot, chat_id=step.chat_id)
    return Dropped(f"no success in {_TRIES} tries"), spot


async def _call(bot: Bot, spot: Spot, attempt: Attempt) -> int:
    text = attempt.html if attempt.as_html else attempt.plain
    parse_mode = ParseMode.HTML if attempt.as_html else None
    keyboard = to_keyboard(attempt.buttons)
    if attempt.edits is not None:
        await bot.edit_message_text(text, attempt.chat_id, attempt.edits, parse_mode=parse_mode, reply_markup=keyboard)
        return attempt.edits
    quoted = ReplyParameters(spot.reply_to, allow_sending_without_reply=True) if spot.reply_to is not None else None
    if attempt.file is not None:
        return await _send_file(bot, spot, attempt, attempt.file, quoted)
    message = await bot.send_message(
        attempt.chat_id,
        text,
        parse_mode=parse_mode,
        reply_markup=keyboard,
        reply_parameters=quoted,
        message_thread_id=spot.thread_id,
    )
    return message.message_id


async def _send_file(bot: Bot, spot: Spot, attempt: Attempt, file: Attachment, quoted: ReplyParameters | None) -> int:
    if attempt.as_photo:
        message = await bot.send_photo(
            attempt.chat_id,
            file.data,
            caption=attempt.plain or None,
            filename=file.name,
            reply_parameters=quoted,
            message_thread_id=spot.thread_id,
        )
    else:
        message = await bot.send_document(
            attempt.chat_id,
            file.data,
            caption=attempt.plain or None,
            filename=file.name,
            reply_parameters=quoted,
            message_thread_id=spot.thread_id,
        )
    return message.message_id


async def change_buttons(bot: Bot, spot: Spot, message_id: int, reply: Reply) -> None:
    """Set the buttons of `reply` below an own message that keeps its words."""
    try:
        await bot.edit_message_reply_markup(spot.chat_id, message_id, reply_markup=to_keyboard(reply.buttons))
    except TelegramError as error:  # the buttons are as they should be, or the message is gone
        _LOG.info("chat %s: buttons not changed: %s", spot.chat_id, error)


async def _delete(bot: Bot, chat_id: int, message_id: int) -> None:
    try:
        await bot.delete_message(chat_id, message_id)
    except TelegramError as error:  # a part of an older answer stays; the new answer is complete without it
        _LOG.info("chat %s: an older part stays: %s", chat_id, error)


@asynccontextmanager
async def typing(bot: Bot, spot: Spot) -> AsyncIterator[None]:
    """Shows that the bot is typing for as long as the block runs, unless it is done at once."""
    sign = asyncio.create_task(_keep_typing(bot, spot))
    try:
        yield
    finally:
        sign.cancel()
        with suppress(asyncio.CancelledError):
            await sign


async def _keep_typing(bot: Bot, spot: Spot) -> None:
    await asyncio.sleep(_TYPING_AFTER_S)
    with suppress(TelegramError):  # a sign that does not show is no reason to answer later
        while True:
            await bot.send_chat_action(spot.chat_id, ChatAction.TYPING, message_thread_id=spot.thread_id)
            await asyncio.sleep(_TYPING_AGAIN_S)
