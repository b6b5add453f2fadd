"""The day of the law that a question names: 2022年签约, 去年的规定, 明年还有效吗, signed in 2023. Pure; folded text in."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class DayKind(StrEnum):
    """What happens on the day that is named."""

    SIGNING = "signing"  # an agreement is signed: 2022年签约的项目
    LAW = "law"  # the law of that day: 2023年的时候最高多少, 明年还有效吗


@dataclass(frozen=True, slots=True)
class DayAsked:
    """The days that a question means, both included, and the words that name them, [start, end) in the folded text."""

    kind: DayKind
    first: date
    last: date
    start: int
    end: int


_HAN = "零一二三四五六七八九"
_HAN_YEAR = r"[一二][零〇九][零〇一二三四五六七八九]{2}"
_SHORT_YEAR = r"(?<![\d.第满近约共期每])[012]\d(?=\s*年[^,，。;；\d]{0,3}(?:\d{1,2}\s*月[^,，。;；]{0,4})?签)"
_DAY = re.compile(
    rf"(?P<year>(?:19|20)\d\d|{_HAN_YEAR}|{_SHORT_YEAR})\s*年\s*"
    r"(?:(?P<month>\d{1,2})\s*月份?\s*(?:(?P<day>\d{1,2})\s*[日号])?|(?P<part>底|年底|末|初|年初|上半年|下半年))?"
    r"|(?P<iso>(?:19|20)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?)(?!\d)"
    r"|(?P<relative>大前年|前年|去年|今年|明年|后年|大后年|昨天|今天|明天|上个月|这个月"
    r"|下个月)(?:(?P<rmonth>\d{1,2})\s*月份?(?:(?P<rday>\d{1,2})[日号])?|(?P<rpart>年?底|年?初|上半年|下半年))?"
)
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_ENGLISH = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}}) )?(?:(?P<month>{'|'.join(_MONTHS)})(?: (?P<day2>\d{{1,2}}))?,? )?(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<relative>last year|this year|next year|the year after next|the year before last|today|tomorrow)\b"
)
_YEARS_AWAY = {"大前年": -3, "前年": -2, "去年": -1, "今年": 0, "明年": 1, "后年": 2, "大后年": 3, "last year": -1, "this year": 0,
               "next year": 1, "the year after next": 2, "the year before last": -2}  # fmt: skip
_DAYS_AWAY = {"昨天": -1, "今天": 0, "明天": 1, "today": 0, "tomorrow": 1}
_MONTHS_AWAY = {"上个月": -1, "这个月": 0, "下个月": 1}
# What stands behind or before the day where an agreement is signed on it.
_SIGNED_BEHIND = re.compile(r"^[^,，。?？]{0,4}?(?:就|才|已经?|刚)?(?:签[约订署]?了?|签的|签下)")
_SIGNED_BEFORE = re.compile(r"签[约订署]?(?:日期?|时间)?(?:是|在|于|的?协议是?)?$")
_SIGNED_ENGLISH = re.compile(r"(?<![a-z])(?:sign(?:ed|ing|s)?|contract(?:ed)?)\b")
# What makes of a day that of the law: it is asked for the rules of that time, or whether they hold then.
_THEN = re.compile(r"^(?:的?时候|那时候?|当时|那会儿?|那年|当年|那阵子?)")
_BY = re.compile(r"(?:按照?|依照?|照|适用)(?:当时)?$")
_HOLDS = re.compile(
    r"还(?:有效|执行|管用|算数|能用|能[领拿享报申]|有|给|在|会|作数)|有效|失效|过期|到期|废止|作废|继续(?:执行|有效)|still|valid|in force|in effect|expire"
)
_RULES_OF = re.compile(r"^(?:的|时的?|年的)?[^,，。?？\d]{0,10}?(?:规定|政策|办法|标准|规则|奖励|补[贴助]|封顶|上限)")
_COUNTED = re.compile(
    r"\d{1,2}\s*(?:至|到|-|—)\s*\d{1,2}\s*月|(?:多少|(?<!分)几)[个批次]|how many"
)  # what happened, no rule
_NAMES_IT = re.compile(
    r"^年?(?:的?那|版|的?(?:暂行|[老旧新]的?)办法)"
)  # 2021年那个办法: the year is a part of its name
_IN_ENGLISH, _ENGLISH_RULES = (
    re.compile(r"\b(?:in|as of|on|during) $"),
    re.compile(r"\b(?:reward|cap|rule|polic|subsid)"),
)
_NOT_RULES = re.compile(
    r"签约额|到位|批次|多少个项目|几个项目|项目数|引进|完成|增长|总值|人口|以来|以后新|之后新|起新|新设立|版|榜单|名单|设立|注册|投产|开工|竣工|备案|登记|年度"
)


def day_asked(folded: str, today: date) -> DayAsked | None:
    """The day of the law that a folded question names; None where it names none, or a day of something else."""
    for found in (*_DAY.finditer(folded), *_ENGLISH.finditer(folded)):
        span = _span(found, today)
        kind = _kind(folded, found.start(), found.end(), span, today) if span else None
        if span and kind:
            start, end = _phrase(folded, found.start(), found.end(), kind)
            return DayAsked(kind, *span, start, end)
    return None


def _kind(folded: str, start: int, end: int, span: tuple[date, date], today: date) -> DayKind | None:
    before, behind = folded[:start], folded[end:]
    if re.search(r"[《<][^》>]*$|[(（]$", before) or _NAMES_IT.search(behind) or _COUNTED.search(folded):
        return None
    if _SIGNED_BEHIND.search(behind) or _SIGNED_BEFORE.search(before) or _signed_in_english(before):
        return DayKind.SIGNING
    if not span[0] <= today <= span[1] and _is_law(folded, start, end, to_come=span[0] > today):
        return DayKind.LAW
    return None


def _is_law(folded: str, start: int, end: int, *, to_come: bool) -> bool:
    """Whether the rules of that day are asked for, or whether rules hold then."""
    before, behind = folded[:start], folded[end:]
    if _THEN.search(behind) or _BY.search(before) or (to_come and _HOLDS.search(folded)):
        return True
    if _NOT_RULES.search(folded):
        return False
    in_english = _IN_ENGLISH.search(before) and _ENGLISH_RULES.search(folded)
    return bool(_RULES_OF.search(behind) or in_english)


def _signed_in_english(before: str) -> bool:
    return bool(_SIGNED_ENGLISH.search(before[-40:]))


def _phrase(folded: str, start: int, end: int, kind: DayKind) -> tuple[int, int]:
    """The day with the words that belong to it alone, so that the rest can be looked up: 2023年6月签的协议."""
    behind = folded[end:]
    if kind is DayKind.SIGNING:
        tail = re.match(
            r"(?:就|才|已经?|刚|份)?(?:签[约订署]?了?的?约?|签下的?)(?:正式)?(?:投资)?(?:协议|合同)?(?:的?项目)?[,，的]*",
            behind,
        )
    else:
        tail = re.match(r"(?:的?时候|那时候?|当时|那会儿?|那年|当年)?[,，的]?", behind)
    lead = re.search(
        r"(?:如果|要是|假如|我们?|按照?|在|于|(?:签[约订署]?(?:日期?|时间)?(?:是|在|于)))+$|\b(?:as of|in|on|during) $",
        folded[:start],
    )
    return (lead.start() if lead else start), end + (tail.end() if tail else 0)


def _span(found: re.Match[str], today: date) -> tuple[date, date] | None:
    named = {key: value for key, value in found.groupdict().items() if value}
    if iso := named.get("iso"):
        parts = [int(part) for part in re.split(r"[-/.]", iso)]
        return _of(parts[0], parts[1], parts[2] if len(parts) > 2 else 0)
    relative = named.get("relative", "")
    if relative in _DAYS_AWAY:
        at = today + timedelta(days=_DAYS_AWAY[relative])
        return at, at
    if relative in _MONTHS_AWAY:
        year, month = divmod(today.year * 12 + today.month - 1 + _MONTHS_AWAY[relative], 12)
        return _of(year, month + 1, 0)
    named_year = today.year + _YEARS_AWAY[relative] if relative else _year(named["year"])
    in_month = named.get("month") or named.get("rmonth") or "0"
    part = named.get("part") or named.get("rpart") or ""
    number = named.get("day") or named.get("day2") or named.get("rday") or "0"
    return _part_of(named_year, part) if part else _of(named_year, _MONTHS.get(in_month) or int(in_month), int(number))


def _year(written: str) -> int:
    """The year of 2023, 23 or 二〇二三."""
    digits = "".join(str(_HAN.index(char)) if char in _HAN else char for char in written.replace("〇", "零"))
    return int(digits) if len(digits) > 2 else 2000 + int(digits)


def _of(year: int, month: int, day: int) -> tuple[date, date] | None:
    """The first and last day of a day, a month or (both 0) a year; None where there is no such day."""
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12 or day > calendar.monthrange(year, month)[1]:
        return None
    last = calendar.monthrange(year, month)[1]
    return date(year, month, day or 1), date(year, month, day or last)


def _part_of(year: int, part: str) -> tuple[date, date]:
    if "半" in part:
        return (date(year, 1, 1), date(year, 6, 30)) if part[0] == "上" else (date(year, 7, 1), date(year, 12, 31))
    if "初" in part:
        return date(year, 1, 1), date(year, 1, 31)
    return date(year, 12, 1), date(year, 12, 31)
