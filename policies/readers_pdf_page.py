"""One page of a pdf as lines and tables with their places, in points from the top left corner."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pdfplumber.page import Page

from policies.readers_pdf_lines import Line, lines_of
from policies.readers_tables import Cell

_MOST_EDGES = 4_000
"""Ruling lines on a page; above it (a map, a drawing) the search for tables takes minutes."""
_GARBLED = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")
_SAMPLE = 20


@dataclass(frozen=True, slots=True)
class PageTable:
    """A ruled table: its cells, its columns' left edges, and where it lies."""

    page: int
    cells: tuple[Cell, ...]
    edges: tuple[float, ...]
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageContent:
    """What one page holds. `blocks` stand in reading order; the other fields tell what of the page is missing."""

    number: int
    width: float = 0.0
    height: float = 0.0
    blocks: tuple[Line | PageTable, ...] = field(default=())
    pictures: int = 0
    broken: bool = False
    garbled: bool = False
    untabled: bool = False
    hidden: str = ""

    @property
    def gap(self) -> bool:
        """Something of this page did not come along."""
        return bool(self.broken or self.garbled or self.untabled or self.hidden or (self.pictures and not self.blocks))


def read_page(page: Page) -> PageContent:
    """Lines and tables of a page. Raises whatever the parser raises on a damaged one."""
    shown = [char for char in page.chars if char.get("upright", True)]  # what is turned is a stamp or a watermark
    hidden = [char for char in shown if _is_hidden(char, page)]
    if hidden:
        gone = {id(char) for char in hidden}
        shown = [char for char in shown if id(char) not in gone]
    sample = "".join(str(char["text"]) for char in hidden).strip()[:_SAMPLE]
    words = [char for char in shown if str(char["text"]).strip()]
    garbled = sum(1 for char in words if _GARBLED.search(str(char["text"])))
    common: dict[str, Any] = {"number": page.page_number, "width": float(page.width), "height": float(page.height)}
    if garbled * 3 > len(words):
        return PageContent(**common, garbled=True)
    if len(words) < 12 and _picture_share(page) > 0.5:  # a scan that carries a page number or a stamp as text
        return PageContent(**common, pictures=len(page.images))
    crowded = len(page.lines) + len(page.rects) + len(page.curves) > _MOST_EDGES
    tables = [] if crowded else list(_tables(page, shown))
    return PageContent(
        **common,
        blocks=_in_order(_outside(shown, tables), tables),
        pictures=len(page.images),
        untabled=crowded,
        hidden=sample,
    )


def _tables(page: Page, chars: Sequence[dict[str, Any]]) -> Iterator[PageTable]:
    """Ruled tables with more than one column and row; a box around a paragraph is none."""
    for table in page.find_tables():
        tops = _distinct([cell[1] for cell in table.cells])
        lefts = _distinct([cell[0] for cell in table.cells])
        if len(tops) < 2 or len(lefts) < 2:
            continue
        inside = [char for char in chars if _within(char, table.bbox)]
        cells = tuple(_cell(box, tops, lefts, inside) for box in table.cells)
        if any(cell.text for cell in cells):
            yield PageTable(page.page_number, cells, tuple(lefts), float(table.bbox[1]), float(table.bbox[3]))


def _cell(box: tuple[float, ...], tops: list[float], lefts: list[float], chars: Sequence[dict[str, Any]]) -> Cell:
    text = "\n".join(line.text for line in lines_of([char for char in chars if _within(char, box)], 0))
    row, column = _position(tops, box[1]), _position(lefts, box[0])
    rows = sum(1 for top in tops if box[1] + 2 < top < box[3] - 2) + 1
    columns = sum(1 for left in lefts if box[0] + 2 < left < box[2] - 2) + 1
    return Cell(row, column, re.sub(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", "", text), rows, columns)


def _distinct(values: Sequence[float]) -> list[float]:
    """Edges in order; those less than 2 points apart are one, as hand-drawn rulings do not quite meet."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > 2:
            found.append(value)
    return found


def _position(edges: list[float], value: float) -> int:
    return max((number for number, edge in enumerate(edges) if edge <= value + 2), default=0)


def _within(char: dict[str, Any], box: tuple[float, ...]) -> bool:
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= across < box[2] and box[1] <= down < box[3])


def _outside(chars: list[dict[str, Any]], tables: list[PageTable]) -> list[dict[str, Any]]:
    """Chars above, below or between the tables; beside a table stands nothing in these documents."""
    spans = [(table.top, table.bottom) for table in tables]
    return [c for c in chars if not any(top <= (c["top"] + c["bottom"]) / 2 < bottom for top, bottom in spans)]


def _in_order(chars: list[dict[str, Any]], tables: list[PageTable]) -> tuple[Line | PageTable, ...]:
    page = tables[0].page if tables else 0
    lines = lines_of(chars, int(chars[0]["page_number"]) if chars else page)
    return tuple(sorted([*lines, *tables], key=lambda block: block.top))


def _picture_share(page: Page) -> float:
    area = float(page.width * page.height) or 1.0
    return max((float(image["width"] * image["height"]) / area for image in page.images), default=0.0)


def _is_hidden(char: dict[str, Any], page: Page) -> bool:
    """Off the page, too small to see, or white on nothing."""
    if char["x1"] < 0 or char["x0"] > page.width or char["bottom"] < 0 or char["top"] > page.height:
        return bool(str(char["text"]).strip())
    if float(char["size"]) < 1:
        return True
    return _is_white(char.get("non_stroking_color")) and not any(
        _within(char, (shape["x0"], shape["top"], shape["x1"], shape["bottom"]))
        for shape in [*page.images, *(s for s in [*page.rects, *page.curves] if s.get("fill"))]
        if "stream" in shape or not _is_white(shape.get("non_stroking_color"))
    )


def _is_white(colour: object) -> bool:
    """Grey 1, RGB 1 1 1 or CMYK 0 0 0 0."""
    parts = colour if isinstance(colour, (list, tuple)) else (colour,)
    if not all(isinstance(part, (int, float)) for part in parts):
        return False
    return all(part < 0.02 for part in parts) if len(parts) == 4 else bool(parts) and all(part > 0.98 for part in parts)
