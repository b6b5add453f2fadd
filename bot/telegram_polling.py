"""Fetching updates, with an eye on it: python-telegram-bot stops polling for good when the token is refused, silently."""

import asyncio
import logging
import time
from collections.abc import Callable

from telegram.request import HTTPXRequest

_LOG = logging.getLogger(__name__)
_REFUSED = frozenset({401, 404})  # 404 is the answer to a token of the wrong shape


class WatchedRequest(HTTPXRequest):
    """The connection of getUpdates. Notes when a poll last came to an end, in whatever way, and a refused token."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(connection_pool_size=1)
        self._clock = clock
        self._ended_at = clock()
        self.token_refused = False

    def seconds_since_last_poll(self) -> float:
        """Age of the last poll that ended with an answer, an error or a broken line."""
        return self._clock() - self._ended_at

    async def do_request(self, *args: object, **kwargs: object) -> tuple[int, bytes]:
        """One poll."""
        try:
            code, payload = await super().do_request(*args, **kwargs)  # type: ignore[arg-type]
        finally:
            self._ended_at = self._clock()
        self.token_refused = self.token_refused or code in _REFUSED
        return code, payload


async def polling_ends(polls: WatchedRequest, patience_s: float) -> None:
    """Return, with the reason in the log, when no more updates are fetched: a poll older than `patience_s` hangs."""
    while True:
        if polls.token_refused:
            _LOG.critical(
                "Telegram no longer accepts the token: put the new one from @BotFather into TELEGRAM_BOT_TOKEN"
            )
            return
        if polls.seconds_since_last_poll() > patience_s:
            _LOG.critical("no poll has ended for %.0f seconds, fetching updates hangs: start the bot again", patience_s)
            return
        await asyncio.sleep(min(1.0, patience_s / 4))
