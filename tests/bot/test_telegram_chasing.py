"""Reminders by a real python-telegram-bot Bot over the loopback Bot API, from the task that runs beside polling."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import pytest
from telegram import Bot

from bot.reporting.reminding import Reminding
from bot.telegram_chasing import keep_chasing
from store.reporting.chase import ChaseState
from tests.journeys.bot_api import BotApi
from tests.journeys.faults import LineBreaks, blocked, server_error
from tests.journeys.people import private_chat
from tests.reporting.chase_people import ANNA, BO, Bureau, bureau, june

_DAY, _NOW = date(2024, 6, 12), june(12, 17, 30)


@pytest.fixture
def api() -> Iterator[BotApi]:
    """A fresh Telegram in which the members have a chat with the bot."""
    with BotApi() as running:
        for person in (ANNA, BO):
            private_chat(running, person)
        yield running


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Bureau]:
    """The office on the day its people joined."""
    with bureau(tmp_path) as made:
        yield made


def serve(
    api: BotApi,
    chasing: Reminding,
    until: Callable[[], bool],
    begin: Callable[[], None] = lambda: None,
    now: Callable[[], datetime] = lambda: _NOW,
) -> None:
    """Keep chasing at half past five, as often as it goes, until something holds; five seconds at most."""

    async def run() -> None:
        async with Bot(api.token, api.base_url, api.base_file_url) as bot:
            begin()
            task = asyncio.create_task(keep_chasing(bot, chasing, now, every=0.02))
            for _ in range(250):
                await asyncio.sleep(0.02)
                if until():
                    break
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    asyncio.run(run())


def states(office: Bureau) -> list[ChaseState]:
    """What became of the day's reminders."""
    return [chase.state for chase in office.chasing.ledger.chases(_DAY)]


def settled(office: Bureau, number: int) -> Callable[[], bool]:
    """Whether so many reminders have come to an end."""
    return lambda: len([state for state in states(office) if state is not ChaseState.CLAIMED]) == number


def test_each_member_gets_one_reminder_with_its_buttons(api: BotApi, office: Bureau) -> None:
    """However often it is looked."""
    serve(api, office.chasing, settled(office, 2))
    looked = iter(range(20))
    serve(api, office.chasing, lambda: next(looked) == 10)
    for person in (ANNA, BO):
        (reminder,) = private_chat(api, person).replies()
        assert "18:00前报一下就好" in reminder.text
        assert reminder.labels() == ["现在报", "请假", "今天没有进展"]
    assert states(office) == [ChaseState.SENT] * 2


def test_who_blocked_the_bot_fails_and_who_may_have_got_it_is_unknown(api: BotApi, office: Bureau) -> None:
    """Neither is tried again."""
    api.faults.next_send(blocked(), LineBreaks.AFTER)
    serve(api, office.chasing, settled(office, 2))
    assert states(office) == [ChaseState.FAILED, ChaseState.UNKNOWN]
    assert len(private_chat(api, BO).replies()) == 1


def test_nothing_is_claimed_while_telegram_does_not_answer(
    api: BotApi, office: Bureau, caplog: pytest.LogCaptureFixture
) -> None:
    """The next look, a moment later, sends it."""
    caplog.set_level(logging.WARNING)
    serve(api, office.chasing, settled(office, 2), lambda: api.faults.next("getMe", server_error()))
    assert states(office) == [ChaseState.SENT] * 2
    assert "提醒稍后再发" in caplog.text


def test_what_an_earlier_run_left_is_told_and_not_repeated(
    api: BotApi, office: Bureau, caplog: pytest.LogCaptureFixture
) -> None:
    """A claim of before a crash."""
    key = next(iter(office.chasing.due(june(12, 17, 30))[0].keys))
    office.chasing.ledger.claim(ANNA, {key}, june(12, 17, 30))
    caplog.set_level(logging.WARNING)
    serve(api, office.chasing, settled(office, 2))
    assert states(office) == [ChaseState.UNKNOWN, ChaseState.SENT]
    assert private_chat(api, ANNA).replies() == []
    assert "1 条提醒不知道是否发到" in caplog.text


def test_a_fault_of_ours_is_logged_and_the_next_look_comes(
    api: BotApi, office: Bureau, caplog: pytest.LogCaptureFixture
) -> None:
    """One minute is lost, not all reminders until the next start."""
    looks: list[datetime] = []

    def broken_at_first() -> datetime:
        looks.append(_NOW)
        if len(looks) == 1:
            raise ArithmeticError("a minute that cannot be counted")
        return _NOW

    serve(api, office.chasing, settled(office, 2), now=broken_at_first)
    assert states(office) == [ChaseState.SENT] * 2
    assert "这一轮提醒出错" in caplog.text
    assert "a minute that cannot be counted" in caplog.text
