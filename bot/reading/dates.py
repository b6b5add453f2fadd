"""Days of a message, resolved from when it was posted: 昨天, 上周五, 6月25日, 8-9日, 上半年, 昨日（2月29日）.

Weeks run Monday to Sunday, 上周五 is of the week before, and a month and day later than the message belong to the year before.
A day that an instruction or a plan names (明天, 下周, 7月底前) is marked `future`: it is no day on which something happened.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.reading.calendar_rules import DEADLINE, HOURS, RULES, Rule, year_before


@dataclass(frozen=True, slots=True)
class DayFound:
    """Days `first` to `last` (both count) with their characters in the folded text.

    `deadline` marks 7月底前. `exact` is a day of the calendar, which wins over 昨日 beside it; `later` a day of the
    calendar that is
    later than the message when read in the message's own year: it belongs to the year before unless a plan is told.
    """

    start: int
    end: int
    first: date
    last: date
    future: bool = False
    deadline: bool = False
    exact: bool = False
    later: tuple[date, date] | None = None
    posted: date = date.min
    part: bool = False  # only a part of a day is said (下午), of the message's own day where no other is named


_WEEK = 7
_NUMBER_BEFORE = re.compile(r"(?:^|\n)\d{1,2}\.$")  # 2.9月9日 in a list
_IS_WRITTEN = re.compile(r"(?:.*(?:月|-|/).*[日号\d]|[12]?\d[日号]|3[01][日号])")
_RULES_OF: dict[str, tuple[Rule, ...]] = {
    char: tuple(rule for rule in RULES if char in rule.begins) for rule in RULES for char in rule.begins
}


def find_days(text: str, posted: date) -> tuple[DayFound, ...]:
    """Every day or span of days in a folded text, in order. `posted` is the message's day in Shanghai. Never raises."""
    return read_days(text, posted)[0]


def read_days(text: str, posted: date) -> tuple[tuple[DayFound, ...], tuple[tuple[int, int], ...]]:
    """The days of a text, and where days are written that no calendar has (2月30日). Never raises."""
    found: list[DayFound] = []
    wrong: list[tuple[int, int]] = []
    place = 0
    while place < len(text):
        one = _read(text, place, posted) if text[place] in _RULES_OF else None
        if isinstance(one, DayFound):
            found.append(one)
            place = one.end
        else:
            if one and _IS_WRITTEN.match(text, place, one):
                wrong.append((place, one))
            place = max(one or 0, place + 1)
    return tuple(_joined(found, text)), tuple(wrong)


def _read(text: str, start: int, posted: date) -> DayFound | int | None:
    """The day that begins here; where there is none, the end of what looks like one (2月30日)."""
    no_day = None
    if _is_within_a_number(text, start):
        return None
    for rule in _RULES_OF[text[start]]:
        match = rule.pattern.match(text, start)
        if match is None:
            continue
        try:
            span = rule.resolve(match, posted)
        except (ValueError, OverflowError):
            no_day = no_day or match.end()
            continue
        behind = HOURS.match(text, match.end())
        end = behind.end() if behind and span[0] == span[1] else match.end()
        deadline = bool(DEADLINE.match(text, end))
        found = DayFound(start, end, *span, deadline=deadline, exact=rule.exact, part=rule.part)
        return _placed(found, match, posted)
    return no_day


def _is_within_a_number(text: str, start: int) -> bool:
    if not start or not text[start].isdigit() or not (text[start - 1].isdigit() or text[start - 1] in ".$¥"):
        return False
    return not _NUMBER_BEFORE.search(text, max(0, start - 4), start)


def _placed(found: DayFound, match: re.Match[str], posted: date) -> DayFound:
    """A day without a year that would be later than the message is of the year before."""
    if found.first <= posted:
        return found
    if found.exact and not match.groupdict().get("year"):
        try:
            before = (year_before(found.first), year_before(found.last))
        except ValueError:
            return replace(found, future=True)
        return replace(found, first=before[0], last=before[1], later=(found.first, found.last), posted=posted)
    return replace(found, future=True)


def _joined(found: list[DayFound], text: str) -> list[DayFound]:
    """昨日（2月29日） is one day, and that of the calendar; 周一到周三 is one span."""
    joined: list[DayFound] = []
    for one in found:
        last = joined[-1] if joined else None
        if last and last.exact and last.first == last.last and text[one.start : one.end] in {"当日", "当天", "同日"}:
            one = replace(one, first=last.first, last=last.last, future=last.future)  # noqa: PLW2901 - the day it points to
        between = text[last.end : one.start] if last else "-"
        if last and between in {"(", ""} and one.exact and not last.exact and not last.deadline:
            end = one.end + (between == "(" and text[one.end : one.end + 1] == ")")
            joined[-1] = replace(one, start=last.start, end=end)
        elif last and between in {"到", "至", "-", "~"} and not one.deadline and (last.first - one.last).days <= _WEEK:
            first = last.first - timedelta(days=_WEEK) if last.first > one.last else last.first
            joined[-1] = replace(last, end=one.end, first=first, last=one.last, future=one.future and last.future)
        elif last and between in {"", "和", "、"} and (one.first - last.last).days == 1 and not one.deadline:
            joined[-1] = replace(last, end=one.end, last=one.last)
        else:
            joined.append(one)
    return joined
