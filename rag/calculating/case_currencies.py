"""Sums in currencies other than yuan and dollars (300万港元, HK$5m, 3亿里拉): their currency is kept, known or not. Pure.

A sum whose currency nobody here knows must not pass for yuan; it is read with the name it was told in, and refused by it.
"""

import re
from collections.abc import Iterator

from rag.amounts import PLAIN, read_plain
from rag.rules.quantity import CURRENCIES, Money

_SCALE = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "个亿": 10**8, "万亿": 10**12,
          "k": 1000, "thousand": 1000, "m": 10**6, "mn": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}  # fmt: skip
_ALSO = {
    "日圆": "日元", "韩币": "韩元", "台币": "新台币", "新币": "新加坡元", "坡币": "新加坡元", "澳币": "澳元", "加币": "加元", "瑞郎": "瑞士法郎",
    "葡币": "澳门元", "欧": "欧元", "euro": "欧元", "euros": "欧元", "pounds": "英镑", "yen": "日元",
}  # fmt: skip
_SIGNS = {"hk$": "HKD", "nt$": "TWD", "s$": "SGD", "a$": "AUD", "c$": "CAD", "€": "EUR", "£": "GBP", "₩": "KRW"}
_CODES = {code.lower(): code for code in CURRENCIES.values() if code not in ("CNY", "USD")}
_UNKNOWN_NAMES = "卢布|泰铢|卢比|比特币|以太币|泰达币|克朗|里拉|迪拉姆|第纳尔|里亚尔|林吉特|马币|越南盾|印尼盾|比索|雷亚尔|兰特|福林|兹罗提|坚戈|缅币|基普|瑞尔|新西兰元|纽币"
_UNKNOWN_CODES = "usdt|btc|eth|thb|vnd|inr|rub|aed|sar|idr|myr|nzd|sek|nok|dkk|brl|zar|mxn"
_NAMES = "|".join(sorted({*CURRENCIES, *_ALSO} - {"元", "人民币", "美元", "欧"}, key=len, reverse=True))
_LATIN = rf"(?:{'|'.join(_CODES)}|{_UNKNOWN_CODES})(?![a-z])"
_BEFORE = rf"(?P<before>{_NAMES}|{'|'.join(rf'(?<![a-z]){re.escape(sign)}' for sign in _SIGNS)}|(?<![a-z]){_LATIN})"
_SUM = re.compile(
    rf"(?:{_BEFORE}\s*)?(?P<number>{PLAIN})\s*(?P<scale>万亿|个亿|亿|千万|百万|万|千|百|(?:billion|million|thousand|bn|mn|[mk])(?![a-z]))?"
    rf"\s*(?P<name>{_NAMES}|欧(?![洲美盟亚式])|{_UNKNOWN_NAMES}|{_LATIN})?"
)


def foreign_sums(folded: str) -> Iterator[tuple[Money, int, int]]:
    """Every sum of a normalised text that stands in another currency than yuan or dollars, with where it stands."""
    for match in _SUM.finditer(folded):
        name = match["before"] or match["name"]
        number = read_plain(match["number"]) if name else None
        if number is not None:
            yield Money(number * _SCALE[match["scale"] or ""], _code(name)), match.start(), match.end()


def _code(name: str) -> str:
    """ISO 4217 code of a currency; what nobody knows stays as it was told."""
    known = _SIGNS.get(name) or _CODES.get(name)
    return known or CURRENCIES.get(_ALSO.get(name, name), name)
