"""The sheets of a board, before anybody writes them to a file."""

from dataclasses import replace
from decimal import Decimal

from bot.reporting.sheets import board_sheets, rows_sheet, workbook_name
from tests.store_reporting.boards import TRACE, some_board


def test_every_row_is_as_long_as_its_header() -> None:
    """A figure under the wrong word is worse than none."""
    for sheet in board_sheets(some_board(), [TRACE]):
        assert sheet.rows
        assert {len(row) for row in sheet.rows} == {len(sheet.header)}


def test_figures_stay_numbers() -> None:
    """A spreadsheet is to add them up."""
    league = board_sheets(some_board())[0]
    assert all(isinstance(value, Decimal | None) for row in league.rows for value in row[6:])


def test_messages_leave_without_mobiles_and_identity_cards() -> None:
    """A workbook is passed on; ids of messages and of who sent them stay."""
    told = replace(TRACE, text="王经理13800138000，身份证372501199001011234，到位3000万元")
    (row,) = rows_sheet([told]).rows
    assert "王经理***，身份证***，到位3000万元" in row
    assert "900000000123" in row


def test_the_file_is_named_after_its_board() -> None:
    """As people look for it."""
    assert workbook_name(some_board()) == "2024年第二季度招商引资排行榜.xlsx"
