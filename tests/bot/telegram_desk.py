"""The Telegram face in this process: a real Bot over the loopback Bot API, real store, inbox and outbox; a scripted assistant."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from telegram import Bot

from bot.announcing.bureau import Bureau
from bot.announcing.membership import Memberships
from bot.message import Attachment, Button, Message, Reply, Span, SpanKind
from bot.serving.intake import read_update
from bot.serving.pacing import Limits, Window
from bot.serving.service import Ground, Service
from bot.telegram_handlers import Answering, Handlers, Rewording
from bot.telegram_sending import TelegramCarrier
from store.database import Database
from store.inbox import Inbox, InboxState
from store.ledger import Ledger
from store.outbox import Outbox, SendState
from tests.bot.telegram_updates import NOW
from tests.databases import fresh_database
from tests.journeys.bot_api import BotApi
from tests.journeys.telegram_world import BOT_ID, Json

NO_LIMITS = Limits(Window(0.01, 1000), Window(0.01, 1000), Window(0.01, 1000))
_PATIENCE_S = 10.0


@dataclass
class Echo:
    """An assistant that repeats what it hears, and remembers it."""

    heard: list[Message] = field(default_factory=list)
    broken: int = 0  # how often it still fails

    def handle(self, message: Message) -> Reply | None:
        """The same words, with a button."""
        self.heard.append(message)
        if self.broken:
            self.broken -= 1
            raise LookupError("nothing there")
        order, _, number = message.text.partition(" ")
        if message.press.startswith("save:"):
            return Reply((Span(SpanKind.PLAIN, "存" * int(message.press[5:])),), in_place=True)
        ordered: dict[str, Callable[[], Reply | None]] = {
            "安静": lambda: None,
            "卡片": lambda: Reply((Span(SpanKind.PLAIN, "卡片"),), ((Button("存", f"save:{number}"),),)),
            "文件": lambda: Reply((), attachments=(Attachment("表.xlsx", "", b"x" * int(number), "表"),)),
            "附件": lambda: Reply(
                (Span(SpanKind.PLAIN, number),), attachments=(Attachment("表.xlsx", "", b"x", "表"),)
            ),
            "长": lambda: Reply((Span(SpanKind.PLAIN, "长" * int(number)),), ((Button("好", "ok"),),)),
        }
        usual = Reply((Span(SpanKind.PLAIN, message.press or message.text or "空"),), ((Button("好", "ok"),),))
        return ordered[order]() if order in ordered else usual


@dataclass
class Desk:
    """A Telegram, the assistant behind the bot, and the store; `serve` works off what waits."""

    api: BotApi
    database: Database
    assistant: Answering
    now: datetime = NOW
    limits: Limits = field(default_factory=lambda: NO_LIMITS)
    rewording: Rewording | None = None
    _offset: int = 0
    _started: float = field(default_factory=time.monotonic)

    def clock(self) -> datetime:
        """`now` when the desk was made, and going on from there."""
        return self.now + timedelta(seconds=time.monotonic() - self._started)

    @property
    def ledger(self) -> Ledger:
        """What is noted."""
        return Ledger(self.database)

    @property
    def outbox(self) -> Outbox:
        """What goes out."""
        return Outbox(self.database)

    @property
    def inbox(self) -> Inbox:
        """What came in."""
        return Inbox(self.database)

    def keep(self) -> None:
        """Keep every update that waits, and do nothing about it."""
        found = [update for raw in self._pending() if (update := read_update(raw)) is not None]
        self.inbox.keep(BOT_ID, found, self.clock())

    def serve(self, until: Callable[[], bool] | None = None) -> None:
        """Keep every update that waits, work all off and send all, in an event loop of its own; or serve `until` that holds."""
        asyncio.run(self._serve(until or self.is_idle))

    def _pending(self) -> list[Json]:
        updates = self.api.world.pending(self._offset, 100)
        self._offset = max([self._offset, *(update["update_id"] + 1 for update in updates)])
        return updates

    def is_idle(self) -> bool:
        """Whether nothing waits, neither in nor out."""
        waiting = self.inbox.counts(BOT_ID)[InboxState.WAITING]
        sends = self.outbox.counts(BOT_ID)
        return not waiting and not sends[SendState.QUEUED] and not sends[SendState.SENDING]

    async def _serve(self, until: Callable[[], bool]) -> None:
        async with Bot(self.api.token, self.api.base_url, self.api.base_file_url) as bot:
            service = self.service(bot)

            async def entrance() -> None:
                await service.keeping.keep(self._pending())
                await asyncio.to_thread(wait_until, until)

            async def clock() -> None:
                await asyncio.Event().wait()

            await service.run(asyncio.Event(), entrance, clock)

    def service(self, bot: Bot) -> Service:
        """A service over that bot; to be made in a running loop."""
        chats = Memberships(Bureau(self.database, BOT_ID))
        handlers = Handlers(bot, self.assistant, self.ledger, self.outbox, chats, self.clock, self.rewording)
        ground = Ground(BOT_ID, self.database, chats, self.clock, self.limits)
        return Service(ground, handlers, TelegramCarrier(bot), handlers.acknowledge)


def wait_until(until: Callable[[], bool]) -> None:
    """Wait until that holds, ten seconds at most; in a thread."""
    deadline = time.monotonic() + _PATIENCE_S
    while not until():
        assert time.monotonic() < deadline, "what was to be served is not"
        time.sleep(0.005)


@contextmanager
def desk_over(folder: Path, assistant: Answering) -> Iterator[Desk]:
    """A desk over a fresh Telegram and a fresh database."""
    database = fresh_database(folder / "ledger.sqlite3", busy_seconds=0.1)
    with BotApi() as api:
        yield Desk(api, database, assistant)
    database.close()
