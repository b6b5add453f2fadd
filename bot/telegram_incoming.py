"""What Telegram delivers, read as a Message of the house; pure. Whoever is not a person, or not talking to us, is None."""

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from telegram import CallbackQuery, MessageEntity, Update, User
from telegram import Message as TelegramMessage
from telegram.constants import ChatType

from bot.message import Message

SHANGHAI = ZoneInfo("Asia/Shanghai")
# Telegram's own accounts that stand in for somebody: anonymous administrators, channels writing in groups, the service itself.
STAND_INS = frozenset({1087968824, 136817688, 777000})

# What a report in a group begins with, spoken to nobody: the Assistant hears it from the staff of the office and nobody else.
_REPORT_MARK = re.compile(r"\s*(?:#进展|#進展|[【\[](?:日报|周报|日報|週報|周報)[】\]])")
_COMMANDS_IN_GROUPS = frozenset({"ask", "bind"})  # taken without the bot's name; others might be another bot's

_COMMAND = re.compile(r"/(?P<name>[A-Za-z0-9_]{1,32})(?:@(?P<bot>[A-Za-z0-9_]+))?(?=\s|$)")


@dataclass(frozen=True, slots=True)
class BotName:
    """Who we are in this chat: numeric id and username without @."""

    user_id: int
    username: str


def to_message(update: Update, bot: BotName, now: datetime) -> Message | None:
    """The message or button press in `update`, or None where silence is the answer.

    Answered are people: all they write in private, and in groups what mentions the bot (the mention is taken out), replies
    to it or begins with /ask. What only begins like a report is passed on as not addressed to us. A press carries no time
    of its own and gets `now`.
    """
    if update.callback_query is not None:
        return _from_press(update.callback_query, now)
    incoming = update.message or update.edited_message
    if incoming is None or incoming.from_user is None or not _is_person(incoming):
        return None
    in_group = incoming.chat.type != ChatType.PRIVATE
    text = _group_text(incoming, bot) if in_group else _private_text(incoming, bot)
    marked = _marked_text(incoming) if in_group and text is None else None
    if text is None and marked is None:
        return None
    return Message(
        chat_id=str(incoming.chat.id),
        person_id=incoming.from_user.id,
        message_id=str(incoming.message_id),
        text=text if text is not None else marked or "",
        sent_at=(incoming.edit_date or incoming.date).astimezone(SHANGHAI),
        edited=update.edited_message is not None,
        in_group=in_group,
        language_code=incoming.from_user.language_code or "",
        forwarded=incoming.forward_origin is not None,
        replied_text=_own_words(incoming, bot),
        reply_to=_replied(incoming, bot),
        addressed=text is not None,
        our_name=bot.username,
    )


def _from_press(query: CallbackQuery, now: datetime) -> Message | None:
    if query.message is None or not query.data or not _is_human(query.from_user):
        return None
    return Message(
        chat_id=str(query.message.chat.id),
        person_id=query.from_user.id,
        # Each press is a message of its own: two presses under one reply must not pass for the same question.
        message_id=f"press-{query.id}",
        text="",
        sent_at=now.astimezone(SHANGHAI),
        press=query.data,
        in_group=query.message.chat.type != ChatType.PRIVATE,
        language_code=query.from_user.language_code or "",
    )


def _is_person(incoming: TelegramMessage) -> bool:
    return (
        incoming.from_user is not None
        and _is_human(incoming.from_user)
        and incoming.sender_chat is None
        and incoming.via_bot is None
        and not incoming.is_automatic_forward
        and incoming.chat.type != ChatType.CHANNEL
    )


def _is_human(user: User) -> bool:
    return not user.is_bot and user.id not in STAND_INS


def _private_text(incoming: TelegramMessage, bot: BotName) -> str | None:
    text = incoming.text or incoming.caption or ""
    if text:
        return _without_suffix(text, bot)
    # A photo or a voice message without words is answered (please write), a service message is not.
    return "" if incoming.effective_attachment is not None else None


def _group_text(incoming: TelegramMessage, bot: BotName) -> str | None:
    text = incoming.text or incoming.caption or ""
    command, addressed_to = _command(text)
    if addressed_to and addressed_to != bot.username.lower():
        return None  # a command for another bot, even where it stands in a reply to us
    mentions = _mentions(incoming, bot)
    if not (mentions or addressed_to or command in _COMMANDS_IN_GROUPS or (text and _answered(incoming, bot))):
        return None
    return _without_suffix(_without(text, mentions), bot)


def _marked_text(incoming: TelegramMessage) -> str | None:
    """Words in a group that are marked as a report and spoken to nobody; None where they are not."""
    text = incoming.text or incoming.caption or ""
    command, addressed_to = _command(text)
    return text if _REPORT_MARK.match(text) or (command == "report" and not addressed_to) else None


def _answered(incoming: TelegramMessage, bot: BotName) -> TelegramMessage | None:
    """The message of ours that this one replies to."""
    earlier = incoming.reply_to_message
    ours = earlier is not None and earlier.from_user is not None and earlier.from_user.id == bot.user_id
    return earlier if ours else None


def _own_words(incoming: TelegramMessage, bot: BotName) -> str:
    earlier = _answered(incoming, bot)
    return (earlier.text or "") if earlier is not None else ""


def _replied(incoming: TelegramMessage, bot: BotName) -> str:
    """The id of the message that this one replies to, where it is ours or the same person's; "" else."""
    earlier, author = incoming.reply_to_message, incoming.from_user
    if earlier is None or author is None or earlier.from_user is None:
        return ""
    return str(earlier.message_id) if earlier.from_user.id in (bot.user_id, author.id) else ""


def _mentions(incoming: TelegramMessage, bot: BotName) -> list[MessageEntity]:
    """Where the text names the bot, by @name or by a link to its account."""
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    read = incoming.parse_entities if incoming.text else incoming.parse_caption_entities
    return [
        entity
        for entity, words in read(kinds).items()
        if words.lower() == f"@{bot.username.lower()}" or (entity.user is not None and entity.user.id == bot.user_id)
    ]


def _without(text: str, mentions: list[MessageEntity]) -> str:
    """`text` with the mentions taken out; Telegram counts offsets in UTF-16 units of two bytes."""
    units = text.encode("utf-16-le", "replace")
    for entity in sorted(mentions, key=lambda mention: mention.offset, reverse=True):
        units = units[: 2 * entity.offset] + " ".encode("utf-16-le") + units[2 * (entity.offset + entity.length) :]
    return re.sub(r"[ \t]+", " ", units.decode("utf-16-le", "replace")).strip()


def _command(text: str) -> tuple[str, str]:
    """The command a text begins with and the bot it is addressed to, lower case: "/ask@Name x" -> ("ask", "name")."""
    found = _COMMAND.match(text)
    return (found["name"].lower(), (found["bot"] or "").lower()) if found else ("", "")


def _without_suffix(text: str, bot: BotName) -> str:
    """A command without the bot's name: "/ask@OurName x" -> "/ask x"."""
    found = _COMMAND.match(text)
    if found is None or (found["bot"] or "").lower() != bot.username.lower():
        return text
    return f"/{found['name']}{text[found.end() :]}"
