"""The entrance: safe before it is acknowledged."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from bot.serving.keeping import Keeping
from bot.serving.metrics import Metrics
from bot.serving.staleness import press_is_over
from store.database import Database
from store.inbox import Entry, Inbox, InboxState

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
MESSAGE = {"update_id": 5, "message": {"chat": {"id": 7}, "date": 1_700_000_000}}
PRESS = {"update_id": 6, "callback_query": {"id": "q", "from": {"id": 7}, "message": {"chat": {"id": 7}}}}


@dataclass
class Seen:
    """What the entrance has done besides keeping."""

    inbox: Inbox
    acknowledged: list[tuple[str, int]] = field(default_factory=list)
    wakes: int = 0
    old: bool = False

    async def acknowledge(self, query_id: str) -> bool:
        """Note it, with how many updates were safe by then; Telegram says what the test orders."""
        await asyncio.sleep(0.05)
        self.acknowledged.append((query_id, self.inbox.counts(1)[InboxState.WAITING]))
        return not self.old

    def wake(self) -> None:
        """Count it."""
        self.wakes += 1


def keep(seen: Seen, *deliveries: Sequence[object]) -> list[int]:
    """Keep one delivery after the other; how many of each were new."""

    async def run() -> list[int]:
        with ThreadPoolExecutor(1) as thread:
            keeping = Keeping(1, seen.inbox, Metrics(), lambda: NOW, thread, seen.acknowledge, seen.wake)
            found = [await keeping.keep(one) for one in deliveries]
            await asyncio.sleep(0.2)
            return found

    return asyncio.run(run())


@pytest.fixture
def seen(database: Database) -> Seen:
    """Over a database of either kind."""
    return Seen(Inbox(database))


def test_a_press_is_acknowledged_once_it_is_safe(seen: Seen) -> None:
    """Not before, and in one delivery once."""
    assert keep(seen, [MESSAGE, PRESS, PRESS]) == [2]
    assert seen.acknowledged == [("q", 2)]
    assert seen.wakes == 1


def test_what_comes_again_is_kept_once(seen: Seen) -> None:
    """Telegram repeats what it is not sure of."""
    assert keep(seen, [MESSAGE], [MESSAGE, PRESS], []) == [1, 1, 0]
    assert seen.inbox.counts(1)[InboxState.WAITING] == 2


def test_what_is_no_update_is_logged_and_the_rest_kept(seen: Seen, caplog: pytest.LogCaptureFixture) -> None:
    """Nothing of it is in the log."""
    assert keep(seen, [{"no": "id"}, "words", MESSAGE]) == [1]
    assert "2 deliveries have no id" in caplog.text
    assert "words" not in caplog.text


def settle(seen: Seen, *deliveries: Sequence[object], shared: bool = False) -> Entry:
    """The press, as who works it off gets it right after the last delivery."""

    async def run() -> Entry:
        with ThreadPoolExecutor(1) as thread:
            wake, metrics = seen.wake, Metrics()
            keeping = Keeping(1, seen.inbox, metrics, lambda: NOW, thread, seen.acknowledge, wake, shared=shared)
            for one in deliveries:
                await keeping.keep(one)
            (entry,) = seen.inbox.heads(1, 9)
            return await keeping.settled(entry)

    return asyncio.run(run())


def test_a_press_that_telegram_waits_for_no_longer_is_known_as_old_before_it_is_begun(seen: Seen) -> None:
    """It waited there while nobody served; the next start knows it too."""
    seen.old = True
    assert press_is_over(settle(seen, [PRESS]), NOW)
    assert press_is_over(seen.inbox.heads(1, 9)[0], NOW)


def test_a_press_that_telegram_waits_for_is_fresh(seen: Seen) -> None:
    """Also where it comes again, acknowledged before and so no longer waited for."""
    assert not press_is_over(settle(seen, [PRESS]), NOW)
    seen.old = True
    later = NOW + timedelta(seconds=5)

    async def again() -> None:
        with ThreadPoolExecutor(1) as thread:
            keeping = Keeping(1, seen.inbox, Metrics(), lambda: later, thread, seen.acknowledge, seen.wake)
            assert await keeping.keep([PRESS]) == 0
            await asyncio.sleep(0.2)

    asyncio.run(again())
    assert not press_is_over(seen.inbox.heads(1, 9)[0], later)


def test_a_press_that_another_process_keeps_is_waited_for_too(seen: Seen) -> None:
    """It may be about to learn how old that is."""

    async def elsewhere() -> Entry:
        with ThreadPoolExecutor(1) as thread:
            here = Keeping(1, seen.inbox, Metrics(), lambda: NOW, thread, seen.acknowledge, seen.wake, shared=True)
            there = Keeping(1, seen.inbox, Metrics(), lambda: NOW, thread, seen.acknowledge, seen.wake, shared=True)
            seen.old = True
            await there.keep([PRESS])
            return await here.settled(seen.inbox.heads(1, 9)[0])

    assert press_is_over(asyncio.run(elsewhere()), NOW)


def test_nobody_waits_for_what_is_no_press(seen: Seen) -> None:
    """A message tells its time itself."""
    seen.old = True
    assert settle(seen, [MESSAGE]).occurred_at == datetime.fromtimestamp(1_700_000_000, UTC)
