"""Telling Telegram where to deliver, as a step of deployment: once, not in each worker."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import timedelta
from urllib.parse import urlsplit

from telegram import Bot
from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.serving.intake import WANTED
from bot.stopping import CannotStart, InputRefused
from bot.telegram_chat import prepare_telegram
from bot.telegram_service import TelegramSettings, WebhookSettings

_TRIES = 3
_CONNECTIONS = 40  # at once, of Telegram to us


def register_webhook(settings: TelegramSettings, webhook: WebhookSettings, url: str) -> int:
    """Have updates delivered to `url`; where it names no path, to that of the settings. Raises InputRefused, CannotStart."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise InputRefused(
            f"地址要以 https:// 开头，例如 https://bot.example.org{webhook.path}。 / "
            f"The address must be https://, such as https://bot.example.org{webhook.path}."
        )
    address = url if parts.path.strip("/") else f"https://{parts.netloc}{webhook.path}"

    async def act(bot: Bot) -> str:
        await bot.set_webhook(
            address, allowed_updates=WANTED, secret_token=webhook.secret, max_connections=_CONNECTIONS
        )
        return f"Telegram 把消息送到 {address}。 Telegram delivers to {address}."

    return _tell(settings, act)


def unregister_webhook(settings: TelegramSettings) -> int:
    """Have updates wait for a poller again; none is dropped. Raises CannotStart."""

    async def act(bot: Bot) -> str:
        await bot.delete_webhook()
        return "webhook 已取消，可以轮询了。 The webhook is gone, polling works again."

    return _tell(settings, act)


def _tell(settings: TelegramSettings, act: Callable[[Bot], Awaitable[str]]) -> int:
    prepare_telegram(settings)
    try:
        done = asyncio.run(_told(settings, act))
    except InvalidToken as error:
        raise CannotStart(
            "Telegram 不接受这个令牌，请从 @BotFather 重新复制到 TELEGRAM_BOT_TOKEN。 / The token is not accepted; copy it again "
            "from @BotFather into TELEGRAM_BOT_TOKEN."
        ) from error
    except TelegramError as error:
        raise CannotStart(
            f"Telegram 没有照办（{error}），请检查地址和网络后再试。 / Telegram did not do it; check address and network."
        ) from error
    sys.stdout.write(done + "\n")
    return 0


async def _told(settings: TelegramSettings, act: Callable[[Bot], Awaitable[str]]) -> str:
    """Telegram takes one such call a second, and says how long to wait where it was too early."""
    async with Bot(settings.token, settings.base_url, settings.base_file_url) as bot:
        for _ in range(_TRIES - 1):
            try:
                return await act(bot)
            except RetryAfter as error:
                wait = error.retry_after
                await asyncio.sleep(wait.total_seconds() if isinstance(wait, timedelta) else wait)
        return await act(bot)
