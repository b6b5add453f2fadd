"""Letters with places into lines of text: blanks where the eye sees a gap, no doubles where bold was drawn twice."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policies.readers_pdf_glyphs import Glyph

_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")

_DOUBLE = 0.12
"""Letter heights between two prints of one letter (false bold). The narrowest letters, as in "ll", stand 0.2 apart."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; places in points from the top left corner of its page, `size` of its letters in points."""

    page: int
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


def lines_of(glyphs: Sequence[Glyph], page: int) -> list[Line]:
    """Lines from top to bottom. Letters whose middles lie within half a letter's height share a line."""
    rows: list[list[Glyph]] = []
    middle = size = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.middle[1]):
        if not rows or glyph.middle[1] - middle > max(size, glyph.size) / 2:
            rows.append([])
            middle, size = glyph.middle[1], glyph.size
        rows[-1].append(glyph)
    lines = (_line(sorted(row, key=lambda glyph: glyph.x0), page) for row in rows)
    return [line for line in lines if line.text]


def _line(row: list[Glyph], page: int) -> Line:
    parts: list[str] = []
    before: Glyph | None = None
    for glyph in row:
        inked = bool(glyph.text.strip())
        if before is not None and inked:
            if glyph.text == before.text and glyph.x0 - before.x0 < _DOUBLE * before.size:
                continue
            if _gap_shows(before, glyph):
                parts.append(" ")
        parts.append(glyph.text)
        before = glyph if inked else before
    seen = [glyph for glyph in row if glyph.text.strip()] or row
    return Line(
        page=page,
        text=re.sub(r"\s+", " ", "".join(parts)).strip(),
        x0=seen[0].x0,
        x1=max(glyph.x1 for glyph in seen),
        top=min(glyph.top for glyph in seen),
        bottom=max(glyph.bottom for glyph in seen),
        size=sorted(glyph.size for glyph in seen)[len(seen) // 2],
    )


def _gap_shows(before: Glyph, glyph: Glyph) -> bool:
    """Chinese letters are spread to fill a line, so only a whole letter's width counts there."""
    wide = _WIDE.search(before.text) or _WIDE.search(glyph.text)
    return glyph.x0 - before.x1 > glyph.size * (0.9 if wide else 0.22)
