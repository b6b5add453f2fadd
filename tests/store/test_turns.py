"""Threads that want to write take turns, and none waits for ever."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from store.database import Database, open_database
from store.turns import Turns
from store.unavailable import StoreUnavailable
from tests.store.numbers import note, noted


def test_one_at_a_time_and_the_next_when_it_is_over() -> None:
    """Also after a turn that raised."""
    turns = Turns("a", patience=0.02)
    with ThreadPoolExecutor(1) as pool:
        with turns.taken(), pytest.raises(StoreUnavailable, match="忙不过来"):
            pool.submit(_take, turns).result()
        with pytest.raises(ZeroDivisionError), turns.taken():
            assert 1 / 0
        pool.submit(_take, turns).result()


def _take(turns: Turns) -> None:
    with turns.taken():
        pass


def test_many_threads_write_at_once_and_all_of_it_is_kept(sqlite_database: Database) -> None:
    """Units and single writes, from two openings of one file."""
    other = open_database(Path(sqlite_database.where))

    def write(number: int) -> None:
        database = other if number % 3 == 0 else sqlite_database
        with database.unit():
            note(database, number)
            note(database, number + 1000)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(60)))
    assert noted(sqlite_database) == [*range(60), *range(1000, 1060)]
    other.close()
