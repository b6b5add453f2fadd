"""Ruled tables of a pdf page: found by their lines, read cell by cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pdfplumber.page import Page

from policies.readers_pdf_glyphs import Box, Glyph, Shape, within
from policies.readers_pdf_lines import lines_of
from policies.readers_tables import Cell

_STRAIGHT = 1.0  # points that a ruling may lean


@dataclass(frozen=True, slots=True)
class PageTable:
    """A ruled table: its cells, its columns' left edges, and where it lies."""

    page: int
    cells: tuple[Cell, ...]
    edges: tuple[float, ...]
    top: float
    bottom: float


def tables_of(page: Page, glyphs: Sequence[Glyph], shapes: Sequence[Shape]) -> Iterator[PageTable]:
    """Tables with more than one column and row, from top to bottom; a box around a paragraph is none."""
    strokes = [stroke for shape in shapes for stroke in shape.strokes]
    upright = [edge for stroke in strokes if (edge := _edge(stroke, "v"))]
    level = [edge for stroke in strokes if (edge := _edge(stroke, "h"))]
    if len(upright) < 2 or len(level) < 2:
        return
    # Handing the edges over saves pdfplumber the conversion of every letter of the page.
    settings = {
        "vertical_strategy": "explicit",
        "horizontal_strategy": "explicit",
        "explicit_vertical_lines": upright,
        "explicit_horizontal_lines": level,
    }
    for table in page.find_tables(settings):
        tops = _distinct([cell[1] for cell in table.cells])
        lefts = _distinct([cell[0] for cell in table.cells])
        if len(tops) < 2 or len(lefts) < 2:
            continue
        inside = [glyph for glyph in glyphs if within(glyph, table.bbox)]
        cells = tuple(_cell(box, tops, lefts, inside) for box in table.cells)
        if any(cell.text for cell in cells):
            yield PageTable(page.page_number, cells, tuple(lefts), float(table.bbox[1]), float(table.bbox[3]))


def _edge(stroke: Box, orientation: str) -> dict[str, float | str] | None:
    """The stroke as pdfplumber describes a ruling, None where it runs the other way or slants."""
    x0, x1 = sorted((stroke[0], stroke[2]))
    top, bottom = sorted((stroke[1], stroke[3]))
    lean, length = (x1 - x0, bottom - top) if orientation == "v" else (bottom - top, x1 - x0)
    if lean > _STRAIGHT or length < _STRAIGHT:
        return None
    if orientation == "v":
        x0 = x1 = (x0 + x1) / 2
    else:
        top = bottom = (top + bottom) / 2
    places = {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top}
    return {"object_type": "line_edge", "orientation": orientation, **places}


def _cell(box: Box, tops: list[float], lefts: list[float], glyphs: Sequence[Glyph]) -> Cell:
    text = "\n".join(line.text for line in lines_of([glyph for glyph in glyphs if within(glyph, box)], 0))
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
