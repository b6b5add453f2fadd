"""Working off the real inbox: in order in a lane, side by side otherwise, each update's effect exactly once."""

import asyncio
import io
import json
import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock

import pytest

from bot.log_lines import JsonLines
from bot.serving.enduring import Wake
from bot.serving.metrics import Metrics
from bot.serving.working import PLACES, Working
from store.database import Database
from store.inbox import Entry, Inbox, InboxState, Incoming
from store.ledger import Ledger
from store.unavailable import StoreUnavailable

BOT = 1
NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


@dataclass
class Hand:
    """Notes a person for each update, in the transaction of the update; fails as the test orders."""

    ledger: Ledger
    takes: float = 0.0
    faults: dict[int, list[Exception]] = field(default_factory=dict)
    ended: list[int] = field(default_factory=list)
    given_up: list[int] = field(default_factory=list)
    postponed: list[int] = field(default_factory=list)
    broken_apology: bool = False
    _lock: Lock = field(default_factory=Lock)

    def handle(self, entry: Entry) -> None:
        """One person a time."""
        self.ledger.meet(entry.update_id, language="", now=NOW)
        time.sleep(self.takes)
        with self._lock:
            faults = self.faults.get(entry.update_id)
            if faults:
                logging.getLogger("bot").warning("said by the hand")
                raise faults.pop(0)
            self.ended.append(entry.update_id)

    def give_up(self, entry: Entry) -> None:
        """Note it."""
        self.given_up.append(entry.update_id)
        if self.broken_apology:
            raise LookupError("no words")

    def attended(self, entry: Entry) -> AbstractAsyncContextManager[None]:  # noqa: ARG002  # as it is called
        """Nobody sees it."""
        return nullcontext()

    async def postpone(self, entry: Entry) -> None:
        """Note it."""
        self.postponed.append(entry.update_id)


async def settled(entry: Entry) -> Entry:
    """Nothing more is known of it."""
    return entry


@dataclass
class Shop:
    """An inbox with those who work it off."""

    database: Database
    hand: Hand

    @property
    def inbox(self) -> Inbox:
        """Its inbox."""
        return Inbox(self.database)

    def keep(self, *updates: tuple[int, str]) -> None:
        """Updates with their lanes."""
        self.inbox.keep(BOT, [Incoming(number, lane, "message", NOW, "{}") for number, lane in updates], NOW)

    def work(self, until: Callable[[], bool] | None = None, workers: int = 1) -> None:
        """Until that holds, else until nothing waits; by so many workers, as processes would."""
        asyncio.run(self._work(until or (lambda: not self.inbox.counts(BOT)[InboxState.WAITING]), workers))

    def met(self) -> list[int]:
        """Whom the ledger knows."""
        ledger = Ledger(self.database)
        return [number for number in range(1, 200) if ledger.person(number)]

    async def _work(self, until: Callable[[], bool], workers: int) -> None:
        with ThreadPoolExecutor(PLACES * workers) as threads:
            made = [
                Working(
                    BOT, self.inbox, self.hand, Metrics(), lambda: NOW, threads, Wake(), lambda: None, 0.05, settled
                )
                for _ in range(workers)
            ]
            running = [asyncio.create_task(one.run()) for one in made]
            deadline = time.monotonic() + 15
            while not await asyncio.to_thread(until):
                assert time.monotonic() < deadline, (self.hand.ended, self.inbox.counts(BOT))
                await asyncio.sleep(0.01)
            for one in made:
                one.leave()
            await asyncio.gather(*running)


@pytest.fixture
def shop(database: Database) -> Shop:
    """A shop over a database of either kind."""
    return Shop(database, Hand(Ledger(database)))


def positions(ended: Sequence[int], lane: Sequence[int]) -> list[int]:
    """The updates of a lane in the order in which they ended."""
    return [number for number in ended if number in lane]


def test_a_lane_keeps_its_order_and_holds_up_no_other(shop: Shop) -> None:
    """Two workers where the database has several; each update is done by one of them."""
    slow, fast = [1, 3, 5], [2, 4, 6]
    shop.keep(*((number, "a" if number in slow else "b") for number in range(1, 7)))
    shop.hand.takes = 0.05
    shop.work(workers=2 if shop.database.dialect == "postgresql" else 1)
    assert positions(shop.hand.ended, slow) == slow
    assert positions(shop.hand.ended, fast) == fast
    assert sorted(shop.hand.ended) == [1, 2, 3, 4, 5, 6]


def test_a_lane_that_floods_takes_one_place(shop: Shop) -> None:
    """A hundred messages of one chat, and one of somebody else behind them."""
    shop.keep(*((number, "flood") for number in range(1, 101)), (101, "other"))
    shop.hand.takes = 0.01
    shop.work(lambda: 101 in shop.hand.ended)
    assert shop.hand.ended.index(101) <= 2


def test_what_fails_is_undone_and_tried_three_times(shop: Shop, caplog: pytest.LogCaptureFixture) -> None:
    """Then the person is told, once, and the lane goes on."""
    shop.hand.faults[1] = [LookupError("x")] * 3
    shop.keep((1, "a"), (2, "a"))
    shop.work()
    assert (shop.hand.ended, shop.hand.given_up, shop.met()) == ([2], [1], [2])
    assert shop.inbox.counts(BOT) == {InboxState.WAITING: 0, InboxState.DONE: 1, InboxState.SET_ASIDE: 1}
    assert caplog.text.count("update 1 could not be answered") == 3
    assert "update 1 is set aside" in caplog.text


def test_a_passing_failure_alarms_nobody(shop: Shop) -> None:
    """The second try does it, once."""
    shop.hand.faults[1] = [LookupError("x")]
    shop.keep((1, "a"))
    shop.work()
    assert (shop.hand.ended, shop.hand.given_up, shop.met()) == ([1], [], [1])


def test_a_person_who_cannot_be_told_does_not_stop_the_lane(shop: Shop) -> None:
    """The apology itself goes wrong: the update is set aside without it."""
    shop.hand.faults[1] = [LookupError("x")] * 9
    shop.hand.broken_apology = True
    shop.keep((1, "a"), (2, "a"))
    shop.work()
    assert shop.hand.ended == [2]
    assert shop.inbox.counts(BOT)[InboxState.SET_ASIDE] == 1


def test_a_store_out_of_reach_is_no_failure_of_the_update(shop: Shop) -> None:
    """However often; the person is told once that it takes longer."""
    shop.hand.faults[1] = [StoreUnavailable("locked")] * 4
    shop.keep((1, "a"))
    shop.work()
    assert (shop.hand.ended, shop.hand.postponed, shop.hand.given_up) == ([1], [1], [])


def test_who_leaves_finishes_what_is_under_way_and_begins_nothing(shop: Shop) -> None:
    """What is left is done by the next one."""
    shop.keep(*((number, "a") for number in range(1, 6)))
    shop.hand.takes = 0.2
    shop.work(lambda: True)
    assert len(shop.hand.ended) <= 1
    shop.hand.takes = 0.0
    shop.work()
    assert shop.hand.ended == [1, 2, 3, 4, 5]


def test_what_is_logged_says_which_update_it_is_about(shop: Shop) -> None:
    """Also in the thread that does it."""
    stream, log = io.StringIO(), logging.getLogger("bot")
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    log.addHandler(handler)
    shop.hand.faults[5] = [LookupError("once")]
    shop.keep((5, "7"))
    shop.work()
    log.removeHandler(handler)
    found = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [(line["update"], line["lane"]) for line in found] == [(5, "7")] * 2
    assert "said by the hand" in found[0]["message"]
