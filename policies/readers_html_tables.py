"""Tables of web pages: which hold data and which only lay out a page, and the cells of those that hold data."""

from collections.abc import Container

from policies import readers_wording as say
from policies.readers_html_nodes import SKIPPED, Node, plain_text
from policies.readers_result import Unreadable
from policies.readers_tables import Cell

_MOST_COLUMNS = 1_000  # claimed by spans; nobody draws such a table
_LAYOUT_SHARE = 0.7
_LAYOUT_LENGTH = 400


def is_data_table(table: Node) -> bool:
    """Two rows and two columns at least, no table inside, and no single cell that holds most of a long text."""
    if table.css_first("table table") is not None or len(table.css("table")) > 1:
        return False
    lengths = [[len(plain_text(cell)) for cell in _cells(row)] for row in _rows(table)]
    total = sum(map(sum, lengths))
    longest = max((length for row in lengths for length in row), default=0)
    if total > _LAYOUT_LENGTH and longest > total * _LAYOUT_SHARE:
        return False
    return len(lengths) > 1 and max(len(row) for row in lengths) > 1


def table_cells(table: Node, unseen: Container[int]) -> list[Cell]:
    """The cells of a data table at their places; a cell from above keeps its columns free. Raises Unreadable on mad spans."""
    cells: list[Cell] = []
    caption = table.css_first("caption")
    first = 0
    if caption is not None:
        cells.append(Cell(0, 0, plain_text(caption, unseen), 1, 10_000))
        first = 1
    taken: dict[int, int] = {}  # column -> first row where it is free again
    for number, row in enumerate(_rows(table), start=first):
        column = 0
        for element in _cells(row):
            while taken.get(column, 0) > number:
                column += 1
            if column > _MOST_COLUMNS:
                raise Unreadable(say.TABLE_TOO_WIDE)
            rows, columns = _span(element, "rowspan", 1000), _span(element, "colspan", 200)
            cells.append(Cell(number, column, plain_text(element, unseen), rows, columns))
            for covered in range(column, column + columns):
                taken[covered] = number + rows
            column += columns
    return cells


def _rows(table: Node) -> list[Node]:
    parts = [part for part in table.iter() if part.tag in ("thead", "tbody", "tfoot")]
    return [row for part in (parts or [table]) for row in part.iter() if row.tag == "tr"]


def _cells(row: Node) -> list[Node]:
    return [cell for cell in row.iter() if cell.tag in ("td", "th") and cell.tag not in SKIPPED]


def _span(element: Node, name: str, most: int) -> int:
    text = element.attributes.get(name) or "1"
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() and len(text) < 8 else 1
