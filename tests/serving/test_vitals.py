"""What whoever watches is told of the service."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.serving.clockwork import Clockwork
from bot.serving.vitals import Vitals
from store.database import Database
from store.inbox import Inbox, Incoming
from store.outbox import Outbox, Outgoing
from tests.serving.office import now


def health(database: Database, polled: float | None, turned: float | None) -> tuple[bool, object]:
    """Whether it is alive, where it was polled and the clock has turned so many seconds ago."""

    async def ask() -> tuple[bool, object]:
        with ThreadPoolExecutor(1) as thread:
            clockwork = Clockwork((), now, thread, lambda: None)
            clockwork.turned_at = None if turned is None else asyncio.get_running_loop().time() - turned
            return vitals(database, clockwork, polled).health()

    return asyncio.run(ask())


def vitals(database: Database, clockwork: Clockwork, polled: float | None = None) -> Vitals:
    """Of a service over that database."""
    return Vitals(1, Inbox(database), Outbox(database), clockwork, now, lambda: polled, 180.0, lambda: True)


@pytest.mark.parametrize(
    ("polled", "turned", "alive"),
    [(None, None, True), (1.0, 1.0, True), (181.0, None, False), (None, 601.0, False), (179.0, 599.0, True)],
)
def test_it_is_alive_while_it_polls_and_its_clock_turns(
    sqlite_file: Database, polled: float | None, turned: float | None, alive: bool
) -> None:
    """Where it does either; a process that waits to take over does neither and is well."""
    found, findings = health(sqlite_file, polled, turned)
    assert found is alive
    assert isinstance(findings, dict) and findings["seconds_since_last_poll"] == polled


def test_the_age_of_what_waits_is_never_below_zero(sqlite_file: Database) -> None:
    """Not even where the clock was set back since."""
    Inbox(sqlite_file).keep(1, [Incoming(5, "7", "message", None, "{}")], now() + timedelta(hours=1))
    Outbox(sqlite_file).put(1, [Outgoing(7, "{}")], now())

    async def ask() -> dict[str, dict[str, float]]:
        with ThreadPoolExecutor(1) as thread:
            clockwork = Clockwork((), now, thread, lambda: None)
            return {name: dict(numbers) for name, numbers in vitals(sqlite_file, clockwork).gauges().items()}

    gauges = asyncio.run(ask())
    assert gauges["inbox_oldest_seconds"] == {"waiting": 0.0}
    assert (gauges["inbox"]["waiting"], gauges["outbox"]["queued"]) == (1.0, 1.0)
