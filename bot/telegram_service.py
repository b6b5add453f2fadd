"""One bot served: the service built around a python-telegram-bot Bot, fed by polling or by a webhook."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Protocol

from telegram import Bot

from bot.log_lines import tell_operator
from bot.serving.clockwork import Clockwork, Job
from bot.serving.housekeeping import Housekeeping
from bot.serving.mailing import Mail
from bot.serving.metrics import Gauges
from bot.serving.pacing import Limits
from bot.serving.service import Ground, Service
from bot.serving.vitals import Vitals
from bot.serving.web import Address, Delivery, Doors, listen
from bot.telegram_handlers import Answering, ChatBook, Handlers, Rewording
from bot.telegram_line import Line
from bot.telegram_polling import Polling, WatchedRequest, polling_ends, token_ends
from bot.telegram_sending import TelegramCarrier
from store.database import Database
from store.ledger import Ledger
from store.outbox import Outbox

_HOUR_S = 3600.0


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """How to reach Telegram. Both base URLs end in /bot, the token is appended; it is in no repr and no log."""

    token: str = field(repr=False)
    base_url: str = "https://api.telegram.org/bot"
    base_file_url: str = "https://api.telegram.org/file/bot"
    poll_seconds: int = 30  # how long Telegram holds an empty poll open, at most 50
    patience_seconds: float = 180.0  # a poll older than this hangs
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class WebhookSettings:
    """Where Telegram delivers, behind a proxy that speaks TLS: the path, and the secret it proves itself by."""

    path: str
    secret: str = field(repr=False)


class Rewriters(Protocol):
    """Those who word answers anew while the bot serves; made in its loop."""

    @property
    def orders(self) -> Rewording:
        """What they are told of answers."""
        ...

    async def run(self) -> None:
        """Work until told to leave."""
        ...

    def leave(self) -> bool:
        """Begin nothing more; whether a thread is still at something that takes its time."""
        ...

    def gauges(self) -> Gauges:
        """How it went, in numbers."""
        ...


@dataclass(frozen=True, slots=True)
class Face:
    """What is served over Telegram. `jobs` makes what is done by the clock, given the post; `listens` is where to be watched.

    With `webhook` updates are delivered there, without it they are fetched by polling. `rewriters` makes those who word
    answers anew, for the bot of that id; they call what they are given once they have put something into the outbox.
    """

    assistant: Answering
    database: Database
    chats: ChatBook
    settings: TelegramSettings
    now: Callable[[], datetime]
    jobs: Callable[[Mail], Sequence[Job]] = lambda mail: ()
    listens: Address | None = None
    webhook: WebhookSettings | None = None
    documents_ready: Callable[[], bool] = lambda: True
    edition: Callable[[], int] = lambda: 0
    rewriters: Callable[[int, Callable[[], object]], Rewriters] | None = None


@dataclass(slots=True)
class Served:
    """A service under way; made in its loop. `polls` is the connection of getUpdates."""

    face: Face
    bot: Bot
    polls: WatchedRequest
    service: Service = field(init=False)
    clockwork: Clockwork = field(init=False)
    rewriters: Rewriters | None = field(init=False)
    _polls_here: bool = field(init=False, default=False)  # who waits to take over is well without a poll

    def __post_init__(self) -> None:
        face, bot = self.face, self.bot
        handlers = Handlers(bot, face.assistant, Ledger(face.database), Outbox(face.database), face.chats, face.now)
        ground = Ground(bot.id, face.database, face.chats, face.now, face.settings.limits)
        self.service = service = Service(ground, handlers, TelegramCarrier(bot), handlers.acknowledge)
        self.rewriters = face.rewriters(bot.id, service.posted) if face.rewriters else None
        handlers.rewording = self.rewriters.orders if self.rewriters else None
        mail = Mail(bot.id, service.outbox, Line(bot, asyncio.get_running_loop()).is_up)
        tidy = Job("清理 housekeeping", _HOUR_S, Housekeeping(service.inbox, service.outbox).round)
        self.clockwork = Clockwork((*face.jobs(mail), tidy), face.now, service.threads.clock, service.posted)

    async def run(self, stop: asyncio.Event) -> bool:
        """Serve until `stop` is set (True), or until nothing can be fetched or delivered any more (False). Raises CannotListen."""
        doors = self._listen()
        rewriting = asyncio.ensure_future(self.rewriters.run()) if self.rewriters else None
        try:
            if self.face.webhook is not None:
                watch = partial(token_ends, self.bot, self.polls, self.face.settings.poll_seconds)
                return await self.service.run(stop, watch, self.clockwork.run, shared=True)
            return await self.service.run(stop, self._fetch, self.clockwork.run)
        finally:
            if self.rewriters is not None and rewriting is not None:
                self.service.cut_off |= self.rewriters.leave()
                rewriting.cancel()
                await asyncio.gather(rewriting, return_exceptions=True)
            if doors is not None:
                await doors.close()

    def _listen(self) -> Doors | None:
        face, service = self.face, self.service
        if face.listens is None:
            return None
        vitals = Vitals(
            self.bot.id,
            service.inbox,
            service.outbox,
            self.clockwork,
            face.now,
            lambda: self.polls.seconds_since_last_poll() if self._polls_here else None,
            face.settings.patience_seconds,
            face.documents_ready,
            face.edition,
        )
        service.metrics.watch(vitals.gauges)
        if self.rewriters is not None:
            service.metrics.watch(self.rewriters.gauges)
        hook = face.webhook
        delivery = Delivery(hook.path, service.keeping.keep, hook.secret) if hook else None
        self._say(f"http://{face.listens.host}:{face.listens.port}{hook.path if hook else '/healthz'}")
        return listen(face.listens, vitals, service.metrics, service.threads.look, delivery)

    async def _fetch(self) -> None:
        """Poll until the token is refused, a webhook takes the updates, or polling hangs."""
        settings = self.face.settings
        polling = Polling(self.polls, f"{self.bot.base_url}/getUpdates", self.service.keeping, settings.poll_seconds)
        self.polls.begins()
        self._polls_here = True
        self._say(f"@{self.bot.username}")
        fetching = asyncio.ensure_future(polling.run())
        try:
            await polling_ends(self.polls, settings.patience_seconds)
        finally:
            self._polls_here = False
            fetching.cancel()
            await asyncio.gather(fetching, return_exceptions=True)

    def _say(self, where: str) -> None:
        tell_operator(f"正在 Telegram 上服务 {where}，按 Ctrl-C 停止。 Serving {where} on Telegram, Ctrl-C stops.")
