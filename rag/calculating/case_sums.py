"""Numbers of a case in plain words: sums in any currency, percentages, counts with their unit, days; with where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from rag.amounts import amounts, chinese_number
from rag.rules.quantity import CURRENCIES, Money, Number, Share

_CHINESE = "零〇一二两三四五六七八九十百千"
_PLAIN = rf"(?:\d[\d,]*(?:\.\d+)?|[{_CHINESE}]+)"
_SCALE = {
    "": 1,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "w": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "个亿": 10**8,
}
_OTHERS = "|".join(sorted((name for name in CURRENCIES if name not in ("元", "人民币", "美元")), key=len, reverse=True))
_FOREIGN = re.compile(
    rf"(?P<number>{_PLAIN})\s*(?P<scale>个亿|亿|千万|百万|万|千|百)?(?P<name>{_OTHERS}|日圆|韩币|台币|卢布|泰铢|卢比|比特币|克朗)"
)
_SAME = {"日圆": "日元", "韩币": "韩元", "台币": "新台币"}
_SHARE = re.compile(
    rf"(?P<number>{_PLAIN})\s*(?P<sign>%|‰)|百分之(?P<said>[{_CHINESE}]+)|(?P<tenths>[一二三四五六七八九])成(?P<half>[一二三四五六七八九半])?"
)
_MINUS = re.compile(r"(?:-|−|负)\s*(?:人民币|¥|\$)?$")
_ZERO = re.compile(r"(?<![\d.,])0(?:\.0+)?\s*(?:万|亿)?(?P<name>美元|元)")
_DAY = re.compile(
    r"(?P<year>20\d\d)\s*[-年/.]\s*(?P<month>1[0-2]|0?[1-9])\s*[-月/.]\s*(?P<day>3[01]|[12]\d|0?[1-9])\s*日?号?"
    r"|(?<!\d)(?P<near>1[0-2]|0?[1-9])月(?P<of>3[01]|[12]\d|0?[1-9])[日号]|(?P<said>今天|昨天|前天|today|yesterday)"
)
_SAID = {"今天": 0, "today": 0, "昨天": 1, "yesterday": 1, "前天": 2}


@dataclass(frozen=True, slots=True)
class Found:
    """A value and the place where it stands in the normalised text."""

    value: Money | Share | Number | date
    start: int
    end: int


def sums(folded: str) -> list[Found]:
    """Every sum of money, negative ones and those of other currencies too; in their order."""
    others = [Found(money, start, end) for money, start, end in _foreign(folded)]
    found = [
        Found(Money(amount.value, str(amount.currency)), amount.start, amount.end)
        for amount in amounts(folded)
        if not any(amount.start < other.end and other.start < amount.end for other in others)
    ]
    taken = {one.start for one in found}
    zeros = [
        Found(Money(Decimal(0), CURRENCIES[match["name"]]), match.start(), match.end())
        for match in _ZERO.finditer(folded)
        if match.start() not in taken
    ]
    return sorted((_signed(one, folded) for one in (*found, *others, *zeros)), key=lambda one: one.start)


def shares(folded: str) -> list[Found]:
    """Every percentage: 65%, 5‰, 百分之六十, 六成五."""
    found = []
    for match in _SHARE.finditer(folded):
        fraction = _fraction(match)
        if fraction is not None:
            minus = -1 if _MINUS.search(folded[: match.start()]) else 1
            found.append(Found(Share(fraction * minus), match.start(), match.end()))
    return found


def _fraction(match: re.Match[str]) -> Decimal | None:
    if match["number"]:
        number = read_plain(match["number"])
        return None if number is None else number / (1000 if match["sign"] == "‰" else 100)
    if match["said"]:
        said = chinese_number(match["said"])
        return None if said is None else said / 100
    tenths, rest = chinese_number(match["tenths"]), match["half"]
    hundredths = Decimal(5) if rest == "半" else chinese_number(rest or "") or Decimal(0)
    return None if tenths is None else tenths / 10 + hundredths / 100


def counts(folded: str, units: str) -> list[Found]:
    """Every number that one of these units follows (a regular expression); the unit is as it is written."""
    pattern = re.compile(rf"(?P<number>{_PLAIN})\s*(?P<scale>千万|百万|万|w|千|百)?\s*个?(?P<unit>{units})")
    found = []
    for match in pattern.finditer(folded):
        number = None if match["number"] == "一" else read_plain(match["number"])  # 一个标准箱 is any one of them
        if number is not None:
            minus = -1 if _MINUS.search(folded[: match.start()]) else 1
            value = number * _SCALE[match["scale"] or ""] * minus
            found.append(Found(Number(value, match["unit"]), match.start(), match.end()))
    return found


def days(folded: str, today: date) -> list[Found]:
    """Every calendar day; one without its year is the last one that has been."""
    return [Found(day, match.start(), match.end()) for match in _DAY.finditer(folded) if (day := _day(match, today))]


def read_plain(text: str) -> Decimal | None:
    """A number in figures or Chinese numerals; None where it is none."""
    if text[:1].isdigit():
        return Decimal(text.replace(",", ""))
    return chinese_number(text)


def _foreign(folded: str) -> Iterator[tuple[Money, int, int]]:
    for match in _FOREIGN.finditer(folded):
        number = read_plain(match["number"])
        if number is not None:
            name = _SAME.get(match["name"], match["name"])
            money = Money(number * _SCALE[match["scale"] or ""], CURRENCIES.get(name, name))
            yield money, match.start(), match.end()


def _signed(one: Found, folded: str) -> Found:
    minus = _MINUS.search(folded[: one.start])
    if minus is None or not isinstance(one.value, Money) or _is_joint(folded, minus.start()):
        return one
    return Found(Money(-one.value.value, one.value.currency), minus.start(), one.end)


def _is_joint(folded: str, at: int) -> bool:
    """5000-8000万元 is a span and no minus."""
    return folded[at] in "-−" and folded[:at].rstrip()[-1:].isdigit()


def _day(match: re.Match[str], today: date) -> date | None:
    if match["said"]:
        return today - timedelta(days=_SAID[match["said"]])
    year = int(match["year"] or today.year)
    try:
        day = date(year, int(match["month"] or match["near"]), int(match["day"] or match["of"]))
    except ValueError:  # the 31st of a month that has none
        return None
    return day.replace(year=year - 1) if match["near"] and day > today and (day.month, day.day) != (2, 29) else day
