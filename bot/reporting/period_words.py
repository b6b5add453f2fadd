"""Periods out of words (本月, 上季度, 二季度, 2024年6月, 2024-Q2), and as digits for buttons. Pure."""

import re
from datetime import date

from bot.reading.text import fold
from bot.reporting.store_questions import period_in
from store.reporting.periods import Period, PeriodKind, parse_period, period_of

_KINDS = tuple(PeriodKind)  # their places are in messages that stand
_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}
_YEAR = r"(?:(?P<year>\d{4})年?)?的?"
_WRITTEN: tuple[tuple[PeriodKind, re.Pattern[str]], ...] = (
    (PeriodKind.WEEK, re.compile(_YEAR + r"第(?P<number>\d{1,2})周")),
    (PeriodKind.QUARTER, re.compile(_YEAR + r"第?(?P<number>[1-4一二三四])季度")),
    (PeriodKind.HALF, re.compile(_YEAR + r"(?P<number>[上下])半年")),
    (PeriodKind.MONTH, re.compile(_YEAR + r"(?P<number>\d{1,2})月份?")),
    (PeriodKind.YEAR, re.compile(r"(?P<year>\d{4})年")),
)
_LIVE = re.compile(r"\s*(?:的?实时(?:统计|数据|榜单?)?|\blive\b)\s*", re.IGNORECASE)
_SMALL = {
    "week": "本周",
    "last week": "上周",
    "month": "本月",
    "last month": "上月",
    "quarter": "本季度",
    "last quarter": "上季度",
}


def read_period(words: str, today: date) -> Period | None:
    """The period that the words are and nothing else, seen from today; None where they are none.

    >>> str(read_period("上季度", date(2024, 7, 3)))
    '2024-Q2'
    """
    text = re.sub(r"\s+", " ", fold(words).text).strip().lower()
    text = _SMALL.get(text, text).replace(" ", "")
    exact = parse_period(text)
    if exact is not None:
        return exact
    for kind, pattern in _WRITTEN:
        found = pattern.fullmatch(text)
        if found:
            return _named(kind, found, today)
    return period_in(text, today) if _is_relative(text) else None


def without_live(words: str) -> tuple[str, bool]:
    """The words without 实时, and whether it stood there.

    >>> without_live("2024-Q2 实时")
    ('2024-Q2', True)
    """
    rest = _LIVE.sub(" ", fold(words).text)
    return (rest.strip(), True) if rest != fold(words).text else (words, False)


def _is_relative(text: str) -> bool:
    return bool(re.fullmatch(r"(?:上个?|本|这个?|当)(?:周|星期|礼拜|月|季度)|去年|上年|今年|本年|全年", text))


def _named(kind: PeriodKind, found: re.Match[str], today: date) -> Period | None:
    """A year that is not said is the newest one in which the period has begun."""
    named = found.groupdict()
    number = 1 if kind is PeriodKind.YEAR else int(_DIGITS.get(named["number"], 0) or named["number"])
    year = int(named["year"]) if named["year"] else today.year
    period = _existing(kind, year, number)
    if period is not None and not named["year"] and period.first > today:
        return _existing(kind, year - 1, number)
    return period


def _existing(kind: PeriodKind, year: int, number: int) -> Period | None:
    try:
        return Period(kind, year, number)
    except ValueError:
        return None


def number_of(period: Period) -> int:
    """The period as digits: the place of its kind, the year, its number in two digits.

    >>> number_of(Period(PeriodKind.QUARTER, 2024, 2))
    3202402
    """
    return (_KINDS.index(period.kind) + 1) * 1_000_000 + period.year * 100 + period.number


def period_numbered(number: int) -> Period | None:
    """Back from its digits; None for anything that `number_of` did not write."""
    kind, rest = divmod(number, 1_000_000)
    return _existing(_KINDS[kind - 1], *divmod(rest, 100)) if 1 <= kind <= len(_KINDS) else None


def recent_periods(today: date) -> tuple[Period, ...]:
    """What is mostly asked for: this month and the last, this quarter and the last."""
    current = [period_of(kind, today) for kind in (PeriodKind.MONTH, PeriodKind.QUARTER)]
    return tuple(period for one in current for period in (one, one.previous()))
