"""The service: what is delivered is kept, worked off, and answered, until somebody asks it to stop; then within five seconds."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from bot.serving.enduring import Wake
from bot.serving.errands import Chats, Errands
from bot.serving.keeping import Keeping
from bot.serving.leading import Leading
from bot.serving.metrics import Metrics
from bot.serving.pacing import Limits, Pacing
from bot.serving.posting import Carrier, Posting
from bot.serving.working import PLACES, Handler, Working
from store.database import Database
from store.inbox import Inbox
from store.leadership import Leadership
from store.ledger import Ledger
from store.outbox import Outbox

_LOG = logging.getLogger(__name__)
_WAIT_TO_FINISH_S = 3.5  # for answers under way when asked to stop
_LOOK_ALONE_S, _LOOK_AMONG_OTHERS_S = 1.0, 0.1  # for what other processes have put into the store

Work = Callable[[], Awaitable[None]]


@dataclass(slots=True)
class Threads:
    """Threads by what they do.

    So slow answers hold up neither the intake nor the sender, and a long job by the clock neither who looks at us nor who
    asks whether we still lead.
    """

    work: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(PLACES, "work"))
    intake: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "intake"))
    post: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "post"))
    clock: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2, "clock"))
    lead: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2, "lead"))
    look: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2, "look"))

    def close(self) -> None:
        """Begin nothing more; what runs ends by itself."""
        for pool in (self.work, self.intake, self.post, self.clock, self.lead, self.look):
            pool.shutdown(wait=False, cancel_futures=True)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a service stands on. `limits` are those of the chat service."""

    bot_id: int
    database: Database
    chats: Chats
    now: Callable[[], datetime]
    limits: Limits = field(default_factory=Limits)


class Service:
    """Made in the loop that serves: entrance, workers and sender of one bot over one store, joined by their wakes."""

    def __init__(
        self, ground: Ground, handler: Handler, carrier: Carrier, acknowledge: Callable[[str], Awaitable[bool]]
    ):
        self.ground, self.threads, self.metrics = ground, Threads(), Metrics()
        self._leadership = Leadership(ground.database)
        self.cut_off = False  # a thread may still be at an answer that nobody waits for
        database, now, bot_id = ground.database, ground.now, ground.bot_id
        self.alone = database.dialect == "sqlite"  # one process works on a file; others only wait to take over
        look_every = _LOOK_ALONE_S if self.alone else _LOOK_AMONG_OTHERS_S
        to_work, to_post = Wake(), Wake()
        self.inbox, self.outbox = Inbox(database), Outbox(database)
        errands = Errands(bot_id, self.outbox, Ledger(database), ground.chats)
        self.posting = Posting(
            errands, carrier, Pacing(ground.limits), self.metrics, now, self.threads.post, to_post, look_every
        )
        inbox, metrics, threads = self.inbox, self.metrics, self.threads
        self.keeping = Keeping(
            bot_id, inbox, metrics, now, threads.intake, acknowledge, to_work.up, shared=not self.alone
        )
        settled = self.keeping.settled
        self.working = Working(
            bot_id, inbox, handler, metrics, now, threads.work, to_work, to_post.up, look_every, settled
        )
        self.posted = to_post.up_from_thread

    async def run(self, stop: asyncio.Event, entrance: Work, clock: Work, *, shared: bool = False) -> bool:
        """Serve until `stop` is set (True) or `entrance` ends by itself (False); `clock` is what is done by the clock.

        Each of the two, and sending, is done by one process at a time, unless the entrance is `shared`; with SQLite all of
        it together is.
        """
        gate, poller = self._leading("service") if self.alone else None, self._leading("poller")
        fetch = entrance if shared else lambda: self._one_at_a_time(poller, entrance)
        sender = gate or self._leading("sender")
        self.posting.leads = sender.holds  # two senders at once would each pace by themselves
        serve = partial(self._serve, stop, fetch, clock, sender)
        serving = asyncio.ensure_future(gate.run(serve) if gate else serve())
        stopping = asyncio.ensure_future(stop.wait())
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if gate is not None:
            gate.leave()
        await serving
        self.threads.close()
        return stop.is_set()

    async def _serve(self, stop: asyncio.Event, entrance: Work, clock: Work, sender: Leading) -> None:
        clockwork = self._leading("clock")
        fetching = asyncio.ensure_future(entrance())
        working = asyncio.ensure_future(self.working.run())
        posting = asyncio.ensure_future(self._one_at_a_time(sender, self.posting.run))
        ticking = asyncio.ensure_future(self._one_at_a_time(clockwork, clock))
        stopping = asyncio.ensure_future(stop.wait())
        everything = {fetching, working, posting, ticking, stopping}
        try:
            ended, _ = await asyncio.wait(everything, return_when=asyncio.FIRST_COMPLETED)
            for one in ended:
                one.result()
            fetching.cancel()
            ticking.cancel()
            await self._finish(working, posting, sender)
        finally:
            for task in everything:
                task.cancel()
            await asyncio.gather(*everything, return_exceptions=True)

    async def _finish(self, working: "asyncio.Future[None]", posting: "asyncio.Future[None]", sender: Leading) -> None:
        """Answers under way are finished and sent, for a moment; what is left of it is done by the next start."""
        try:
            async with asyncio.timeout(_WAIT_TO_FINISH_S):
                self.working.leave()
                await asyncio.wait({working})
                self.posting.leave()
                sender.leave()
                await asyncio.wait({posting})
        except TimeoutError:
            self.cut_off = True
            _LOG.warning("stopped before every answer was finished, the next start goes on with them")
        await self.working.close()
        await self.posting.close()

    def _leading(self, name: str) -> Leading:
        return Leading(self._leadership, f"{name}:{self.ground.bot_id}", self.threads.lead)

    async def _one_at_a_time(self, leading: Leading, work: Work) -> None:
        if self.alone:  # the gate has seen to it
            await work()
        else:
            await leading.run(work)
