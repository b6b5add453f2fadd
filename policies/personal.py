"""Mobiles and identity cards in words, masked before the words leave for a group, a file or a log; sums of money stay.

Digits of any script count as digits (１, ①, 一), and so do numbers in groups: 138.0013.8000, 372501 19900101 1234. What is no
personal number but looks like one is masked as well: a bulletin loses less by *** than a person by a number that everybody reads.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

MASK = "***"
_GAP = r"[ .·_~()\-‐-―]{0,2}"  # between the groups of a number
_EACH = r"[ .·,、_\-]"  # between single digits
_SETS = (
    r"[ .·_\-]"  # between sets of three or four, where commas and 、 are those of a list: 2021、2022、2023、2024、25年
)
_WIDE = str.maketrans(
    "０１２３４５６７８９Ｘｘ－．\u3000\xa0＋＿（），", "0123456789Xx-.  +_(),"
)  # one for one: places stay the same
_PLACE = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123])\d{4}"
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_YEAR = r"(?:18|19|20)\d{2}"
_MOBILE = (
    rf"(?:(?:\+|00)?86{_GAP})?"
    rf"1[3-9]\d(?:{_GAP}\d{{4}}{_GAP}\d{{4}}|\d{_GAP}\d{{3}}{_GAP}\d{{4}}|\d{_GAP}\d{{4}}{_GAP}\d{{3}}"
    rf"|{_GAP}\d{{3}}{_GAP}\d{{5}})"
    rf"|1{_EACH}[3-9](?:{_EACH}\d){{9}}"
)
_CARD = (
    r"\d{17}[\dXx]"
    rf"|{_PLACE}{_GAP}{_YEAR}{_GAP}{_DAY}{_GAP}\d{{3}}{_GAP}[\dXx]"
    rf"|\d(?:{_EACH}\d){{16}}{_EACH}[\dXx]"
    rf"|\d{{4}}(?:{_SETS}\d{{4}}){{3}}{_SETS}\d[\dXx]"
    rf"|\d{{3}}(?:{_SETS}\d{{3}}){{4}}{_SETS}\d{{2}}[\dXx]"
    rf"|{_PLACE}{_GAP}\d{{2}}{_DAY}{_GAP}\d{{3}}"  # of 15 digits, as given out until 1999
)
_CURRENCY = "元(?!旦|月)|圆|块钱|[美港欧日韩加澳卢]元|[美港]金|港币|英镑|人民币|RMB|CNY|USD|HKD|EUR|JPY|yuan"
_IS_SUM = rf"(?:\.\d+)?\s*(?:[十百千万亿]*(?:{_CURRENCY})|[万亿](?![\u4e00-\u9fff]))"
_NUMBER = re.compile(rf"(?<!\d)(?:{_CARD}|{_MOBILE})(?![\dXx])(?!{_IS_SUM})", re.IGNORECASE | re.ASCII)
_SIGN_BEFORE = re.compile(r"(?:[¥￥$€£]|人民币|RMB|CNY|USD|HKD|EUR|JPY)\s*$", re.IGNORECASE)
_SIGNS = 8  # characters before a number in which the sign of a currency stands


_ESCAPED = re.compile(r"\\+u([0-9a-fA-F]{4})")  # in JSON, and in JSON inside of JSON
_UNSEEN = re.compile(r"[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u20e3\ufe00-\ufe0f\ufeff]")  # of 1️⃣ too
_BLANKS = re.compile(r"[\u1680\u2000-\u200a\u202f\u205f]")
_CHINESE = dict(zip("〇○零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "000123456789" + "1123456789", strict=True))
_ODD = re.compile(rf"(?![0-9])\d|[²³¹⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒{''.join(_CHINESE)}]")


def mask_personal(text: str) -> str:
    """`text` with *** for every mobile and identity card, those in escaped JSON too. Masked twice it is the same as once."""
    plain, places = _read(text)
    kept: list[str] = []
    end = 0
    for start, stop in sorted(_found(plain)):
        begins, ends = (places[start], places[stop]) if places else (start, stop)
        if ends > end:
            kept += (text[end:begins], MASK) if begins >= end else ()
            end = ends
    return "".join((*kept, text[end:]))


def _found(plain: str) -> Iterator[tuple[int, int]]:
    """Where numbers stand: as the text is written, and with every sign for a digit as a digit (张三138… is found by the first)."""
    readings = [plain]
    if len(_ODD.findall(plain)) > 1:
        readings.append(_ODD.sub(_digit, plain))
    for reading in readings:
        for found in _NUMBER.finditer(reading):
            if not _SIGN_BEFORE.search(reading, max(found.start() - _SIGNS, 0), found.start()):
                yield found.span()


def _digit(found: re.Match[str]) -> str:
    return _CHINESE.get(found[0]) or str(unicodedata.digit(found[0]))


def _read(text: str) -> tuple[str, list[int] | None]:
    """A text as numbers are looked for in it, and the place in `text` of each of its characters, None where they are the same."""
    plain, places = text, None
    if "\\u" in plain:
        plain, places = _replaced(_ESCAPED, lambda one: chr(int(one[1], 16)), plain, places)
    if not plain.isascii():
        plain = _BLANKS.sub(" ", plain.translate(_WIDE))
        if _UNSEEN.search(plain):
            plain, places = _replaced(_UNSEEN, lambda _: "", plain, places)
    return plain, places


def _replaced(
    pattern: re.Pattern[str], other: Callable[[re.Match[str]], str], text: str, before: list[int] | None
) -> tuple[str, list[int]]:
    """A text with one character, or none, for what is found, and the place of each where it came from; its end is one more."""
    plain: list[str] = []
    places: list[int] = []
    end = 0
    for found in pattern.finditer(text):
        sign = other(found)
        plain += text[end : found.start()], sign
        places += (*range(end, found.start()), *([found.start()] if sign else ()))
        end = found.end()
    places += range(end, len(text) + 1)
    return "".join((*plain, text[end:])), [before[at] for at in places] if before else places
