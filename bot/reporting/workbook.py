"""Sheets as XLSX: real numbers and days, and no cell that a spreadsheet would execute."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.reporting.sheets import Sheet, Value
from bot.wording import shorten
from store.reporting.periods import SHANGHAI

_LONGEST = 32_767  # characters that a cell of XLSX holds
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_HEAD_FILL = PatternFill("solid", fgColor="DCE6F1")
_NARROW, _WIDE = 8, 48  # widths of columns, in characters
_SHEET_NAME = 31


def write_workbook(sheets: Iterable[Sheet]) -> bytes:
    """The sheets as XLSX: the header stays in view, columns are as wide as their words.

    Text stays text: what begins like a formula is kept as a string with the mark that keeps a spreadsheet from reading it as
    one. Times are given in Shanghai's, as a spreadsheet knows no zones.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        page = book.create_sheet(_sheet_name(sheet.name))
        _write(page, 1, sheet.header)
        for number, row in enumerate(sheet.rows, 2):
            _write(page, number, row)
        _dress(page, sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _sheet_name(name: str) -> str:
    """Without the characters that a sheet's name may not hold."""
    return "".join(" " if character in r"[]:*?/\'" else character for character in name)[:_SHEET_NAME] or "1"


def _write(page: Worksheet, number: int, values: Sequence[Value]) -> None:
    for column, value in enumerate(values, 1):
        cell = page.cell(number, column)
        if isinstance(cell, SheetCell):
            _put(cell, value)


def _put(cell: SheetCell, value: Value) -> None:
    if isinstance(value, str):
        cell.value = shorten(ILLEGAL_CHARACTERS_RE.sub("", value), _LONGEST)
        cell.data_type = "s"  # openpyxl would take a leading = for a formula
        if value.startswith(_DANGEROUS):
            cell.quotePrefix = True
        return
    cell.value = value.astimezone(SHANGHAI).replace(tzinfo=None) if isinstance(value, datetime) else value
    if isinstance(value, Decimal):
        cell.number_format = "#,##0.00" if value != value.to_integral_value() else "#,##0"
    elif isinstance(value, datetime):
        cell.number_format = "yyyy-mm-dd hh:mm"
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"


def _dress(page: Worksheet, sheet: Sheet) -> None:
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    for column, title in enumerate(sheet.header, 1):
        head = page.cell(1, column)
        head.font, head.fill = Font(bold=True), _HEAD_FILL
        head.alignment = Alignment(wrap_text=True, vertical="center")
        longest = max((_width(row[column - 1]) for row in sheet.rows), default=0)
        page.column_dimensions[get_column_letter(column)].width = min(max(longest, _width(title), _NARROW), _WIDE) + 2


def _width(value: Value) -> int:
    """In columns of a fixed font: a Chinese character takes two."""
    text = f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else str(value if value is not None else "")
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text[:_WIDE])
