"""Workbooks (xlsx): each visible sheet a heading and its tables, with the values that were stored. Nothing is executed."""

import io
import re
from collections.abc import Iterator

import openpyxl
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from policies import readers_wording as say
from policies.limits import Limits, serve
from policies.readers_draft import Draft
from policies.readers_result import Reading, Unreadable
from policies.readers_tables import Cell
from policies.readers_text import visible
from policies.readers_xlsx_ink import is_unseen
from policies.readers_xlsx_sheet import SheetShape, sheet_shapes
from policies.readers_xlsx_values import shown
from policies.readers_zip import check_container

_UNNAMED = re.compile(r"(?:sheet|工作表)\s*\d*", re.IGNORECASE)
_REMARK = re.compile(r"[（(]?(?:注|备注|说明|来源|数据来源|填表|单位)\d?\s*[:：]|.{40,}")
_MOST_FORMULAS_NAMED = 20


def read(data: bytes, limits: Limits) -> Reading:
    """Text of a workbook. Raises Unreadable on a bomb, a broken container or too many cells."""
    check_container(data, limits)
    shapes = sheet_shapes(data)
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    draft = Draft(limits.cells)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            draft.note(say.SHEET_HIDDEN.format(name=sheet.title))
            continue
        if len(book.worksheets) > 1 or not _UNNAMED.fullmatch(sheet.title):
            draft.heading(1, sheet.title)
        _write_sheet(sheet, shapes.get(sheet.title, SheetShape()), draft, limits)
    return visible(draft.reading())


def _write_sheet(sheet: ReadOnlyWorksheet, shape: SheetShape, draft: Draft, limits: Limits) -> None:
    """The sheet's blocks, which blank rows part, each as a table."""
    for place in shape.unstored[:_MOST_FORMULAS_NAMED]:
        draft.note(say.FORMULA_WITHOUT_VALUE.format(cell=f"{sheet.title}!{place}"))
    if shape.hidden_rows or shape.hidden_columns:
        draft.note(say.ROWS_HIDDEN.format(name=sheet.title))
    block: dict[int, dict[int, str]] = {}
    last = 0
    hidden: list[str] = []
    for number, row in _rows(sheet, shape, limits, hidden):
        covered = any(first <= last and number <= end for first, end in shape.merged_rows)
        if block and not covered and any(blank not in shape.hidden_rows for blank in range(last + 1, number)):
            _write_block(block, shape, draft)
            block = {}
        block[number] = row
        last = number
    _write_block(block, shape, draft)
    if hidden:
        draft.note(say.HIDDEN_TEXT.format(sample=" ".join(hidden)[:20]))


def _rows(
    sheet: ReadOnlyWorksheet, shape: SheetShape, limits: Limits, hidden: list[str]
) -> Iterator[tuple[int, dict[int, str]]]:
    """Rows that hold something, as column -> shown value; blank padding counts too, since it costs as much to walk.

    Values that nobody sees go into `hidden`.
    """
    walked = 0
    sheet.reset_dimensions()  # what the file says of its own size is often wrong
    for number, row in enumerate(sheet.rows, start=1):
        walked += len(row)
        if walked > 10 * limits.cells:
            raise Unreadable(say.too_many_cells(limits.cells))
        if number in shape.hidden_rows:
            continue
        values: dict[int, str] = {}
        for column, cell in enumerate(row, start=1):
            if cell.value is None or column in shape.hidden_columns:
                continue
            text = shown(cell.value, cell.number_format)
            if text.strip() and is_unseen(cell):
                hidden.append(text.strip())
            elif text.strip():
                values[column] = text
        if values:
            yield number, values


def _write_block(block: dict[int, dict[int, str]], shape: SheetShape, draft: Draft) -> None:
    if not block:
        return
    rows = {number: position for position, number in enumerate(sorted(block))}
    width = max(max(row) for row in block.values())
    first = min(min(row) for row in block.values())
    header = min((number for number, row in block.items() if len(row) > 1), default=0)
    cells: list[Cell] = []
    for number, row in block.items():
        for column, text in row.items():
            down, across = shape.merged.get((number, column), (1, 1))
            down = sum(1 for other in range(number, number + min(down, 10_000)) if other in rows)
            if len(row) == 1 and column == first and down == 1 and (number < header or _REMARK.match(text)):
                across = max(across, width - first + 1)
            cells.append(Cell(rows[number], column - first, text, down, across))
    draft.cells(cells)


if __name__ == "__main__":
    serve(read)
