"""The line to Telegram: whether it is up, asked from a thread while the bot lives in its loop."""

import asyncio
import logging
from dataclasses import dataclass

from telegram import Bot
from telegram.error import TelegramError

_LOG = logging.getLogger(__name__)
_PATIENCE_S = 30.0


@dataclass(frozen=True, slots=True)
class Line:
    """Of one bot, which lives in `loop`."""

    bot: Bot
    loop: asyncio.AbstractEventLoop

    def is_up(self) -> bool:
        """Whether Telegram answers; blocks until it does or clearly does not."""
        try:
            asyncio.run_coroutine_threadsafe(self.bot.get_me(), self.loop).result(_PATIENCE_S)
        except (TelegramError, TimeoutError) as error:
            _LOG.warning("暂时连不上 Telegram，提醒稍后再发。 Reminders wait until Telegram can be reached: %s", error)
            return False
        return True
