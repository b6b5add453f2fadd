"""The state behind the loopback Bot API: chats with their messages, updates that wait for the bot, presses under way.

One lock guards everything; `changed` is notified whenever the bot has done something, so that a test can wait for it.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Condition
from typing import Any

from tests.journeys.telegram_files import SentFile
from tests.journeys.telegram_text import Entity, ParsedText, Refused

Json = dict[str, Any]
BOT_ID = 700100200
BOT_USERNAME = "yinfeng_journey_bot"
_DEFAULT_UPDATES = (
    "message",
    "edited_message",
    "callback_query",
    "channel_post",
    "edited_channel_post",
    "my_chat_member",
)


@dataclass(slots=True)
class Stored:
    """A message as it stands in a chat. `versions` are all texts it ever had, the last one shows; of a file its caption."""

    message_id: int
    chat_id: int
    sender: Json
    versions: list[ParsedText]
    keyboard: list[list[Json]] = field(default_factory=list)
    reply_to: int | None = None
    deleted: bool = False
    extra: Json = field(default_factory=dict)
    file: SentFile | None = None

    @property
    def text(self) -> str:
        """The words that show now."""
        return self.versions[-1].text

    @property
    def entities(self) -> tuple[Entity, ...]:
        """How they are set."""
        return self.versions[-1].entities

    def labels(self) -> list[str]:
        """The labels of all buttons below it."""
        return [button["text"] for row in self.keyboard for button in row]


@dataclass(slots=True)
class Chat:
    """A private chat (positive id) or a group (negative id) as the bot sees it."""

    chat_id: int
    title: str
    bot_is_admin: bool = False
    blocked: bool = False
    moved_to: int = 0  # a group that became a supergroup: under this id
    topics: set[int] = field(default_factory=set)
    messages: dict[int, Stored] = field(default_factory=dict)
    actions: list[str] = field(default_factory=list)  # chat actions such as "typing"
    pinned: list[int] = field(default_factory=list)

    def as_json(self) -> Json:
        """The chat object of the Bot API."""
        if self.chat_id > 0:
            return {"id": self.chat_id, "type": "private", "first_name": self.title}
        return {"id": self.chat_id, "type": "supergroup", "title": self.title}


@dataclass(slots=True)
class World:
    """Everything Telegram knows in a journey."""

    changed: Condition = field(default_factory=Condition)
    chats: dict[int, Chat] = field(default_factory=dict)
    updates: list[Json] = field(default_factory=list)
    allowed: tuple[str, ...] = _DEFAULT_UPDATES
    commands: dict[str, list[Json]] = field(default_factory=dict)
    open_presses: dict[str, bool] = field(default_factory=dict)  # query id -> answered
    calls: list[str] = field(default_factory=list)  # every method called, in order
    polls: int = 0  # a poll whose number is no longer the last one has been taken over
    webhook: dict[str, str] = field(default_factory=dict)  # as it was set; empty while updates are polled
    clock: Callable[[], float] = time.time
    _ids: int = 100
    announced: int = 5000  # the id of the last update

    def chat(self, chat_id: int, title: str = "") -> Chat:
        """The chat, made where it is new."""
        with self.changed:
            return self.chats.setdefault(chat_id, Chat(chat_id, title))

    def next_id(self) -> int:
        """A fresh id for a message or a press."""
        with self.changed:
            self._ids += 1
            return self._ids

    def put(self, chat_id: int, sender: Json, text: ParsedText, **more: Any) -> Stored:
        """A new message in a chat."""
        with self.changed:
            message = Stored(self.next_id(), chat_id, sender, [text], **more)
            self.chat(chat_id).messages[message.message_id] = message
            self.changed.notify_all()
            return message

    def find(self, chat_id: int, message_id: int, complaint: str) -> Stored:
        """A message that still stands. Raises Refused with `complaint`."""
        message = self.chats[chat_id].messages.get(message_id) if chat_id in self.chats else None
        if message is None or message.deleted:
            raise Refused(400, f"Bad Request: {complaint}")
        return message

    def file(self, file_id: str) -> SentFile:
        """A file that somebody sent. Raises Refused."""
        everything = (one.file for chat in self.chats.values() for one in chat.messages.values())
        found = next((file for file in everything if file is not None and file.file_id == file_id), None)
        if found is None:
            raise Refused(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        return found

    def as_json(self, message: Stored, depth: int = 1) -> Json:
        """The message object of the Bot API, with the message it replies to."""
        chat = self.chats[message.chat_id]
        body: Json = {
            "message_id": message.message_id,
            "date": int(self.clock()),
            "chat": chat.as_json(),
            "caption" if message.file else "text": message.text,
        }
        body |= message.file.as_json() if message.file else {}
        body["from"] = message.sender
        body["caption_entities" if message.file else "entities"] = [vars_of(entity) for entity in message.entities]
        if message.keyboard:
            body["reply_markup"] = {"inline_keyboard": message.keyboard}
        if message.reply_to in chat.messages and depth:
            body["reply_to_message"] = self.as_json(chat.messages[message.reply_to], depth - 1)
        return body | message.extra

    def announce(self, kind: str, content: Json, times: int = 1) -> int:
        """Queue an update for the bot, `times` over with one id; kinds it did not ask for are never queued."""
        with self.changed:
            self.announced += 1
            if kind in self.allowed:
                self.updates.extend([{"update_id": self.announced, kind: content}] * times)
            return self.announced

    def pending(self, offset: int, limit: int) -> list[Json]:
        """The first updates from `offset` on; those below it are confirmed and gone."""
        with self.changed:
            if offset < 0:
                offset = self.updates[offset]["update_id"] if len(self.updates) >= -offset else 0
            self.updates = [update for update in self.updates if update["update_id"] >= offset]
            return self.updates[:limit]


def vars_of(entity: Entity) -> Json:
    """The entity object of the Bot API."""
    return {"type": entity.kind, "offset": entity.offset, "length": entity.length}


def bot_user() -> Json:
    """The bot itself as a user object."""
    return {"id": BOT_ID, "is_bot": True, "first_name": "引凤", "username": BOT_USERNAME}
