"""Loops that go on."""

import asyncio
import time
from threading import Thread

import pytest

from bot.serving.enduring import Wake, endure
from store.unavailable import StoreUnavailable


def test_a_fault_costs_a_turn_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """What the surroundings lack in one sentence, a fault of ours with its traceback."""
    faults: list[Exception | None] = [StoreUnavailable("锁着"), LookupError("ours"), None]
    turns: list[int] = []

    async def turn() -> None:
        turns.append(1)
        fault = faults[len(turns) - 1]
        if fault is not None:
            raise fault

    asyncio.run(endure(turn, "sending", lambda: len(turns) == 3))
    assert len(turns) == 3
    assert caplog.text.count("Traceback") == 1
    assert "sending: 锁着" in caplog.text
    assert "LookupError: ours" in caplog.text


def test_who_is_cancelled_ends() -> None:
    """In the middle of a turn."""

    async def run() -> None:
        task = asyncio.create_task(endure(asyncio.Event().wait, "x", lambda: False))
        await asyncio.sleep(0)
        task.cancel()
        await task

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(run())


def test_a_sleeper_is_woken_from_any_thread() -> None:
    """At once, or later; and a call that came before the sleep is not lost."""

    async def slept(longest: float, seconds: float | None) -> float:
        wake = Wake()
        if seconds is not None:
            Thread(target=wake.up_from_thread, args=(seconds,)).start()
        started = time.monotonic()
        await wake.sleep(longest)
        return time.monotonic() - started

    async def called_before() -> float:
        wake, started = Wake(), time.monotonic()
        wake.up()
        await wake.sleep(5)
        return time.monotonic() - started

    assert asyncio.run(slept(5, 0.0)) < 1
    assert 0.1 <= asyncio.run(slept(5, 0.1)) < 1
    assert 0.05 <= asyncio.run(slept(0.05, None)) < 1
    assert asyncio.run(called_before()) < 1


def test_who_calls_after_the_end_is_not_heard() -> None:
    """A thread may outlive the loop."""

    async def make() -> Wake:
        return Wake()

    asyncio.run(make()).up_from_thread()
