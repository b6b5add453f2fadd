"""Boards and lists as XLSX: real numbers and days, ids of rows and messages, and no cell that a spreadsheet would execute."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.wording import shorten
from bot.wording_boards import board_title, flag_name, indicator_name, league_name
from bot.wording_workbook import FIGURE_HEADER, LEAGUE_HEADER, ROW_HEADER, ROWS_NAME, YES, figures_name
from policies.personal import mask_personal
from rag.answer import Language
from store.reporting.board import Board, Table
from store.reporting.board_evidence import Trace
from store.reporting.indicators import MEASURES
from store.reporting.league import Cell
from store.reporting.periods import SHANGHAI

Value = str | int | Decimal | date | datetime | bool | None
_LONGEST = 32_767  # characters that a cell of XLSX holds
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_HEAD_FILL = PatternFill("solid", fgColor="DCE6F1")
_NARROW, _WIDE = 8, 48  # widths of columns, in characters
_SHEET_NAME = 31


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to be written: its name, the words over its columns, its rows."""

    name: str
    header: tuple[str, ...]
    rows: Sequence[Sequence[Value]]


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


def board_sheets(
    board: Board, traces: Iterable[Trace] = (), language: Language = Language.SIMPLIFIED
) -> tuple[Sheet, ...]:
    """A sheet a league, one of all figures with the rows behind them, one of the rows with their messages."""
    leagues = tuple(_league_sheet(table, language) for table in board.tables)
    return (*leagues, _figures_sheet(board, language), rows_sheet(traces))


def _league_sheet(table: Table, language: Language) -> Sheet:
    names = [(name, f"{indicator_name(language, name)}（{MEASURES[name].unit}）") for name, _ in table.rules.weights]
    header = (*LEAGUE_HEADER, *(title for _, title in names))
    rows: list[tuple[Value, ...]] = []
    for row in table.rows:
        one = row.standing
        figures = {cell.indicator: cell.tally.value for cell in one.cells}
        first: tuple[Value, ...] = (
            one.place,
            one.code,
            one.name,
            one.score,
            flag_name(language, one.flag),
            row.reports,
        )
        rows.append((*first, *(figures[name] for name, _ in names)))
    return Sheet(league_name(language, table.rules.league), header, rows)


def _figures_sheet(board: Board, language: Language) -> Sheet:
    rows = [
        (row.standing.code, row.standing.name, *_figure(cell, dict(table.rules.weights)[cell.indicator], language))
        for table in board.tables
        for row in table.rows
        for cell in row.standing.cells
    ]
    return Sheet(figures_name(board), FIGURE_HEADER, rows)


def _figure(cell: Cell, weight: Decimal, language: Language) -> tuple[Value, ...]:
    unit, tally = MEASURES[cell.indicator].unit, cell.tally
    ids = (", ".join(map(str, numbers)) for numbers in (tally.report_ids, tally.project_ids, tally.left_out))
    name = indicator_name(language, cell.indicator)
    return (name, tally.value, unit, cell.target, cell.completion, weight, cell.points, *ids)


def rows_sheet(traces: Iterable[Trace]) -> Sheet:
    """The rows behind figures: each with its message (mobiles and identity cards masked), its author and who confirmed it."""
    rows = [
        (
            trace.report_id,
            trace.version,
            trace.chat_id,
            trace.message_id,
            trace.part + 1,
            trace.day,
            trace.office_id,
            trace.project_id,
            mask_personal(trace.text),
            str(trace.author_id),
            trace.posted_at,
            str(trace.saved_by),
            trace.saved_at,
            YES if trace.changed_since else "",
        )
        for trace in traces
    ]
    return Sheet(ROWS_NAME, ROW_HEADER, rows)


def workbook_name(board: Board, language: Language = Language.SIMPLIFIED) -> str:
    """A file's name."""
    return f"{board_title(language, board)}.xlsx"
