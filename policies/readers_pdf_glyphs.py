"""The letters and shapes of a page as plain data; twice as fast as the dictionary that pdfplumber makes of each letter."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pdfminer.layout import LTChar, LTComponent, LTContainer, LTCurve, LTImage
from pdfplumber.page import Page

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the top left corner of a page."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed letter; places in points from the top left corner of its page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    white: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        """Centre, across and down."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn figure with its straight `strokes` (from x, y to x, y), filled or not; or a picture."""

    box: Box
    strokes: tuple[Box, ...] = ()
    filled: bool = False
    picture: bool = False


def glyphs_and_shapes(page: Page) -> tuple[list[Glyph], list[Shape]]:
    """What is on the page. Letters that stand on their side are left out: stamps, watermarks, notes in the margin."""
    shift, fall = float(page.mediabox[0]), float(page.height) + float(page.mediabox[1])
    glyphs: list[Glyph] = []
    shapes: list[Shape] = []
    for item in _items(page.layout):
        box = (item.x0 + shift, fall - item.y1, item.x1 + shift, fall - item.y0)
        match item:
            case LTChar() if item.upright:
                white = _is_white(item.graphicstate.ncolor)
                glyphs.append(Glyph(item.get_text(), box[0], box[2], box[1], box[3], float(item.size), white))
            case LTImage():
                shapes.append(Shape(box, picture=True))
            case LTCurve():
                points = [(x + shift, fall - y) for x, y in item.pts]
                strokes = tuple((*start, *end) for start, end in pairwise([*points, points[0]]))
                shapes.append(Shape(box, strokes, filled=item.fill and not _is_white(item.non_stroking_color)))
    return glyphs, shapes


def within(glyph: Glyph, box: tuple[float, ...]) -> bool:
    """The letter's centre lies in the box."""
    across, down = glyph.middle
    return box[0] <= across < box[2] and box[1] <= down < box[3]


def _items(container: LTContainer[LTComponent]) -> Iterator[LTComponent]:
    for item in container:
        if isinstance(item, LTContainer):
            yield from _items(item)
        else:
            yield item


def _is_white(colour: object) -> bool:
    """Grey 1, RGB 1 1 1 or CMYK 0 0 0 0. A pattern or an unset colour is not white."""
    parts = list(colour) if isinstance(colour, (list, tuple)) else [colour]
    figures = [float(part) for part in parts if isinstance(part, (int, float))]
    if not figures or len(figures) != len(parts):
        return False
    return all(part < 0.02 for part in figures) if len(figures) == 4 else all(part > 0.98 for part in figures)
