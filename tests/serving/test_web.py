"""The doors over HTTP, by a real server and real requests."""

import asyncio
import json
import socket
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import aiohttp
import pytest

from bot.serving.clockwork import Clockwork
from bot.serving.metrics import Metrics
from bot.serving.vitals import Vitals
from bot.serving.web import Address, CannotListen, Delivery, listen
from store.database import Database
from store.inbox import Inbox, Incoming
from store.outbox import Outbox
from store.unavailable import StoreUnavailable
from tests.serving.office import now

SECRET = "Zm9vYmFy-_"
UPDATE = {"update_id": 5, "message": {"chat": {"id": 7}, "date": 1_700_000_000, "text": "问"}}
Answer = tuple[int, str]


@dataclass
class House:
    """What is behind the doors; `polled` is how long ago Telegram was asked."""

    database: Database
    polled: float | None = 1.0
    documents: bool = True
    locked: bool = False
    kept: list[object] = field(default_factory=list)

    async def keep(self, delivered: Sequence[object]) -> int:
        """Keep, or be out of reach."""
        if self.locked:
            raise StoreUnavailable("locked")
        self.kept += delivered
        return len(delivered)

    def ask(self, *requests: tuple[str, str, dict[str, Any]]) -> list[Answer]:
        """The answers to these requests (method, path, further arguments), in their order; 0 where the line was cut."""
        return asyncio.run(self._ask(requests))

    def deliver(self, body: bytes, **headers: str) -> Answer:
        """Bring an update."""
        return self.ask(("POST", "/hook", {"data": body, "headers": headers}))[0]

    async def _ask(self, requests: Sequence[tuple[str, str, dict[str, Any]]]) -> list[Answer]:
        with ThreadPoolExecutor(2) as thread:
            inbox, outbox, metrics = Inbox(self.database), Outbox(self.database), Metrics()
            clockwork = Clockwork((), now, thread, lambda: None)
            polled, documents = lambda: self.polled, lambda: self.documents
            vitals = Vitals(1, inbox, outbox, clockwork, now, polled, 180.0, documents, lambda: 7)
            metrics.watch(vitals.gauges)
            address = Address("127.0.0.1", free_port())
            doors = listen(address, vitals, metrics, thread, Delivery("/hook", self.keep, SECRET))
            async with aiohttp.ClientSession(f"http://127.0.0.1:{address.port}") as session:
                answers = [await _answer(session, *request) for request in requests]
            await doors.close()
            return answers


async def _answer(session: aiohttp.ClientSession, method: str, path: str, more: dict[str, Any]) -> Answer:
    try:
        async with session.request(method, path, **more) as answer:
            return answer.status, await answer.text()
    except aiohttp.ClientOSError:
        return 0, ""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def house(sqlite_file: Database) -> House:
    """A house over a fresh store."""
    return House(sqlite_file)


PROVEN = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


def test_an_update_is_kept_and_then_acknowledged(house: House) -> None:
    """Whole."""
    assert house.deliver(json.dumps(UPDATE).encode(), **PROVEN)[0] == 200
    assert house.kept == [UPDATE]


def test_what_cannot_be_kept_is_brought_again(house: House) -> None:
    """503 with the time after which."""
    house.locked = True
    assert house.deliver(json.dumps(UPDATE).encode(), **PROVEN)[0] == 503
    assert house.kept == []


@pytest.mark.parametrize("shown", [{}, {"X-Telegram-Bot-Api-Secret-Token": "Zm9vYmFy-"}, {"Authorization": SECRET}])
def test_who_does_not_prove_to_be_telegram_is_turned_away(house: House, shown: dict[str, str]) -> None:
    """Nothing of what they bring is read."""
    assert house.deliver(json.dumps(UPDATE).encode(), **shown)[0] == 403
    assert house.kept == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not JSON",
        b"[1, 2]",
        b'{"update_id": "5"}',
        b'{"update_id": -1}',
        b"\xff\xfe",
        b"[" * 100_000,
        b"null",
        b"NaN",
    ],
)
def test_what_is_no_update_is_refused(house: House, body: bytes) -> None:
    """400, and nothing is kept."""
    assert house.deliver(body, **PROVEN)[0] == 400
    assert house.kept == []


