"""A small quarter in every run of the tests; `python -m tests.simulation.run 10` plays one with thousands of messages."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time

import pytest

from store.reporting.board_ledger import BoardLedger
from store.reporting.board_states import BoardCase
from store.reporting.periods import SHANGHAI, Period, PeriodKind
from tests.simulation.checks import AT_THE_END, Checks, periods
from tests.simulation.measured import Measured
from tests.simulation.stage_set import Play, set_stage
from tests.simulation.told import Slip, Way
from tests.simulation.writers import STYLES

pytestmark = pytest.mark.timeout(300)  # some hundred messages, each read, asked about, saved
JULY, QUARTER = Period(PeriodKind.MONTH, 2026, 7), Period(PeriodKind.QUARTER, 2026, 3)
_A_WEEK, _SEED = 0.6, 5
_END_OF_JULY = datetime.combine(date(2026, 7, 31), time(23, 30), SHANGHAI)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Play, dict[datetime, str]]]:
    """The quarter at its end, and July's board as it was counted at the end of July."""
    play = set_stage(tmp_path_factory.mktemp("quarter"), _SEED)
    texts: dict[datetime, str] = {}

    def at_night(day: date) -> None:
        if day == _END_OF_JULY.date():
            texts[_END_OF_JULY] = Checks(play, _END_OF_JULY).text(JULY)

    play.run(_A_WEEK, at_night)
    yield play, texts
    play.database.close()


@pytest.fixture(scope="module")
def play(played: tuple[Play, dict[datetime, str]]) -> Play:
    """The quarter at its end."""
    return played[0]


@pytest.fixture(scope="module")
def measured(play: Play) -> Measured:
    """What was counted while it was played."""
    return play.quarter.measured


def test_all_ways_and_styles_of_writing_were_played(measured: Measured) -> None:
    """A quarter without corrections, edits or mistakes would prove little."""
    assert len(STYLES) >= 12 and set(measured.styles) == {style.__name__ for style in STYLES}
    assert set(measured.ways) == set(Way)
    assert set(measured.held) | set(measured.missed) == set(Slip)


def test_mistakes_are_asked_about(measured: Measured) -> None:
    """Doubles, wrong units, totals called new, totals that fall, days to come."""
    assert measured.share_held >= 0.95, (measured.missed, measured.notes)


def test_rows_without_a_mistake_pass_unasked(measured: Measured) -> None:
    """That a project is new is asked by design and counted apart."""
    assert measured.share_false <= 0.05, (measured.false_holds, measured.notes)


def test_small_talk_makes_no_card(measured: Measured) -> None:
    """Thanks, questions, plans."""
    assert len(measured.cards_of_no_reports) <= 0.02 * measured.no_reports


def test_cards_show_what_was_meant(measured: Measured) -> None:
    """What a person finds wrong on the card is not saved, and rare."""
    assert len(measured.misread) <= 0.05 * measured.messages, measured.misread


def test_every_figure_of_every_board_is_that_of_the_own_ledger(play: Play) -> None:
    """Weeks, months and the quarter: values, targets, points, places, flags, and the messages behind each value."""
    checks = Checks(play)
    assert [line for period in periods() for line in checks.board(period)] == []


def test_every_bulletin_is_that_of_the_own_ledger(play: Play) -> None:
    """Its items, its totals, and which duties were kept."""
    checks = Checks(play)
    assert [line for period in periods() for line in checks.digest(period)] == []


def test_a_past_board_stands_unchanged_by_later_reports(played: tuple[Play, dict[datetime, str]]) -> None:
    """July as of the end of July is the same bytes in October, and the own ledger of then agrees."""
    play, texts = played
    checks = Checks(play, _END_OF_JULY)
    assert checks.text(JULY) == texts[_END_OF_JULY]
    assert list(checks.board(JULY)) == []
    assert texts[_END_OF_JULY] != Checks(play).text(JULY)


def test_the_order_of_facts_changes_no_byte_of_a_board(play: Play) -> None:
    """Shuffled five times."""
    checks, chance = Checks(play), random.Random(11)
    for period in (JULY, QUARTER) * 3:
        straight, mixed = checks.shuffled(period, chance)
        assert straight == mixed == checks.text(period)


def test_an_edition_is_rebuilt_from_the_events(play: Play) -> None:
    """Byte for byte, and its chain of hashes holds."""
    boards = BoardLedger(play.database)
    case = boards.draft(QUARTER, 0, AT_THE_END)
    assert isinstance(case, BoardCase)
    assert boards.rebuild(QUARTER, case.edition.number) == case.edition.text
    assert boards.check() == ()
