"""Lists that stand inside one line ("…如下：（一）…；（二）…") are taken apart where their numbers leave no doubt."""

import re

from policies.numbering import Marker, Style, read_marker

_SHORTEST_MEMBER = 6
# Where a member of each kind may begin: behind the end of the part before it.
_BORDERS = (
    (Style.ARTICLE, re.compile(r"(?<=[。；])\s?(?=第[〇零一二三四五六七八九十百\d]{1,5}[条條])")),
    (Style.HAN, re.compile(r"(?<=[。；])\s?(?=[一二三四五六七八九十]{1,3}、)")),
    (Style.HAN_PAREN, re.compile(r"(?<=[；;。：:])\s?(?=[（(][一二三四五六七八九十]{1,3}[）)])")),
    (Style.ARABIC, re.compile(r"(?<=[；;。：:])\s?(?=\d{1,2}[.．、](?!\d))")),
    (Style.ARABIC_PAREN, re.compile(r"(?<=[；;。：:])\s?(?=[（(]\d{1,2}[）)])")),
)


def split_lists(text: str) -> list[str]:
    """The parts of a line, outermost list first and lists inside lists after it; [text] where nothing is beyond doubt."""
    parts = [text]
    for style, border in _BORDERS:
        parts = [piece for part in parts for piece in _split(part, style, border)]
    return parts


def _split(text: str, style: Style, border: re.Pattern[str]) -> list[str]:
    parts = [part.strip() for part in border.split(text)]
    if len(parts) < 2 or not parts[0]:
        return [text]
    markers = [read_marker(part) for part in parts]
    # Words that lead to the list may stand before its first member; then the list must begin at one.
    led = not _is(markers[0], style)
    numbers = [marker.number if marker and _is(marker, style) else 0 for marker in markers[led:]]
    first = 1 if led else numbers[0]
    if any(len(part) < _SHORTEST_MEMBER for part in parts[led:]):
        return [text]
    runs_on = len(numbers) > 1 and numbers == list(range(first, first + len(numbers)))
    return parts if runs_on and (not led or style not in {Style.ARTICLE, Style.HAN}) else [text]


def _is(marker: Marker | None, style: Style) -> bool:
    return marker is not None and marker.style is style
