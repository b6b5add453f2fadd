"""Mistakes that people make, put into what they say; what is true stays known beside it."""

import random
from dataclasses import dataclass, replace
from datetime import timedelta

from tests.simulation.told import YUAN, Slip, Sum, Told
from tests.simulation.world import Site, World


@dataclass(frozen=True, slots=True)
class Mistake:
    """`said` is written, `true` is what it should say: None where nothing should be said at all (a double)."""

    slip: Slip
    said: Told
    true: Told | None
    author: int
    office: str


def _with_sum(told: Told, one: Sum) -> Told:
    return replace(told, sums=(one,))


def double(slip: Slip, world: World, told: Told, author: int, office: str) -> Mistake:
    """The same money once more: by the colleague at the next desk, or by another office."""
    if slip is Slip.DOUBLE_BY_COLLEAGUE:
        first, second = world.people(office)
        return Mistake(slip, told, None, second if author == first else first, office)
    other = world.chance.choice([code for code in world.offices if code != office])
    return Mistake(slip, told, None, world.people(other)[0], other)


def wrong_unit(slip: Slip, told: Told, author: int, office: str) -> Mistake:
    """A sum ten or ten thousand times off."""
    one = told.sums[0]
    said = {
        Slip.TEN_TIMES: one.amount * 10,
        Slip.TEN_THOUSAND_TIMES: one.amount * 10_000,
        Slip.TEN_THOUSANDTH: max(one.amount // 10_000, 1),
    }[slip]
    return Mistake(slip, _with_sum(told, replace(one, amount=said)), told, author, office)


def wrong_way(slip: Slip, site: Site, told: Told, author: int, office: str) -> Mistake:
    """A total that is called new, or one that is less than what came before."""
    total = site.came[YUAN]
    if slip is Slip.TOTAL_AS_ADDED:
        return Mistake(slip, _with_sum(told, Sum(YUAN, total, total=False)), _true_total(told, total), author, office)
    fallen = (total - told.sums[0].amount) * 7 // 10 // 10_000 * 10_000
    return Mistake(slip, _with_sum(told, Sum(YUAN, fallen, total=True)), _true_total(told, total), author, office)


def _true_total(told: Told, total: int) -> Told:
    return _with_sum(told, Sum(YUAN, total, total=True))


def too_early(chance: random.Random, told: Told, author: int, office: str) -> Mistake:
    """A day that is still to come: the wrong month, or the wrong week."""
    day = told.day
    if day is None:
        raise ValueError("a day to come is said instead of one that was")
    wrong = day + timedelta(days=chance.choice((7, 14, 30, 31)))
    return Mistake(Slip.FUTURE, replace(told, day=wrong), told, author, office)
