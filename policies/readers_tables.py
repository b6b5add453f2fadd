"""Tables of any format as Markdown pipe tables: spans expanded so that each row reads by itself, captions kept before.

A cell that spans several rows or columns is written into each of them. A row that is one cell over the whole width is no row:
above the header it is the caption, below the last row it is a remark.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policies import readers_wording as say
from policies.readers_result import Unreadable


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as drawn: its place from 0, and over how many rows and columns it spans."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table laid out: lines that stand above it, the header, the body, lines that stand below."""

    captions: tuple[str, ...]
    header: tuple[str, ...]
    body: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...]

    def to_markdown(self) -> str:
        """The pipe table alone, without captions and remarks; "" where there is no header."""
        if not self.header:
            return ""
        rule = "| " + " | ".join("---" for _ in self.header) + " |"
        return "\n".join([_pipe_row(self.header), rule, *(_pipe_row(row) for row in self.body)])


def lay_out(cells: Sequence[Cell], limit: int) -> Table:
    """Build a Table out of cells. Raises Unreadable where spans would blow it up to more than `limit` cells."""
    rows = max((cell.row for cell in cells), default=-1) + 1
    columns = max((cell.column + min(cell.columns, 200) for cell in cells), default=0)
    if rows * columns > limit:
        raise Unreadable(say.too_many_cells(limit))
    grid = [[""] * columns for _ in range(rows)]
    whole: set[int] = set()
    for cell in cells:
        text = one_line(cell.text)
        if cell.columns >= columns > 1 and cell.rows == 1:
            whole.add(cell.row)
            grid[cell.row][0] = text
            continue
        for row in range(cell.row, min(cell.row + cell.rows, rows)):
            for column in range(cell.column, min(cell.column + cell.columns, columns)):
                grid[row][column] = text
    return _sorted_rows(_without_blank(grid, whole), _header_depth(cells, whole))


def without_spans(rows: Iterable[Sequence[str]], limit: int) -> Table:
    """A Table out of plain rows of text."""
    cells = [Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return lay_out(cells, limit)


def one_line(text: str) -> str:
    """Text on one line; a break between two Chinese characters leaves no blank."""
    text = re.sub(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])", "", text.strip())
    return re.sub(r"\s+", " ", text)


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    texts: tuple[str, ...]
    whole: bool  # one cell over the full width


def _without_blank(grid: list[list[str]], whole: set[int]) -> list[_Row]:
    """Rows and columns that hold nothing are dropped."""
    used = [c for c in range(len(grid[0]) if grid else 0) if any(row[c] for row in grid)]
    rows = [_Row(r, tuple(row[c] for c in used), r in whole) for r, row in enumerate(grid)]
    return [row for row in rows if any(row.texts)]


def _header_depth(cells: Sequence[Cell], whole: set[int]) -> tuple[int, int]:
    """First header row and the row after the last: a group heading over several columns makes the header deeper."""
    first = min((cell.row for cell in cells if cell.row not in whole and cell.text.strip()), default=0)
    top = [cell for cell in cells if cell.row == first]
    grouped = any(cell.columns > 1 for cell in top)
    return first, first + (max((cell.rows for cell in top), default=1) if grouped else 1)


def _sorted_rows(rows: list[_Row], header: tuple[int, int]) -> Table:
    captions = [row.texts[0] for row in rows if row.whole and row.number < header[0]]
    heads = [row.texts for row in rows if header[0] <= row.number < header[1] and not row.whole]
    body = [row for row in rows if row.number >= header[0] and (row.number >= header[1] or row.whole)]
    remarks: list[str] = []
    while body and body[-1].whole:
        remarks.insert(0, body.pop().texts[0])
    merged = tuple(" / ".join(dict.fromkeys(text for text in column if text)) for column in zip(*heads, strict=True))
    return Table(tuple(captions), merged, tuple(row.texts for row in body), tuple(remarks))


def _pipe_row(texts: Sequence[str]) -> str:
    return "| " + " | ".join(text.replace("|", "\\|") for text in texts) + " |"
