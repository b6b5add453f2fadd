"""Whether words rest on a clause (依据): every figure, date and unit in them must stand in it, with the same bounds."""

import re
from collections.abc import Iterable

from rag.figures import figures
from rag.text import normalise, squeeze

_PART = re.compile(r"[。；;!！?？\n]|(?<!\d)[,，:：、]|[,，:：、](?!\d)")
_LIST_MARK = re.compile(
    r"^\s*(?:\d{1,2}[.、)）](?!\d)|[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}、)\s*",
    re.MULTILINE,
)


def not_resting(text: str, sources: Iterable[str]) -> tuple[str, ...]:
    """The parts of a text, in its own words, that hold a figure which no source holds; () is well.

    Sums are compared in full (5000万元 is 0.5亿元), bounds (最高, 以上) must be the same. Each part once, in order.
    """
    text = _LIST_MARK.sub("", text)
    held = {figure for source in sources for figure in figures(_fold(source))}
    whole = [figure for figure in figures(_fold(text)) if figure not in held]
    parts = [part.strip() for part in _PART.split(text)]
    found = [part for part in parts if any(figure not in held for figure in figures(_fold(part)))]
    if whole and not found:  # a figure that a border of two parts ran through
        found = [text.strip()]
    return tuple(dict.fromkeys(found)) if whole else ()


def _fold(text: str) -> str:
    return squeeze(normalise(text))
