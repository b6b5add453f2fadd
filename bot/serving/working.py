"""Working off the inbox (处理): chats side by side, in a chat one update after the other; the effect of each exactly once."""

import asyncio
import logging
import random
from collections import deque
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from contextlib import AbstractAsyncContextManager
from contextvars import copy_context
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.log_lines import about
from bot.serving.enduring import Wake, endure
from bot.serving.metrics import Metrics
from store.inbox import Entry, Inbox, InboxState
from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
PLACES = 8  # updates under way at once; each has a thread
_AHEAD = 32  # looked up at once, where nobody else works on the same inbox
_REST_S, _LONGEST_REST_S = 0.1, 30.0


class Handler(Protocol):
    """What is done with an update."""

    def handle(self, entry: Entry) -> None:
        """Do what it asks for; in a thread, in the transaction in which it is marked as done. Raises whatever goes wrong."""
        ...

    def give_up(self, entry: Entry) -> None:
        """Tell the person that there will be no answer; in a thread, in the transaction that sets the update aside."""
        ...

    def attended(self, entry: Entry) -> AbstractAsyncContextManager[None]:
        """Shows the person that somebody is at it for as long as the block runs."""
        ...

    async def postpone(self, entry: Entry) -> None:
        """Tell the person, past the store, that the answer will take longer; never raises for what the chat service does."""
        ...


@dataclass(slots=True)
class Working:
    """Those who work. `threads` has a thread for each place; every `look_every` seconds they look for what others have kept.

    `posted` is called when something may have been put into the outbox; `settled` is waited for before an update is begun,
    and gives it with what is known of it by then.
    """

    bot_id: int
    inbox: Inbox
    handler: Handler
    metrics: Metrics
    now: Callable[[], datetime]
    threads: Executor
    wake: Wake
    posted: Callable[[], None]
    look_every: float
    settled: Callable[[Entry], Awaitable[Entry]]
    _next: deque[Entry] = field(default_factory=deque)
    _under_way: dict[str, "asyncio.Task[None]"] = field(default_factory=dict)
    _resting: dict[str, float] = field(default_factory=dict)  # lanes that failed, until when they are left alone
    _rests: dict[int, float] = field(default_factory=dict)  # how long an update's lane rested last
    _leaving: bool = False

    async def run(self) -> None:
        """Work until told to leave; then what is under way is finished."""
        await endure(self._turn, "working", lambda: self._leaving)
        if self._under_way:
            await asyncio.wait(self._under_way.values())

    def leave(self) -> None:
        """Begin nothing more."""
        self._leaving = True
        self.wake.up()

    async def close(self) -> None:
        """Let go of what is still under way; nothing of it was kept, so the next start does it anew."""
        for task in self._under_way.values():
            task.cancel()
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    async def _turn(self) -> None:
        if not self._next and len(self._under_way) < PLACES:
            self._next.extend(await self._look())
        while self._next and len(self._under_way) < PLACES and not self._leaving:
            entry = self._next.popleft()
            if entry.lane not in self._under_way:
                self._begin(entry)
        if not self._next or len(self._under_way) >= PLACES:
            await self.wake.sleep(self._until_next_look())

    async def _look(self) -> tuple[Entry, ...]:
        loop = asyncio.get_running_loop()
        at = loop.time()
        self._resting = {lane: until for lane, until in self._resting.items() if until > at}
        busy = {*self._under_way, *self._resting}
        found = await loop.run_in_executor(self.threads, self.inbox.heads, self.bot_id, _AHEAD, busy)
        if not self.inbox.is_shared:
            return found
        # Another worker sees the same ones: what it begins as well one of the two begins in vain. So any, and none to wait here.
        return tuple(random.sample(found, min(len(found), PLACES - len(self._under_way))))

    def _until_next_look(self) -> float:
        at = asyncio.get_running_loop().time()
        return max(0.0, min([self.look_every, *(until - at for until in self._resting.values())]))

    def _begin(self, entry: Entry) -> None:
        task = asyncio.create_task(self._work(entry))
        self._under_way[entry.lane] = task
        task.add_done_callback(lambda _: self._ended(entry.lane))

    def _ended(self, lane: str) -> None:
        self._under_way.pop(lane, None)
        self.wake.up()

    async def _work(self, entry: Entry) -> None:
        with about(update=entry.update_id, lane=entry.lane):
            (fault,) = await asyncio.gather(self._attended(entry), return_exceptions=True)
            if isinstance(fault, BaseException):
                if not isinstance(fault, Exception):
                    raise fault
                await self._went_wrong(entry, fault)
            else:
                self._rests.pop(entry.update_id, None)
        self.posted()

    async def _attended(self, entry: Entry) -> None:
        entry = await self.settled(entry)
        async with self.handler.attended(entry):
            here = copy_context()  # a thread of a pool knows nothing of who asks
            await asyncio.get_running_loop().run_in_executor(self.threads, here.run, self._do, entry)

    def _do(self, entry: Entry) -> None:
        with self.inbox.work(entry) as ours:
            if ours:
                self.handler.handle(entry)
        if ours:
            self.metrics.counted("done")

    async def _went_wrong(self, entry: Entry, fault: Exception) -> None:
        """It waits as before: the store is waited for as long as it takes, anything else is tried three times in all."""
        at, first = asyncio.get_running_loop().time(), entry.update_id not in self._rests
        rest = min(2 * self._rests.get(entry.update_id, _REST_S / 2), _LONGEST_REST_S)
        self._rests[entry.update_id], self._resting[entry.lane] = rest, at + rest
        if not isinstance(fault, StoreUnavailable):
            _LOG.error("update %s could not be answered", entry.update_id, exc_info=fault)
            later = await self._counted(entry, type(fault).__name__)
            if later is None:
                return
            fault = later
        _LOG.error("update %s waits: %s", entry.update_id, fault)
        if first:
            await self.handler.postpone(entry)

    async def _counted(self, entry: Entry, reason: str) -> StoreUnavailable | None:
        """Count a failure, with a word to the person where it is the last, and where that goes wrong too without one."""
        loop = asyncio.get_running_loop()
        for told in (True, False):
            count = loop.run_in_executor(self.threads, self._count, entry, reason, told)
            (fault,) = await asyncio.gather(count, return_exceptions=True)
            if fault is None or isinstance(fault, StoreUnavailable):
                return fault
            _LOG.error("update %s: nobody could be told", entry.update_id, exc_info=fault)
        return None

    def _count(self, entry: Entry, reason: str, told: bool) -> None:
        with self.inbox.database.unit():
            state = self.inbox.failed(entry, reason, self.now())
            if state is InboxState.SET_ASIDE and told:
                self.handler.give_up(entry)
        if state is InboxState.SET_ASIDE:
            self.metrics.counted("set aside")
            _LOG.error("update %s is set aside, doctor shows it", entry.update_id)
