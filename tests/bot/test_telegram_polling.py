"""When fetching updates has come to an end, somebody notices."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

import pytest
from telegram.error import TelegramError

from bot.telegram_polling import WatchedRequest, polling_ends
from tests.journeys.bot_api import BotApi
from tests.journeys.faults import LineBreaks, unauthorized


def poll(api: BotApi, clock: Callable[[], float]) -> WatchedRequest:
    """One poll of an empty Telegram, whatever comes of it."""

    async def once() -> WatchedRequest:
        polls = WatchedRequest(clock)
        await polls.initialize()
        with suppress(TelegramError):
            await polls.post(f"{api.base_url}{api.token}/getUpdates")
        await polls.shutdown()
        return polls

    return asyncio.run(once())


def ticking(*moments: float) -> Callable[[], float]:
    """A clock that shows these times, one a look."""
    times = iter(moments)
    return lambda: next(times)


def test_an_answered_poll_is_the_last_one() -> None:
    """Made at 0, answered at 40, looked at at 100."""
    with BotApi() as api:
        polls = poll(api, ticking(0.0, 40.0, 100.0))
    assert polls.seconds_since_last_poll() == 60.0
    assert not polls.token_refused


def test_a_broken_line_ends_a_poll_too() -> None:
    """Telegram out of reach is no reason to stop: the next poll may get through."""
    with BotApi() as api:
        api.faults.next("getUpdates", LineBreaks.BEFORE)
        polls = poll(api, ticking(0.0, 40.0, 100.0))
    assert polls.seconds_since_last_poll() == 60.0
    assert not polls.token_refused


def test_a_refused_token_ends_polling(caplog: pytest.LogCaptureFixture) -> None:
    """The log says what to do."""
    with BotApi() as api:
        api.faults.next("getUpdates", unauthorized())
        polls = poll(api, lambda: 0.0)
    asyncio.run(polling_ends(polls, 100.0))
    assert "TELEGRAM_BOT_TOKEN" in caplog.text


def test_a_hanging_poll_ends_polling(caplog: pytest.LogCaptureFixture) -> None:
    """The clock runs on and no poll ends."""
    polls = WatchedRequest(ticking(0.0, 0.05, 0.2))
    asyncio.run(polling_ends(polls, 0.1))
    assert "hangs" in caplog.text
