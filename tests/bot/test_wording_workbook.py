"""The words over the columns of workbooks."""

from bot.wording_workbook import FIGURE_HEADER, LEAGUE_HEADER, ROW_HEADER, figures_name
from tests.store_reporting.boards import some_board


def test_no_two_columns_of_a_sheet_have_the_same_words() -> None:
    """Who filters a sheet by its header finds one column."""
    for header in (LEAGUE_HEADER, FIGURE_HEADER, ROW_HEADER):
        assert len(set(header)) == len(header)
        assert all(header)


def test_the_sheet_of_figures_names_its_period() -> None:
    """So that sheets of two boards can lie in one file."""
    assert figures_name(some_board()) == "指标明细 2024-Q2"
