"""Numbers of a case in plain words: sums in any currency, percentages, counts with their unit, days; with where they stand."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from policies.days import read_day
from rag.amounts import NUMERAL, PLAIN, amounts, chinese_number, could_be_two, read_plain, vague_amounts
from rag.calculating.case_currencies import foreign_sums
from rag.rules.quantity import CURRENCIES, Money, Number, Share

_CHINESE = "零〇一二两三四五六七八九十百千"
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
_SHARE = re.compile(
    rf"(?P<number>{PLAIN})\s*(?P<sign>%|‰)|百分之(?P<said>{NUMERAL})|(?P<tenths>[一二三四五六七八九])成(?P<half>[一二三四五六七八九半])?"
)
_MINUS = re.compile(r"(?:-|−|负)\s*(?:人民币|¥|\$)?$")
_ZERO = re.compile(r"(?<![\d.,])0(?:\.0+)?\s*(?:万|亿)?(?P<name>美元|元)")
_DAY = re.compile(
    r"(?P<year>20\d\d)\s*[-年/.]\s*(?P<month>\d{1,2})\s*[-月/.]\s*(?P<day>\d{1,2})(?!\d)\s*日?号?"
    r"|(?<![\d.第])(?P<short>\d\d)(?:年(?P<month2>\d{1,2})月(?P<day2>\d{1,2})[日号]"
    r"|[-/.](?P<month3>\d{1,2})[-/.](?P<day3>\d{1,2})(?![\d.]))"
    r"|(?P<han>(?:20\d\d|[一二][零〇○一二三四五六七八九]{3})年[一二三四五六七八九十\d]{1,3}月[一二三四五六七八九十\d]{1,3}[日号])"
    r"|(?<!\d)(?P<near>1[0-2]|0?[1-9])月(?P<of>3[01]|[12]\d|0?[1-9])[日号]|(?P<said>今天|昨天|前天|today|yesterday)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*\.?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_ENGLISH_DAY = re.compile(
    rf"\b(?:(?P<day>{_NUMBER}) (?:of )?(?P<month>{_MONTH})|(?P<month2>{_MONTH}) (?P<day2>{_NUMBER})),? (?P<year>20\d\d)\b"
)
_SAID = {"今天": 0, "today": 0, "昨天": 1, "yesterday": 1, "前天": 2}


@dataclass(frozen=True, slots=True)
class Found:
    """A value and the place where it stands in the normalised text; `vague` as in rag.amounts.Amount."""

    value: Money | Share | Number | date
    start: int
    end: int
    vague: bool = False


def sums(folded: str) -> list[Found]:
    """Every sum of money, negative ones and those of other currencies too; in their order."""
    others = [Found(money, start, end) for money, start, end in foreign_sums(folded)]
    found = [
        Found(Money(amount.value, str(amount.currency)), amount.start, amount.end, amount.vague)
        for amount in (*amounts(folded), *vague_amounts(folded))
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
            vague = could_be_two(match["number"] or match["said"] or "") or _is_cut_off(folded, match.start())
            found.append(Found(Share(fraction * minus), match.start(), match.end(), vague))
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
    pattern = re.compile(
        rf"(?P<number>{PLAIN})\s*(?P<scale>千万|百万|万|w|千|百)?\s*个?(?P<unit>{units})(?!方?(?:英尺|公里|千米|分米|厘米|英寸|码)|民币)"
    )
    found = []
    for match in pattern.finditer(folded):
        number = None if match["number"] == "一" else read_plain(match["number"])  # 一个标准箱 is any one of them
        if number is not None:
            minus = -1 if _MINUS.search(folded[: match.start()]) else 1
            value = number * _SCALE[match["scale"] or ""] * minus
            vague = could_be_two(match["number"]) or _is_cut_off(folded, match.start())
            found.append(Found(Number(value, match["unit"]), match.start(), match.end(), vague))
    return found


def _is_cut_off(folded: str, start: int) -> bool:
    """10^6人: what stands before the number belongs to it."""
    return folded[max(start - 1, 0) : start] in ("^", "×", "*")


def days(folded: str, today: date) -> list[Found]:
    """Every calendar day; one without its year is the last one that has been."""
    told = ((match, day) for match, day in _all_days(folded, today) if day is not None)
    return [Found(day, match.start(), match.end()) for match, day in told]


def no_days(folded: str, today: date) -> list[Found]:
    """What is written like a day and is none (2023年2月29日, 2024.13.45); `value` is the day on which it is told."""
    found = (match for match, day in _all_days(folded, today) if day is None)
    return [Found(today, match.start(), match.end(), vague=True) for match in found]


def _all_days(folded: str, today: date) -> list[tuple[re.Match[str], date | None]]:
    """Everything that is written like a day, with the day; None where there is no such day."""
    found = [(match, _day(match, today)) for match in _DAY.finditer(folded)]
    found += [(match, _english_day(match)) for match in _ENGLISH_DAY.finditer(folded)]
    return sorted(found, key=lambda one: one[0].start())


def _english_day(match: re.Match[str]) -> date | None:
    """31 December 2024, Dec 31st, 2024."""
    month = _MONTHS.index((match["month"] or match["month2"])[:3]) + 1
    number = re.sub(r"\D", "", match["day"] or match["day2"])
    try:
        return date(int(match["year"]), month, int(number))
    except ValueError:
        return None


def _signed(one: Found, folded: str) -> Found:
    minus = _MINUS.search(folded[: one.start])
    if minus is None or not isinstance(one.value, Money) or _is_joint(folded, minus.start()):
        return one
    return Found(Money(-one.value.value, one.value.currency), minus.start(), one.end, one.vague)


def _is_joint(folded: str, at: int) -> bool:
    """5000-8000万元 is a span and no minus."""
    return folded[at] in "-−" and folded[:at].rstrip()[-1:].isdigit()


def _day(match: re.Match[str], today: date) -> date | None:
    if match["said"]:
        return today - timedelta(days=_SAID[match["said"]])
    if match["han"]:
        return read_day(match["han"].replace("号", "日").removesuffix("日"))
    year = int(match["year"] or (f"20{match['short']}" if match["short"] else today.year))
    month, number = match["month"] or match["month2"] or match["month3"], match["day"] or match["day2"] or match["day3"]
    try:
        day = date(year, int(month or match["near"]), int(number or match["of"]))
    except ValueError:  # the 31st of a month that has none
        return None
    return day.replace(year=year - 1) if match["near"] and day > today and (day.month, day.day) != (2, 29) else day
