"""The Telegram face as a process: serves people until it is stopped (SIGTERM, Ctrl-C) or the token stops working."""

import asyncio
import logging
import os
import signal
from collections.abc import Coroutine
from threading import Timer
from typing import Any

from telegram import Bot, BotCommand
from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.log_masking import mask_logs
from bot.serving.web import CannotListen
from bot.telegram_polling import ProxyUnusable, WatchedRequest
from bot.telegram_sending import Request
from bot.telegram_service import Face, Served, TelegramSettings
from bot.wording_telegram import command_menu
from rag.answer import Language

OK, STOPPED_WORKING, TOKEN_REFUSED = 0, 1, 2

_LOG = logging.getLogger(__name__)
_LONGEST_PAUSE_S = 30.0
_READ_TIMEOUT_S = 15.0  # an early timeout would leave us unsure whether a message was sent
_CONNECTIONS = 64
_LAST_RESORT_S = 4.7  # after which the process ends, whatever it is at
_LAST_WORDS_S = 0.5


def run_telegram(face: Face) -> int:
    """Serve until stopped; blocking, in the main thread. 0: stopped as asked; 1: fetching broke down; 2: token refused."""
    prepare_telegram(face.settings)
    try:
        return asyncio.run(_serve(face))
    except InvalidToken:
        _LOG.error(
            "Telegram 不接受这个令牌：请从 @BotFather 复制完整令牌，写入 TELEGRAM_BOT_TOKEN（环境变量或 .env）。"
            " Telegram does not accept the token: copy it whole from @BotFather into TELEGRAM_BOT_TOKEN."
        )
        return TOKEN_REFUSED
    except (ProxyUnusable, CannotListen) as error:
        _LOG.error("%s", error)
        return STOPPED_WORKING


def prepare_telegram(settings: TelegramSettings) -> None:
    """What the process needs before it speaks to Telegram: its secrets masked, its libraries quiet."""
    mask_logs((settings.token,))  # for good: what is logged while the process ends is masked too
    os.environ.setdefault("PTB_TIMEDELTA", "1")  # else it warns of a change to come at each 429
    for chatty in ("httpx", "httpcore"):  # they log whole URLs
        logging.getLogger(chatty).setLevel(logging.WARNING)


async def _serve(face: Face) -> int:
    polls, settings = WatchedRequest(), face.settings
    request = Request(connection_pool_size=_CONNECTIONS, read_timeout=_READ_TIMEOUT_S)
    bot = Bot(settings.token, settings.base_url, settings.base_file_url, request=request, get_updates_request=polls)
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, _stop, stop)
    try:
        if not await _before(stop, _reach(bot, settings)):
            return OK
        menu = asyncio.create_task(_offer_commands(bot))
        served = Served(face, bot, polls)
        stopped = await served.run(stop)
        menu.cancel()
    finally:
        await bot.shutdown()
    code = OK if stopped else TOKEN_REFUSED if polls.token_refused else STOPPED_WORKING
    if served.service.cut_off:
        _end_after(_LAST_WORDS_S, code)
    return code


def _stop(stop: asyncio.Event) -> None:
    stop.set()
    _end_after(_LAST_RESORT_S, OK)  # nothing is lost by it


def _end_after(seconds: float, code: int) -> None:
    """A thread that never comes back must not keep the process."""
    last_resort = Timer(seconds, os._exit, args=(code,))
    last_resort.daemon = True
    last_resort.start()


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


async def _reach(bot: Bot, settings: TelegramSettings) -> None:
    """Reach Telegram, however long that takes. Raises InvalidToken."""
    pause = 1.0
    while True:
        try:
            await bot.initialize()
            return
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


async def _offer_commands(bot: Bot) -> None:
    """Set the menu of commands where it is not set already: a call that is not made cannot run into a limit."""
    for code, language in ((None, Language.SIMPLIFIED), ("zh", Language.SIMPLIFIED), ("en", Language.ENGLISH)):
        menu = tuple(BotCommand(command, description) for command, description in command_menu(language))
        try:
            if await bot.get_my_commands(language_code=code) != menu:
                await bot.set_my_commands(menu, language_code=code)
        except TelegramError as error:
            _LOG.warning("the menu of commands is not set, everything else works: %s", error)
