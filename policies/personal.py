"""Mobiles and identity cards in words, masked before the words leave for a group, a file or a log; sums of money stay.

Full-width digits count as digits, and so do numbers in groups: 138.0013.8000, 372501 19900101 1234. What is no personal
number but looks like one is masked as well: a bulletin loses less by *** than a person by a number that everybody reads.
"""

import re

MASK = "***"
_GAP = r"[ .·\-‐-―\u200b]{0,2}"  # between the groups of a number
_EACH = r"[ .·\-]"  # between single digits
_WIDE = str.maketrans(
    "０１２３４５６７８９Ｘｘ－．\u3000\xa0＋", "0123456789Xx-.  +"
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
    rf"|\d{{4}}(?:{_EACH}\d{{4}}){{3}}{_EACH}\d[\dXx]"
    rf"|\d{{3}}(?:{_EACH}\d{{3}}){{4}}{_EACH}\d{{2}}[\dXx]"
    rf"|{_PLACE}{_GAP}\d{{2}}{_DAY}{_GAP}\d{{3}}"  # of 15 digits, as given out until 1999
)
_CURRENCY = "元(?!旦|月)|圆|块钱|[美港欧日韩加澳卢]元|[美港]金|港币|英镑|人民币|RMB|CNY|USD|HKD|EUR|JPY|yuan"
_IS_SUM = rf"(?:\.\d+)?\s*(?:[十百千万亿]*(?:{_CURRENCY})|[万亿](?![\u4e00-\u9fff]))"
_NUMBER = re.compile(rf"(?<!\d)(?:{_CARD}|{_MOBILE})(?![\dXx])(?!{_IS_SUM})", re.IGNORECASE | re.ASCII)
_SIGN_BEFORE = re.compile(r"(?:[¥￥$€£]|人民币|RMB|CNY|USD|HKD|EUR|JPY)\s*$", re.IGNORECASE)
_SIGNS = 8  # characters before a number in which the sign of a currency stands


_ESCAPED = re.compile(r"\\+u([0-9a-fA-F]{4})")  # in JSON, and in JSON inside of JSON


def mask_personal(text: str) -> str:
    """`text` with *** for every mobile and identity card, those in escaped JSON too. Masked twice it is the same as once."""
    plain, places = _unescaped(text) if "\\u" in text else (text, None)
    plain = plain.translate(_WIDE)
    kept: list[str] = []
    end = 0
    for found in _NUMBER.finditer(plain):
        if not _SIGN_BEFORE.search(plain, max(found.start() - _SIGNS, 0), found.start()):
            begins, ends = (places[at] if places else at for at in found.span())
            kept += text[end:begins], MASK
            end = ends
    return "".join((*kept, text[end:]))


def _unescaped(text: str) -> tuple[str, list[int]]:
    """The characters that JSON's escapes stand for, and the place in `text` where each of them begins; its end is one more."""
    plain: list[str] = []
    places: list[int] = []
    end = 0
    for found in _ESCAPED.finditer(text):
        plain += text[end : found.start()], chr(int(found[1], 16))
        places += range(end, found.start() + 1)
        end = found.end()
    return "".join((*plain, text[end:])), [*places, *range(end, len(text) + 1)]
