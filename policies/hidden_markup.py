"""What a Markdown or plain text holds for programs only: comments, hidden elements, invisible signs by number."""

import html
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from policies.hidden_styles import compact, hides, is_invisible_ink
from policies.hidden_text import SAMPLE, Hidden, HiddenKind, Unhidden, unhide

_Span = tuple[int, int, str]  # from, to, and the words that are told of it
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_REFERENCE_COMMENT = re.compile(r"^ {0,3}\[[^\]\n]*\]:[ \t]*(?:#|<>)[ \t]*[(\"']([^\n]*)[)\"'][ \t]*$", re.MULTILINE)
_OPENING = re.compile(
    r"<(script|style|template|noscript|object|span|div|p|font|b|i|em|strong|small|sub|sup|section|a|td|li|h[1-6])"
    r"\b([^<>]{0,500})>",
    re.IGNORECASE,
)
_UNSHOWN = frozenset({"script", "style", "template", "noscript", "object"})
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n|\Z")
_LONGEST = 20_000  # characters of a hidden element that are looked through for its end
_MOST_NESTED = 200
_STYLE = re.compile(r"\bstyle\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_INK = re.compile(r"\bcolor\s*=\s*[\"']?([#\w]+)", re.IGNORECASE)
_HIDDEN = re.compile(r"(?<![-\w])hidden(?![-\w])", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|zwnj|zwj|lrm|rlm|shy|ZeroWidthSpace|NoBreak|InvisibleTimes);")
_MARKUP = re.compile(r"<!--|</|^ {0,3}\[[^\]\n]*\]:|&[#\w]+;", re.MULTILINE)


def without_markup(text: str) -> Unhidden:
    """The text without what a page made of it would not show. Lines stay; takes a time proportional to the text."""
    if _MARKUP.search(text) is None:
        return Unhidden(text)
    found: list[Hidden] = []
    for pattern in (_COMMENT, _REFERENCE_COMMENT):
        spans = [(piece.start(), piece.end(), piece[1]) for piece in pattern.finditer(text)]
        text = _without(text, spans, HiddenKind.COMMENT, found)
    text = _without(text, list(_hidden_elements(text)), HiddenKind.MARKUP, found)
    unseen = [piece for piece in _ENTITY.finditer(text) if _names_nothing(piece[0])]
    around = [(one.start(), one.end(), text[max(0, one.start() - 8) : one.end() + 8]) for one in unseen]
    text = _without(text, around, HiddenKind.ZERO_WIDTH, found)
    return Unhidden(text, tuple(sorted(found, key=lambda one: one.line)))


def _without(text: str, spans: Sequence[_Span], kind: HiddenKind, found: list[Hidden]) -> str:
    """The text without these spans, of which only the line breaks stay; what they held is found, once a line."""
    pieces: list[str] = []
    last, line, told = 0, 1, 0
    for start, end, words in spans:
        line += text.count("\n", last, start)
        sample = " ".join(_ENTITY.sub("", words[: 8 * SAMPLE]).split())[:SAMPLE]
        if sample and line != told:
            found.append(Hidden(line, kind, 1, sample))
            told = line
        breaks = text.count("\n", start, end)
        pieces += [text[last:start], "\n" * breaks]
        last, line = end, line + breaks
    return "".join((*pieces, text[last:]))


def _hidden_elements(text: str) -> Iterator[_Span]:
    """Elements that are not shown, from outside: a part inside is not told again. One that is not closed ends its paragraph."""
    at = 0
    while (opening := _OPENING.search(text, at)) is not None:
        at = opening.end()
        tag = opening[1].lower()
        if tag in _UNSHOWN or _is_hidden(opening[2]):
            inner, at = _end_of(text, tag, at)
            yield opening.start(), at, text[opening.end() : inner]


def _end_of(text: str, tag: str, at: int) -> tuple[int, int]:
    """Where an element's words end, and where its closing tag does."""
    depth = 1
    marks = re.compile(rf"<(/?){tag}\b[^<>]{{0,500}}>", re.IGNORECASE).finditer(text, at, at + _LONGEST)
    for mark in islice(marks, _MOST_NESTED):
        depth += -1 if mark[1] else 1
        if not depth:
            return mark.start(), mark.end()
    end = _PARAGRAPH_END.search(text, at)
    place = end.start() if end else len(text)
    return place, place


def _is_hidden(attributes: str) -> bool:
    style = _STYLE.search(attributes)
    plain = compact(html.unescape(style[1] or style[2] or "")) if style else ""
    others = _STYLE.sub("", attributes)
    ink = _INK.search(others)
    if hides(plain) or is_invisible_ink(plain) or (ink and is_invisible_ink(f"color:{ink[1].lower()}")):
        return True
    return _HIDDEN.search(re.sub(r"\"[^\"]*\"|'[^']*'", "", others)) is not None


@lru_cache(1000)
def _names_nothing(entity: str) -> bool:
    """The entity stands for an invisible character, a private one or a look-alike."""
    return bool(unhide("x" + html.unescape(entity) + "x").found)
