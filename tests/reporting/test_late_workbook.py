"""Workbooks by way of the door through which chats write them."""

import io

from openpyxl import load_workbook

from bot.reporting.late_workbook import workbook_bytes
from bot.reporting.sheets import Sheet


def test_a_workbook_is_written_when_it_is_asked_for() -> None:
    """What comes back is a file that a spreadsheet opens."""
    page = load_workbook(io.BytesIO(workbook_bytes([Sheet("表", ("列",), [("一",)])]))).worksheets[0]
    assert (page.title, page.cell(1, 1).value, page.cell(2, 1).value) == ("表", "列", "一")
