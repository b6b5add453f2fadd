"""What of a Word document nobody sees: runs hidden, struck, tiny or in no ink, by themselves or by style; boxes far away."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from policies.hidden_styles import colour_of, compact, hides, near
from policies.readers_docx_numbers import W

_OFF = {"0", "false", "none", "off"}
_SMALLEST = 4  # half points
_NARROWEST = 5  # per cent of a letter's width
_FARTHEST_INDENT = 12_000  # twentieths of a point; an A4 page is 11,906 wide
_FARTHEST_BOX = 12_000_000  # EMU; an A4 page is 7,560,310 wide and 10,692,130 high
_DEEPEST = 20  # styles that are based on one another
_HIGHLIGHTS = {
    "yellow": "ffff00", "white": "ffffff", "black": "000000", "red": "ff0000", "blue": "0000ff", "green": "00ff00",
    "cyan": "00ffff", "magenta": "ff00ff", "lightGray": "c0c0c0", "darkGray": "808080",
}  # fmt: skip
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_BOXES = {W + "drawing", W + "pict"}
_PROPERTIES = (W + "rPr", W + "pPr", W + "tcPr")


@dataclass(slots=True)
class Ink:
    """Over the root of styles.xml (or None) and the colour of the pages as it is written there, "" for white."""

    styles: Any
    paper: str = ""
    _by_id: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find every style once."""
        found = () if self.styles is None else self.styles.findall(W + "style")
        self._by_id = {style.get(W + "styleId") or "": style for style in found}

    def is_hidden(self, run: Any) -> bool:
        """The run is not meant to be read: hidden, struck out, of a point or two, or in the colour of what is behind it."""
        settings = list(self._settings(run))
        for name in ("vanish", "webHidden", "specVanish", "strike", "dstrike"):
            mark = _first(settings, name)
            if mark is not None and (mark.get(W + "val") or "1") not in _OFF:
                return True
        if run.find(W + "t") is None:  # a drawing has sizes and colours of its own
            return False
        if _is_small(_first(settings, "sz"), _SMALLEST) or _is_small(_first(settings, "w"), _NARROWEST):
            return True
        ink = _written(_first(settings, "color"))
        return bool(ink) and near(colour_of(ink), colour_of(self._ground(run, settings)))

    def _settings(self, run: Any) -> Iterator[Any]:
        """The properties that hold for a run, nearest first: its own, its style's, its paragraph's style's."""
        own = run.find(W + "rPr")
        if own is not None:
            yield own
            yield from self._of_style(_named(own, "rStyle"))
        paragraph = next(run.iterancestors(W + "p"), None)
        if paragraph is not None:
            yield from self._of_style(_named(paragraph.find(W + "pPr"), "pStyle"))

    def _of_style(self, style_id: str) -> Iterator[Any]:
        for _ in range(_DEEPEST):
            style = self._by_id.get(style_id)
            if style is None:
                return
            found = style.find(W + "rPr")
            if found is not None:
                yield found
            style_id = _named(style, "basedOn")

    def _ground(self, run: Any, settings: list[Any]) -> str:
        """The colour behind a run; "" where a drawing or a table's style may stand there, of any colour."""
        highlight = _first(settings, "highlight")
        if highlight is not None and highlight.get(W + "val") not in (None, "none"):
            return _HIGHLIGHTS.get(str(highlight.get(W + "val")), "")
        for holder in (run, *run.iterancestors()):
            if holder.tag == W + "txbxContent":
                return ""
            for properties in _PROPERTIES:
                fill = holder.find(f"{properties}/{W}shd")
                if fill is not None and (fill.get(W + "fill") or "auto").lower() != "auto":
                    return str(fill.get(W + "fill"))
            if holder.tag == W + "tbl" and self._is_shaded(_named(holder.find(W + "tblPr"), "tblStyle")):
                return ""
        return self.paper or "ffffff"

    def _is_shaded(self, style_id: str) -> bool:
        for _ in range(_DEEPEST):
            style = self._by_id.get(style_id)
            if style is None:
                return False
            if any(
                (mark.get(W + "fill") or "auto").lower() not in ("auto", "ffffff") for mark in style.iter(W + "shd")
            ):
                return True
            style_id = _named(style, "basedOn")
        return False


def paper_of(document_root: Any) -> str:
    """The colour of the pages as it is written in the root element of document.xml; "" where none is."""
    background = document_root.find(W + "background")
    colour = "" if background is None else str(background.get(W + "color") or "")
    return "" if colour.lower() == "auto" else colour


def is_off_page(paragraph: Any) -> bool:
    """The paragraph is set in, or framed, so far that it stands beside the page."""
    indent, frame = paragraph.find(f"{W}pPr/{W}ind"), paragraph.find(f"{W}pPr/{W}framePr")
    sides = ("left", "start", "right", "end", "firstLine", "hanging")
    places = [indent.get(W + side) for side in sides] if indent is not None else []
    places += [frame.get(W + side) for side in ("x", "y")] if frame is not None else []
    return any(abs(number) > _FARTHEST_INDENT for place in places for number in _whole(place))


def is_hidden_row(row: Any) -> bool:
    """A row of a table that is not shown."""
    mark = row.find(f"{W}trPr/{W}hidden")
    return mark is not None and (mark.get(W + "val") or "1") not in _OFF


def is_hidden_box(element: Any) -> bool:
    """A drawing that is hidden, lies behind the page's own text, has no size, or stands far off the page."""
    if element.tag not in _BOXES:
        return False
    if any(hides(compact(shape.get("style"))) for shape in element.iter("{urn:schemas-microsoft-com:vml}shape")):
        return True
    if any((mark.get("hidden") or "0") not in _OFF for mark in element.iter(_DRAWING + "docPr")):
        return True
    anchor = element.find(_DRAWING + "anchor")
    if anchor is None:
        return False
    extents = [mark.get(name) for mark in anchor.findall(_DRAWING + "extent") for name in ("cx", "cy")]
    sizes = [number for extent in extents for number in _whole(extent)]
    places = [number for mark in anchor.iter(_DRAWING + "posOffset") for number in _whole(mark.text)]
    behind = (anchor.get("behindDoc") or "0") not in _OFF
    return behind or 0 in sizes or any(abs(place) > _FARTHEST_BOX for place in places)


def _written(colour: Any) -> str:
    """The colour of letters; white where it is that of the theme's ground."""
    if colour is None:
        return ""
    value = (colour.get(W + "val") or "auto").lower()
    if value != "auto":
        return str(value)
    return "ffffff" if colour.get(W + "themeColor") in ("background1", "light1") else ""


def _is_small(setting: Any, most: int) -> bool:
    return setting is not None and any(number <= most for number in _whole(setting.get(W + "val")))


def _first(settings: list[Any], name: str) -> Any:
    return next((mark for one in settings if (mark := one.find(W + name)) is not None), None)


def _named(element: Any, name: str) -> str:
    mark = None if element is None else element.find(W + name)
    return "" if mark is None else str(mark.get(W + "val") or "")


def _whole(text: str | None) -> Iterator[int]:
    plain = (text or "").strip()
    if plain.lstrip("-").isdigit() and len(plain) < 15:
        yield int(plain)
