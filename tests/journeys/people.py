"""People in the journeys: what they write, edit and press, and what they wait for."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from tests.journeys.bot_api import BotApi
from tests.journeys.telegram_files import SentFile
from tests.journeys.telegram_text import Entity, ParsedText, utf16_length
from tests.journeys.telegram_world import BOT_ID, BOT_USERNAME, Chat, Json, Stored, bot_user

_MARKS = re.compile(
    r"(?P<bot_command>(?<!\S)/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{5,32})?)|(?P<mention>@[A-Za-z0-9_]{5,32})"
)
ANONYMOUS_ADMIN: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
CHANNEL_SERVICE: Json = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
OTHER_BOT: Json = {"id": 700999888, "is_bot": True, "first_name": "别的机器人", "username": "another_bot"}


def person(user_id: int, name: str = "王敏", language_code: str = "zh-hans") -> Json:
    """A user object."""
    return {"id": user_id, "is_bot": False, "first_name": name, "language_code": language_code}


@dataclass(slots=True)
class Room:
    """A chat as people see it. `taken` are the bot's messages that the test has already waited for.

    What holds one of the words of `unasked` the clock brings at a moment of its own, and nobody waits for it.
    """

    api: BotApi
    chat: Chat
    user: Json
    taken: set[int] = field(default_factory=set)
    unasked: tuple[str, ...] = ()

    def say(
        self, text: str, *, user: Json | None = None, reply_to: int | None = None, times: int = 1, **extra: object
    ) -> int:
        """Write a message; `times` delivers its update more than once, `extra` are further fields of it. Its id."""
        words = ParsedText(text, _marks(text))
        message = self.api.world.put(self.chat.chat_id, user or self.user, words, reply_to=reply_to, extra=dict(extra))
        if self._bot_sees(message):
            self.api.world.announce("message", self.api.world.as_json(message), times)
        return message.message_id

    def send_picture(self, data: bytes, caption: str = "") -> int:
        """Send a photo; its id."""
        return self._send(SentFile("", "image/png", data, "photo"), caption, self.user, {})

    def send_file(self, name: str, data: bytes, caption: str = "", *, user: Json | None = None, **extra: object) -> int:
        """Send a document; its id. `extra` are further fields of the message."""
        file = SentFile(name, "application/octet-stream", data, "document")
        return self._send(file, caption, user or self.user, extra)

    def _send(self, file: SentFile, caption: str, user: Json, extra: Json) -> int:
        words = ParsedText(caption, _marks(caption))
        message = self.api.world.put(self.chat.chat_id, user, words, file=file, extra=extra)
        if self._bot_sees(message):
            self.api.world.announce("message", self.api.world.as_json(message))
        return message.message_id

    def takes_bot(self, status: str = "member", before: str = "left") -> None:
        """The bot becomes a member of this chat, or whatever `status` says."""
        bot = bot_user()
        self.api.world.announce(
            "my_chat_member",
            {
                "chat": self.chat.as_json(), "from": self.user, "date": int(self.api.world.clock()),
                "old_chat_member": {"user": bot, "status": before, "until_date": 0},
                "new_chat_member": {"user": bot, "status": status, "until_date": 0},
            },
        )  # fmt: skip

    def edit(self, message_id: int, text: str) -> None:
        """Change what was written."""
        message = self.chat.messages[message_id]
        message.versions.append(ParsedText(text, _marks(text)))
        if self._bot_sees(message):
            content = self.api.world.as_json(message) | {"edit_date": int(self.api.world.clock())}
            self.api.world.announce("edited_message", content)

    def press(self, message: Stored, label: str, *, user: Json | None = None, times: int = 1) -> str:
        """Press the button with this label (or whose label begins so) below a message of the bot. The query's id."""
        found = [one for row in message.keyboard for one in row if one["text"].startswith(label)]
        if not found:
            raise AssertionError(f"no button {label!r}, there are {message.labels()}")
        query_id = str(4_000_000_000_000 + self.api.world.next_id())
        self.api.world.open_presses[query_id] = False
        content = {
            "id": query_id, "from": user or self.user, "message": self.api.world.as_json(message),
            "chat_instance": "1", "data": found[0]["callback_data"],
        }  # fmt: skip
        self.api.world.announce("callback_query", content, times)
        return query_id

    def tap(self, message: Stored, *labels: str) -> Stored:
        """Press one button after another, each below what followed from the one before: a new message, or this one changed."""
        for label in labels:
            before = len(message.versions), message.keyboard
            self.press(message, label)
            self.wait_until(partial(self._has_followed, message, before), f"nothing follows from {label}")
            message = self.wait_for_reply() if self._untaken() else message
        return message

    def _has_followed(self, message: Stored, before: tuple[int, list[list[Json]]]) -> bool:
        return bool(self._untaken()) or (len(message.versions), message.keyboard) != before

    def replies(self) -> list[Stored]:
        """What the bot has said here and still stands, in order."""
        with self.api.world.changed:
            return [one for one in self.chat.messages.values() if one.sender["id"] == BOT_ID and not one.deleted]

    def wait_for_reply(self, timeout: float = 10.0) -> Stored:
        """The next message of the bot that the test has not yet waited for."""
        self.wait_until(lambda: bool(self._untaken()), f"no reply in {timeout} s", timeout)
        reply = self._untaken()[0]
        self.taken.add(reply.message_id)
        return reply

    def wait_until(self, holds: Callable[[], bool], complaint: str, timeout: float = 10.0) -> None:
        """Wait until `holds`; looked at whenever the bot has done something."""
        with self.api.world.changed:
            if not self.api.world.changed.wait_for(holds, timeout):
                said = [reply.text[:60] for reply in self.replies()]
                raise AssertionError(f"{complaint}; so far: {said}, calls: {self.api.world.calls[-8:]}")

    def stays_silent(self, seconds: float = 0.6) -> bool:
        """Whether nothing new is said for a while, although all updates are fetched."""
        end = time.monotonic() + seconds
        with self.api.world.changed:
            return not self.api.world.changed.wait_for(lambda: bool(self._untaken()), end - time.monotonic())

    def _untaken(self) -> list[Stored]:
        heard = [reply for reply in self.replies() if not any(word in reply.text for word in self.unasked)]
        return [reply for reply in heard if reply.message_id not in self.taken]

    def _bot_sees(self, message: Stored) -> bool:
        """Privacy mode: in groups commands, mentions and replies to the bot only, unless it is an administrator."""
        if self.chat.chat_id > 0 or self.chat.bot_is_admin:
            return True
        replied_to = self.chat.messages.get(message.reply_to) if message.reply_to is not None else None
        answers_bot = replied_to is not None and replied_to.sender["id"] == BOT_ID
        command = re.match(r"/\w+(@\w+)?", message.text)
        for_us = command is not None and command[1] in (None, f"@{BOT_USERNAME}")
        return answers_bot or for_us or f"@{BOT_USERNAME}" in message.text


def private_chat(api: BotApi, user_id: int = 61001, language_code: str = "zh-hans") -> Room:
    """A person's chat with the bot."""
    user = person(user_id, language_code=language_code)
    return Room(api, api.world.chat(user_id, user["first_name"]), user)


def group_chat(api: BotApi, chat_id: int = -100200300, *, bot_is_admin: bool = False) -> Room:
    """A group in which the bot is a member or an administrator."""
    chat = api.world.chat(chat_id, "招商交流群")
    chat.bot_is_admin = bot_is_admin
    return Room(api, chat, person(62001, "李强"))


def _marks(text: str) -> tuple[Entity, ...]:
    return tuple(
        Entity(str(found.lastgroup), utf16_length(text[: found.start()]), utf16_length(found[0]))
        for found in _MARKS.finditer(text)
    )


def mention(text: str) -> str:
    """`text` with the bot named in front."""
    return f"@{BOT_USERNAME} {text}"
