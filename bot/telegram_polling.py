"""Fetching updates: raw, kept before they are confirmed; with an eye on whether anything is fetched at all."""

import asyncio
import json
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.serving.intake import WANTED
from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
_PROXY = (
    "环境里的代理不能用：请把 HTTPS_PROXY 设为 http://主机:端口，并去掉 ALL_PROXY。"
    " The proxy of the environment cannot be used: set HTTPS_PROXY to http://host:port and unset ALL_PROXY "
    "(SOCKS is not supported)."
)
_SECOND_POLLER = (
    "另一个程序正用同一个令牌接收消息：请停掉其中一个，或从 @BotFather 另取令牌。 Another program is serving this bot with "
    "the same token: stop one of the two, or take another token from @BotFather (%s)"
)
_NOT_ACCEPTED = (
    "Telegram 不再接受这个令牌：请把 @BotFather 给的新令牌写入 TELEGRAM_BOT_TOKEN，再启动。 Telegram no longer "
    "accepts the token: put the new one from @BotFather into TELEGRAM_BOT_TOKEN and start again"
)
_REFUSED = frozenset({401, 404})  # 404 is the answer to a token of the wrong shape
_FIRST_PAUSE_S, _LONGEST_PAUSE_S, _GROWTH = 1.0, 30.0, 1.5
_AT_ONCE = 100
_ANSWERS_WITHIN_S = 10.0  # after an empty poll was to end
_QUIET_S = 5 * 86400.0  # after a week without updates Telegram numbers them anew, perhaps below ours


class ProxyUnusable(Exception):
    """The proxy of the environment cannot be used; the message says what to set instead."""


class WatchedRequest(HTTPXRequest):
    """The connection of getUpdates. Notes when a poll last came to an end, in whatever way, and what ends polling for good.

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
        self.webhook_set = False

    def begins(self) -> None:
        """Polling begins (again) now."""
        self._ended_at = self._clock()

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


class Shelf(Protocol):
    """Where updates are kept."""

    async def keep(self, delivered: Sequence[object]) -> int:
        """Keep these, all or none; how many were new. Once it returns they are safe. Raises StoreUnavailable."""
        ...


@dataclass(slots=True)
class Polling:
    """Fetches updates and has them kept; only what is kept is confirmed, by the poll that follows.

    `address` is that of getUpdates, `poll_seconds` how long Telegram holds an empty poll open.
    """

    polls: WatchedRequest
    address: str
    shelf: Shelf
    poll_seconds: int
    _offset: int = 0
    _fetched_at: float = 0.0
    _pause: float = _FIRST_PAUSE_S

    async def run(self) -> None:
        """Poll until cancelled. What goes wrong is logged, and tried again after a growing pause."""
        while True:
            try:
                await self._poll()
            except StoreUnavailable as error:
                _LOG.error("updates wait at Telegram: %s", error)
            except RetryAfter as error:
                _LOG.warning("Telegram asks to poll later: %s", error)
            except Conflict as error:
                self.polls.webhook_set = "webhook is active" in error.message.lower()
                _LOG.error(_SECOND_POLLER, error)
            except InvalidToken as error:
                _LOG.error("Telegram no longer accepts the token: %s", error.message)
            except TelegramError as error:
                _LOG.warning(
                    "暂时连不上 Telegram，正在重试。 Telegram cannot be reached just now, trying again: %s", error
                )
            else:
                self._pause = _FIRST_PAUSE_S
                continue
            await asyncio.sleep(self._pause)
            self._pause = min(_GROWTH * self._pause, _LONGEST_PAUSE_S)

    async def _poll(self) -> None:
        at = asyncio.get_running_loop().time()
        if at - self._fetched_at > _QUIET_S:
            self._offset = 0
        asked = {
            "offset": self._offset,
            "limit": _AT_ONCE,
            "timeout": self.poll_seconds,
            "allowed_updates": json.dumps(WANTED),  # named at every poll: Telegram remembers the last list
        }
        address = f"{self.address}?{urlencode(asked)}"
        updates = await self.polls.post(address, read_timeout=self.poll_seconds + _ANSWERS_WITHIN_S)
        if isinstance(updates, list) and updates:
            await self.shelf.keep(updates)
            self._offset = max(_id(update) for update in updates) + 1
            self._fetched_at = at


def _id(update: object) -> int:
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) else 0


async def token_ends(bot: Bot, polls: WatchedRequest, every_s: float) -> None:
    """Return, with the reason in the log, when Telegram no longer accepts the token; asked so often, for where nobody polls."""
    while not polls.token_refused:
        await asyncio.sleep(every_s)
        try:
            await bot.get_me()
        except InvalidToken:
            polls.token_refused = True
        except TelegramError as error:
            _LOG.info("the token could not be looked at: %s", error)
    _LOG.critical(_NOT_ACCEPTED)


async def polling_ends(polls: WatchedRequest, patience_s: float) -> None:
    """Return, with the reason in the log, when no more updates are fetched: a poll older than `patience_s` hangs."""
    while True:
        if polls.token_refused:
            _LOG.critical(_NOT_ACCEPTED)
            return
        if polls.webhook_set:
            _LOG.critical(
                "这个机器人设了 webhook，轮询取不到消息：请运行 python -m bot webhook --unregister 再启动。 This bot has a webhook, "
                "so polling gets nothing: run `python -m bot webhook --unregister` and start again"
            )
            return
        if polls.seconds_since_last_poll() > patience_s:
            _LOG.critical(
                "%.0f 秒没有取到消息，程序退出，请重新启动。 No poll has ended for so long, fetching updates hangs: start again",
                patience_s,
            )
            return
        await asyncio.sleep(min(1.0, patience_s / 4))
