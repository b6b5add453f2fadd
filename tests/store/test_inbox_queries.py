"""The statements of the inbox, one by one; on both databases."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from store import inbox_queries as queries
from store.database import Database
from store.delivery_tables import inbox
from store.inbox import Inbox
from tests.store.samples import NOON
from tests.store.updates import BOT, update

_LANES = ("a", "b", "a", "c", "b")  # of updates 1 to 5
_SECOND = timedelta(seconds=1)


@pytest.fixture
def kept(database: Database) -> Database:
    """Five updates in three lanes, and the same of another bot."""
    for bot in (BOT, BOT + 1):
        Inbox(database).keep(bot, [update(number, lane) for number, lane in enumerate(_LANES, 1)], NOON)
    return database


def _ids(database: Database, query: sa.Executable, **values: object) -> list[int]:
    with database.write() as connection:
        return [row.update_id for row in connection.execute(query, {"of_bot": BOT, **values})]


def _do(database: Database, change: sa.Executable, **values: object) -> int:
    with database.write() as connection:
        return connection.execute(change, {"of_bot": BOT, **values}).rowcount


def _row(database: Database, number: int, bot: int = BOT) -> Any:
    with database.read() as connection:
        of_it = sa.and_(inbox.c.bot_id == bot, inbox.c.update_id == number)
        return connection.execute(sa.select(inbox).where(of_it)).one()


@pytest.mark.parametrize(("busy", "most", "found"), [([], 9, [1, 2, 4]), (["a"], 9, [2, 4]), ([], 2, [1, 2])])
def test_heads_are_the_first_of_each_lane(kept: Database, busy: list[str], most: int, found: list[int]) -> None:
    """Oldest first, none of a busy lane."""
    assert _ids(kept, queries.HEADS, busy=busy, most=most) == found
    assert _ids(kept, queries.FREE_HEADS, busy=busy, most=most) == found


def test_only_the_first_of_its_lane_is_next(kept: Database) -> None:
    """The second is as soon as the first is done."""
    assert (_ids(kept, queries.NEXT, of_update=3), _ids(kept, queries.NEXT, of_update=1)) == ([], [1])
    assert _do(kept, queries.DONE, of_update=1) == 1
    assert _ids(kept, queries.NEXT, of_update=3) == [3]
    assert (_row(kept, 1).payload, _row(kept, 1, BOT + 1).state) == ("", "waiting")
    assert _do(kept, queries.DONE, of_update=1) == 0


def test_an_update_is_taken_and_marked_at_once(kept: Database) -> None:
    """Only the first of its lane, and only once."""
    assert _do(kept, queries.TAKE, of_update=3) == 0
    assert _do(kept, queries.TAKE, of_update=1) == 1
    assert (_row(kept, 1).state, _row(kept, 1).payload, _row(kept, 1, BOT + 1).state) == ("done", "", "waiting")
    assert (_do(kept, queries.TAKE, of_update=1), _do(kept, queries.TAKE, of_update=3)) == (0, 1)


def test_the_last_failure_sets_aside_and_a_person_puts_back(kept: Database) -> None:
    """What is set aside is nobody's head; without its words it cannot be put back."""
    for tries, state in ((1, "waiting"), (2, "set_aside")):
        assert _do(kept, queries.FAILED, of_update=1, why="broken", now=NOON, limit=2) == 1
        assert (_row(kept, 1).tries, _row(kept, 1).state, _row(kept, 1).reason) == (tries, state, "broken")
    assert _do(kept, queries.FAILED, of_update=1, why="again", now=NOON, limit=2) == 0
    assert _ids(kept, queries.HEADS, busy=[], most=1) == [2]
    assert _ids(kept, queries.ASIDE) == [1]
    assert _do(kept, queries.AGAIN, of_update=1, now=NOON) == 1
    assert _row(kept, 1).tries == 0
    _do(kept, queries.FAILED, of_update=1, why="", now=NOON, limit=1)
    assert _do(kept, queries.FORGET, now=NOON + _SECOND) == 1
    assert _do(kept, queries.AGAIN, of_update=1, now=NOON) == 0


def test_a_time_is_noted_for_the_delivery_it_was_found_for(kept: Database) -> None:
    """Not for an earlier one under the same id."""
    assert _do(kept, queries.DATE, of_update=1, then=NOON - _SECOND, moment=NOON) == 0
    assert _do(kept, queries.DATE, of_update=1, then=NOON, moment=NOON - _SECOND) == 1
    assert _row(kept, 1).occurred_at == NOON - _SECOND


def test_only_what_is_done_is_pruned(kept: Database) -> None:
    """Whatever its age."""
    _do(kept, queries.DONE, of_update=2)
    with kept.write() as connection:
        assert connection.execute(queries.PRUNE, {"now": NOON}).rowcount == 0
        assert connection.execute(queries.PRUNE, {"now": NOON + _SECOND}).rowcount == 1
    assert _ids(kept, queries.HEADS, busy=[], most=9) == [1, 4, 5]
