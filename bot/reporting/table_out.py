"""Rows of text as a table file, xlsx or csv: no cell of it is ever a formula, and what it says can be read back as it was."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from bot.stopping import InputRefused
from store.reporting.exchange_rows import tidy

Table = Sequence[Sequence[str]]
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_WIDEST = 40  # characters of a column


def write_table_file(file: Path, title: str, table: Table) -> None:
    """Write titles and rows to `file`, by its suffix. Raises InputRefused for another suffix or a place that cannot be written."""
    makers = {".xlsx": xlsx_bytes, ".csv": csv_bytes}
    make = makers.get(file.suffix.lower())
    if make is None:
        raise InputRefused(f"请写成 {file.stem}.xlsx 或 {file.stem}.csv。 / Name it .xlsx or .csv.")
    try:
        file.write_bytes(make(title, table))
    except OSError as error:
        raise InputRefused(
            f"写不了 {file}（{error.strerror}），请换一个位置。 / Cannot write there; choose another place."
        ) from error


def xlsx_bytes(title: str, table: Table) -> bytes:
    """A workbook with one sheet: the first row bold and in view, every cell text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for column, texts in enumerate(zip(*table, strict=True), 1):
        width = max(2 * len(text) for text in texts[:200]) + 2  # a Chinese character is two wide
        sheet.column_dimensions[get_column_letter(column)].width = min(width, _WIDEST)
    for number, row in enumerate(table):
        sheet.append([_cell(sheet, tidy(text), is_title=number == 0) for text in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: WriteOnlyWorksheet, text: str, *, is_title: bool) -> Cell:
    """Text for good: formatted as text, so that 2024-06 stays what it is when it is typed anew."""
    cell = WriteOnlyCell(sheet, text or None)
    cell.number_format = "@"
    if text:
        cell.data_type = "s"
    if text.startswith(_FORMULA_STARTS):
        cell.quotePrefix = True
    if is_title:
        cell.font = Font(bold=True)
    return cell


def csv_bytes(title: str, table: Table) -> bytes:
    """CSV in UTF-8 with a mark that Excel needs. What it would take for a formula gets a ' in front."""
    del title  # a .csv has only its file's name
    out = io.StringIO(newline="")
    csv.writer(out).writerows([[_quoted(tidy(text)) for text in row] for row in table])
    return out.getvalue().encode("utf-8-sig")


def _quoted(text: str) -> str:
    marked = text.startswith(_FORMULA_STARTS) or (text[:1] == "'" and text[1:2] in {"'", *_FORMULA_STARTS})
    return "'" + text if marked else text
