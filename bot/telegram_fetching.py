"""Files that people send over Telegram: what is known of one, and fetching it from a thread while the bot lives in its loop."""

import asyncio
import logging
from dataclasses import dataclass

from telegram import Bot, Document
from telegram.error import TelegramError

from bot.message import FileNotFetched, IncomingFile

_LOG = logging.getLogger(__name__)
_LONGEST_FETCH_S = 60.0


@dataclass(frozen=True, slots=True)
class _Fetching:
    bot: Bot
    file_id: str
    loop: asyncio.AbstractEventLoop

    def __call__(self) -> bytes:
        try:
            return asyncio.run_coroutine_threadsafe(self._fetch(), self.loop).result(_LONGEST_FETCH_S)
        except (TelegramError, TimeoutError) as error:
            _LOG.warning("a file is not fetched: %s: %s", type(error).__name__, error)
            raise FileNotFetched from error

    async def _fetch(self) -> bytes:
        file = await self.bot.get_file(self.file_id)
        return bytes(await file.download_as_bytearray())


def incoming_file(bot: Bot, document: Document) -> IncomingFile:
    """The file of a message; call it in the loop that serves, and fetch in a thread."""
    fetch = _Fetching(bot, document.file_id, asyncio.get_running_loop())
    return IncomingFile(document.file_name or "", document.file_size or 0, fetch)
