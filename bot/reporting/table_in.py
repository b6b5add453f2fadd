"""Table files (xlsx, csv) as grids of text; a workbook is read in a process of its own."""

import csv
import io
import json
import re
from pathlib import PurePath

from bot import wording_tables as say
from bot.stopping import InputRefused
from policies import readers_wording
from policies.encodings import decode
from policies.limits import MIB, Limits, read_in_child
from policies.readers_format import recognise
from policies.readers_result import Format, Refused, Unreadable
from store.reporting.exchange_sheet import Grid, GridRow

LIMITS = Limits(input_bytes=10 * MIB, cells=40 * say.MOST_ROWS)
_PREFIXED = re.compile(r"^'(?=['=+\-@\t\r])")  # what marks text that a spreadsheet would take for a formula


def read_table_file(data: bytes, name: str) -> tuple[Grid, ...]:
    """The visible sheets of a file that hold anything. Raises InputRefused, which says what to do."""
    if len(data) > LIMITS.input_bytes:
        raise InputRefused(readers_wording.too_large(len(data) / MIB, LIMITS.input_bytes / MIB))
    try:
        form = recognise(data, PurePath(name).suffix.lower())
        if form is Format.TEXT:
            return (_csv_grid(data, name),)
    except Unreadable as reason:
        raise InputRefused(reason.message) from reason
    if form is not Format.XLSX:
        raise InputRefused(say.NOT_A_TABLE)
    answer = read_in_child("bot.reporting.workbook_in", data, LIMITS)
    if isinstance(answer, Refused):
        raise InputRefused(answer.message)
    sheets = json.loads(answer.text)
    return tuple(_grid(name if len(sheets) == 1 else f"{name} [{title}]", rows) for title, rows in sheets)


def _grid(source: str, rows: list[tuple[int, list[str], list[int]]]) -> Grid:
    return Grid(source, tuple(GridRow(number, tuple(cells), frozenset(formulas)) for number, cells, formulas in rows))


def _csv_grid(data: bytes, name: str) -> Grid:
    if data.count(b"\n") > 2 * say.MOST_ROWS:  # UTF-16 has this byte in other characters too; counted again below
        raise Unreadable(say.TOO_MANY_ROWS)
    text, encoding = decode(data)
    if encoding.endswith("-replaced"):
        raise Unreadable(say.BAD_CHARACTERS)
    head = "\n".join(text.splitlines()[:15])
    separator = max(",\t;", key=head.count)
    if text.count(separator) > LIMITS.cells:  # counted before a cell is made: this is the bot's own memory and time
        raise Unreadable(readers_wording.too_many_cells(LIMITS.cells))
    rows = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1):
            if number > say.MOST_ROWS:
                raise Unreadable(say.TOO_MANY_ROWS)
            if len(cells) > say.MOST_COLUMNS:
                raise Unreadable(say.TOO_MANY_COLUMNS)
            if any(cell.strip() for cell in cells):
                rows.append(_csv_row(number, cells))
    except csv.Error as error:
        raise Unreadable(say.BROKEN_CSV) from error
    return Grid(name, tuple(rows))


def _csv_row(number: int, cells: list[str]) -> GridRow:
    formulas = frozenset(column for column, cell in enumerate(cells) if cell.lstrip().startswith("="))
    return GridRow(number, tuple(_PREFIXED.sub("", cell.strip(), count=1) for cell in cells), formulas)
