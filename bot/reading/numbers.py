"""Numbers as people write them, exact: 1,234.4, 三百二十, 兩億伍仟 (folded), 一千五, 3.2, 半."""

import re
from decimal import Decimal, InvalidOperation

FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟弌弍弎参", "一二三四五六七八九十百千一二三三")
DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000}
CHINESE = "零〇一二两三四五六七八九十百千"
_PIECES = re.compile(r"(?:\d[千仟百佰十拾]零?){2,}")  # 1千2百
_SPOKEN = str.maketrans("0123456789", "零一二三四五六七八九")
_ARABIC = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def number(text: str) -> Decimal | None:
    """The value of a numeral below ten thousand or of Arabic digits; None where it is none. 一千五 is 1500, 一五 is 15."""
    if _ARABIC.fullmatch(text):
        try:
            return Decimal(text.replace(",", ""))
        except InvalidOperation:
            return None
    if _PIECES.fullmatch(text):
        text = text.translate(_SPOKEN)
    return _chinese(text.translate(FORMAL))


def count(text: str) -> int | None:
    """A whole number, or None."""
    value = number(text)
    return int(value) if value is not None and value == int(value) and value < 10**9 else None


def _chinese(text: str) -> Decimal | None:
    if text == "半":
        return Decimal("0.5")
    if "点" in text:
        whole, _, rest = text.partition("点")
        left = _chinese(whole)
        digits = "".join(str(DIGITS[char]) for char in rest) if rest and all(char in DIGITS for char in rest) else ""
        return Decimal(f"{left}.{digits}") if left is not None and left == int(left) and digits else None
    if not text or any(char not in DIGITS and char not in _TENS for char in text):
        return None
    if all(char in DIGITS for char in text):
        return Decimal("".join(str(DIGITS[char]) for char in text))
    return Decimal(_with_tens(text))


def _with_tens(text: str) -> int:
    """三百二十, 一千零五, and 一千五 where the last digit counts the next lower unit."""
    total, current, lowest = 0, 0, 0
    for place, char in enumerate(text):
        if char in _TENS:
            total += (current or 1) * _TENS[char]
            current, lowest = 0, _TENS[char]
        else:
            current = DIGITS[char]
            if place == len(text) - 1 and place > 0 and text[place - 1] in "百千":
                current *= lowest // 10
    return total + current
