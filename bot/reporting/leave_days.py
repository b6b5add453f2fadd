"""Days of leave out of words: 今天, 本周, 8-9日, 6月25日到7月2日, 2026-06-25. Leave lies ahead: what is past is read as the next one."""

import re
import unicodedata
from datetime import date, timedelta

AHEAD, LONGEST = timedelta(days=180), timedelta(days=92)
_DAY = timedelta(days=1)
_JOIN = r"(?:-{1,2}|[—–~至到]|to)"
_POINT = r"(?:(?:(\d{4})[年/-])?(\d{1,2})[月/-])?(\d{1,2})[日号]?"
_DAYS_ALONE = re.compile(rf"(\d{{1,2}})[日号]?{_JOIN}(\d{{1,2}})[日号]")
_SPAN = re.compile(rf"{_POINT}(?:{_JOIN}{_POINT})?")
_CANCEL = frozenset({"取消", "销假", "回来了", "cancel", "off", "back"})
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
Days = tuple[date, date]


def is_cancelling(words: str) -> bool:
    """Whether the words end a leave."""
    return _folded(words) in _CANCEL


def leave_days(words: str, today: date) -> Days | None:
    """The first and the last day that the words name, from today on; None where they name none that leave could be for."""
    text = _folded(words)
    named = _named(text, today) or _written(text, today)
    if named is None or not today <= named[0] <= min(named[1], today + AHEAD) or named[1] - named[0] > LONGEST:
        return None
    return named


def this_week(today: date) -> Days:
    """From today to Sunday."""
    return today, today + _DAY * (6 - today.weekday())


def digits_of(day: date) -> str:
    """As a button carries it: 20240612."""
    return day.strftime("%Y%m%d")


def day_of(number: int) -> date | None:
    """The day a button carries; None for digits that are no day."""
    found = _DIGITS.fullmatch(str(number))
    return _day(*map(int, found.groups())) if found else None


def _folded(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).lower().split())


def _named(text: str, today: date) -> Days | None:
    monday = today - _DAY * today.weekday()
    spans: dict[tuple[str, ...], Days] = {
        ("今天", "今日", "today"): (today, today),
        ("明天", "明日", "tomorrow"): (today + _DAY, today + _DAY),
        ("后天", "後天"): (today + 2 * _DAY, today + 2 * _DAY),
        ("今明两天", "今明兩天"): (today, today + _DAY),
        ("本周", "这周", "本週", "這週", "thisweek", "week"): this_week(today),
        ("下周", "下週", "nextweek"): (monday + 7 * _DAY, monday + 13 * _DAY),
    }
    return next((days for names, days in spans.items() if text in names), None)


def _written(text: str, today: date) -> Days | None:
    alone = _DAYS_ALONE.fullmatch(text)
    if alone:
        first = _ahead(None, None, int(alone[1]), today)
        last = _ahead(None, None, int(alone[2]), first) if first else None
        return (first, last) if first and last else None
    span = _SPAN.fullmatch(text)
    if span is None:
        return None
    numbers = [int(number) if number else None for number in span.groups()]
    first = _ahead(numbers[0], numbers[1], numbers[2] or 0, today)
    last = first
    if first and numbers[5] is not None:
        last = _ahead(numbers[3], numbers[4], numbers[5], first)
    return (first, last) if first and last else None


def _ahead(year: int | None, month: int | None, number: int, since: date) -> date | None:
    """The first such day that is not before `since`."""
    if year is not None and month is not None:
        return _day(year, month, number)
    if month is not None:
        this = _day(since.year, month, number)
        return this if this and this >= since else _day(since.year + 1, month, number)
    for later in range(3):  # a 31st is at most one month further
        months = since.year * 12 + since.month - 1 + later
        found = _day(months // 12, months % 12 + 1, number)
        if found and found >= since:
            return found
    return None


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
