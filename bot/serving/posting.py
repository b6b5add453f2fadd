"""The one who sends (发送): takes rows of the outbox as fast as the chat service allows, has them carried, notes what became of each.

One loop does all talking to the store: what has come back is settled and what may leave is claimed in one transaction. The
carrying itself runs beside it, chats side by side, in a chat one after the other.
"""

import asyncio
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from bot.log_lines import about
from bot.serving.enduring import Wake, endure
from bot.serving.errands import Errand, Errands
from bot.serving.metrics import Metrics
from bot.serving.outcomes import Delivered, Dropped, NotYet, Outcome, TooFast, Unreachable, Unsure
from bot.serving.pacing import Pacing, Place
from bot.serving.parcels import Parcel, Trim
from store.outbox import Send, Urgency
from store.pauses import Pauses
from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
_PLACES = 32  # calls on their way at once
_MOST_AHEAD_S = 0.05  # so much sooner at most is a call claimed than it may leave
_TOGETHER_S = 0.1  # so long the note that an announcement has arrived waits for company
_STEADY = 0.8  # how much of what a turn took so far goes into what the next one is thought to take
_LOOKED_BACK = timedelta(seconds=60)  # the longest window of the limits
_ABANDONED = timedelta(minutes=5)  # no call of anybody takes so long, but for one under our eyes
_FIRST_LINE_PAUSE_S, _LONGEST_LINE_PAUSE_S = 1.0, 30.0


class Carrier(Protocol):
    """Who makes the call."""

    async def carry(self, chat_id: int, parcel: Parcel, file: bytes | None) -> Outcome:
        """Make it, and tell what became of it; never raises for what the chat service does."""
        ...

    async def remove(self, chat_id: int, message_id: int) -> None:
        """Take an own message away where that goes; a part of an older answer may stay."""
        ...


@dataclass(frozen=True, slots=True)
class Returned:
    """An errand that is over; None for a row that could not even be read."""

    send: Send
    errand: Errand | None
    outcome: Outcome

    @property
    def can_wait(self) -> bool:
        """Whether it is noted together with what leaves next: each note is a commit that somebody's answer may wait for."""
        return self.send.urgency is Urgency.ANNOUNCEMENT and isinstance(self.outcome, Delivered)


@dataclass(frozen=True, slots=True)
class _Room:
    """How many calls may begin now, how many of them may be such as can wait, and in which chats none may."""

    hurried: int
    unhurried: int
    closed: frozenset[int]


