"""What happens on an update: read, ask the Assistant, put the answer into the outbox; in a thread, in one transaction."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from telegram import Bot, CallbackQuery, MaybeInaccessibleMessage, Update
from telegram import Message as TelegramMessage
from telegram.constants import ChatType
from telegram.error import BadRequest, TelegramError

from bot.announcing.membership import Membership
from bot.message import Message, Reply
from bot.serving.errands import Chats
from bot.serving.packing import Destination, pack_reply
from bot.serving.staleness import came_late, press_is_over
from bot.speech import language_for
from bot.telegram_fetching import incoming_file
from bot.telegram_incoming import SHANGHAI
from bot.telegram_reading import Unreadable, hear, read_payload
from bot.telegram_sending import Spot, typing
from bot.wording import faint, say_trouble
from bot.wording_telegram import late_answer, say_press_over, say_waits
from rag.answer import Language
from store.announcing.chat_book import ChatBook as Book
from store.inbox import Entry
from store.ledger import Ledger
from store.outbox import Outbox

_LOG = logging.getLogger(__name__)


class Answering(Protocol):
    """What this face needs of the Assistant."""

    def handle(self, message: Message) -> Reply | None:
        """The reply to a message; None is silence. Runs in a thread."""
        ...


class ChatBook(Chats, Protocol):
    """Who keeps the book of chats, and hears where the bot is added and removed."""

    def note(self, membership: Membership, now: datetime) -> object:
        """The bot's own membership of a chat changed."""
        ...


class Rewording(Protocol):
    """Who finds better words for answers that were given. Runs in a thread, in the unit that answers."""

    def said(self, message: Message, reply: Reply, sends: Sequence[int | None], now: datetime) -> object:
        """That was answered, by these rows of the outbox."""
        ...

    def renewed(self, message: Message, now: datetime) -> object:
        """A message was changed by who wrote it."""
        ...

    def covered(self, chat_id: int, message_id: int, now: datetime) -> object:
        """Something else stands in an own message from now on."""
        ...


