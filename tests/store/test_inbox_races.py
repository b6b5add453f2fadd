"""Workers side by side, doubles, failures, in every order: each update has its effect once, in the order of its lane."""

import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Lock

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.database import Database
from store.inbox import Entry, Inbox, InboxState
from store.outbox import Outbox
from tests.store.samples import NOON
from tests.store.updates import BOT, effect, effects, update

_WORKERS = 4
_LANES = "abcde"


class _Mishap(Exception):
    """What goes wrong in a test."""


class _Office:
    """Workers at one inbox. `shy`: each takes what another one of this process is at out of the question, as a service does."""

    def __init__(self, database: Database, *, shy: bool, seed: int) -> None:
        self.inbox, self.outbox = Inbox(database), Outbox(database)
        self.shy, self.chance = shy, random.Random(seed)
        self.busy: set[str] = set()
        self.lock = Lock()

    def work(self) -> None:
        """One worker's day: until nothing waits."""
        while self.inbox.counts(BOT)[InboxState.WAITING]:
            entry = self.take()
            if entry is not None:
                with suppress(_Mishap):
                    self.try_one(entry)
                with self.lock:
                    self.busy.discard(entry.lane)

    def take(self) -> Entry | None:
        """Any of the heads, so that two who are not shy often meet."""
        with self.lock:
            heads = self.inbox.heads(BOT, 3, self.busy if self.shy else ())
            entry = self.chance.choice(heads) if heads else None
            if entry is not None:
                self.busy.add(entry.lane)
        return entry

    def try_one(self, entry: Entry) -> None:
        """Now and then it goes wrong: before anything was written, or after."""
        fails = self.chance.random()
        with self.inbox.work(entry) as ours:
            if fails < 0.1:
                raise _Mishap
            if ours:
                effect(self.outbox, entry)
            if fails > 0.9:
                raise _Mishap


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lanes=st.lists(st.sampled_from(_LANES), min_size=1, max_size=25),
    doubles=st.lists(st.integers(0, 24), max_size=10),
    shy=st.booleans(),
    seed=st.integers(0, 2**32),
)
def test_each_update_has_its_effect_once_and_in_order(
    database: Database, lanes: list[str], doubles: list[int], shy: bool, seed: int
) -> None:
    """Four workers, deliveries that overlap and come while they work."""
    with database.write() as connection:
        connection.exec_driver_sql("DELETE FROM inbox")
        connection.exec_driver_sql("DELETE FROM outbox")
    office = _Office(database, shy=shy, seed=seed)
    updates = [update(number, lane) for number, lane in enumerate(lanes)]
    again = [updates[number] for number in doubles if number < len(updates)]
    half = len(updates) // 2
    office.inbox.keep(BOT, updates[: half + 1], NOON)
    with ThreadPoolExecutor(_WORKERS + 1) as pool:
        workers = [pool.submit(office.work) for _ in range(_WORKERS)]
        new = pool.submit(office.inbox.keep, BOT, [*again, *updates[half:]], NOON).result()
        for worker in workers:
            worker.result()
    office.work()
    assert new == len(updates) - (half + 1)
    wanted: dict[str, list[int]] = {}
    for one in updates:
        wanted.setdefault(one.lane, []).append(one.update_id)
    assert effects(office.outbox) == wanted
    assert office.inbox.counts(BOT)[InboxState.DONE] == len(updates)
