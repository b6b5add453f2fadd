"""A grid of text to a sheet: where its header stands, which field each column fills, and in what unit its sums are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from store.reporting.exchange import Column, Reason, Refusal, Sheet, SheetRow, Subject
from store.reporting.exchange_columns import NEEDED, known_field, titles

_HEADER_WITHIN = 15  # rows: titles, notes and the unit line stand above a header
_UNIT_LINE = re.compile(r"(?:金额)?单位\s*[:：]\s*([百千万亿]*(?:元|美元|港元|欧元|日元)(?:人民币)?)\s*[)）]?\s*$")


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a file: its number there (from 1), its cells from column A on, and the columns (from 0) of formulas."""

    number: int
    cells: tuple[str, ...]
    formulas: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Grid:
    """The filled rows of one sheet; of merged cells each says what the merge says."""

    source: str
    rows: tuple[GridRow, ...]


def read_sheet(grid: Grid, subject: Subject) -> Sheet:
    """Find the header (one or two rows of it) and read what stands below. Never raises."""
    found = _find_header(grid.rows, subject)
    if found is None:
        known = "、".join(titles(subject).values())
        return Sheet(subject, grid.source, refusals=(Refusal(Reason.NO_HEADER, hint=known),))
    place, depth = found
    columns = _columns(grid.rows[: place + depth], grid.rows[place : place + depth], subject)
    rows = tuple(_row(row, columns) for row in grid.rows[place + depth :])
    filled = tuple(row for row in rows if any(row.cells.values()) or row.formulas)
    refusals = _refusals(columns, filled, subject)
    return Sheet(subject, grid.source, columns, filled, refusals)


def place_of(column: int) -> str:
    """The letters of a column (from 0): A, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _find_header(rows: Sequence[GridRow], subject: Subject) -> tuple[int, int] | None:
    """Index and height of the header: the row, or two, that name the most fields. One row wins over two that name as many."""
    best, best_score = None, 0
    for index in range(min(len(rows), _HEADER_WITHIN)):
        for depth in (1, 2):
            named = {column.key for column in _columns([], rows[index : index + depth], subject) if column.key}
            values = depth == 2 and not _is_title_row(rows, index + 1, subject)
            if len(named) > best_score and not values:
                best, best_score = (index, depth), len(named)
    return best


def _is_title_row(rows: Sequence[GridRow], index: int, subject: Subject) -> bool:
    """Whether a row below a header belongs to it: every cell of it is a title, known or repeated from above (a merge)."""
    if index >= len(rows):
        return False
    above, below = rows[index - 1].cells, rows[index].cells
    filled = [(number, text) for number, text in enumerate(below) if text]
    known = [text for _, text in filled if known_field(subject, text)[0]]
    repeated = [text for number, text in filled if number < len(above) and above[number] == text]
    return bool(filled) and len(set(known) | set(repeated)) * 2 > len({text for _, text in filled})


def _columns(above: Sequence[GridRow], header: Sequence[GridRow], subject: Subject) -> tuple[Column, ...]:
    width = max((len(row.cells) for row in header), default=0)
    line_unit = _unit_line(above)
    return tuple(_column(number, header, subject, line_unit) for number in range(width))


def _column(number: int, header: Sequence[GridRow], subject: Subject, line_unit: str) -> Column:
    """The lowest title that names a field counts, with its own unit, else that of the title above it, else the table's."""
    stacked = [row.cells[number] for row in header if number < len(row.cells) and row.cells[number]]
    for title in reversed(stacked):
        field, unit = known_field(subject, title)
        if field is not None:
            above = "" if unit or len(stacked) == 1 or not field.is_money else _unit_of(stacked[0])
            return Column(title, place_of(number), field.key, unit or above or (line_unit if field.is_money else ""))
    return Column(stacked[-1] if stacked else "", place_of(number))


def _unit_of(title: str) -> str:
    found = re.search(r"[(（]([百千万亿]*(?:元|美元|港元|欧元|日元))[)）]", title)
    return found[1] if found else ""


def _unit_line(rows: Sequence[GridRow]) -> str:
    for row in rows:
        for text in row.cells:
            if found := _UNIT_LINE.search(text):
                return found[1]
    return ""


def _row(row: GridRow, columns: Sequence[Column]) -> SheetRow:
    cells = {
        column.key: row.cells[number] if number < len(row.cells) else ""
        for number, column in enumerate(columns)
        if column.key
    }
    formulas = tuple(
        f"{place_of(number)}{row.number}"
        for number in sorted(row.formulas)
        if number < len(columns) and columns[number].key
    )
    return SheetRow(row.number, cells, formulas)


def _refusals(columns: Sequence[Column], rows: Sequence[SheetRow], subject: Subject) -> tuple[Refusal, ...]:
    named = titles(subject)
    keys = [column.key for column in columns if column.key]
    refusals = [
        Refusal(Reason.MISSING_COLUMN, "、".join(named[key] for key in group))
        for group in NEEDED[subject]
        if not set(group) & set(keys)
    ]
    for key in sorted({key for key in keys if keys.count(key) > 1}, key=keys.index):
        theirs = [f"{column.title}（{column.place}）" for column in columns if column.key == key]
        refusals.append(Refusal(Reason.DOUBLE_COLUMN, named[key], "、".join(theirs)))
    if not rows and not refusals:
        refusals.append(Refusal(Reason.NO_ROWS))
    return tuple(refusals)
