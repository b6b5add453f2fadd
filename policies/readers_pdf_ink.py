"""Letters of a pdf page that nobody sees: off the page, tiny, drawn without ink, in the ground's colour, or covered."""

from collections import defaultdict
from collections.abc import Sequence

from policies.hidden_styles import Colour, near
from policies.readers_pdf_glyphs import Box, Glyph, Shape, within

_SMALLEST = 2.0  # points
_WHITE: Colour = (255, 255, 255)
_BAND = 20.0  # points; shapes are looked for by the bands of the page that they touch
_SMALLEST_SHAPE = 3.0  # points; a lower or narrower one is a line
_MOST_SHAPES = 20_000  # bands of shapes; a map has more, and no text worth the time


def unseen(glyphs: Sequence[Glyph], shapes: Sequence[Shape], part: Box) -> list[Glyph]:
    """The letters that nobody sees on the shown `part` of a page."""
    inked = [glyph for glyph in glyphs if glyph.text.strip()]
    area = (part[2] - part[0]) * (part[3] - part[1])
    # What a scanner's program has recognised lies without ink behind or upon the picture of the page.
    recognised = picture_share(shapes, area) > 0.5 and 2 * sum(glyph.inkless for glyph in inked) > len(inked)
    bands = _Bands(shapes, area)
    return [glyph for glyph in inked if _is_unseen(glyph, part, bands, recognised=recognised)]


def picture_share(shapes: Sequence[Shape], area: float) -> float:
    """How much of a page its largest picture covers, from 0 to 1."""
    pictures = (shape.box for shape in shapes if shape.picture)
    return max(((box[2] - box[0]) * (box[3] - box[1]) / (area or 1.0) for box in pictures), default=0.0)


class _Bands:
    """Fills and pictures of a page by the bands they touch, so that a letter is held against few of them."""

    def __init__(self, shapes: Sequence[Shape], area: float) -> None:
        self._bands: defaultdict[int, list[Shape]] = defaultdict(list)
        held = 0
        for shape in shapes:
            left, top, right, bottom = shape.box
            if not (shape.picture or shape.ground or shape.filled) or min(right - left, bottom - top) < _SMALLEST_SHAPE:
                continue
            first, last = int(max(top, -200) // _BAND), int(min(bottom, 20_000) // _BAND)
            held += last - first + 1
            if held > _MOST_SHAPES:
                break
            for band in range(first, last + 1):
                self._bands[band].append(shape)
        self._large = area / 2

    def ground(self, glyph: Glyph) -> Colour | None:
        """The colour on which a letter is drawn: white where nothing is, None on a picture or a pattern."""
        below = [shape for shape in self._around(glyph) if shape.order < glyph.order]
        if not below:
            return _WHITE
        return None if below[-1].picture else below[-1].ground

    def is_covered(self, glyph: Glyph) -> bool:
        """Something opaque is drawn over a letter: a picture, or a fill of white or of the letter's own colour.

        Fills of other colours are marks that let the letter through, and a picture of the whole page is a scan.
        """
        for shape in self._around(glyph):
            left, top, right, bottom = shape.box
            if shape.order < glyph.order or (right - left) * (bottom - top) > self._large:
                continue
            if shape.picture and not shape.clear:
                return True
            if not shape.picture and (near(shape.ground, glyph.ink) or near(shape.ground, _WHITE)):
                return True
        return False

    def _around(self, glyph: Glyph) -> list[Shape]:
        return [shape for shape in self._bands.get(int(glyph.middle[1] // _BAND), ()) if within(glyph, shape.box)]


def _is_unseen(glyph: Glyph, part: Box, bands: _Bands, *, recognised: bool) -> bool:
    across, down = glyph.middle
    if not (part[0] - 1 <= across <= part[2] + 1 and part[1] - 1 <= down <= part[3] + 1) or glyph.size < _SMALLEST:
        return True
    if glyph.inkless:
        return not recognised
    if recognised:
        return False
    return near(glyph.ink, bands.ground(glyph)) or bands.is_covered(glyph)
