"""What goes wrong, for as long as it does. On both databases."""

from datetime import timedelta

import pytest

from store.database import Database
from store.troubles import Trouble, Troubles
from tests.store.samples import LATER, NOON


@pytest.fixture
def troubles(database: Database) -> Troubles:
    """None yet."""
    return Troubles(database)


def test_it_is_new_once_and_counted_from_then_on(troubles: Troubles) -> None:
    """Another reason is new again."""
    assert [troubles.note("a 1", "KeyError", NOON + timedelta(minutes=minute)) for minute in range(3)] == [
        True,
        False,
        False,
    ]
    assert troubles.all() == (Trouble("a 1", "KeyError", 3, NOON, NOON + timedelta(minutes=2)),)
    assert troubles.note("a 1", "TypeError", LATER)
    assert troubles.all() == (Trouble("a 1", "TypeError", 1, LATER, LATER),)


def test_it_is_over_once(troubles: Troubles) -> None:
    """And new when it comes again."""
    troubles.note("a 1", "KeyError", NOON)
    troubles.note("a 2", "KeyError", NOON)
    assert troubles.over("a 1")
    assert not troubles.over("a 1")
    assert [one.name for one in troubles.all()] == ["a 2"]
    assert troubles.note("a 1", "KeyError", LATER)
