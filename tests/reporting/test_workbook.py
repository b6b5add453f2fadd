"""Workbooks, read back: real types, ids, a header that stays, and no cell that a spreadsheet would run."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from bot.reporting.sheets import Sheet, Value, board_sheets
from bot.reporting.workbook import write_workbook
from tests.store_reporting.boards import TRACE, some_board

_TIME = datetime(2024, 6, 30, 16, 30, tzinfo=UTC)


def _read(*sheets: Sheet) -> Workbook:
    return load_workbook(io.BytesIO(write_workbook(sheets)))


def _cell(value: Value) -> object:
    return _read(Sheet("表", ("列",), [(value,)])).worksheets[0].cell(2, 1).value


@pytest.mark.parametrize(
    "text", ["=1+1", "+86", "-5", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0"]
)
def test_what_begins_like_a_formula_is_kept_as_text(text: str) -> None:
    """With the quote mark of a spreadsheet, and never as a formula in the file."""
    data = write_workbook([Sheet("表", ("列",), [(text,)])])
    cell = load_workbook(io.BytesIO(data)).worksheets[0].cell(2, 1)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    with ZipFile(io.BytesIO(data)) as file:
        assert b"<f>" not in file.read("xl/worksheets/sheet1.xml")


def test_numbers_days_and_times_keep_their_types() -> None:
    """Decimals as numbers, days as days, times in Shanghai's; nothing stays empty."""
    assert _cell(Decimal("1234567.89")) == 1234567.89
    assert _cell(date(2024, 2, 29)) == datetime(2024, 2, 29)
    assert _cell(_TIME) == datetime(2024, 7, 1, 0, 30)
    assert _cell(12) == 12
    assert _cell(None) is None


def test_text_that_no_spreadsheet_takes_is_made_fit() -> None:
    """Control characters are dropped, and what is too long is cut, with a mark that it was."""
    assert _cell("甲\x00乙\x0b") == "甲乙"
    assert str(_cell("长" * 40_000)).endswith("长…")
    assert len(str(_cell("长" * 40_000))) == 32_767


def test_the_header_stays_in_view_and_columns_are_as_wide_as_their_words() -> None:
    """Chinese characters take two columns each; very long text does not make a column endless."""
    page = _read(Sheet("表/名", ("一列", "二"), [("短", "长" * 99)])).worksheets[0]
    assert page.freeze_panes == "A2"
    assert page.title == "表 名"
    assert page.cell(1, 1).font.bold
    assert page.column_dimensions["A"].width == 10
    assert page.column_dimensions["B"].width == 50


def test_a_board_opens_to_its_rows() -> None:
    """Leagues, figures with the ids of their rows, rows with their messages and who confirmed them."""
    board = some_board()
    book = _read(*board_sheets(board, [TRACE]))
    assert [page.title for page in book.worksheets] == ["县市区", "市直部门", "指标明细 2024-Q2", "进展"]
    league = book.worksheets[0]
    first = board.tables[0].rows[0].standing
    assert [league.cell(2, column).value for column in range(1, 6)] == [
        1,
        first.code,
        first.name,
        float(first.score),
        "红旗",
    ]
    figures = book.worksheets[2]
    assert figures.max_row == 1 + sum(len(row.standing.cells) for table in board.tables for row in table.rows)
    cell = first.cells[0]
    assert figures.cell(2, 10).value == ", ".join(map(str, cell.tally.report_ids))
    row = [book.worksheets[3].cell(2, column).value for column in range(1, 15)]
    assert row[:4] == [7, 2, "-100", "55"]
    assert row[8:10] == ["=1+1 项目签约", "900000000123"]
    assert row[13] == "是"
