"""How Chinese (and English) documents number their parts: reads the marker at the start of a line and cites it.

A marker is only a shape here ("第五条", "（二）", "1."); what it means in its document is decided in `policies.outline`.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from policies.characters import plain_signs

HAN_DIGITS = "〇零一二三四五六七八九十百千两"
_HAN_VALUES = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ENGLISH_VALUES = {
    word: value
    for value, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
}


class Style(StrEnum):
    """Kinds of numbering (层次序号)."""

    MARKDOWN = "#"
    APPENDIX = "附件"  # 附件, and the title of a document inside a compilation
    LENTICULAR = "【】"
    PART = "第X编"
    CHAPTER = "第X章"
    SECTION = "第X节"
    ARTICLE = "第X条"
    HAN = "一、"
    HAN_PAREN = "（一）"
    ARABIC = "1."
    DECIMAL = "1.1"
    ARABIC_PAREN = "（1）"
    ARABIC_HALF = "1）"
    CIRCLED = "①"
    LATIN = "a."
    ROMAN = "(i)"
    BULLET = "-"
    PLAIN = ""  # a heading without any number


@dataclass(frozen=True, slots=True)
class Marker:
    """The numbering a line starts with. `label` is it as written, without blanks; the body of the line starts at `end`.

    `spaced` says that something (blank, bracket, line end) sets the marker off from the body.
    """

    style: Style
    number: int
    label: str
    end: int
    spaced: bool = True


def chinese_number(text: str) -> int:
    """Value of 二十一, 二一, 21 or XXI; 0 where the text is no number."""
    text = re.sub(r"\s+", "", text)
    if text.isdecimal():
        return int(text)  # also １４
    if text.isascii():
        return _ENGLISH_VALUES.get(text.lower(), 0) or _roman_number(text.upper())
    if not any(unit in text for unit in _HAN_UNITS):
        digits = [str(_HAN_VALUES[digit]) for digit in text if digit in _HAN_VALUES]
        return int("".join(digits)) if digits and len(digits) == len(text) else 0
    total, digit_before = 0, 0
    for character in text:
        if character in _HAN_UNITS:
            total += (digit_before or 1) * _HAN_UNITS[character]
            digit_before = 0
        else:
            digit_before = _HAN_VALUES.get(character, 0)
    return total + digit_before


def _roman_number(text: str) -> int:
    values = [_ROMAN_VALUES.get(letter, 0) for letter in text]
    if not values or 0 in values:
        return 0
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


_STARS = r"[*_]{0,2}"
_NUMBER = rf"[{HAN_DIGITS}\d](?:[{HAN_DIGITS}\d ]*[{HAN_DIGITS}\d])?"
_DIVISIONS = {
    "编": Style.PART,
    "篇": Style.PART,
    "部分": Style.PART,
    "章": Style.CHAPTER,
    "节": Style.SECTION,
    "条": Style.ARTICLE,
}
_DIVISION = re.compile(
    rf"{_STARS}(第 ?({_NUMBER}) ?(编|篇|部分|章|节|条)(?:之[{HAN_DIGITS}]+)?){_STARS}"
    # 第五条规定的…, 第三条、第四条…, 第二条第一款…: a reference that a line break has put at the start of a line
    r"(?!规定|所[列规称述]|[、和及至或与]第|第[^条]|中的|的|之规定|[、，])"
)
_ENGLISH = re.compile(
    r"(?i:(Part|Chapter|Section|Article|Clause)) ([0-9]{1,3}|[IVXLC]{1,7}|[A-Z][a-z]{2,5})(?=$|[\s.:：)–—-])"
)
_ENGLISH_STYLES = {
    "part": Style.PART,
    "chapter": Style.CHAPTER,
    "section": Style.SECTION,
    "article": Style.ARTICLE,
    "clause": Style.ARTICLE,
}
_SIMPLE = (
    (Style.HAN, re.compile(rf"{_STARS}([一二三四五六七八九十百]{{1,5}}) ?[、．.](?!\d)")),
    (Style.HAN_PAREN, re.compile(rf"{_STARS}[（(] ?([一二三四五六七八九十百]{{1,5}}) ?[）)]{_STARS}[、．.]?")),
    (Style.ARABIC, re.compile(rf"{_STARS}(\d{{1,3}}) ?(?:[．、]|\.(?!\d)|\.(?=(?:19|20)\d\d年))")),
    (Style.ARABIC_PAREN, re.compile(rf"{_STARS}[（(] ?(\d{{1,3}}) ?[）)]{_STARS}[、．.]?")),
    (Style.ARABIC_HALF, re.compile(r"(\d{1,3}) ?[）)]")),
    (
        Style.DECIMAL,
        re.compile(r"((?:\d{1,2}\.){1,3}\d{1,2})[.、．]?(?=\s)(?!\s*[%％‰万亿元公平米吨度千百人个家户年月日])"),
    ),
    (Style.LATIN, re.compile(r"[（(]?([A-Za-z])(?:[）)]|[.．、](?=\s))")),
    (Style.ROMAN, re.compile(r"[（(]([ivx]{2,5})[）)]")),
    (Style.BULLET, re.compile(r"[-*+•·●○■□◆◇▪➢✓√](?=\s)")),
)
_HAN_STARTS = frozenset("第一二三四五六七八九十百")
_LENTICULAR = re.compile(r"【([^【】]{1,30})】")
# Enclosed numbers of Unicode: first code point, how many, and the style that each stands for.
_ENCLOSED = (
    (0x2460, 20, Style.CIRCLED),
    (0x2776, 10, Style.CIRCLED),
    (0x2474, 20, Style.ARABIC_PAREN),
    (0x2488, 20, Style.ARABIC),
    (0x3220, 10, Style.HAN_PAREN),
)


def read_marker(line: str) -> Marker | None:
    """The marker at the start of `line` (which must not start with a blank), or None."""
    if not line or ("一" <= line[0] <= "鿿" and line[0] not in _HAN_STARTS):
        return None
    head = line[:60]
    match head[0]:
        case "【":
            found = _LENTICULAR.match(head)
            return Marker(Style.LENTICULAR, 0, found[0], found.end()) if found else None
        case "第" | "*" | "_" if division := _division(head, len(line)):
            return division
        case letter if letter in "PCSApcsa" and (english := _english(head)):
            return english
    return _enclosed(head) or _simple(head)


def _division(head: str, length: int) -> Marker | None:
    found = _DIVISION.match(plain_signs(head))
    if not found or not (number := chinese_number(found[2])):
        return None
    spaced = found.end() >= length or not ("一" <= head[found.end()] <= "鿿" or head[found.end()].isalnum())
    label = head[found.start(1) : found.end(1)].replace(" ", "")
    return Marker(_DIVISIONS[found[3]], number, label, found.end(), spaced)


def _english(head: str) -> Marker | None:
    found = _ENGLISH.match(head)
    if not found or not (number := chinese_number(found[2])):
        return None
    # "Article 5 of the Rules" is a reference: what follows a marker starts with a capital or a point.
    if re.match(r" [a-z(]", head[found.end() :]):
        return None
    end = found.end() + (1 if head[found.end() : found.end() + 1] in {".", ":", "："} else 0)
    return Marker(_ENGLISH_STYLES[found[1].lower()], number, found[0], end)


def _enclosed(head: str) -> Marker | None:
    code = ord(head[0])
    for first, count, style in _ENCLOSED:
        if first <= code < first + count:
            return Marker(style, code - first + 1, head[0], 1)
    return None


def _simple(head: str) -> Marker | None:
    for style, pattern in _SIMPLE:
        found = pattern.match(head)
        if not found:
            continue
        label = re.sub(r"[\s*_]", "", found[0]) or found[0]
        match style:
            case Style.BULLET:
                number = 0
            case Style.LATIN:
                number = ord(found[1].lower()) - ord("a") + 1
            case Style.DECIMAL:
                number = int(found[1].rsplit(".", 1)[1])
            case _:
                number = chinese_number(found[1])
        return Marker(style, number, label, found.end())
    return None


def cite_item(marker: Marker, depth: int, english: bool = False) -> str:
    """Citing form of an enumerated member: 第（二）项 at depth 1, 第1目 at depth 2, 第（1） or ① below; "" for a bullet.

    In an English text (1), (a), whatever the depth.
    """
    if marker.style is Style.BULLET:
        return ""
    bare = re.sub(r"[（()）.．、\s]+$|^[（(]+", "", marker.label)
    if english:
        return f"({bare if bare.isascii() else marker.number})"
    if marker.style is Style.ARABIC:
        core = str(marker.number)
    elif marker.style is Style.ARABIC_HALF:
        core = f"{bare}）"
    else:
        core = f"（{bare}）" if marker.label[0] in "（(" else bare
    if depth > 2:
        return f"第{core}" if core.startswith("（") else core
    return f"第{core}{'项' if depth == 1 else '目'}"
