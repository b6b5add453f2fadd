"""Chasing over Telegram: beside polling, once a minute, what is due goes out; deciding and noting run in a thread."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from threading import Event
from typing import Any, Protocol, TypeVar

from telegram import Bot
from telegram.error import TelegramError

from bot.message import Reply
from bot.reporting.reminding import Sender
from bot.serving.outcomes import Delivered, Unsure
from bot.serving.packing import Destination, pack_reply
from bot.serving.parcels import from_body
from bot.telegram_sending import TelegramCarrier
from store.reporting.chase import ChaseState
from store.unavailable import StoreUnavailable

EVERY_S = 60.0

_LOG = logging.getLogger(__name__)
_T = TypeVar("_T")


class Chasing(Protocol):
    """What goes out by the clock."""

    def begin(self, now: datetime) -> int:
        """At the start of a run: how many messages an earlier one left half done."""
        ...

    def round(self, sender: Sender, now: datetime, stopped: Callable[[], bool]) -> int:
        """Send what is due; how many were sent. Runs in a thread."""
        ...


@dataclass(frozen=True, slots=True)
class TelegramSender:
    """Sends from a thread through the bot that lives in `loop`, and waits until it is done there."""

    bot: Bot
    loop: asyncio.AbstractEventLoop

    def ready(self) -> bool:
        """Whether Telegram answers: while the line is down nothing is claimed, so that nothing is lost."""
        return self._wait(_answers(self.bot))

    def send(self, recipient: int, reply: Reply) -> ChaseState:
        """One message; who has blocked the bot is not tried again."""
        carrier = TelegramCarrier(self.bot)
        for row in pack_reply(reply, Destination(recipient, "")):
            outcome = self._wait(carrier.carry(recipient, from_body(row.body), None))
            if not isinstance(outcome, Delivered):
                return ChaseState.UNKNOWN if isinstance(outcome, Unsure) else ChaseState.FAILED
        return ChaseState.SENT

    def _wait(self, work: Coroutine[Any, Any, _T]) -> _T:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result()


async def _answers(bot: Bot) -> bool:
    try:
        await bot.get_me()
    except TelegramError as error:
        _LOG.warning("暂时连不上 Telegram，提醒稍后再发。 Reminders wait until Telegram can be reached: %s", error)
        return False
    return True


async def keep_chasing(bot: Bot, chasing: Chasing, now: Callable[[], datetime], every: float = EVERY_S) -> None:
    """Look every `every` seconds what is due, until cancelled; a message under way is then finished or left unknown.

    A look that goes wrong is logged and lost, whatever went wrong: the next one comes in its time.
    """
    sender, stop = TelegramSender(bot, asyncio.get_running_loop()), Event()
    begun = False

    async def look() -> None:
        nonlocal begun
        if not begun:
            await _begin(chasing, now())
            begun = True
        await asyncio.to_thread(chasing.round, sender, now(), stop.is_set)

    try:
        while True:
            (fault,) = await asyncio.gather(look(), return_exceptions=True)
            if fault is not None:
                _log(fault)
            await asyncio.sleep(every)
    finally:
        stop.set()


def _log(fault: BaseException) -> None:
    """What the surroundings lack in one sentence, a fault of ours with its traceback."""
    if isinstance(fault, StoreUnavailable):
        _LOG.error("%s", fault)
        return
    _LOG.error(
        "这一轮提醒出错，稍后再试，问答照常。 This round of reminders went wrong and is tried again; answers go on.",
        exc_info=fault,
    )


async def _begin(chasing: Chasing, now: datetime) -> None:
    left_over = await asyncio.to_thread(chasing.begin, now)
    if left_over:
        _LOG.warning(
            "上次停机时有 %d 条提醒不知道是否发到，不再重发；用 /chase 查看。 %d reminders were under way when the bot "
            "stopped; they are not sent again, /chase counts them.",
            left_over,
            left_over,
        )
