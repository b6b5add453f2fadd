"""One page of a pdf as lines and tables with their places, in points from the top left corner."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pdfplumber.page import Page

from policies.readers_pdf_glyphs import Glyph, glyphs_and_shapes, seen_part
from policies.readers_pdf_ink import picture_share, unseen
from policies.readers_pdf_lines import Line, lines_of
from policies.readers_pdf_tables import PageTable, tables_of

_MOST_SHAPES = 4_000
"""Drawn shapes on a page; above it (a map, a plan) the search for tables takes minutes."""
_FEWEST_SHAPES = 4
"""A table is at least four lines, or as many boxes."""
_GARBLED = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")
_SAMPLE = 20


@dataclass(frozen=True, slots=True)
class PageContent:
    """What one page holds. `blocks` stand in reading order; the other fields tell what of the page is missing."""

    number: int
    height: float = 0.0
    blocks: tuple[Line | PageTable, ...] = field(default=())
    scanned: bool = False  # a picture covers most of it
    broken: bool = False
    garbled: bool = False
    untabled: bool = False
    empty: bool = False  # neither letters nor drawings
    hidden: str = ""
    plain: str = ""  # text of a broken page, without its layout

    @property
    def gap(self) -> bool:
        """Something of this page did not come along."""
        return bool(self.broken or self.garbled or self.untabled or self.hidden or (self.scanned and not self.blocks))


def read_page(page: Page) -> PageContent:
    """Lines and tables of a page. Raises whatever the parser raises on a damaged one."""
    glyphs, shapes = glyphs_and_shapes(page)
    width, height = float(page.width), float(page.height)
    hidden = unseen(glyphs, shapes, seen_part(page))
    if hidden:
        gone = {glyph.order for glyph in hidden}
        glyphs = [glyph for glyph in glyphs if glyph.order not in gone]
    inked = [glyph for glyph in glyphs if glyph.text.strip()]
    if sum(1 for glyph in inked if _GARBLED.search(glyph.text)) * 3 > len(inked):
        return PageContent(page.page_number, height, garbled=True)
    crowded = len(shapes) > _MOST_SHAPES
    tables = [] if crowded or len(shapes) < _FEWEST_SHAPES else list(tables_of(page, glyphs, shapes))
    lines = lines_of(_outside(glyphs, tables), page.page_number)
    return PageContent(
        page.page_number,
        height,
        blocks=tuple(sorted([*lines, *tables], key=lambda block: block.top)),
        scanned=picture_share(shapes, width * height) > 0.5,
        untabled=crowded,
        empty=not glyphs and not shapes,
        hidden="".join(glyph.text for glyph in hidden).strip()[:_SAMPLE],
    )


def _outside(glyphs: Sequence[Glyph], tables: Sequence[PageTable]) -> list[Glyph]:
    """Letters above, below or between the tables; beside a table stands nothing in these documents."""
    return [glyph for glyph in glyphs if not any(table.top <= glyph.middle[1] < table.bottom for table in tables)]
