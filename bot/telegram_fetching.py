"""Files that people send over Telegram: what is known of one, and fetching it from a thread while the bot lives in its loop."""

import asyncio
import logging
from dataclasses import dataclass

from telegram import Bot, Document, PhotoSize
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


def incoming_file(bot: Bot, sent: Document | PhotoSize, loop: asyncio.AbstractEventLoop) -> IncomingFile:
    """The file of a message; to be fetched from a thread while `loop` serves. A photo has no name."""
    fetch = _Fetching(bot, sent.file_id, loop)
    name = sent.file_name or "" if isinstance(sent, Document) else ""
    return IncomingFile(name, sent.file_size or 0, fetch, sent.file_id, isinstance(sent, PhotoSize))
