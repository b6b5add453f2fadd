"""When the words of a style keep a text from the eye: not displayed, too small, off the page, in the colour of its ground."""

import re

_HIDING = re.compile(
    r"display:none|text-decoration(?:-line)?:line-through|visibility:(?:hidden|collapse)|content-visibility:hidden"
    r"|opacity:(?:0?\.0\d*|0(?:\.0+)?)%?(?![.\d])|filter:opacity\(0"
    r"|font-size:0(?:\.0+)?(?:px|pt|em|rem|%)?(?![.\d])|font-size:0?\.(?:\d+p[xt]|[01]\d*r?em)"
    r"|font-size:[12](?:\.\d+)?p[xt]|font-size:[1-9]%|font:[^;]*?(?<![\d.])[012](?:\.\d+)?p[xt]"
    r"|text-indent:-\d{3,}|(?:left|top|right|bottom|margin-left|margin-top|margin):-\d{4,}(?:px|pt)?"
    r"|(?:left|top|right|bottom|text-indent|margin-left|margin-top):-\d{2,}(?:em|rem|vw|vh|in|cm)"
    r"|(?:left|top):\d{5,}px|translate[xy3d]*\([^)]*-\d{4,}|scale[xy3d]*\(0(?:\.0\d*)?[,)]"
    r"|clip:rect\([01]|clip-path:(?:inset\((?:50|100)%|circle\(0|polygon\(00)|line-height:0(?![.\d])"
    r"|(?<![-\w])(?:max-)?(?:height|width):[01](?:px)?(?![.\d%]).*overflow:hidden"
    r"|overflow:hidden.*(?<![-\w])(?:max-)?(?:height|width):[01](?:px)?(?![.\d%])"
)
_COLOUR = re.compile(r"(?<![-\w])color:([^;!]+)")
_FILL = re.compile(r"-webkit-text-fill-color:([^;!]+)")
_GROUND = re.compile(r"(?<![-\w])background(?:-color)?:([^;!]+)")
_RGB = re.compile(r"rgba?\((\d{1,3})[, ](\d{1,3})[, ](\d{1,3})(?:[,/](\d*\.?\d+%?))?\)")
_NAMED = {
    "white": (255, 255, 255), "snow": (255, 250, 250), "ivory": (255, 255, 240), "ghostwhite": (248, 248, 255),
    "whitesmoke": (245, 245, 245), "floralwhite": (255, 250, 240), "black": (0, 0, 0), "red": (255, 0, 0),
    "blue": (0, 0, 255), "yellow": (255, 255, 0), "green": (0, 128, 0), "gray": (128, 128, 128), "grey": (128, 128, 128),
}  # fmt: skip
Colour = tuple[int, int, int]
_WHITE: Colour = (255, 255, 255)
NEAR = 16
"""How far two colours may lie apart, in each of red, green and blue, for nobody to tell them from one another."""


def hides(style: str) -> bool:
    """Whether a compact style (no blanks, lower case) hides what it is of, or strikes it out."""
    return _HIDING.search(style) is not None


def is_invisible_ink(style: str, *, on_white: bool = True) -> bool:
    """Whether a compact style writes in no colour, or in that of its ground: its own, else white where `on_white`."""
    written = _last(_FILL, style) or _last(_COLOUR, style)
    if written == "transparent" or (written.startswith("rgba(") and re.search(r"[,/](?:0|0?\.0\d*)%?\)$", written)):
        return True
    ink, ground = colour_of(written), _last(_GROUND, style)
    if ink is None:
        return False
    return near(ink, colour_of(ground)) if ground else on_white and near(ink, _WHITE)


def has_ground(style: str) -> bool:
    """Whether a compact style states a ground of its own."""
    return "background" in style


def colour_of(word: str) -> Colour | None:
    """Red, green and blue of a colour as style sheets and office files write it; None where it is none of these."""
    plain = word.strip().lower()
    found = _RGB.match(plain)
    if found:
        return int(found[1]), int(found[2]), int(found[3])
    digits = plain.lstrip("#")
    if re.fullmatch("[0-9a-f]{3}", digits) and plain.startswith("#"):
        digits = "".join(sign * 2 for sign in digits)
    if re.fullmatch("[0-9a-f]{6}(?:[0-9a-f]{2})?", digits):
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    return _NAMED.get(plain)


def near(one: Colour | None, other: Colour | None) -> bool:
    """Whether nobody can tell two colours from one another; False where either is not known."""
    return one is not None and other is not None and all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))


def compact(style: str | None) -> str:
    """A style without blanks, in lower case, as the other functions take it; rgb(1 2 3) keeps commas between figures."""
    spaced = re.sub(r"(?<=\d)\s+(?=\d)", ",", re.sub(r"/\*.*?\*/", "", style or ""))
    return re.sub(r"\s+", "", spaced).lower()


def _last(pattern: re.Pattern[str], style: str) -> str:
    """The value of the last declaration, which is the one that counts; "" where there is none."""
    found: list[str] = pattern.findall(style)
    return found[-1] if found else ""
