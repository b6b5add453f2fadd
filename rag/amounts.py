"""Sums of money and bands (档次) in Chinese and English text, exact: 3.2个亿, ８０００萬, 5000万（含）至1亿元, US$12m.

A band is what a tier of a clause holds: "5000万元（含）至1亿元". "以上/以下/最高/不超过" include the figure unless the clause
says otherwise, as policy texts define in their closing articles.
"""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from rag.text import normalise


class Currency(StrEnum):
    """ISO 4217 code of a sum."""

    CNY = "CNY"
    USD = "USD"


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum in whole currency units (元 or dollars), with the place where it stands in the normalised text."""

    value: Decimal
    currency: Currency
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Band:
    """An interval of sums; None is open. `start` and `end` are its place in the normalised text."""

    low: Decimal | None
    high: Decimal | None
    low_included: bool
    high_included: bool
    currency: Currency
    start: int
    end: int

    def holds(self, amount: Amount) -> bool:
        """Whether the sum lies in the band; another currency never does."""
        if amount.currency is not self.currency:
            return False
        above = self.low is None or amount.value > self.low or (self.low_included and amount.value == self.low)
        below = self.high is None or amount.value < self.high or (self.high_included and amount.value == self.high)
        return above and below


_SCALE = {"万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "千": 10**3, "百": 100, "": 1}
_ENGLISH_SCALE = {"billion": 10**9, "bn": 10**9, "b": 10**9, "million": 10**6, "m": 10**6, "mn": 10**6, "k": 1000,
                  "thousand": 1000}  # fmt: skip
_CHINESE = "零〇一二两三四五六七八九十百千"
_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|[{_CHINESE}]+|半)"
_DOLLAR = r"(?:us\$|usd|\$|美元|美金)"
_MONEY = re.compile(
    rf"(?P<pre>{_DOLLAR}|rmb|cny|¥)?\s*(?P<number>{_NUMBER})\s*(?:来|多|余|几)?\s*个?(?:多)?\s*"
    rf"(?P<scale>万亿|亿|千万|百万|万|(?:billion|million|thousand|bn|mn|[bmk])(?![a-z]))?\s*(?:多|来)?"
    rf"(?P<post>美元|美金|元|块钱?|人民币|us dollars|dollars|yuan|rmb|usd)?"
)
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_DIGITS = {char: index for index, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def chinese_number(text: str) -> Decimal | None:
    """Value of a Chinese numeral below ten thousand (三百二十, 两千, 一五); None where it is none."""
    if text == "半":
        return Decimal("0.5")
    total, current = 0, 0
    for char in text:
        if char in _UNITS:
            total += (current or 1) * _UNITS[char]
            current = 0
        elif char in _DIGITS:
            current = current * 10 + _DIGITS[char]
        else:
            return None
    return Decimal(total + current) if text else None


def _value(number: str, scale: str) -> Decimal | None:
    factor = _SCALE.get(scale) or _ENGLISH_SCALE.get(scale, 1)
    try:
        base = Decimal(number.replace(",", "")) if number[0].isdigit() else chinese_number(number)
    except InvalidOperation:
        return None
    return None if base is None else base * factor


def amounts(text: str) -> tuple[Amount, ...]:
    """Every sum of money in `text`, in order; a bare number without unit or scale is none. Never raises."""
    found: list[Amount] = []
    for match in _MONEY.finditer(normalise(text).translate(_FORMAL)):
        scale, before, after = match["scale"] or "", match["pre"] or "", match["post"] or ""
        if not (scale or before or after) or (scale in {"b", "m", "k"} and not (before or after)):
            continue
        value = _value(match["number"], scale)
        if value is None:
            continue
        dollars = "美" in after or "dollar" in after or after == "usd" or re.fullmatch(_DOLLAR, before) is not None
        currency = Currency.USD if dollars else Currency.CNY
        amount = Amount(value, currency, match.start(), match.end())
        if found and found[-1].end == amount.start and amount.value < found[-1].value:  # 2亿5000万 is one sum
            whole = found.pop()
            amount = Amount(whole.value + amount.value, currency, whole.start, amount.end)
        found.append(amount)
    return tuple(found)


_INCLUSIVE = r"(?P<{0}>[(（](?:不含|含|包含)[^)）]{{0,6}}[)）])?"
_SUM = rf"(?:{_NUMBER}\s*(?:万亿|亿|千万|百万|万)?(?:美元|美金|元)?)"
_RANGE = re.compile(
    rf"(?P<low>{_SUM})(?:及?以上)?\s*{_INCLUSIVE.format('low_note')}\s*(?:以上)?\s*(?:-|—|–|~|～|至|到|不足|、?低于)\s*"
    rf"(?P<high>{_SUM})\s*(?:以下)?{_INCLUSIVE.format('high_note')}"
)
_ABOVE = re.compile(
    rf"(?:(?:超过|高于|大于|不低于|不少于|达到?)\s*)?(?P<low>{_SUM})\s*{_INCLUSIVE.format('low_note')}\s*(?P<word>及?以上|起|的部分)?"
)
_BELOW = re.compile(
    rf"(?P<lead>不足|低于|未达到?|不超过|小于)?\s*(?P<high>{_SUM})\s*{_INCLUSIVE.format('high_note')}\s*(?P<word>及?以下|以内)?"
)


def _sum(text: str, like: Amount | None = None) -> Amount | None:
    """One sum; a bare number takes the unit of `like` ("5000-8000万元": both are 万)."""
    whole = amounts(text)
    if whole:
        return whole[0]
    if like is None:
        return None
    bare = _value(text.strip(), "")
    scale = next((s for s in (10**8, 10**4) if like.value % s == 0), 1)
    return None if bare is None else Amount(bare * scale, like.currency, 0, 0)


def bands(text: str) -> tuple[Band, ...]:
    """Every band in `text`: ranges, then open ends (以上, 以下, 不足, 超过). A plain sum is no band."""
    folded = normalise(text)
    found: list[Band] = []
    taken: list[tuple[int, int]] = []
    for match in _RANGE.finditer(folded):
        high = _sum(match["high"])
        low = _sum(match["low"], high)
        if high is None or low is None or low.value >= high.value:
            continue
        excluded = "不含" in (match["low_note"] or "")
        currency = high.currency
        found.append(
            Band(
                low.value,
                high.value,
                not excluded,
                "不含" not in (match["high_note"] or "不含"),
                currency,
                *match.span(),
            )
        )
        taken.append(match.span())
    for match in (*_ABOVE.finditer(folded), *_BELOW.finditer(folded)):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        band = _open_band(match)
        if band:
            found.append(band)
    return tuple(sorted(found, key=lambda band: band.start))


def _open_band(match: re.Match[str]) -> Band | None:
    groups = match.groupdict()
    words = match.group()
    if "low" in groups:
        amount = _sum(groups["low"])
        if amount is None or not (groups["word"] or re.match(r"超过|高于|大于|不低于|不少于|达到?", words)):
            return None
        excluded = "不含" in (groups["low_note"] or "") or words.startswith(("超过", "高于", "大于"))
        return Band(amount.value, None, not excluded, False, amount.currency, *match.span())
    amount = _sum(groups["high"])
    if amount is None or not (groups["word"] or groups["lead"]):
        return None
    excluded = "不含" in (groups["high_note"] or "") or words.startswith(("不足", "低于", "未达", "小于"))
    return Band(None, amount.value, False, not excluded, amount.currency, *match.span())
