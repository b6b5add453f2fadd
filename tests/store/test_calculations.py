"""Calculations under their numbers, and the talk a person is in. On both databases."""

from dataclasses import replace

import pytest

from store.calculations import Calculations, SavedCalculation
from store.database import Database
from tests.store.samples import LATER, NOON

_ONE = SavedCalculation("JS0123456789", 7, "7", NOON, "办法", '{"a":1}', '{"b":"二"}')


@pytest.fixture
def kept(database: Database) -> Calculations:
    """None yet."""
    return Calculations(database)


def test_what_comes_back_is_what_was_kept(kept: Calculations) -> None:
    """To the byte, by its number; another number is none."""
    kept.save(_ONE)
    assert kept.find("JS0123456789") == _ONE
    assert kept.find("JS9999999999") is None


def test_the_same_number_of_one_person_is_kept_once(kept: Calculations) -> None:
    """As it was first; another person's is their own, and the oldest is found."""
    for one in (_ONE, replace(_ONE, calculated_at=LATER), replace(_ONE, person_id=8, calculated_at=LATER)):
        kept.save(one)
    assert kept.all() == (_ONE, replace(_ONE, person_id=8, calculated_at=LATER))
    assert kept.find(_ONE.number) == _ONE


def test_the_newest_of_a_person_come_first(kept: Calculations) -> None:
    """As many as are wanted, nobody else's."""
    newer = replace(_ONE, number="JSaaaaaaaaaa", calculated_at=LATER)
    for one in (_ONE, newer, replace(_ONE, number="JSbbbbbbbbbb", person_id=8)):
        kept.save(one)
    assert kept.of_person(7, 9) == (newer, _ONE)
    assert kept.of_person(7, 1) == (newer,)


def test_a_talk_is_kept_for_each_person_in_each_chat(kept: Calculations) -> None:
    """It outlives whoever held it in memory."""
    mine = kept.begin("-5", 7, "{}", NOON)
    kept.begin("-5", 8, '{"x":1}', NOON)
    kept.go_on("-5", 7, replace(mine, state='{"y":2}', said_at=LATER))
    again = Calculations(kept.database)
    assert again.talk("-5", 7) == replace(mine, state='{"y":2}', said_at=LATER)
    assert again.talk("7", 7) is None


def test_a_new_talk_has_a_token_of_its_own(kept: Calculations) -> None:
    """No button of the one before presses on it, even within one millisecond."""
    first, second = (kept.begin("7", 7, "{}", NOON) for _ in range(2))
    assert second.token > first.token
    assert kept.talk("7", 7) == second


def test_a_talk_ends_once(kept: Calculations) -> None:
    """And ending none is nothing."""
    kept.begin("7", 7, "{}", NOON)
    kept.end("7", 7)
    kept.end("7", 7)
    assert kept.talk("7", 7) is None
