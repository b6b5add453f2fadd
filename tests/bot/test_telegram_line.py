"""Whether Telegram answers, asked from a thread."""

import asyncio

import pytest
from telegram import Bot

from bot.telegram_line import Line
from tests.journeys.bot_api import BotApi
from tests.journeys.faults import LineBreaks


def test_the_line_is_up_when_telegram_answers(caplog: pytest.LogCaptureFixture) -> None:
    """And down where it does not; the log says what waits for it."""

    async def run(api: BotApi) -> list[bool]:
        async with Bot(api.token, api.base_url) as bot:
            line = Line(bot, asyncio.get_running_loop())
            found = [await asyncio.to_thread(line.is_up)]
            api.faults.next("getMe", LineBreaks.BEFORE)
            return [*found, await asyncio.to_thread(line.is_up)]

    with BotApi() as api:
        assert asyncio.run(run(api)) == [True, False]
    assert "提醒稍后再发" in caplog.text
