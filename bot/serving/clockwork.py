"""What is done by the clock (定时): each job again and again, in a thread; one that goes wrong is logged and comes again."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event

from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
Act = Callable[[datetime, Callable[[], bool]], int]


@dataclass(frozen=True, slots=True)
class Job:
    """Done every so many seconds: `act` gets the time and whether to end early, and says how much it has put out."""

    name: str
    every: float
    act: Act


@dataclass(slots=True)
class Clockwork:
    """Jobs over one clock. `thread` runs them, `posted` is called when something has been put into the outbox."""

    jobs: Sequence[Job]
    now: Callable[[], datetime]
    thread: Executor
    posted: Callable[[], None]
    turned_at: float | None = field(
        default=None, init=False
    )  # by the loop's clock; None: others lead, or it has not begun

    async def run(self) -> None:
        """Until cancelled; a job under way then comes to an early end by itself."""
        stopped = Event()
        try:
            await asyncio.gather(asyncio.Event().wait(), *(self._keep(job, stopped) for job in self.jobs))
        finally:
            stopped.set()
            self.turned_at = None

    async def _keep(self, job: Job, stopped: Event) -> None:
        loop = asyncio.get_running_loop()
        while True:
            look = loop.run_in_executor(self.thread, self._do, job, stopped)
            (done,) = await asyncio.gather(look, return_exceptions=True)
            if isinstance(done, StoreUnavailable):
                _LOG.error("%s: %s", job.name, done)
            elif isinstance(done, BaseException):
                _LOG.error(
                    "%s 这一轮出错，稍后再试，问答照常。 This round of %s went wrong and is tried again; answers go on.",
                    job.name,
                    job.name,
                    exc_info=done,
                )
            elif done:
                self.posted()
            self.turned_at = loop.time()
            await asyncio.sleep(job.every)

    def _do(self, job: Job, stopped: Event) -> int:
        return 0 if stopped.is_set() else job.act(self.now(), stopped.is_set)
