"""What happens on a message, a press and an error: read, ask the Assistant in a thread, deliver, note what was sent."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from telegram import Bot, CallbackQuery, MaybeInaccessibleMessage, Update
from telegram import Message as TelegramMessage
from telegram.constants import ChatType
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError
from telegram.ext import ContextTypes

from bot.message import Message, Reply
from bot.reply_parts import split_reply
from bot.speech import language_for
from bot.telegram_fetching import incoming_file
from bot.telegram_incoming import BotName, to_message
from bot.telegram_repair import Dropped, Unsure
from bot.telegram_sending import Delivery, Spot, change_buttons, deliver, typing
from bot.wording import say_trouble
from bot.wording_telegram import say_unsure
from store.ledger import Ledger
from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
_SECOND_POLLER = (
    "另一个程序正用同一个令牌接收消息：请停掉其中一个，或从 @BotFather 另取令牌。 Another program is serving this bot with "
    "the same token: stop one of the two, or take another token from @BotFather (%s)"
)
_REMEMBERED_UPDATES = 10_000


class Answering(Protocol):
    """What this face needs of the Assistant."""

    def handle(self, message: Message) -> Reply | None:
        """The reply to a message; None is silence. Runs in a thread."""
        ...


@dataclass(slots=True)
class Handlers:
    """The three entrances of Telegram into the house."""

    assistant: Answering
    ledger: Ledger
    now: Callable[[], datetime]
    _seen: OrderedDict[int, None] = field(default_factory=OrderedDict)

    async def on_message(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a message, or an edit by editing the earlier answer."""
        bot, incoming = context.bot, update.effective_message
        message = to_message(update, BotName(bot.id, bot.username), self.now())
        if message is None or incoming is None or self._is_repeat(update):
            return
        earlier = await asyncio.to_thread(self.ledger.reply_messages, message.chat_id, message.message_id)
        if earlier and not message.edited:
            _LOG.info("update %s: this message is answered already, nothing sent", update.update_id)
            return
        if incoming.document is not None and not message.in_group:
            message = replace(message, file=incoming_file(bot, incoming.document))
        spot = _spot(incoming)
        async with typing(bot, spot):
            reply = await asyncio.to_thread(self.assistant.handle, message)
        if reply is None:
            return
        delivery = await deliver(bot, spot, split_reply(reply), earlier)
        if delivery.message_ids:
            await asyncio.to_thread(self._note_reply, message, delivery)
        await _own_up(bot, spot, delivery, message)

    async def on_press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Acknowledge a press at once, then do what it asks for."""
        query, bot = update.callback_query, context.bot
        if query is None or self._is_repeat(update):
            return
        await _acknowledge(query)
        message = to_message(update, BotName(bot.id, bot.username), self.now())
        if message is None or query.message is None:
            return
        spot = replace(_spot(query.message), reply_to=query.message.message_id)
        async with typing(bot, spot):
            reply = await asyncio.to_thread(self.assistant.handle, message)
        if reply is None:
            return
        if not reply.spans and not reply.attachments:
            await change_buttons(bot, spot, query.message.message_id, reply)
            return
        parts = split_reply(reply)
        # One message takes the place of one; what has grown to several stands below, and the old one knows it is old.
        earlier = (str(query.message.message_id),) if reply.in_place and len(parts) == 1 else ()
        await _own_up(bot, spot, await deliver(bot, spot, parts, earlier), message)

    async def on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log what went wrong, with what to do about it; tell the person once that there is no answer."""
        error = context.error
        match error:
            case Conflict():
                _LOG.error(_SECOND_POLLER, error)
            case InvalidToken():
                _LOG.error("Telegram no longer accepts the token: %s", error.message)
            case NetworkError() if update is None:
                _LOG.warning(
                    "暂时连不上 Telegram，正在重试。 Telegram cannot be reached just now, trying again: %s", error
                )
            case _:
                update_id = update.update_id if isinstance(update, Update) else None
                _LOG.error("update %s could not be answered", update_id, exc_info=error)
        if isinstance(update, Update) and update.effective_chat is not None:
            incoming, user = update.effective_message, update.effective_user
            spot = _spot(incoming) if incoming is not None else Spot(update.effective_chat.id)
            language = language_for("", "", user.language_code or "" if user else "")
            await deliver(context.bot, spot, [say_trouble(language)])

    def _note_reply(self, message: Message, delivery: Delivery) -> None:
        """Keep which messages answered; failing that an edit gets a new answer, which is no reason to alarm anybody."""
        try:
            self.ledger.note_reply(message.chat_id, message.message_id, delivery.message_ids, self.now())
        except StoreUnavailable as error:
            _LOG.warning("message %s: the ids of its answer are not kept: %s", message.message_id, error)

    def _is_repeat(self, update: Update) -> bool:
        """Whether this very update came before; python-telegram-bot hands a doubled delivery on twice."""
        repeated = update.update_id in self._seen
        self._seen[update.update_id] = None
        if len(self._seen) > _REMEMBERED_UPDATES:
            self._seen.popitem(last=False)
        return repeated


def _spot(incoming: MaybeInaccessibleMessage) -> Spot:
    # Outside topics Telegram gives thread ids too, but takes none.
    topic = incoming.message_thread_id if isinstance(incoming, TelegramMessage) and incoming.is_topic_message else None
    in_group = incoming.chat.type != ChatType.PRIVATE
    return Spot(incoming.chat.id, topic, incoming.message_id if in_group else None)


async def _acknowledge(query: CallbackQuery) -> None:
    try:
        await query.answer()
    except TelegramError as error:  # too old for the spinner to matter; the press counts all the same
        _LOG.info("press %s not acknowledged: %s", query.id, error)


async def _own_up(bot: Bot, spot: Spot, delivery: Delivery, message: Message) -> None:
    """Say it where a reply is not, or perhaps not, in the chat; once, and never the reply itself again."""
    language = language_for("", message.text, message.language_code)
    match delivery.trouble:
        case Unsure():
            await deliver(bot, spot, [say_unsure(language)])
        case Dropped():
            await deliver(bot, spot, [say_trouble(language)])
