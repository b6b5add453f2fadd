"""Festivals (节日) that people date things by, with the days on which those of the lunar calendar fall."""

from datetime import date, timedelta

_FIXED = {
    "元旦": (1, 1),
    "五一": (5, 1),
    "六一": (6, 1),
    "七一": (7, 1),
    "八一": (8, 1),
    "双十一": (11, 11),
    "建党节": (7, 1),
    "儿童节": (6, 1),
    "劳动节": (5, 1),
    "国庆": (10, 1),
}
# 春节, 清明, 端午, 中秋 by year, as the calendar offices publish them.
_LUNAR = {
    2022: ("02-01", "04-05", "06-03", "09-10"),
    2023: ("01-22", "04-05", "06-22", "09-29"),
    2024: ("02-10", "04-04", "06-10", "09-17"),
    2025: ("01-29", "04-04", "05-31", "10-06"),
    2026: ("02-17", "04-05", "06-19", "09-25"),
    2027: ("02-06", "04-05", "06-09", "09-15"),
    2028: ("01-26", "04-04", "05-28", "10-03"),
    2029: ("02-13", "04-04", "06-16", "09-22"),
    2030: ("02-03", "04-05", "06-05", "09-12"),
}
_PLACES = {
    "春节": (0, 0),
    "大年初一": (0, 0),
    "除夕": (0, -1),
    "元宵": (0, 14),
    "清明": (1, 0),
    "端午": (2, 0),
    "中秋": (3, 0),
}
FESTIVALS = tuple(sorted((*_FIXED, *_PLACES), key=len, reverse=True))


def festival(name: str, posted: date) -> tuple[date, date]:
    """The last such day up to `posted`. Raises ValueError for a year whose lunar days are not held."""
    day = _in_year(name, posted.year)
    if day > posted:
        day = _in_year(name, posted.year - 1)
    return day, day


def _in_year(name: str, year: int) -> date:
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if year not in _LUNAR:
        raise ValueError(f"the lunar days of {year} are not held")
    column, shift = _PLACES[name]
    return date.fromisoformat(f"{year}-{_LUNAR[year][column]}") + timedelta(days=shift)
