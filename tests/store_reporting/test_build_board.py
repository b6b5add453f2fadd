"""Counting a board: who is ranked, what stands behind each figure, and that the order of rows changes no byte."""

import random
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from store.reporting.board import canonical
from store.reporting.build_board import Rulebook, build_board
from store.reporting.facts import Facts, projects_by_id
from store.reporting.indicator_set import DEFAULT_SETS
from store.reporting.indicators import Indicator
from store.reporting.league import Flag
from store.reporting.offices import League
from store.reporting.periods import Period, PeriodKind
from store.reporting.targets import Targets
from tests.store_reporting.boards import AS_OF, COUNTIES, GROUPS, OFFICES, Q2, TARGETS, some_board, some_facts


def test_each_league_ranks_its_own_offices() -> None:
    """Counties with counties, departments with departments; the leading group with nobody."""
    board = some_board()
    ranked = {table.rules.league: {row.standing.office_id for row in table.rows} for table in board.tables}
    assert ranked == {
        League.COUNTIES: {office.office_id for office in COUNTIES},
        League.DEPARTMENTS: {office.office_id for office in GROUPS},
    }
    assert board.row(40) is None


def test_a_quarter_ends_with_flags_and_a_month_does_not() -> None:
    """月考评, 季打榜."""
    quarter, month = some_board(), some_board(period=Period(PeriodKind.MONTH, 2024, 6))
    flags = [row.standing.flag for table in quarter.tables for row in table.rows]
    assert flags.count(Flag.RED) >= 6 and flags.count(Flag.YELLOW) >= 4
    assert {row.standing.flag for table in month.tables for row in table.rows} == {None}


def test_every_figure_that_is_not_nothing_names_rows() -> None:
    """Reports, or projects where a person set the stage."""
    for table in some_board().tables:
        for row in table.rows:
            for cell in row.standing.cells:
                assert bool(cell.tally.value) <= bool(cell.tally.report_ids)


def test_an_office_out_of_use_is_not_ranked() -> None:
    """It was merged, say; its past boards still show it."""
    offices = [replace(office, active=office.office_id != 3) for office in OFFICES]
    board = build_board(Q2, AS_OF, offices, some_facts(), Rulebook(Targets(TARGETS), DEFAULT_SETS))
    assert board.row(3) is None
    assert board.row(4) is not None


def test_the_year_is_held_against_its_days_where_it_has_a_target() -> None:
    """At the end of June 182 of 366 days are over; a board drawn up in May stops there."""
    row = some_board().row(1)
    assert row is not None
    (pace,) = row.paces
    assert (pace.indicator, pace.target, pace.elapsed) == (Indicator.STARTED, Decimal(20), Decimal("0.4973"))
    early = some_board(as_of=datetime(2024, 5, 1, 1, tzinfo=UTC)).row(1)
    assert early is not None
    assert early.paces[0].elapsed == Decimal("0.3333")
    assert all(not row.paces for row in some_board().tables[1].rows)


@given(seed=st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_shuffled_rows_give_the_same_bytes(seed: int) -> None:
    """Whatever order the database gives them in."""
    facts, chance = some_facts(), random.Random(seed)
    projects = list(facts.projects.values())
    chance.shuffle(projects)
    shuffled = Facts(
        projects_by_id(projects),
        tuple(chance.sample(facts.stages, len(facts.stages))),
        tuple(chance.sample(facts.funds, len(facts.funds))),
        tuple(chance.sample(facts.visits, len(facts.visits))),
        facts.reports,
    )
    offices = chance.sample(OFFICES, len(OFFICES))
    board = build_board(Q2, AS_OF, offices, shuffled, Rulebook(Targets(TARGETS), DEFAULT_SETS[::-1]))
    assert canonical(board) == canonical(some_board(facts))
