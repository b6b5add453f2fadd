"""When an announcement goes out, out of words: 马上, 明天9:00, 8月7日下午4点, 每周五16:00. Pure; times of Shanghai."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from store.announcing.timetable import Rhythm, Timetable
from store.reporting.periods import SHANGHAI, shanghai_day

_NOW = frozenset({"马上", "现在", "立即", "立刻", "马上发", "立即发送", "马上發", "立即發送", "now", "atonce"})
_WEEKDAYS = {character: number for number, character in enumerate("一二三四五六日")} | {"天": 6}
_ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMED_DAYS = {
    "今天": 0,
    "今日": 0,
    "today": 0,
    "明天": 1,
    "明日": 1,
    "tomorrow": 1,
    "后天": 2,
    "後天": 2,
    "大后天": 3,
    "大後天": 3,
}
_TIME = (
    r"(?:(?P<part>凌晨|早上|上午|中午|下午|晚上|晚|早)?(?P<hour>\d{1,2})(?::(?P<minute>\d{2})|[点點时時](?:(?P<half>半)|(?P<minutes>\d{1,2})分?)?)?"
    r"(?P<english>am|pm)?)"
)
_CLOCK = re.compile(rf"{_TIME}")
_WEEKLY = re.compile(
    rf"(?:每周|每週|每星期|每礼拜|每禮拜|every|weekly)(?:(?P<chinese>[一二三四五六日天])|(?P<name>{'|'.join(_ENGLISH)})[a-z]*)(?:的|at)?{_TIME}"
)
_DATE = re.compile(r"(?:(?P<year>\d{4})[-/.年])?(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})[日号號]?")
_WEEKDAY = re.compile(
    rf"(?P<which>下|本|这|這)?(?:周|週|星期|礼拜|禮拜)(?P<chinese>[一二三四五六日天])|(?P<next>next)?(?P<name>{'|'.join(_ENGLISH)})[a-z]*"
)
_AFTER = re.compile(
    r"(?:过|過|in)?(?P<number>\d{1,3})(?P<unit>分钟|分鐘|minutes?|min|个?小时|個?小時|hours?)(?:之?后|之?後|以后|以後)?"
)
_NUMERAL = re.compile(
    r"(?<![周週期拜])(?P<tens>[一二两三四五]?十)?(?P<ones>[一二两三四五六七八九])?(?=[点點时時月日号號分个個小])"
)
_DIGITS = {character: number for number, character in enumerate("一二三四五六七八九", 1)} | {"两": 2, "十": 10}
_SHORT = {
    "今早": "今天早上",
    "今晚": "今天晚上",
    "明早": "明天早上",
    "明晚": "明天晚上",
    "半小时": "30分钟",
    "半小時": "30分钟",
    "半个小时": "30分钟",
}
_DAY = timedelta(days=1)


def read_timetable(words: str, now: datetime) -> Timetable | None:
    """When it goes out; None for words that name no time. A moment that is past is given as it is named."""
    text = _folded(words)
    if text in _NOW:
        return Timetable(Rhythm.NOW)
    weekly = _WEEKLY.fullmatch(text)
    if weekly:
        at = _time(weekly)
        weekday = _WEEKDAYS[weekly["chinese"]] if weekly["chinese"] else _ENGLISH.index(weekly["name"])
        return None if at is None else Timetable(Rhythm.WEEKLY, weekday=weekday, minute=at.hour * 60 + at.minute)
    moment = read_moment(words, now)
    return None if moment is None else Timetable(Rhythm.ONCE, at=moment)


def read_moment(words: str, now: datetime, default: time | None = None) -> datetime | None:
    """A day and a time of it; `default` is the time of a day that is named alone. None for words that name no moment."""
    text = _folded(words)
    after = _AFTER.fullmatch(text)
    if after:
        step = timedelta(minutes=1) if after["unit"].startswith(("分", "min")) else timedelta(hours=1)
        return now.astimezone(SHANGHAI).replace(second=0, microsecond=0) + int(after["number"]) * step
    day, rest = _day(text, shanghai_day(now))
    rest = rest.removeprefix("的").removeprefix("at").removeprefix("t")
    if not rest:
        return datetime.combine(day, default, SHANGHAI) if default is not None and rest != text else None
    clock = _CLOCK.fullmatch(rest)
    at = _time(clock) if clock and _names_a_time(clock) else None
    return None if at is None else datetime.combine(day, at, SHANGHAI)


def _folded(words: str) -> str:
    """Without blanks, with figures for numerals; between two figures a blank parts the day from the hour."""
    text = re.sub(r"(?<=\d)\s+(?=\d)", "t", unicodedata.normalize("NFKC", words).lower().strip())
    text = "".join(text.split())
    for short, long in _SHORT.items():
        text = text.replace(short, long)
    return _NUMERAL.sub(_figures, text)


def _figures(found: re.Match[str]) -> str:
    """三 is 3, 十一 is 11, 二十 is 20; nothing stays nothing."""
    tens, ones = found["tens"], found["ones"]
    if not tens and not ones:
        return ""
    return str((_DIGITS[tens[0]] if tens and len(tens) > 1 else bool(tens)) * 10 + (_DIGITS[ones] if ones else 0))


def _day(text: str, today: date) -> tuple[date, str]:
    """The day that the words begin with, today where they name none, and what stands behind it."""
    for name, days in _NAMED_DAYS.items():
        if text.startswith(name):
            return today + days * _DAY, text[len(name) :]
    found = _DATE.match(text)
    if found:
        try:
            return date(int(found["year"] or today.year), int(found["month"]), int(found["day"])), text[found.end() :]
        except ValueError:
            return today, "?"
    found = _WEEKDAY.match(text)
    if found:
        weekday = _WEEKDAYS[found["chinese"]] if found["chinese"] else _ENGLISH.index(found["name"])
        return _on_weekday(today, weekday, is_next=bool(found["next"] or found["which"] == "下")), text[found.end() :]
    return today, text


def _on_weekday(today: date, weekday: int, *, is_next: bool) -> date:
    monday = today - today.weekday() * _DAY
    return monday + (weekday + (7 if is_next else 0)) * _DAY


def _names_a_time(found: re.Match[str]) -> bool:
    """4 alone names none; 16:00, 4点 and 4pm do."""
    return found[0].rstrip("0123456789") != "" or ":" in found[0]


def _time(found: re.Match[str]) -> time | None:
    hour = int(found["hour"])
    minute = 30 if found["half"] else int(found["minute"] or found["minutes"] or 0)
    after_noon = (
        found["part"] in {"下午", "晚上", "晚"} or found["english"] == "pm" or (found["part"] == "中午" and hour < 3)
    )
    if found["part"] in {"晚上", "晚"} and hour == 12:
        return None  # the end of that day or its beginning: who writes so is asked for 0:00 of a day
    if after_noon and hour < 12:
        hour += 12
    elif (found["english"] == "am" or found["part"] == "凌晨") and hour == 12:
        hour = 0
    try:
        return time(hour, minute)
    except ValueError:
        return None
