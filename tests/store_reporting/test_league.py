"""League tables: places, ties, flags, small leagues, missing data; by their written rules."""

import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.reporting.indicator_set import IndicatorSet
from store.reporting.indicators import Indicator, Tally
from store.reporting.league import Entry, Flag, Standing, rank
from store.reporting.offices import League

_ONE = IndicatorSet(League.COUNTIES, "一项", ((Indicator.STARTED, Decimal(100)),))
_TWO = IndicatorSet(League.COUNTIES, "两项", ((Indicator.STARTED, Decimal(60)), (Indicator.PLANNED, Decimal(40))))


def _entry(number: int, value: int, target: int | None = None, *, silent: bool = False) -> Entry:
    targets = {} if target is None else {Indicator.STARTED: Decimal(target)}
    tallies = {Indicator.STARTED: Tally(Decimal(value), (number,))}
    return Entry(number, f"c{number:02d}", f"{number}县", tallies, targets, silent)


def _league(*values: int) -> tuple[Standing, ...]:
    return rank([_entry(number, value) for number, value in enumerate(values, 1)], _ONE, with_flags=True)


def _flags(standings: tuple[Standing, ...]) -> str:
    return "".join({Flag.RED: "R", Flag.YELLOW: "Y", None: "."}[one.flag] for one in standings)


def _places(standings: tuple[Standing, ...]) -> list[int]:
    return [one.place for one in standings]


def test_the_first_three_are_red_and_the_last_two_yellow() -> None:
    """Twelve offices, all different."""
    assert _flags(_league(*range(1, 13))) == "RRR.......YY"


def test_equal_scores_share_a_place_and_the_next_is_skipped() -> None:
    """1, 1, 3; within a place by code."""
    standings = _league(7, 9, 9, 5)
    assert _places(standings) == [1, 1, 3, 4]
    assert [one.code for one in standings] == ["c02", "c03", "c01", "c04"]


def test_who_shares_a_border_place_shares_its_flag() -> None:
    """Two on place 3 are both red; two on the last but one are both yellow."""
    assert _flags(_league(9, 8, 7, 7, 5, 4, 3)) == "RRRR.YY"
    assert _flags(_league(9, 8, 7, 6, 5, 4, 4, 3)) == "RRR..YYY"


def test_who_would_get_both_gets_neither() -> None:
    """One ahead of a crowd, or a whole league of equals."""
    assert _flags(_league(9, 4, 4, 4, 4, 4, 4)) == "R......"
    assert _flags(_league(4, 4, 4, 4, 4, 4)) == "......"


@pytest.mark.parametrize(
    ("size", "flags"), [(1, "."), (2, "R."), (3, "R.Y"), (4, "RR.Y"), (5, "RR..Y"), (6, "RRR.YY"), (7, "RRR..YY")]
)
def test_a_small_league_gives_fewer_flags(size: int, flags: str) -> None:
    """Red and yellow never meet."""
    assert _flags(_league(*range(1, size + 1))) == flags


def test_nothing_done_earns_no_red_flag() -> None:
    """Though the place is among the first three."""
    assert _flags(_league(9, 5, 0, 0, 0, 0, 0)) == "RR....."
    assert _flags(_league(0, 0, 0)) == "..."


def test_a_silent_office_is_ranked_and_marked_and_never_red() -> None:
    """What was counted for it from others' reports stands."""
    entries = [_entry(1, 9, silent=True), *(_entry(number, 9 - number) for number in range(2, 8))]
    standings = rank(entries, _ONE, with_flags=True)
    assert (standings[0].silent, standings[0].place, standings[0].flag) == (True, 1, None)
    assert _flags(standings) == ".RR..YY"


def test_without_flags_there_are_none() -> None:
    """The ranking of a month."""
    assert {one.flag for one in rank([_entry(number, number) for number in range(1, 8)], _ONE, with_flags=False)} == {
        None
    }


def test_a_target_is_what_counts_where_one_is_set() -> None:
    """Office 1 has 4 of 5; office 2, without one, 6 against the best of the league, which is 8; office 3 earns the cap."""
    standings = rank([_entry(1, 4, 5), _entry(2, 6), _entry(3, 8, 4)], _ONE, with_flags=False)
    by_office = {one.office_id: one.cells[0] for one in standings}
    assert [(by_office[number].completion, by_office[number].points) for number in (1, 2, 3)] == [
        (Decimal("0.8000"), Decimal("80.00")),
        (Decimal("0.7500"), Decimal("75.00")),
        (Decimal("2.0000"), Decimal("120.00")),
    ]


def test_money_taken_back_counts_as_nothing_not_against_the_others() -> None:
    """A negative sum earns zero points."""
    standings = rank([_entry(1, -5), _entry(2, 5)], _ONE, with_flags=False)
    assert [one.score for one in standings] == [Decimal("100.00"), Decimal("0.00")]


def test_a_small_league_of_nobody_is_empty() -> None:
    """And raises nothing."""
    assert rank([], _ONE, with_flags=True) == ()


_VALUES = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 4), st.booleans()), max_size=14)


def _entries(values: list[tuple[int, int, bool]]) -> list[Entry]:
    return [
        Entry(
            number,
            f"c{number:02d}",
            "县",
            {Indicator.STARTED: Tally(Decimal(started)), Indicator.PLANNED: Tally(Decimal(planned))},
            silent=silent,
        )
        for number, (started, planned, silent) in enumerate(values)
    ]


@given(values=_VALUES, seed=st.integers(0, 999))
@settings(max_examples=100, deadline=None)
def test_the_order_of_the_rows_changes_nothing(values: list[tuple[int, int, bool]], seed: int) -> None:
    """Shuffled entries give the same league, to the last digit."""
    entries = _entries(values)
    straight = rank(entries, _TWO, with_flags=True)
    random.Random(seed).shuffle(entries)
    assert repr(rank(entries, _TWO, with_flags=True)) == repr(straight)


@given(values=_VALUES)
@settings(max_examples=100, deadline=None)
def test_places_and_flags_keep_their_laws(values: list[tuple[int, int, bool]]) -> None:
    """A place is one more than those above; the same place has the same score; red is above yellow; silence is not red."""
    standings = rank(_entries(values), _TWO, with_flags=True)
    for one in standings:
        assert one.place == 1 + sum(other.score > one.score for other in standings)
        assert one.score == sum(cell.points for cell in one.cells)
        assert not (one.flag is Flag.RED and (one.silent or one.score == 0))
    reds = [one.score for one in standings if one.flag is Flag.RED]
    yellows = [one.score for one in standings if one.flag is Flag.YELLOW]
    assert not reds or not yellows or min(reds) > max(yellows)