@dataclass(slots=True)
class Handlers:
    """From an update in the inbox to rows in the outbox. Made in the loop in which the bot lives."""

    bot: Bot
    assistant: Answering
    ledger: Ledger
    outbox: Outbox
    chats: ChatBook
    now: Callable[[], datetime]
    rewording: Rewording | None = None
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.get_running_loop)

    def handle(self, entry: Entry) -> None:
        """Answer a message or a press, an edit by editing the earlier answer. Raises whatever goes wrong."""
        now = self.now()
        heard = hear(entry.payload, self.bot, now)
        update, message = heard.update, heard.message
        self._note_chat(update, now)
        if message is None:
            return
        if update.callback_query is not None:
            self._press(entry, update.callback_query, message, now)
        elif update.effective_message is not None:
            self._words(entry, update.effective_message, message, now)

    def give_up(self, entry: Entry) -> None:
        """Tell the person once that there is no answer."""
        heard = _heard(entry, self.bot)
        if heard is not None:
            incoming, language = heard
            self._put(say_trouble(language), replace(_destination(entry, incoming, language), language=None))

    def attended(self, entry: Entry) -> AbstractAsyncContextManager[None]:
        """Shows that the bot is typing while the block runs."""

        def find() -> Spot | None:
            heard = _heard(entry, self.bot)
            return Spot(heard[0].chat.id, _topic(heard[0])) if heard else None

        return typing(self.bot, find)

    async def postpone(self, entry: Entry) -> None:
        """Say that the answer will take longer, past the store, which is out of reach."""
        heard = _heard(entry, self.bot)
        if heard is None or heard[0].chat.type != ChatType.PRIVATE:  # in a group most of what is said is not for us
            return
        incoming, language = heard
        try:
            await self.bot.send_message(incoming.chat.id, say_waits(language).text)
        except TelegramError as error:
            _LOG.warning("chat %s: not told that it has to wait: %s", incoming.chat.id, error)

    async def acknowledge(self, query_id: str) -> bool:
        """End the waiting sign of a press; False where Telegram says that it has been too old for that."""
        try:
            await self.bot.answer_callback_query(query_id)
        except TelegramError as error:
            _LOG.info("press %s not acknowledged: %s", query_id, error)
            return not (isinstance(error, BadRequest) and "query is too old" in error.message.lower())
        return True

    def _words(self, entry: Entry, incoming: TelegramMessage, message: Message, now: datetime) -> None:
        if not message.edited and self.ledger.reply_messages(message.chat_id, message.message_id):
            _LOG.info("update %s: this message is answered already, nothing sent", entry.update_id)
            return
        sent = incoming.document or (incoming.photo[-1] if incoming.photo else None)
        if sent is not None and not message.in_group:
            file = replace(incoming_file(self.bot, sent, self._loop), album=incoming.media_group_id or "")
            message = replace(message, file=file)
        reply = self.assistant.handle(message)
        if message.edited and self.rewording is not None:
            self.rewording.renewed(message, now)
        if reply is None:
            return
        language = language_for("", message.text, message.language_code)
        written = came_late(entry, now)
        if written is not None:
            late = faint(late_answer(language, written.astimezone(SHANGHAI)))
            reply = replace(reply, spans=(*reply.spans, late))
        to = replace(
            _destination(entry, incoming, language),
            answers=(message.chat_id, message.message_id),
            renewing=message.edited,
            key="" if message.edited else f"re:{entry.bot_id}:{message.chat_id}:{message.message_id}:",
        )
        sends = self._put(reply, to)
        if self.rewording is not None:
            self.rewording.said(message, reply, sends, now)

    def _press(self, entry: Entry, query: CallbackQuery, message: Message, now: datetime) -> None:
        if query.message is None:
            return
        pressed = query.message.message_id
        language = language_for("", message.text, message.language_code)
        key = f"re:{entry.bot_id}:{message.chat_id}:{message.message_id}:"
        to = replace(_destination(entry, query.message, language), reply_to=pressed, key=key)
        if press_is_over(entry, now):
            self._put(say_press_over(language), to)
            return
        reply = self.assistant.handle(message)
        if reply is None:
            return
        sends = self._put(reply, replace(to, pressed=pressed))
        if self.rewording is not None:
            if reply.in_place or not reply.spans:
                self.rewording.covered(query.message.chat.id, pressed, now)
            self.rewording.said(message, reply, sends, now)

    def _put(self, reply: Reply, to: Destination) -> tuple[int | None, ...]:
        return self.outbox.put(self.bot.id, pack_reply(reply, to), self.now(), whole=True)

    def _note_chat(self, update: Update, now: datetime) -> None:
        """What an update tells of the chat itself: somebody is there, it became another one, the bot came or went."""
        query, incoming, changed = update.callback_query, update.message, update.my_chat_member
        spoken = query.message if query is not None else incoming or update.edited_message
        if spoken is not None and spoken.chat.type == ChatType.PRIVATE:
            Book(self.outbox.database).find_again(spoken.chat.id, now)
        moved = _move(incoming) if incoming is not None else None
        if moved is not None:
            self.chats.moved(*moved, now)
            self.outbox.migrate_chat(*moved, now)
        if changed is not None:
            old, new = changed.old_chat_member.status, changed.new_chat_member.status
            by, title = changed.from_user.id, changed.chat.title or ""
            self.chats.note(Membership(changed.chat.id, changed.chat.type, title, old, new, by), now)


def _move(incoming: TelegramMessage) -> tuple[int, int] | None:
    """From which id to which a group moved, told in the old one or in the new one; None where it did not."""
    old, new = incoming.migrate_from_chat_id or incoming.chat.id, incoming.migrate_to_chat_id or incoming.chat.id
    return (old, new) if old != new else None


def _heard(entry: Entry, bot: Bot) -> tuple[MaybeInaccessibleMessage, Language] | None:
    """Where to speak, and in which language, where no more is understood of an update than that; None where not even that."""
    try:
        update = read_payload(entry.payload, bot)
    except Unreadable:
        return None
    query, user = update.callback_query, update.effective_user
    incoming = query.message if query is not None else update.effective_message
    if incoming is None or user is None:
        return None
    return incoming, language_for("", "", user.language_code or "")


def _destination(entry: Entry, incoming: MaybeInaccessibleMessage, language: Language) -> Destination:
    in_group = incoming.chat.type != ChatType.PRIVATE
    return Destination(
        incoming.chat.id,
        batch=f"u{entry.update_id}",
        language=language,
        thread_id=_topic(incoming),
        reply_to=incoming.message_id if in_group else None,
    )


def _topic(incoming: MaybeInaccessibleMessage) -> int | None:
    # Outside topics Telegram gives thread ids too, but takes none.
    return incoming.message_thread_id if isinstance(incoming, TelegramMessage) and incoming.is_topic_message else None
