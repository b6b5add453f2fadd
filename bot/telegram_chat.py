"""The Telegram face: serves people by long polling until it is stopped (SIGTERM, Ctrl-C) or the token stops working."""

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Timer
from typing import Any

from telegram import Bot, BotCommand
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import AIORateLimiter, Application, CallbackQueryHandler, MessageHandler, filters

from bot.log_masking import mask_logs
from bot.telegram_chasing import Chasing, keep_chasing
from bot.telegram_handlers import Answering, Handlers
from bot.telegram_lanes import ChatLanes
from bot.telegram_polling import ProxyUnusable, WatchedRequest, polling_ends
from bot.wording_telegram import command_menu
from rag.answer import Language
from store.ledger import Ledger

OK, STOPPED_WORKING, TOKEN_REFUSED = 0, 1, 2
ALLOWED_UPDATES = ("message", "edited_message", "callback_query")

_LOG = logging.getLogger(__name__)
_WAIT_TO_FINISH_S = 3.5  # for answers under way when asked to stop
_LAST_RESORT_S = 4.7  # a thread that never comes back must not keep the process
_LONGEST_PAUSE_S = 30.0
_READ_TIMEOUT_S = 15.0  # an early timeout would leave us unsure whether a message was sent

_App = Application[Any, Any, Any, Any, Any, Any]


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """How to reach Telegram. Both base URLs end in /bot, the token is appended; it is in no repr and no log."""

    token: str = field(repr=False)
    base_url: str = "https://api.telegram.org/bot"
    base_file_url: str = "https://api.telegram.org/file/bot"
    poll_seconds: int = 30  # how long Telegram holds an empty poll open, at most 50
    patience_seconds: float = 180.0  # a poll older than this hangs


def run_telegram(
    assistant: Answering,
    ledger: Ledger,
    settings: TelegramSettings,
    chasing: Chasing | None = None,
    now: Callable[[], datetime] | None = None,
) -> int:
    """Serve until stopped; blocking, in the main thread. 0: stopped as asked; 1: polling broke down; 2: token refused.

    With `chasing` who owes a report is reminded meanwhile. `now` is the clock of this machine where none is given.
    """
    mask_logs((settings.token,))  # for good: what is logged while the process ends is masked too
    os.environ.setdefault("PTB_TIMEDELTA", "1")  # else it warns of a change to come at each 429
    for chatty in ("httpx", "httpcore"):  # they log whole URLs
        logging.getLogger(chatty).setLevel(logging.WARNING)
    handlers = Handlers(assistant, ledger, now or _now)
    try:
        return asyncio.run(_serve(handlers, settings, chasing))
    except InvalidToken:
        _LOG.error(
            "Telegram 不接受这个令牌：请从 @BotFather 复制完整令牌，写入 TELEGRAM_BOT_TOKEN（环境变量或 .env）。"
            " Telegram does not accept the token: copy it whole from @BotFather into TELEGRAM_BOT_TOKEN."
        )
        return TOKEN_REFUSED
    except ProxyUnusable as error:
        _LOG.error("%s", error)
        return STOPPED_WORKING


def _now() -> datetime:
    return datetime.now(UTC)


async def _serve(handlers: Handlers, settings: TelegramSettings, chasing: Chasing | None) -> int:
    polls = WatchedRequest()
    application = _build(handlers, settings, polls)
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    try:
        if not await _before(stop, _start(application, settings)):
            return OK
        chaser = asyncio.create_task(keep_chasing(application.bot, chasing, handlers.now)) if chasing else None
        serving = await _before(stop, polling_ends(polls, settings.patience_seconds))
        if chaser:
            chaser.cancel()
        if not serving:
            await _stop(application)
            return OK
        await _stop(application)
        return TOKEN_REFUSED if polls.token_refused else STOPPED_WORKING
    finally:
        await asyncio.gather(polls.shutdown(), application.bot.request.shutdown())


async def _before(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Whether `work` came to its end before anybody asked to stop; it is cancelled where it did not."""
    stopping, working = asyncio.create_task(stop.wait()), asyncio.create_task(work)
    await asyncio.wait({stopping, working}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not working.done():
        working.cancel()
        return False
    working.result()
    return True


def _build(handlers: Handlers, settings: TelegramSettings, polls: WatchedRequest) -> _App:
    application: _App = (
        Application.builder()
        .token(settings.token)
        .base_url(settings.base_url)
        .base_file_url(settings.base_file_url)
        .read_timeout(_READ_TIMEOUT_S)
        .get_updates_request(polls)
        .rate_limiter(AIORateLimiter(max_retries=3))
        .concurrent_updates(ChatLanes())
        .build()
    )
    application.add_handler(MessageHandler(filters.UpdateType.MESSAGES, handlers.on_message))
    application.add_handler(CallbackQueryHandler(handlers.on_press))
    application.add_error_handler(handlers.on_error)
    return application


async def _start(application: _App, settings: TelegramSettings) -> None:
    """Reach Telegram, however long that takes, and begin to fetch updates. Raises InvalidToken."""
    pause = 1.0
    while True:
        try:
            await application.initialize()
            break
        except NetworkError as error:
            _LOG.warning(
                "连不上 %s，%.0f 秒后再试；请检查网络、HTTPS_PROXY 或 TELEGRAM_BASE_URL。 Telegram cannot be reached, trying "
                "again; check the network, HTTPS_PROXY or TELEGRAM_BASE_URL (%s)",
                settings.base_url,
                pause,
                error,
            )
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE_S)
    if application.updater is None:
        raise RuntimeError("this application was built without an updater")
    await application.start()
    await application.updater.start_polling(
        poll_interval=0.0,
        timeout=settings.poll_seconds,
        bootstrap_retries=-1,
        allowed_updates=ALLOWED_UPDATES,
        drop_pending_updates=False,  # what was asked while we were away is answered
        error_callback=lambda error: _log_poll_error(application, error),
    )
    application.create_task(_offer_commands(application.bot))
    name = application.bot.username
    sys.stderr.write(f"正在 Telegram 上服务 @{name}，按 Ctrl-C 停止。 Serving @{name} on Telegram, Ctrl-C stops.\n")


def _log_poll_error(application: _App, error: TelegramError) -> None:
    application.create_task(application.process_error(None, error))


async def _offer_commands(bot: Bot) -> None:
    """Set the menu of commands where it is not set already: a call that is not made cannot run into a limit."""
    for code, language in ((None, Language.SIMPLIFIED), ("zh", Language.SIMPLIFIED), ("en", Language.ENGLISH)):
        menu = tuple(BotCommand(command, description) for command, description in command_menu(language))
        try:
            if await bot.get_my_commands(language_code=code) != menu:
                await bot.set_my_commands(menu, language_code=code)
        except TelegramError as error:
            _LOG.warning("the menu of commands is not set, everything else works: %s", error)


async def _stop(application: _App) -> None:
    """Stop fetching, let answers under way finish for a moment, close; the process ends within five seconds."""
    last_resort = Timer(_LAST_RESORT_S, os._exit, args=(STOPPED_WORKING,))
    last_resort.daemon = True
    last_resort.start()
    try:
        async with asyncio.timeout(_WAIT_TO_FINISH_S):
            if application.updater is not None and application.updater.running:
                with suppress(TelegramError):  # the error that ended polling is raised once more; it is logged already
                    await application.updater.stop()
            await application.stop()
            await application.shutdown()
        last_resort.cancel()
    except TimeoutError:
        _LOG.warning("stopped before every answer was finished")