@dataclass(slots=True)
class Posting:
    """The sender. `thread` runs the store's work; every `look_every` seconds it looks for rows that others have put.

    `leads`, asked in that thread before each claim, says whether it is still this process that may send.
    """

    errands: Errands
    carrier: Carrier
    pacing: Pacing
    metrics: Metrics
    now: Callable[[], datetime]
    thread: Executor
    wake: Wake
    look_every: float
    find_every: float = 60.0  # seconds, for what nobody is at
    leads: Callable[[], bool] = lambda: True
    _returned: list[Returned] = field(default_factory=list)
    _under_way: dict["asyncio.Task[None]", int] = field(default_factory=dict)  # with their rows
    _found_at: float = 0.0
    _line_pause: float = _FIRST_LINE_PAUSE_S
    _soon: asyncio.TimerHandle | None = None  # wakes for what can wait
    _ahead: float = 0.0  # seconds that a turn takes: it begins so much before there is a place, which is not left empty
    _cautious: bool = False  # something could not be settled: one at a time, to find out what
    _begun: bool = False
    _leaving: bool = False
    _quiet: bool = False

    async def run(self) -> None:
        """Send until told to leave; what may leave at once still does then. To be run by one process at a time."""
        self._begun = False
        await endure(self._begin, "sending", lambda: self._begun)
        await endure(self._turn, "sending", lambda: self._leaving and self._quiet)

    def leave(self) -> None:
        """End as soon as nothing more can be sent at once."""
        self._leaving, self._quiet = True, False  # one more look at least
        self.wake.up()

    async def close(self) -> None:
        """Let go of what is still under way; the next start decides about it."""
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    async def _begin(self) -> None:
        """What an earlier sender left half done, and how fast it sent."""
        at, now, loop = asyncio.get_running_loop().time(), self.now(), asyncio.get_running_loop()
        errands = self.errands
        again, unknown = await loop.run_in_executor(self.thread, errands.outbox.left_over, errands.bot_id, now)
        if again or unknown:
            _LOG.warning(
                "sends cut off by the last stop: %d are made again, %d are unknown (see doctor)", again, unknown
            )
        since = now - _LOOKED_BACK
        for chat_id, begun in await loop.run_in_executor(self.thread, errands.outbox.recent, errands.bot_id, since):
            ago = max(0.0, (now - begun).total_seconds())  # the clock may have been set back since
            self.pacing.was_sent(chat_id, at - ago)
        # Who was refused an earlier sender is not asked again before its time, nor anybody where that meant all of them.
        standing = partial(Pauses(errands.outbox.database).standing, errands.bot_id, now)
        for one in await loop.run_in_executor(self.thread, standing):
            ago = max(0.0, (now - one.at).total_seconds())
            self.pacing.refused(one.chat_id, (one.until - now).total_seconds() + ago, at - ago)
        self._begun = True

    async def _find_abandoned(self) -> None:
        """What stands as begun though nobody is at it: of a sender that lost its lead, of a commit that broke off."""
        loop = asyncio.get_running_loop()
        if loop.time() - self._found_at < self.find_every:
            return
        now, mine = self.now(), {*self._under_way.values(), *(one.send.send_id for one in self._returned)}
        look = partial(self.errands.outbox.left_over, self.errands.bot_id, now, before=now - _ABANDONED, but=mine)
        again, unknown = await loop.run_in_executor(self.thread, look)
        self._found_at = loop.time()
        if again or unknown:
            _LOG.warning("sends that nobody was at: %d are made again, %d are unknown (see doctor)", again, unknown)

    async def _turn(self) -> None:
        await self._find_abandoned()
        loop = asyncio.get_running_loop()
        began, ahead = loop.time(), self._ahead
        room = self._room(began, ahead)
        returned = self._to_note(room)
        with self._kept_where_it_fails(returned):
            claimed = await loop.run_in_executor(self.thread, self._exchange, returned, room)
        took = loop.time() - began
        self._ahead = min(_MOST_AHEAD_S, _STEADY * self._ahead + (1.0 - _STEADY) * took)
        for send, ready in claimed:
            place = self.pacing.began(send.chat_id, unhurried=send.urgency is Urgency.ANNOUNCEMENT, at=loop.time())
            with about(send=send.send_id, chat=send.chat_id):  # the task keeps it
                task = asyncio.create_task(self._carry(send, ready, place))
            self._under_way[task] = send.send_id
            task.add_done_callback(self._under_way.pop)
        self._quiet = not claimed and not self._under_way and not self._returned
        if not claimed and all(one.can_wait for one in self._returned) and not (self._leaving and self._quiet):
            opening = self.pacing.next_opening(began, ahead)  # also what has opened since it was looked for
            longest = min(self.look_every, _TOGETHER_S) if self._returned else self.look_every
            await self.wake.sleep(longest if opening is None else min(longest, opening - loop.time()))

    def _to_note(self, room: _Room) -> list[Returned]:
        """What has come back; what can wait goes with the next announcement, or when it has waited long enough."""
        alone = self._soon is not None and not room.unhurried and not self._leaving
        if alone and all(one.can_wait for one in self._returned):
            return []
        self._end_waiting()
        return self._returned[:1] if self._cautious else self._returned[:]

    def _end_waiting(self) -> None:
        if self._soon is not None:
            self._soon.cancel()
            self._soon = None

    def _has_waited(self) -> None:
        self._end_waiting()
        self.wake.up()

    @contextmanager
    def _kept_where_it_fails(self, returned: list[Returned]) -> Iterator[None]:
        """What has come back is settled by a turn that succeeds; a row that the store refuses must not stop all others."""
        failed = True
        try:
            yield
            failed = False
        except StoreUnavailable:
            failed = False
            raise
        finally:
            if failed:
                self._grow_cautious(returned)
        del self._returned[: len(returned)]
        self._cautious = self._cautious and bool(self._returned)

    def _grow_cautious(self, returned: list[Returned]) -> None:
        """From now on one row a turn, and the one that fails alone is left as it is."""
        if self._cautious and returned:
            self._returned.remove(returned[0])
            _LOG.error("send %d cannot be settled, it stays as if under way", returned[0].send.send_id)
        self._cautious = True

    def _room(self, at: float, ahead: float) -> _Room:
        hurried = min(self.pacing.room(at, ahead), _PLACES - len(self._under_way))
        unhurried = 0 if self._leaving else min(hurried, self.pacing.unhurried_room(at, ahead))
        return _Room(0 if self._cautious else hurried, unhurried, self.pacing.closed(at))

    def _exchange(self, returned: list[Returned], room: _Room) -> list[tuple[Send, Errand | Dropped]]:
        """Settle, claim, look up: one transaction, in the thread of the store."""
        now, database = self.now(), self.errands.outbox.database
        with database.unit():
            arrived = [(one.send, one.errand, one.outcome) for one in returned if isinstance(one.outcome, Delivered)]
            if arrived:
                self.errands.settle_sent(arrived, now)
            for one in returned:
                if isinstance(one.outcome, Delivered):
                    continue
                pause = self.errands.settle(one.send, one.errand, one.outcome, now)
                if pause is not None:
                    database.after_commit(partial(self.wake.up_from_thread, pause.total_seconds()))
            return [(send, self.errands.prepare(send)) for send in self._claim(room, now)]

    def _claim(self, room: _Room, now: datetime) -> tuple[Send, ...]:
        """What is urgent first; of what can wait, as much as keeps the way free for the next answer."""
        if room.hurried <= 0 or not self.leads():
            return ()
        outbox = self.errands.outbox
        claimed = outbox.claim(self.errands.bot_id, now, limit=room.hurried, closed=room.closed, patient=room.unhurried)
        until = {send.send_id: self.errands.held_back(send, now) for send in claimed}
        for send_id, opens in until.items():
            if opens is not None:
                outbox.put_off(send_id, opens)
        return tuple(send for send in claimed if until[send.send_id] is None)

    async def _carry(self, send: Send, ready: Errand | Dropped, place: Place) -> None:
        if isinstance(ready, Dropped):
            self._note(Returned(send, None, ready))
            return
        loop = asyncio.get_running_loop()
        later = self.pacing.leaves(place, loop.time())
        while later is not None:
            await asyncio.sleep(max(0.0, later - loop.time()))
            later = self.pacing.leaves(place, loop.time())
        (outcome,) = await asyncio.gather(self._carried(ready), return_exceptions=True)
        if isinstance(outcome, Exception):
            _LOG.error("send %d went wrong on our side", send.send_id, exc_info=outcome)
            outcome = Unsure(type(outcome).__name__)
        if isinstance(outcome, BaseException):
            raise outcome
        self._note(Returned(send, ready, outcome))

    async def _carried(self, errand: Errand) -> Outcome:
        chat_id = errand.send.chat_id
        try:
            if isinstance(errand.parcel.letter, Trim):
                for message_id in errand.left_over:
                    await self.carrier.remove(chat_id, int(message_id))
                return Delivered()
            return await self.carrier.carry(chat_id, errand.parcel, errand.send.file)
        finally:
            self.pacing.ended(chat_id, asyncio.get_running_loop().time())

    def _note(self, one: Returned) -> None:
        """What the outcome says of how fast we may go on; the store hears of it in the next turn."""
        at, chat_id = asyncio.get_running_loop().time(), one.send.chat_id
        self.pacing.ended(chat_id, at)
        match one.outcome:
            case TooFast(retry_after=seconds):
                self.pacing.refused(chat_id, seconds, at)
            case NotYet(line_down=True, reason=reason):
                _LOG.warning(
                    "暂时连不上 Telegram，回复稍后再发。 Replies wait until Telegram can be reached: %s", reason
                )
                self.pacing.halt(at + self._line_pause)
                self._line_pause = min(2 * self._line_pause, _LONGEST_LINE_PAUSE_S)
            case Dropped(reason=reason) | Unreachable(reason=reason) | Unsure(reason=reason):
                _LOG.warning("chat %s: %s, not sent again: %s", chat_id, type(one.outcome).__name__, reason)
            case Delivered():
                self._line_pause = _FIRST_LINE_PAUSE_S
        self.metrics.returned(one.send.batch, one.outcome, self.now())
        self._returned.append(one)
        if not one.can_wait or self._leaving:
            self._has_waited()
        elif self._soon is None:
            self._soon = asyncio.get_running_loop().call_later(_TOGETHER_S, self._has_waited)
