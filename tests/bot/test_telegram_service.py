"""One bot served, in this process: its doors answer whatever its clock is at."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import aiohttp
from telegram import Bot

from bot.announcing.bureau import Bureau
from bot.announcing.membership import Memberships
from bot.serving.clockwork import Job
from bot.serving.web import Address
from bot.telegram_polling import WatchedRequest
from bot.telegram_service import Face, Served, TelegramSettings, WebhookSettings
from tests.bot.telegram_desk import Echo
from tests.databases import fresh_database
from tests.journeys.bot_api import BotApi
from tests.journeys.telegram_world import BOT_ID
from tests.serving.test_web import free_port


def test_long_jobs_by_the_clock_hold_up_nobody_who_looks(tmp_path: Path) -> None:
    """As many of them as there are threads for: ready, alive and counted are answered at once."""
    database, ended = fresh_database(tmp_path / "a.sqlite3"), Event()

    def long(_: datetime, stopped: Callable[[], bool]) -> int:
        while not stopped() and not ended.wait(0.01):
            pass
        return 0

    async def look(api: BotApi) -> tuple[list[int], float]:
        stop, port = asyncio.Event(), free_port()
        settings = TelegramSettings(api.token, api.base_url, api.base_file_url, poll_seconds=1)
        face = Face(
            Echo(),
            database,
            Memberships(Bureau(database, BOT_ID)),
            settings,
            lambda: datetime.now(UTC),
            lambda _: [Job(f"long {number}", 60.0, long) for number in range(4)],
            Address("127.0.0.1", port),
            WebhookSettings("/hook", "secret"),
        )
        async with Bot(api.token, api.base_url) as bot, aiohttp.ClientSession() as session:
            running = asyncio.create_task(Served(face, bot, WatchedRequest()).run(stop))
            await asyncio.sleep(1.0)  # the clock has begun
            begun, found = time.monotonic(), []
            for page in ("readyz", "healthz", "metrics"):
                async with session.get(f"http://127.0.0.1:{port}/{page}", timeout=aiohttp.ClientTimeout(5)) as answer:
                    found.append(answer.status)
            took = time.monotonic() - begun
            stop.set()
            await running
        return found, took

    with BotApi() as api:
        found, took = asyncio.run(look(api))
    ended.set()
    database.close()
    assert found == [200, 200, 200]
    assert took < 3
