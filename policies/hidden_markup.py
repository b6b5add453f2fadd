"""What a Markdown or plain text holds for programs only: comments, hidden elements, invisible signs by number."""

import html
import re
from collections.abc import Iterator

from policies.hidden_styles import compact, hides, is_invisible_ink
from policies.hidden_text import SAMPLE, Hidden, HiddenKind, Unhidden, unhide

_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_REFERENCE_COMMENT = re.compile(r"^ {0,3}\[[^\]\n]*\]:[ \t]*(?:#|<>)[ \t]*[(\"']([^\n]*)[)\"'][ \t]*$", re.MULTILINE)
_ELEMENT = re.compile(
    r"<(span|div|p|font|b|i|em|strong|small|sub|sup|section|a|td|li|h[1-6])\b([^<>]{1,500})>(.{0,20000}?)</\1\s*>",
    re.DOTALL | re.IGNORECASE,
)
_UNSHOWN = re.compile(
    r"<(script|style|template|noscript|object)\b[^<>]*>(.{0,20000}?)</\1\s*>", re.DOTALL | re.IGNORECASE
)
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
    for kind, pattern, group in (
        (HiddenKind.COMMENT, _COMMENT, 1),
        (HiddenKind.COMMENT, _REFERENCE_COMMENT, 1),
        (HiddenKind.MARKUP, _UNSHOWN, 2),
    ):
        for piece in pattern.finditer(text):
            found += _told(text, piece, kind, piece[group])
        text = pattern.sub(_breaks, text)
    for piece in _hidden_elements(text):
        found += _told(text, piece, HiddenKind.MARKUP, piece[3])
    text = _ELEMENT.sub(lambda piece: _breaks(piece) if _is_hidden(piece[2]) else piece[0], text)
    for piece in _ENTITY.finditer(text):
        if _names_nothing(piece[0]):
            found += _told(text, piece, HiddenKind.ZERO_WIDTH, text[max(0, piece.start() - 8) : piece.end() + 8])
    text = _ENTITY.sub(lambda piece: "" if _names_nothing(piece[0]) else piece[0], text)
    return Unhidden(text, tuple(sorted(found, key=lambda one: one.line)))


def _told(text: str, piece: re.Match[str], kind: HiddenKind, words: str) -> Iterator[Hidden]:
    sample = " ".join(_ENTITY.sub("", words[: 8 * SAMPLE]).split())[:SAMPLE]
    if sample:
        yield Hidden(text.count("\n", 0, piece.start()) + 1, kind, 1, sample)


def _breaks(piece: re.Match[str]) -> str:
    """Only the line breaks of what is taken out."""
    return "\n" * piece[0].count("\n")


def _hidden_elements(text: str) -> Iterator[re.Match[str]]:
    return (piece for piece in _ELEMENT.finditer(text) if _is_hidden(piece[2]))


def _is_hidden(attributes: str) -> bool:
    style = _STYLE.search(attributes)
    plain = compact(html.unescape(style[1] or style[2] or "")) if style else ""
    ink = _INK.search(_STYLE.sub("", attributes))
    stated = _STYLE.sub("", re.sub(r"\"[^\"]*\"|'[^']*'", '""', attributes) if not style else attributes)
    return hides(plain) or is_invisible_ink(plain) or bool(ink and is_invisible_ink(f"color:{ink[1].lower()}")) or bool(
        _HIDDEN.search(stated)
    )  # fmt: skip


def _names_nothing(entity: str) -> bool:
    """The entity stands for an invisible character, a private one or a look-alike."""
    return bool(unhide("x" + html.unescape(entity) + "x").found)
