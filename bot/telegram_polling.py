"""Fetching updates, with an eye on it: python-telegram-bot stops polling for good when the token is refused, silently."""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any

from telegram.request import HTTPXRequest

_LOG = logging.getLogger(__name__)
_PROXY = (
    "环境里的代理不能用：请把 HTTPS_PROXY 设为 http://主机:端口，并去掉 ALL_PROXY。"
    " The proxy of the environment cannot be used: set HTTPS_PROXY to http://host:port and unset ALL_PROXY "
    "(SOCKS is not supported)."
)
_REFUSED = frozenset({401, 404})  # 404 is the answer to a token of the wrong shape


class ProxyUnusable(Exception):
    """The proxy of the environment cannot be used; the message says what to set instead."""


class WatchedRequest(HTTPXRequest):
    """The connection of getUpdates. Notes when a poll last came to an end, in whatever way, and a refused token.

    Raises ProxyUnusable where the environment names a proxy that cannot be used.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        try:
            super().__init__(connection_pool_size=1)
        except (RuntimeError, ValueError) as error:  # SOCKS without its extra package; no proxy address at all
            raise ProxyUnusable(_PROXY) from error
        self._clock = clock
        self._ended_at = clock()
        self.token_refused = False

    def seconds_since_last_poll(self) -> float:
        """Age of the last poll that ended with an answer, an error or a broken line."""
        return self._clock() - self._ended_at

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """One poll."""
        try:
            code, payload = await super().do_request(*args, **kwargs)
        finally:
            self._ended_at = self._clock()
        self.token_refused = self.token_refused or code in _REFUSED
        return code, payload


async def polling_ends(polls: WatchedRequest, patience_s: float) -> None:
    """Return, with the reason in the log, when no more updates are fetched: a poll older than `patience_s` hangs."""
    while True:
        if polls.token_refused:
            _LOG.critical(
                "Telegram 不再接受这个令牌：请把 @BotFather 给的新令牌写入 TELEGRAM_BOT_TOKEN，再启动。 Telegram no longer "
                "accepts the token: put the new one from @BotFather into TELEGRAM_BOT_TOKEN and start again"
            )
            return
        if polls.seconds_since_last_poll() > patience_s:
            _LOG.critical(
                "%.0f 秒没有取到消息，程序退出，请重新启动。 No poll has ended for so long, fetching updates hangs: start again",
                patience_s,
            )
            return
        await asyncio.sleep(min(1.0, patience_s / 4))
