"""Doing something only while this process is the one that may (主持): others wait, and take over when it ends."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from dataclasses import dataclass

from bot.serving.enduring import endure
from store.leadership import Leadership, Lease

_LOG = logging.getLogger(__name__)
_TRY_EVERY_S, _LOOK_EVERY_S = 1.0, 2.0


@dataclass(slots=True)
class Leading:
    """Leads in `name`, as often as it is free. `thread` runs the store's work."""

    leadership: Leadership
    name: str
    thread: Executor
    _waits: bool = False
    _over: bool = False
    _lease: Lease | None = None

    async def run(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do `work` while leading; it is cancelled where leadership is lost, and begun anew when it is regained.

        Returns when `work` has ended by itself.
        """
        await endure(lambda: self._term(work), f"leading in {self.name}", lambda: self._over)

    def leave(self) -> None:
        """Ask for leadership no more; `work`, where it runs, comes to its own end."""
        self._over = True

    def holds(self) -> bool:
        """Whether this process leads at this moment; in a thread, right before what must not be done by two at once."""
        lease = self._lease
        return lease is not None and lease.alive()

    async def _term(self, work: Callable[[], Awaitable[None]]) -> None:
        loop = asyncio.get_running_loop()
        lease = await loop.run_in_executor(self.thread, self.leadership.try_take, self.name)
        if lease is None:
            if not self._waits:
                _LOG.warning(
                    "另一个进程正在做这件事（%s），本进程等着接替。 Another process does this (%s), this one waits to take over.",
                    self.name,
                    self.name,
                )
            self._waits = True
            await asyncio.sleep(_TRY_EVERY_S)
            return
        self._waits, self._lease = False, lease
        try:
            if await self._while_held(lease, work):
                self._over = True
        finally:
            self._lease = None
            await loop.run_in_executor(self.thread, lease.release)

    async def _while_held(self, lease: Lease, work: Callable[[], Awaitable[None]]) -> bool:
        """Whether `work` came to its own end before leadership was lost."""
        doing = asyncio.ensure_future(work())
        try:
            while True:
                await asyncio.wait({doing}, timeout=_LOOK_EVERY_S)
                if doing.done():
                    doing.result()
                    return True
                if not await asyncio.get_running_loop().run_in_executor(self.thread, lease.alive):
                    _LOG.error("leadership in %s is lost, it is asked for anew", self.name)
                    return False
        finally:
            doing.cancel()
            await asyncio.gather(doing, return_exceptions=True)
