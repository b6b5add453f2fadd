"""Sums of money and bands (档次) in Chinese and English text, exact: 3.2个亿, ８０００萬, 5000万（含）至1亿元, US$12m.

A band is what a tier of a clause holds: "5000万元（含）至1亿元". "以上/以下/最高/不超过" include the figure unless the clause
says otherwise, as policy texts define in their closing articles.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache

from rag.text import normalise


class Currency(StrEnum):
    """ISO 4217 code of a sum."""

    CNY = "CNY"
    USD = "USD"


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum in whole currency units (元 or dollars), with the place where it stands in the normalised text.

    `vague`: its words say no one sum (两三亿, 3,2亿, 2亿5000), and `value` is none to rely on.
    """

    value: Decimal
    currency: Currency
    start: int
    end: int
    vague: bool = False


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


_SCALE = {
    "万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "w": 10**4, "千": 10**3, "百": 100, "": 1,
    "billion": 10**9, "bn": 10**9, "b": 10**9, "million": 10**6, "mn": 10**6, "m": 10**6, "thousand": 1000, "k": 1000,
}  # fmt: skip
_CHINESE = "零〇一二两三四五六七八九十百千"
NUMERAL = rf"[{_CHINESE}]+(?:点[零〇一二三四五六七八九]+)?"
"""A Chinese numeral, with its decimals (三点二)."""
_FIGURES = r"(?:\d{1,3}(?:,\d{3})+(?![,\d])|\d+)(?:\.\d+|点\d+(?=\s*个?(?:亿|[千百]?万)))?"
PLAIN = rf"(?:(?<!\d)(?<!\d,)\d[\d,]*(?:\.\d+)?|(?<![{_CHINESE}]){NUMERAL})"
"""A number in figures or as a numeral, as `read_plain` reads it; it never begins inside of one, else long ones cost seconds."""
_NUMBER = rf"(?:{_FIGURES}|{NUMERAL}|半)"
_DOLLAR = r"(?:us\$|usd|\$|美元|美金)"
_MONEY = re.compile(
    rf"(?P<pre>{_DOLLAR}|rmb|cny|¥)?\s*(?P<number>{_NUMBER})(?P<half>个半)?\s*(?:来|多|余|几)?\s*个?(?:多)?\s*"
    r"(?P<scale>万亿|亿|千万|百万|万|[千百](?![米克瓦卡分强])|(?:billion|million|thousand|bn|mn|[bmkw])(?![a-z]))?"
    r"(?P<spoken>[一二三四五六七八九1-9](?=$|[\s,。;!?、的能可给行怎有是]))?\s*(?:多|来)?"
    r"(?P<post>美元|美金|美刀|元|块钱?|人民币|us dollars|dollars|yuan|(?:rmb|usd)(?!\s*\d))?"
)
# Sums in a currency that is not kept are not read: better none than one in the wrong currency.
_FOREIGN_BEFORE = re.compile(
    r"(?:港币|港元|欧元|日元|英镑|台币|eur|euro|gbp|jpy|hkd|€|£)\s*[\d\w]?$|(?<![a-z])(?:hk|nt|[acs])\$$"
)
_FOREIGN_AFTER = re.compile(
    r"\s*(?:港[元币]|欧元|日[元圆]|英镑|澳元|加元|新元|新?台币|韩元|卢布|法郎|(?:euros?|eur|gbp|jpy|hkd|hk dollars|pounds?|yen)\b)"
)
# A scale alone is money (投5000万) unless what is counted follows: 5万户, 10万吨.
_COUNTED = re.compile(
    r"\s*(?:平方|立方|公[里斤顷]|千[瓦米克]|台(?!资)|项(?!目)|条(?!件)|[人户名吨亩套辆株棵册度字羽米伏瓦]"
    r"|(?:kwh|square|people|persons|inhabitants|workers|tons?|tonnes?|mu|met(?:re|er)s?|kilo\w+)\b)"
)
_TWO_DIGITS = re.compile("[一二两三四五六七八九]{2}|[百千][一二三四五六七八九](?![十百千])")  # 两三亿, 三千五万
_CUT_OFF = re.compile(r"[\d,.]*\d(?:[,.]|e\+?|\s*(?:\^|\*\*)\s*)$")  # 3,2亿, 3e8元, 10^8元
_GOES_ON = re.compile(r"\d+(?!\d)(?!(?:\.\d+)?\s*[年月日号亩人名位家台套项个平米吨%‰])")  # 2亿5000
_BAD_COMMA = re.compile(r",(?!\d{3}(?!\d))")
_REACH = 16  # characters before a sum that may belong to it
_SHORT_END = re.compile(r"亿(?!零)[^万零]*[千百]$")  # 3亿2千: two thousand, or twenty million
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_DIGITS = {char: index for index, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def chinese_number(text: str) -> Decimal | None:
    """Value of a Chinese numeral below ten thousand (三百二十, 两千, 一五, 三点二); None where it is none."""
    if text == "半":
        return Decimal("0.5")
    whole, point, decimals = text.partition("点")
    if point:
        base, digits = chinese_number(whole), "".join(str(_DIGITS.get(char, "")) for char in decimals)
        return None if base is None or len(digits) != len(decimals) or not digits else base + Decimal(f"0.{digits}")
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


def could_be_two(number: str) -> bool:
    """Whether a number's words say no one number: 三五, 6,5."""
    return bool(_TWO_DIGITS.search(number.partition("点")[0]) or _BAD_COMMA.search(number))


def read_plain(text: str) -> Decimal | None:
    """A number in figures or Chinese numerals (1,200, 三百二十); None where it is none."""
    if text[:1].isdigit():
        return Decimal(text.replace(",", ""))
    return chinese_number(text)


def _value(match: re.Match[str]) -> Decimal | None:
    number, factor = match["number"], _SCALE[match["scale"] or ""]
    try:
        base = Decimal(number.replace(",", "").replace("点", ".")) if number[0].isdigit() else chinese_number(number)
    except InvalidOperation:
        return None
    if base is None:
        return None
    tail = chinese_number(match["spoken"]) if match["spoken"] and not match["spoken"].isdigit() else match["spoken"]
    spoken = Decimal(tail or 0) / 10 if factor >= 10**4 else Decimal(0)  # 一亿五: five tenths of the scale
    return (base + (Decimal("0.5") if match["half"] else 0) + spoken) * factor


def amounts(text: str) -> tuple[Amount, ...]:
    """Every sum of money in `text`, in order; a bare number without unit or scale is none. Never raises."""
    return _amounts(normalise(text).translate(_FORMAL))


def vague_amounts(text: str) -> tuple[Amount, ...]:
    """The sums that are told so that nobody can say which they are; `amounts` leaves them out."""
    return tuple(one for one in _every_amount(normalise(text).translate(_FORMAL)) if one.vague)


def _amounts(folded: str) -> tuple[Amount, ...]:
    return tuple(one for one in _every_amount(folded) if not one.vague)


@lru_cache(maxsize=1024)
def _every_amount(folded: str) -> tuple[Amount, ...]:
    found: list[Amount] = []
    for match in _MONEY.finditer(folded):
        value = _value(match) if _is_money(match) else None
        if value is None:
            continue
        before, after = match["pre"] or "", match["post"] or ""
        dollars = "美" in after or "dollar" in after or after == "usd" or re.fullmatch(_DOLLAR, before) is not None
        amount = Amount(value, Currency.USD if dollars else Currency.CNY, match.start(), match.end())
        if found and _continues(found[-1], amount, folded):
            whole = found.pop()
            amount = Amount(whole.value + amount.value, amount.currency, whole.start, amount.end)
        found.append(amount)
    return tuple(_doubted(folded, one) for one in found)


def _doubted(folded: str, one: Amount) -> Amount:
    """The same sum, vague with all that belongs to it where its words say no one sum."""
    said = folded[one.start : one.end]
    before = folded[max(one.start - _REACH, 0) : one.start]
    cut_off = None if said[:1].isspace() else _CUT_OFF.search(before)  # in 2024, 50 million yuan
    goes_on = _GOES_ON.match(folded, one.end) if said.endswith(("亿", "万")) else None
    if cut_off or goes_on:
        start = one.start - (len(cut_off[0]) if cut_off else 0)
        return replace(one, start=start, end=goes_on.end() if goes_on else one.end, vague=True)
    exact = said.partition("点")[0]  # 三点二五亿 has two digits side by side
    return replace(one, vague=True) if _TWO_DIGITS.search(exact) or _SHORT_END.search(said) else one


def _is_money(match: re.Match[str]) -> bool:
    """Whether a number is a sum: it has a currency that is kept, or a scale and nothing that is counted behind it."""
    scale, named = match["scale"] or "", bool(match["pre"] or match["post"])
    if not named and (not scale or scale in {"b", "m", "k"} or _COUNTED.match(match.string, match.end())):
        return False
    start = match.start()
    return not (
        _FOREIGN_BEFORE.search(match.string, max(start - 6, 0), start + 1)
        or _FOREIGN_AFTER.match(match.string, match.end())
    )


def _continues(whole: Amount, amount: Amount, folded: str) -> bool:
    """Whether a sum goes on where the one before it ended: 2亿5000万, 2亿零500万."""
    said = folded[whole.start : whole.end]
    return said.endswith(("亿", "万")) and folded[whole.end : amount.start] in ("", "零") and amount.value < whole.value


_NOTE = r"\s*(?:[(（](?P<{0}>不含|不包含|含|包含|exclusive|inclusive|excluded|included)[^)）]{{0,20}}[)）])?\s*"
_NOTED_SUM = re.compile(
    r"([(（](?:不含|不包含|含|包含))([^)）]{1,20})(?=[)）])"
)  # （含5000万元） says no sum of its own
_TO = re.compile(rf"(?:及?以上)?{_NOTE.format('low')}(?:以上)?\s*(?:-|—|–|~|至|到|、?不足|、?低于|to\b)\s*$")
_BARE_LOW = re.compile(rf"(?P<number>{_NUMBER})\s*(?:-|—|–|~|至|到|to\b)\s*$")
_BEFORE = re.compile(
    r"(?P<at_least>不低于|不少于|不小于|至少|达到?|(?<![a-z])at least|not less than|no less than|minimum of)\s*$"
    r"|(?P<at_most>不超过|不高于|不大于|不多于|至多|(?<![a-z])at most|up to|no more than|not exceeding|not more than)\s*$"
    r"|(?P<under>不足|低于|未达到?|不到|未满|小于|少于|(?<![a-z])(?:less than|below|under))\s*$"
    r"|(?P<over>超过|高于|大于|多于|(?<![a-z])(?:more than|over|above|exceeding))\s*$"
)
_BEHIND = re.compile(
    rf"{_NOTE.format('first')}(?:(?P<low>及?以上|起|的部分|or more|or above|and above|and more)"
    r"|(?P<high>及?以下|以内|or less|or below|and below))?"
    rf"{_NOTE.format('last')}"
)


def bands(text: str) -> tuple[Band, ...]:
    """Every band in `text`: ranges, then open ends (以上, 以下, 不足, 超过). A plain sum is no band."""
    return _bands(normalise(text).translate(_FORMAL))


@lru_cache(maxsize=1024)
def _bands(folded: str) -> tuple[Band, ...]:
    folded = _NOTED_SUM.sub(lambda note: note[1] + " " * len(note[2]), folded)
    found: list[Band] = []
    sums = _amounts(folded)
    number = 0
    while number < len(sums):
        band = _range(folded, sums[number], sums[number + 1]) if number + 1 < len(sums) else None
        number += 2 if band else 1
        band = band or _bare_range(folded, sums[number - 1]) or _open_band(folded, sums[number - 1])
        if band:
            found.append(band)
    return tuple(found)


def _range(folded: str, low: Amount, high: Amount) -> Band | None:
    """The band between two sums that a 至 joins; a sum without a currency word has that of the other."""
    joint = _TO.fullmatch(folded, low.end, high.start)
    if joint is None or low.value >= high.value:
        return None
    return _closed(folded, low.value, high, low.start, joint["low"] or "")


def _bare_range(folded: str, high: Amount) -> Band | None:
    """The band of 5000-8000万元: the low end has the scale of the high one."""
    bare = _BARE_LOW.search(folded, max(high.start - 16, 0), high.start)
    if bare is None:
        return None
    number = bare["number"]
    value = Decimal(number.replace(",", "")) if number[0].isdigit() else chinese_number(number)
    scale = next((scale for scale in (10**8, 10**4) if high.value % scale == 0), 1)
    if value is None or value * scale >= high.value:
        return None
    return _closed(folded, value * scale, high, bare.start(), "")


def _closed(folded: str, low: Decimal, high: Amount, start: int, low_note: str) -> Band:
    behind = _BEHIND.match(folded, high.end)
    note = (behind["first"] or behind["last"] or "") if behind else ""
    end = behind.end() if behind else high.end
    return Band(low, high.value, not _excludes(low_note), bool(note) and not _excludes(note), high.currency, start, end)


def _excludes(note: str) -> bool:
    return note.startswith(("不", "excl"))


def _open_band(folded: str, amount: Amount) -> Band | None:
    before = _BEFORE.search(folded, max(amount.start - 16, 0), amount.start)
    behind = _BEHIND.match(folded, amount.end)
    lead = before.lastgroup if before else None
    low, high, note = (behind["low"], behind["high"], behind["first"] or behind["last"]) if behind else ("", "", "")
    start, end = before.start() if before else amount.start, behind.end() if behind else amount.end
    excluded = _excludes(note or "")
    if lead in ("under", "at_most") or (high and lead is None):
        return Band(None, amount.value, False, lead != "under" and not excluded, amount.currency, start, end)
    if lead in ("over", "at_least") or low:
        return Band(amount.value, None, lead != "over" and not excluded, False, amount.currency, start, end)
    return None
