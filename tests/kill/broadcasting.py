"""An announcement to very many chats, over a line on which everything goes wrong that can: who gets what, and who must not."""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum

from aiohttp import web

from bot.message import Role
from store.announcing.announcement import Announcement, Content, Plan
from store.announcing.announcement_ledger import Announcements
from store.announcing.audience import Target, TargetKind
from store.announcing.chat_book import ChatBook
from store.announcing.chats import Chat, ChatState, ChatUse
from store.announcing.deliveries import Deliveries, Delivery, Fate
from store.announcing.timetable import Rhythm, Timetable
from store.database import Database
from tests.journeys.faults import too_many, upgraded
from tests.journeys.people import private_chat
from tests.journeys.telegram_text import Refused
from tests.journeys.telegram_world import BOT_ID
from tests.kill.stage import BEFORE, MONDAY, enrol
from tests.kill.unruly_api import UnrulyApi

AUTHOR, SECOND = 63_001, 63_002
WORDS = "园区开放日改到下周三上午。"
_GROUPS, _MOVED = -1_000_000, -1_000_000_000_000


class Mishap(Enum):
    """What befalls the message to a chat."""

    TOO_MANY = "429"
    BLOCKED = "403"
    MIGRATED = "the group is a supergroup by now"
    NO_ANSWER = "it is taken in, and the line breaks"
    NONE = "nothing"


_SHARES = {Mishap.TOO_MANY: 5, Mishap.BLOCKED: 3, Mishap.MIGRATED: 2, Mishap.NO_ANSWER: 5}  # of a hundred


def mishap_of(number: int) -> Mishap:
    """That of the chat with this number: spread over all, the same in every run."""
    place = number * 37 % 100
    for mishap, share in _SHARES.items():
        if place < share:
            return mishap
        place -= share
    return Mishap.NONE


@dataclass(slots=True)
class Receivers:
    """So many groups of investors; `calls` counts the messages that a bot tried to put into each, `moments` tell when."""

    api: UnrulyApi
    number: int
    unharmed: bool = False
    calls: Counter[int] = field(default_factory=Counter)
    moments: list[float] = field(default_factory=list)

    def gather(self, database: Database) -> None:
        """Register them, and make them known to Telegram."""
        book = ChatBook(database)
        for chat_id in self.ids():
            chat = Chat(
                chat_id, "group", f"群{-chat_id}", ChatState.ACTIVE, ChatUse.INVESTORS, "", "", 0, BEFORE, BEFORE
            )
            book.put(chat, 0)
            room = self.api.world.chat(chat_id, f"群{-chat_id}")
            room.blocked = self.mishap(chat_id) is Mishap.BLOCKED
            if self.mishap(chat_id) is Mishap.MIGRATED:
                self.api.world.chat(_MOVED + chat_id, f"群{-chat_id}")

    def ids(self) -> list[int]:
        """Their ids at the beginning."""
        return [_GROUPS - number for number in range(self.number)]

    def mishap(self, chat_id: int) -> Mishap:
        """What befalls the message to one of them."""
        return Mishap.NONE if self.unharmed else mishap_of(_GROUPS - chat_id)

    def arrived(self, chat_id: int) -> int:
        """How many messages of the bot stand in the group, wherever it is now."""
        chats = self.api.world.chats
        rooms = [chats[one] for one in (chat_id, _MOVED + chat_id) if one in chats]
        return sum(one.sender["id"] == BOT_ID for room in rooms for one in room.messages.values())


class BroadcastApi(UnrulyApi):
    """The loopback Bot API on which these mishaps befall messages to the receivers."""

    receivers: Receivers

    async def _serve(self, request: web.Request) -> web.Response:
        """A message to one of them, or any other call."""
        if request.match_info["method"].lower() == "sendmessage":
            chat_id = int(str((await request.post())["chat_id"]))
            if chat_id in range(_GROUPS - self.receivers.number, _GROUPS + 1):
                return await self._send(request, chat_id)
        return await super()._serve(request)

    async def _send(self, request: web.Request, chat_id: int) -> web.Response:
        self.receivers.calls[chat_id] += 1
        self.receivers.moments.append(time.monotonic())
        match self.receivers.mishap(chat_id):
            case Mishap.TOO_MANY if self.receivers.calls[chat_id] == 1:
                return refusal(too_many(1))
            case Mishap.MIGRATED:
                return refusal(upgraded(_MOVED + chat_id))
            case Mishap.NO_ANSWER:
                await super()._serve(request)
                await asyncio.sleep(0.02)
                if request.transport is not None:
                    request.transport.abort()
                return web.Response()
        return await super()._serve(request)


def refusal(refused: Refused) -> web.Response:
    """What Telegram says where it refuses."""
    body = {
        "ok": False,
        "error_code": refused.code,
        "description": refused.description,
        "parameters": refused.parameters,
    }
    return web.json_response(body, status=refused.code)


def announce(api: UnrulyApi, database: Database) -> int:
    """Let it be written by one, approved by another; it is due at once."""
    for person in (AUTHOR, SECOND):
        enrol(database, person, Role.COORDINATOR, None)
        private_chat(api, person)
    book, now = Announcements(database), MONDAY - timedelta(minutes=1)
    plan = Plan((Target(TargetKind.INVESTOR_GROUPS),), Timetable(Rhythm.NOW))
    one = sure(book.create(Content(WORDS), AUTHOR, now))
    one = sure(book.plan(one.announcement_id, lambda _: plan, AUTHOR, now))
    one = sure(book.submit(one.announcement_id, one.stamp, 1, AUTHOR, now))
    return sure(book.approve(one.announcement_id, one.stamp, SECOND, now)).announcement_id


def sure(result: object) -> Announcement:
    """What was not refused."""
    assert isinstance(result, Announcement), result
    return result


def faults(receivers: Receivers, deliveries: tuple[Delivery, ...]) -> list[str]:
    """A line for each chat in which it is not as it must be: lost, twice, or not as it is told."""
    told = {one.receiver.chat_id: one.fate for one in deliveries}
    return [
        f"{chat_id} ({receivers.mishap(chat_id).name}): {receivers.arrived(chat_id)} arrived, told as {told.get(chat_id)}"
        for chat_id in receivers.ids()
        if not _is_right(receivers.mishap(chat_id), receivers.arrived(chat_id), told.get(chat_id))
    ]


def _is_right(mishap: Mishap, arrived: int, told: Fate | None) -> bool:
    """Nothing is told as sent that did not arrive, nothing stands twice, and whatever nobody can know is told so."""
    match mishap:
        case Mishap.BLOCKED:
            return (arrived, told) in {(0, Fate.FAILED), (0, Fate.UNKNOWN)}
        case Mishap.NO_ANSWER:
            return (arrived, told) in {(1, Fate.UNKNOWN), (0, Fate.UNKNOWN)}
        case _:
            return (arrived, told) in {(1, Fate.SENT), (1, Fate.UNKNOWN), (0, Fate.UNKNOWN)}


def delivered(database: Database, announcement_id: int) -> tuple[Delivery, ...]:
    """What is told of each receiver of its first run."""
    return Deliveries(database).of(announcement_id, 1)
