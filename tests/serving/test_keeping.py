"""The entrance: safe before it is acknowledged."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from bot.serving.keeping import Keeping
from bot.serving.metrics import Metrics
from store.database import Database
from store.inbox import Inbox, InboxState

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
MESSAGE = {"update_id": 5, "message": {"chat": {"id": 7}, "date": 1_700_000_000}}
PRESS = {"update_id": 6, "callback_query": {"id": "q", "from": {"id": 7}, "message": {"chat": {"id": 7}}}}


@dataclass
class Seen:
    """What the entrance has done besides keeping."""

    inbox: Inbox
    acknowledged: list[tuple[str, int]] = field(default_factory=list)
    wakes: int = 0

    async def acknowledge(self, query_id: str) -> None:
        """Note it, with how many updates were safe by then."""
        self.acknowledged.append((query_id, self.inbox.counts(1)[InboxState.WAITING]))

    def wake(self) -> None:
        """Count it."""
        self.wakes += 1


def keep(seen: Seen, *deliveries: Sequence[object]) -> list[int]:
    """Keep one delivery after the other; how many of each were new."""

    async def run() -> list[int]:
        with ThreadPoolExecutor(1) as thread:
            keeping = Keeping(1, seen.inbox, Metrics(), lambda: NOW, thread, seen.acknowledge, seen.wake)
            found = [await keeping.keep(one) for one in deliveries]
            await asyncio.sleep(0.01)
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
