"""Loops that nothing ends but their own stop: a fault is logged, costs a pause, and the next turn comes."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.5, 10.0


@dataclass(slots=True)
class Wake:
    """Lets a loop sleep until there is something to do. Made in the loop that serves."""

    _event: asyncio.Event = field(default_factory=asyncio.Event)
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.get_running_loop)

    def up(self) -> None:
        """There is something to do; from the loop."""
        self._event.set()

    def up_from_thread(self, seconds: float = 0.0) -> None:
        """The same from any thread, or that there will be something in so many seconds; also where the loop has ended."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._loop.call_later, seconds, self._event.set)

    async def sleep(self, longest: float) -> None:
        """Until somebody wakes us, at most so many seconds."""
        if not self._event.is_set():
            waiting = asyncio.ensure_future(self._event.wait())
            await asyncio.wait({waiting}, timeout=longest)
            waiting.cancel()
        self._event.clear()


async def endure(turn: Callable[[], Awaitable[object]], what: str, over: Callable[[], bool]) -> None:
    """Take one turn after another until `over` says so; `what` names the loop in the log.

    What the surroundings lack is logged in one sentence, a fault of ours with its traceback.
    """
    pause = _FIRST_PAUSE_S
    while not over():
        (fault,) = await asyncio.gather(turn(), return_exceptions=True)
        if not isinstance(fault, BaseException):
            pause = _FIRST_PAUSE_S
            continue
        if isinstance(fault, StoreUnavailable):
            _LOG.error("%s: %s", what, fault)
        elif isinstance(fault, Exception):
            _LOG.error("%s: this turn went wrong, the next one comes in %.1f s", what, pause, exc_info=fault)
        else:
            raise fault
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE_S)
