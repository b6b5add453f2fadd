"""The letters and shapes of a page as plain data; twice as fast as the dictionary that pdfplumber makes of each letter."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pdfminer.layout import LTChar, LTComponent, LTContainer, LTCurve, LTImage
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

from policies.hidden_styles import Colour

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the top left corner of a page."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed letter; places in points from the top left corner of its page.

    `ink` is its colour where it is plain, `order` counts what is drawn, `inkless` is drawn with neither fill nor stroke.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    ink: Colour | None = None
    order: int = 0
    inkless: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        """Centre, across and down."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn figure with its straight `strokes` (from x, y to x, y), filled or not; or a picture.

    `filled` means with anything but white, `ground` is the colour of any plain fill. A `clear` picture lets through what
    lies under it.
    """

    box: Box
    strokes: tuple[Box, ...] = ()
    filled: bool = False
    picture: bool = False
    ground: Colour | None = None
    order: int = 0
    clear: bool = False


def glyphs_and_shapes(page: Page) -> tuple[list[Glyph], list[Shape]]:
    """What is on the page. Letters that stand on their side are left out: stamps, watermarks, notes in the margin."""
    shift, fall = float(page.mediabox[0]), float(page.height) + float(page.mediabox[1])
    glyphs: list[Glyph] = []
    shapes: list[Shape] = []
    for order, item in enumerate(_items(_drawn(page))):
        box = (item.x0 + shift, fall - item.y1, item.x1 + shift, fall - item.y0)
        match item:
            case LTChar() if item.upright:
                ink, inkless = _colour(item.graphicstate.ncolor), bool(getattr(item, "inkless", False))
                size = float(item.size)
                glyphs.append(Glyph(item.get_text(), box[0], box[2], box[1], box[3], size, ink, order, inkless))
            case LTImage():
                clear = bool(item.imagemask) or any(item.stream.get(name) for name in ("SMask", "Mask"))
                shapes.append(Shape(box, picture=True, order=order, clear=clear))
            case LTCurve():
                points = [(x + shift, fall - y) for x, y in item.pts]
                strokes = tuple((*start, *end) for start, end in pairwise([*points, points[0]]))
                ground = _colour(item.non_stroking_color) if item.fill else None
                shapes.append(Shape(box, strokes, item.fill and not _is_white(ground), ground=ground, order=order))
    return glyphs, shapes


def seen_part(page: Page) -> Box:
    """The part of a page that is shown, in the places of its letters."""
    across, top, right, bottom = (float(edge) for edge in page.mediabox)
    crop = [float(edge) for edge in page.cropbox]
    if crop[0] >= crop[2] or crop[1] >= crop[3]:
        return across, top, right, bottom
    return max(across, crop[0]), max(top, crop[1]), min(right, crop[2]), min(bottom, crop[3])


class _Device(PDFPageAggregatorWithMarkedContent):
    """Marks letters that are drawn with neither fill nor stroke."""

    _inkless = False

    def render_string(self, textstate: Any, *drawing: Any) -> None:
        """Called before the letters of a string are drawn; modes 3 and 7 draw nothing."""
        self._inkless = textstate.render in (3, 7)
        super().render_string(textstate, *drawing)

    def render_char(self, *letter: Any, **named: Any) -> float:
        """Called for each letter."""
        advance = super().render_char(*letter, **named)
        if self._inkless and self.cur_item._objs:  # noqa: SLF001 # as pdfplumber itself marks what was drawn last
            drawn: Any = self.cur_item._objs[-1]  # noqa: SLF001 # the letter that was just drawn
            drawn.inkless = True
        return float(advance)


def _drawn(page: Page) -> LTContainer[LTComponent]:
    """What pdfplumber would give as the page's layout, with marks; kept there, as the search for tables asks for it."""
    device = _Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    layout = device.get_result()
    page._layout = layout  # noqa: SLF001 # where pdfplumber keeps its own
    return layout


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


def _is_white(colour: Colour | None) -> bool:
    return colour is not None and min(colour) > 250


def _colour(colour: object) -> Colour | None:
    """Grey, RGB or CMYK as red, green and blue up to 255. A pattern or an unset colour is None."""
    parts = list(colour) if isinstance(colour, (list, tuple)) else [colour]
    figures = [min(max(float(part), 0.0), 1.0) for part in parts if isinstance(part, (int, float))]
    if len(figures) != len(parts) or len(figures) not in (1, 3, 4):
        return None
    if len(figures) == 4:
        figures = [(1 - ink) * (1 - figures[3]) for ink in figures[:3]]
    red, green, blue = (round(255 * figure) for figure in (figures if len(figures) == 3 else figures * 3))
    return red, green, blue
