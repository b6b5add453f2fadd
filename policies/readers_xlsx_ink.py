"""Cells of a workbook that nobody sees: in the colour of their ground, of a point or two, or of a format that shows nothing."""

from typing import Any

from policies.hidden_styles import Colour, colour_of, near

_SMALLEST = 2.0  # points
_THEME_WHITE = 0  # the first colour of a theme is that of its ground
_SHOWS_NOTHING = frozenset({";;;", ";;", ";"})
_WHITE: Colour = (255, 255, 255)


def is_unseen(cell: Any) -> bool:
    """Whether a cell of openpyxl (with a value) is written so that nobody sees it."""
    if not cell.has_style:
        return False
    if str(cell.number_format or "").replace(" ", "") in _SHOWS_NOTHING:
        return True
    font, fill = cell.font, cell.fill
    size = getattr(font, "sz", None)
    if (isinstance(size, (int, float)) and size <= _SMALLEST) or getattr(font, "strike", None):
        return True
    ink = _colour(getattr(font, "color", None))
    kind = getattr(fill, "fill_type", None)
    if kind in (None, "none"):
        return near(ink, _WHITE)
    return kind == "solid" and near(ink, _colour(getattr(fill, "fgColor", None)))


def _colour(colour: Any) -> Colour | None:
    """Red, green and blue of a colour; None where a theme or an index says it, save the theme's white."""
    kind = getattr(colour, "type", None)
    if kind == "rgb" and isinstance(colour.rgb, str):
        return colour_of(colour.rgb[-6:])
    if kind == "theme" and colour.theme == _THEME_WHITE and not colour.tint:
        return _WHITE
    return _WHITE if kind == "indexed" and colour.indexed in (1, 9) else None
