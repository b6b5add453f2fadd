"""From what stands in the inbox to an update of Telegram's and a Message of the house; what has another shape is Unreadable.

python-telegram-bot takes values of any type as they come; whatever is used of an update is looked at here, once.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from telegram import Bot, Chat, ChatMemberUpdated, MaybeInaccessibleMessage, Update

from bot.message import Message
from bot.telegram_incoming import BotName, to_message

_FAULTS = (
    KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError, OSError, RecursionError,
)  # fmt: skip
_WORDS = ("text", "press", "language_code", "replied_text")
_NUMBERS = ("migrate_to_chat_id", "migrate_from_chat_id", "message_thread_id")
_LARGEST_ID = 2**63


class Unreadable(ValueError):
    """What was delivered is no update of Telegram's; nothing of it is in the message."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An update, and what it says to us; None where silence is the answer."""

    update: Update
    message: Message | None


def read_payload(payload: str, bot: Bot) -> Update:
    """The update that stands in the inbox as JSON. Raises Unreadable."""
    try:
        update = Update.de_json(json.loads(payload), bot)
        is_sound = _is_sound(update)
    except _FAULTS as error:
        raise Unreadable(f"no update of Telegram's: {type(error).__name__}") from error
    if not is_sound:
        raise Unreadable("an update of Telegram's with values that it never gives")
    return update


def hear(payload: str, bot: Bot, now: datetime) -> Heard:
    """The same with what it says to us at `now`. Raises Unreadable."""
    update = read_payload(payload, bot)
    try:
        message = to_message(update, BotName(bot.id, bot.username), now)
    except _FAULTS as error:
        raise Unreadable(f"a message of Telegram's of another shape: {type(error).__name__}") from error
    if message is not None and not all(_is_text(getattr(message, name)) for name in _WORDS):
        raise Unreadable("a message of Telegram's of another shape")
    return Heard(update, message)


def _is_sound(update: Update) -> bool:
    """Whether whatever is kept of it has the type that Telegram gives it."""
    query, user, changed = update.callback_query, update.effective_user, update.my_chat_member
    incoming = query.message if query is not None else update.message or update.edited_message
    return (
        (incoming is None or _is_message(incoming))
        and (user is None or (_is_id(user.id) and _is_text(user.language_code)))
        and (query is None or _is_text(query.id))
        and (changed is None or _is_change(changed))
    )


def _is_message(incoming: MaybeInaccessibleMessage) -> bool:
    numbers: list[object] = [getattr(incoming, name, None) for name in _NUMBERS]
    sent = getattr(incoming, "document", None)
    if sent is not None:
        numbers.append(sent.file_size)
    return (
        _is_chat(incoming.chat)
        and _is_id(incoming.message_id)
        and all(number is None or _is_id(number) for number in numbers)
        and _is_text(getattr(incoming, "media_group_id", None))
        and (sent is None or (_is_text(sent.file_name) and _is_text(sent.file_id)))
    )


def _is_change(changed: ChatMemberUpdated) -> bool:
    members = (changed.old_chat_member, changed.new_chat_member)
    return _is_chat(changed.chat) and _is_id(changed.from_user.id) and all(_is_text(one.status) for one in members)


def _is_chat(chat: Chat) -> bool:
    return _is_id(chat.id) and _is_text(chat.type) and _is_text(chat.title)


def _is_id(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and -_LARGEST_ID <= value < _LARGEST_ID


def _is_text(value: object) -> bool:
    return value is None or isinstance(value, str)
