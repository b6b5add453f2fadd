"""A workbook as grids of text: formulas are named and never calculated, merged cells each say what the merge says.

Read in a process of its own, which the reader of documents lends: no file can take the bot's memory or time.
"""

import io
import itertools
import json
import re
import zipfile
from collections.abc import Iterator
from typing import IO

import openpyxl
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from bot import wording_tables as say
from policies import readers_wording
from policies.limits import MIB, Limits, serve
from policies.readers_result import Reading, Unreadable
from policies.readers_xlsx_sheet import SheetShape, sheet_shapes
from policies.readers_xlsx_values import shown
from policies.readers_zip import CONTAINER_ERRORS, check_container

_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_CHUNK = MIB
Cells = dict[int, dict[int, tuple[str, bool]]]  # row and column, both from 1 -> text, whether it is a formula


def read(data: bytes, limits: Limits) -> Reading:
    """The child's side: the sheets as JSON. Raises Unreadable on too many rows, a bomb, a broken container."""
    _refuse_many_rows(data, limits)
    check_container(data, limits)
    shapes = sheet_shapes(data)
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    sheets = [(sheet.title, list(_rows(sheet, shapes.get(sheet.title, SheetShape()), limits))) for sheet in visible]
    return Reading(json.dumps([(title, rows) for title, rows in sheets if rows] or [("", [])]))


def _refuse_many_rows(data: bytes, limits: Limits) -> None:
    """Count rows as they are unpacked and stop at the first one too many: a million is told of before it is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            for info in container.infolist():
                if info.filename.startswith("xl/worksheets/") and not info.flag_bits & 1:
                    with container.open(info) as member:
                        _count_rows(member, limits)
    except CONTAINER_ERRORS as error:
        raise Unreadable(readers_wording.BROKEN) from error


def _count_rows(member: IO[bytes], limits: Limits) -> None:
    rows, tail, left = 0, b"", limits.unpacked_bytes
    while left > 0 and (chunk := member.read(_CHUNK)):
        left -= len(chunk)
        rows += len(_ROW.findall(tail + chunk))
        tail = chunk[-8:] if not _ROW.search(chunk[-8:]) else b""
        if rows > say.MOST_ROWS:
            raise Unreadable(say.TOO_MANY_ROWS)


def _rows(
    sheet: ReadOnlyWorksheet, shape: SheetShape, limits: Limits
) -> Iterator[tuple[int, tuple[str, ...], tuple[int, ...]]]:
    """Number, cells from column A on, and columns (from 0) of formulas, of each row that holds something."""
    cells: Cells = {}
    walked = 0
    sheet.reset_dimensions()  # what the file says of its own size is often wrong
    for number, row in enumerate(itertools.islice(sheet.rows, say.MOST_ROWS), 1):
        walked += len(row)
        if walked > 10 * limits.cells:
            raise Unreadable(readers_wording.too_many_cells(limits.cells))
        for column, cell in enumerate(row, 1):
            if cell.value is not None:
                is_formula = cell.data_type in {"f", "e"}
                text = str(cell.value) if is_formula else shown(cell.value, cell.number_format)
                cells.setdefault(number, {})[column] = text.strip(), is_formula
    _fill_merges(cells, shape, limits)
    for number in sorted(cells):
        there = cells[number]
        texts = tuple(there.get(column, ("", False))[0] for column in range(1, max(there) + 1))
        yield number, texts, tuple(column - 1 for column, (_, is_formula) in sorted(there.items()) if is_formula)


def _fill_merges(cells: Cells, shape: SheetShape, limits: Limits) -> None:
    """Let each cell of a merge say what its first one says, in rows that hold something."""
    filled = 0
    for (top, left), (down, across) in shape.merged.items():
        first = cells.get(top, {}).get(left)
        for number in range(top, min(top + down, say.MOST_ROWS + 1)) if first else ():
            filled += across
            if filled > limits.cells:
                raise Unreadable(readers_wording.too_many_cells(limits.cells))
            if number in cells and first:
                cells[number] |= dict.fromkeys(range(left, left + across), first)


if __name__ == "__main__":
    serve(read)