def test_what_is_nested_deeply_is_kept_or_refused(house: House) -> None:
    """Never an error of ours: neither reading nor writing it down goes deeper than it can."""
    for depth in (100, 900, 960, 980, 990, 5_000):
        body = b'{"update_id": 5, "message": ' + b"[" * depth + b"]" * depth + b"}"
        assert house.deliver(body, **PROVEN)[0] in (200, 400)


def test_two_megabytes_are_not_read(house: House) -> None:
    """Refused by their length; the next one is taken."""
    large = json.dumps(UPDATE | {"more": "x" * 2_000_000}).encode()
    ((status, _),) = house.ask(("POST", "/hook", {"data": BytesIO(large), "headers": PROVEN}))
    assert status in (400, 0)  # or the line is cut while it is still being sent
    assert house.deliver(json.dumps(UPDATE).encode(), **PROVEN)[0] == 200
    assert house.kept == [UPDATE]


def test_updates_are_brought_by_post_only(house: House) -> None:
    """And other paths lead nowhere."""
    found = house.ask(("GET", "/hook", {}), ("GET", "/", {}), ("POST", "/healthz", {}))
    assert [status for status, _ in found] == [405, 404, 405]


@pytest.mark.parametrize(("polled", "status"), [(1.0, 200), (None, 200), (181.0, 503)])
def test_whether_it_is_alive_depends_on_the_last_poll(house: House, polled: float | None, status: int) -> None:
    """By webhook nobody polls."""
    house.polled = polled
    ((found, page),) = house.ask(("GET", "/healthz", {}))
    assert (found, json.loads(page)["seconds_since_last_poll"]) == (status, polled)


def test_whether_it_is_ready_depends_on_store_and_documents(house: House, sqlite_file: Database) -> None:
    """Each is named."""
    ((status, page),) = house.ask(("GET", "/readyz", {}))
    assert (status, json.loads(page)) == (200, {"ready": True, "store": True, "documents": True, "edition": 7})
    house.documents = False
    assert house.ask(("GET", "/readyz", {}))[0][0] == 503
    sqlite_file.close()
    with open(sqlite_file.where, "wb") as file:  # noqa: PTH123  # shorter than a path made of a word
        file.write(b"no database" * 1000)
    assert json.loads(house.ask(("GET", "/readyz", {}))[0][1])["store"] is False
    assert house.ask(("GET", "/metrics", {}))[0][0] == 503


def test_the_metrics_tell_what_waits(house: House) -> None:
    """With the age of the oldest, and without a word of anybody."""
    Inbox(house.database).keep(1, [Incoming(3, "7", "message", None, "geheim")], now())
    ((status, page),) = house.ask(("GET", "/metrics", {}))
    assert status == 200
    assert 'yinfeng_inbox{state="waiting"} 1.0' in page.splitlines()
    assert 'yinfeng_inbox_oldest_seconds{state="waiting"}' in page
    assert 'yinfeng_outbox{state="queued"} 0.0' in page.splitlines()
    assert 'yinfeng_edition{state="served"} 7.0' in page.splitlines()
    assert "geheim" not in page


def test_an_address_that_is_taken_is_said_with_what_to_do(house: House) -> None:
    """Another program listens there."""

    async def run(port: int) -> None:
        with ThreadPoolExecutor(1) as thread:
            clockwork = Clockwork((), now, thread, lambda: None)
            nothing: Callable[[], float | None] = lambda: None  # noqa: E731  # nobody polls
            inbox, outbox = Inbox(house.database), Outbox(house.database)
            vitals = Vitals(1, inbox, outbox, clockwork, now, nothing, 180.0, lambda: True)
            listen(Address("127.0.0.1", port), vitals, Metrics(), thread, None)

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(CannotListen, match="HEALTH_LISTEN"):
            asyncio.run(run(other.getsockname()[1]))
