"""Jobs by the clock."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from bot.serving.clockwork import Clockwork, Job
from store.unavailable import StoreUnavailable

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def tick(*jobs: Job, until: Callable[[], bool]) -> tuple[Clockwork, int]:
    """Let the jobs run until that holds; the clockwork, and how often something was put out."""
    posted: list[int] = []

    async def run() -> Clockwork:
        with ThreadPoolExecutor(2) as thread:
            clockwork = Clockwork(jobs, lambda: NOW, thread, lambda: posted.append(1))
            running = asyncio.create_task(clockwork.run())
            for _ in range(500):
                await asyncio.sleep(0.01)
                if until():
                    break
            assert clockwork.turned_at is not None
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running
            return clockwork

    return asyncio.run(run()), len(posted)


def test_each_job_has_its_own_pace_and_the_sender_is_woken_where_it_put_something_out() -> None:
    """One that is slow or quiet is not in the way of the others."""
    often: list[datetime] = []
    seldom: list[datetime] = []

    def quick(now: datetime, _: Callable[[], bool]) -> int:
        often.append(now)
        return len(often) % 2

    def quiet(now: datetime, _: Callable[[], bool]) -> int:
        seldom.append(now)
        return 0

    clockwork, posted = tick(Job("a", 0.01, quick), Job("b", 60, quiet), until=lambda: len(often) >= 6)
    assert often[0] == NOW
    assert (len(seldom), posted) == (1, (len(often) + 1) // 2)
    assert clockwork.turned_at is None  # it has ended


def test_a_job_that_goes_wrong_is_logged_and_comes_again(caplog: pytest.LogCaptureFixture) -> None:
    """What the store lacks in one sentence, a fault of ours with its traceback."""
    faults: list[Exception] = [StoreUnavailable("锁着"), ArithmeticError("a minute that cannot be counted")]
    done: list[int] = []

    def act(*_: object) -> int:
        if faults:
            raise faults.pop(0)
        done.append(1)
        return 0

    tick(Job("提醒", 0.01, act), until=lambda: bool(done))
    assert "提醒: 锁着" in caplog.text
    assert "提醒 这一轮出错" in caplog.text
    assert caplog.text.count("Traceback") == 1


def test_a_job_under_way_hears_that_it_should_end() -> None:
    """At a stop nothing new is begun."""
    heard: list[bool] = []

    def act(_: datetime, stopped: Callable[[], bool]) -> int:
        deadline = time.monotonic() + 5
        while not stopped() and time.monotonic() < deadline:
            time.sleep(0.01)
        heard.append(stopped())
        return 0

    async def run() -> None:
        with ThreadPoolExecutor(1) as thread:
            running = asyncio.create_task(Clockwork([Job("a", 60, act)], lambda: NOW, thread, lambda: None).run())
            await asyncio.sleep(0.1)
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running

    asyncio.run(run())
    assert heard == [True]
