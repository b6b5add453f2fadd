"""What is read of an update, and that nothing that can be delivered gets further than that by being odd."""

import asyncio
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot

from bot.announcing.bureau import Bureau
from bot.announcing.membership import Memberships
from bot.serving.intake import press_id, read_update
from bot.telegram_handlers import Handlers
from bot.telegram_reading import Unreadable, hear, read_payload
from store.database import Database
from store.inbox import Entry
from store.ledger import Ledger
from store.outbox import Outbox, SendState
from tests.bot.random_updates import random_updates
from tests.bot.telegram_desk import Echo
from tests.bot.telegram_updates import NOW
from tests.databases import fresh_database
from tests.journeys.bot_api import BotApi
from tests.journeys.telegram_world import BOT_ID

_IS_SOAK = os.environ.get("YINFENG_SOAK", "") == "1"
_SEED, _NUMBER = 20_261_122, 100_000 if _IS_SOAK else 4_000
_AT_ONCE = 500  # in a transaction
_CHAT: dict[str, Any] = {"id": 7, "type": "private"}
_MESSAGE: dict[str, Any] = {
    "message_id": 5,
    "date": 1_700_000_000,
    "chat": _CHAT,
    "from": {"id": 7, "is_bot": False, "first_name": "王"},
}


@pytest.fixture
def bot() -> Iterator[Bot]:
    """A bot that knows who it is."""

    async def made(api: BotApi) -> Bot:
        async with Bot(api.token, api.base_url) as bot:
            return bot

    with BotApi() as api:
        yield asyncio.run(made(api))


def payload(**content: Any) -> str:
    """An update as it stands in the inbox."""
    update = read_update({"update_id": 3, **content})
    assert update is not None
    return update.payload


@pytest.mark.parametrize(
    "content",
    [
        {"message": 7},
        {"message": _MESSAGE | {"chat": {"id": "7", "type": "private"}}},
        {"message": _MESSAGE | {"message_id": None}},
        {"message": _MESSAGE | {"from": {"id": 10**30, "is_bot": False, "first_name": "王"}}},
        {"message": _MESSAGE | {"text": 5}},
        {"message": _MESSAGE | {"date": 10**20}},
        {"message": _MESSAGE | {"message_thread_id": "x"}},
        {"message": _MESSAGE | {"document": {"file_id": "f", "file_unique_id": "u", "file_name": 5}}},
        {"callback_query": {"id": "5", "from": _MESSAGE["from"], "data": 5, "chat_instance": "1", "message": _MESSAGE}},
        {"callback_query": {"id": 5, "from": _MESSAGE["from"], "data": "x", "chat_instance": "1"}},
    ],
)
def test_another_shape_than_telegram_s_is_unreadable(bot: Bot, content: dict[str, Any]) -> None:
    """And nothing of it is in what is said about it."""
    with pytest.raises(Unreadable, match=r"of Telegram's"):
        hear(payload(**content), bot, NOW)


def test_what_telegram_says_is_read(bot: Bot) -> None:
    """Also where it says nothing to us, or something that is new."""
    heard = hear(payload(message=_MESSAGE | {"text": "问", "of_next_year": {"a": 1}}), bot, NOW)
    assert heard.message is not None and (heard.message.text, heard.message.chat_id) == ("问", "7")
    assert hear(payload(of_next_year={"a": 1}), bot, NOW).message is None
    assert read_payload(payload(message=_MESSAGE), bot).message is not None


def test_what_is_nested_too_deeply_is_kept_and_is_unreadable(bot: Bot) -> None:
    """However deep a webhook or a poll may bring it."""
    nested: Any = []
    for _ in range(5000):
        nested = [nested]
    with pytest.raises(Unreadable):
        hear(payload(message=_MESSAGE | {"quote": nested}), bot, NOW)


@dataclass
class Fuzz:
    """Handlers over a real store, and what became of what they were given."""

    handlers: Handlers
    database: Database
    became: Counter[str] = field(default_factory=Counter)

    def feed(self, raw: object) -> None:
        """From the entrance to the rows of the outbox."""
        update = read_update(raw)
        press_id(raw)
        if update is None:
            self.became["no update"] += 1
            return
        values = {name: getattr(update, name) for name in ("update_id", "lane", "kind", "occurred_at", "payload")}
        entry = Entry(**values, bot_id=BOT_ID, received_at=NOW, tries=0)
        try:
            self.handlers.handle(entry)
            self.became["handled"] += 1
        except Unreadable:
            self.handlers.give_up(entry)
            self.became["set aside"] += 1


def test_updates_at_random_raise_nothing(tmp_path: Path) -> None:
    """They are answered, met with silence, or set aside as unreadable; the same four thousand each time, in soak 100,000."""
    database = fresh_database(tmp_path / "a.sqlite3")

    async def run(api: BotApi) -> Fuzz:
        async with Bot(api.token, api.base_url) as bot:
            chats = Memberships(Bureau(database, BOT_ID))
            handlers = Handlers(bot, Echo(), Ledger(database), Outbox(database), chats, lambda: NOW)
            fuzz, updates = Fuzz(handlers, database), random_updates(_SEED, _NUMBER)
            for _ in range(_NUMBER // _AT_ONCE):
                with database.unit():
                    for _ in range(_AT_ONCE):
                        fuzz.feed(next(updates))
            return fuzz

    with BotApi() as api:
        became = asyncio.run(run(api)).became
    assert sum(became.values()) == _NUMBER
    assert min(became["handled"], became["set aside"]) > _NUMBER / 10, became
    assert Outbox(database).counts(BOT_ID)[SendState.QUEUED] > _NUMBER / 20
    database.close()
