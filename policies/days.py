"""Days and periods as documents write them: 2023年9月8日, 二〇二三年九月八日, 2023-09-08, 8 September 2023, 三年."""

import calendar
import re
from datetime import date, timedelta

from policies.numbering import chinese_number

_HAN = "〇零○Ｏ一二三四五六七八九十"
_CHINESE_DAY = (
    rf"(?:[12]\d{{3}}|[{_HAN}]{{4}}) ?年 ?(?:\d{{1,2}}|[{_HAN}]{{1,3}}) ?月 ?(?:\d{{1,2}}|[{_HAN}]{{1,3}}) ?日"
)
_NUMERIC_DAY = r"(?<!\d)[12]\d{3}[-./]\d{1,2}[-./]\d{1,2}(?!\d)"
_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_ENGLISH_DAY = rf"(?:\d{{1,2}} (?:{'|'.join(_MONTHS)}),? [12]\d{{3}}|(?:{'|'.join(_MONTHS)}) \d{{1,2}},? [12]\d{{3}})"
ANY_DAY = rf"(?:{_CHINESE_DAY}|{_NUMERIC_DAY}|{_ENGLISH_DAY})"
"""Pattern of a day, without groups."""
LATIN_DAY = rf"(?:{_NUMERIC_DAY}|{_ENGLISH_DAY})"
"""Pattern of a day in an English sentence, without groups."""
COUNT = r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})"
"""Pattern of a small number of days, months or years."""
_PERIOD = re.compile(rf"({COUNT}|one|two|three|four|five|six|ten) ?(?:个)?(年|月|years?|months?)")


def read_day(text: str) -> date | None:
    """The day that is written here; None where there is no such day (30 February), or no day at all."""
    text = text.strip()
    english = re.fullmatch(r"(?:(\d{1,2}) )?([A-Z][a-z]+)(?: (\d{1,2}))?,? (\d{4})", text)
    if english and english[2] in _MONTHS:
        parts = [english[4], str(_MONTHS[english[2]]), english[1] or english[3] or "0"]
    else:
        parts = re.findall(rf"\d+|[{_HAN}]+", text.replace("○", "〇").replace("Ｏ", "〇"))
    if len(parts) != 3:
        return None
    year, month, day = (chinese_number(part) for part in parts)
    return _day_of(year, month, day)


def _day_of(year: int, month: int, day: int) -> date | None:
    if not (1900 <= year <= 2200 and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def last_day(start: date, period: str) -> date | None:
    """The last day in force of a period ("3年", "六个月", "two years") that begins on `start`: the day before its return."""
    found = _PERIOD.search(period)
    if not found:
        return None
    count = chinese_number(found[1])
    months = start.month - 1 + (count * 12 if found[2][0] in "年y" else count)
    year, month = start.year + months // 12, months % 12 + 1
    if not count or year > 2200:
        return None
    # 29 February plus a year ends on 28 February, as the day itself does not come back.
    returns = _day_of(year, month, start.day)
    return returns - timedelta(days=1) if returns else date(year, month, calendar.monthrange(year, month)[1])
