"""Items of a round: each by itself."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.one_by_one import Item, OneByOne
from store.troubles import Troubles
from store.unavailable import StoreUnavailable
from tests.databases import fresh_database

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


@pytest.fixture
def rounds(tmp_path: Path) -> Iterator[OneByOne]:
    """Rounds over a fresh database."""
    database = fresh_database(tmp_path / "a.sqlite3")
    yield OneByOne(Troubles(database), "件 item")
    database.close()


def broken() -> int:
    """It never goes well."""
    raise ArithmeticError("a word of somebody")


def do(rounds: OneByOne, *items: Item) -> int:
    """One round."""
    return rounds.round(items, NOW, lambda: False)


def names(rounds: OneByOne) -> list[str]:
    """What goes wrong now."""
    return [one.name for one in rounds.troubles.all()]


def test_one_that_goes_wrong_keeps_nothing_from_the_others(rounds: OneByOne, caplog: pytest.LogCaptureFixture) -> None:
    """It is logged once, with its traceback, however often it comes."""
    for _ in range(3):
        assert do(rounds, ("1", lambda: 2), ("2", broken), ("3", lambda: 3)) == 5
    assert names(rounds) == ["件 item 2"]
    assert rounds.troubles.all()[0].times == 3
    assert caplog.text.count("Traceback") == 1


def test_it_is_over_when_it_goes_well_or_is_no_more(rounds: OneByOne) -> None:
    """Another kind of rounds has troubles of its own."""
    OneByOne(rounds.troubles, "物 thing").round([("9", broken)], NOW, lambda: False)
    do(rounds, ("1", broken), ("2", broken))
    assert len(names(rounds)) == 3
    do(rounds, ("1", lambda: 0))
    assert names(rounds) == ["物 thing 9"]


def test_a_stop_ends_the_round_and_no_trouble(rounds: OneByOne) -> None:
    """What was not looked at may still be broken."""
    do(rounds, ("1", broken))
    assert rounds.round([("1", lambda: 1)], NOW, lambda: True) == 0
    assert names(rounds) == ["件 item 1"]


def test_a_store_out_of_reach_ends_the_round(rounds: OneByOne) -> None:
    """It concerns all of them."""

    def locked() -> int:
        raise StoreUnavailable("锁着")

    with pytest.raises(StoreUnavailable):
        do(rounds, ("1", locked))
    assert names(rounds) == []
