"""One at a time does it, and the next takes over."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.serving.leading import Leading
from store.database import Database
from store.leadership import Leadership


def test_the_second_waits_until_the_first_has_ended(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    """It says so once, and then does the same."""
    order: list[str] = []

    async def run() -> None:
        with ThreadPoolExecutor(4) as threads:
            release = asyncio.Event()

            async def first() -> None:
                order.append("first begins")
                await release.wait()
                order.append("first ends")

            async def second() -> None:
                order.append("second")

            leads = [Leading(Leadership(database), "poller:1", threads) for _ in range(2)]
            leader = asyncio.create_task(leads[0].run(first))
            await asyncio.sleep(0.3)
            waiting = asyncio.create_task(leads[1].run(second))
            await asyncio.sleep(0.3)
            release.set()
            await asyncio.gather(leader, waiting)

    asyncio.run(run())
    assert order == ["first begins", "first ends", "second"]
    assert caplog.text.count("waits to take over") == 1


def test_who_waits_can_leave(database: Database) -> None:
    """Without ever having led."""

    async def run() -> None:
        with ThreadPoolExecutor(2) as threads:
            leading = Leading(Leadership(database), "poller:1", threads)

            async def work() -> None:
                raise AssertionError("it never leads")

            waiting = asyncio.create_task(leading.run(work))
            await asyncio.sleep(0.1)
            leading.leave()
            await waiting

    with Leadership(database).holds("poller:1"):
        asyncio.run(run())


def test_who_leads_can_be_asked_at_any_moment(tmp_path: Path, sqlite_file: Database) -> None:
    """A lead that is lost is known as lost at once, not when it is next looked for."""
    found: list[bool] = []

    async def run() -> None:
        with ThreadPoolExecutor(2) as threads:
            leading = Leading(Leadership(sqlite_file), "poller:1", threads)

            async def work() -> None:
                found.append(leading.holds())
                (tmp_path / "a.sqlite3.poller.1.lock").unlink()
                found.append(leading.holds())

            found.append(leading.holds())
            await leading.run(work)
            found.append(leading.holds())

    asyncio.run(run())
    assert found == [False, True, False, False]


def test_what_is_lost_is_asked_for_anew(tmp_path: Path, sqlite_file: Database) -> None:
    """The lock file is gone: the work is cancelled and begun again under a new lock."""
    begun: list[int] = []

    async def run() -> None:
        with ThreadPoolExecutor(2) as threads:

            async def work() -> None:
                begun.append(1)
                if len(begun) == 1:
                    (tmp_path / "a.sqlite3.poller.1.lock").unlink()
                    await asyncio.Event().wait()

            await Leading(Leadership(sqlite_file), "poller:1", threads).run(work)

    asyncio.run(asyncio.wait_for(run(), 20))
    assert len(begun) == 2
