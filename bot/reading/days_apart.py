"""Funds and visits told of another day than the rest of their project are rows of their own: every figure keeps its day."""

import re

from bot.reading import amount_kinds
from bot.reading.clauses import Section
from bot.reading.dates import DayFound
from bot.reading.grouping import Group
from bot.reading.marks import Marks
from bot.reading.news import has_news
from bot.reading.visits import is_counted

_WHICH = re.compile(r"[^,。;]{0,8}的")


def split_days(marks: Marks, groups: list[Group]) -> list[Group]:
    """The groups, with one for each other day on which funds came or visits were counted; the others as they are."""
    return [part for one in groups for part in _parts(marks, one)]


def _parts(marks: Marks, group: Group) -> list[Group]:
    if group.of or len(group.own) < 2:
        return [group]
    runs = _runs(marks, group.own)
    first, parts = [*runs[0]], [group]
    for run in runs[1:]:
        funds = group.name is not None and _has_funds(marks, run[:1])
        visits = _only_visits(marks, run)
        if (funds or visits) and _tells(marks, first):
            parts.append(Group(group.name if funds else None, run, list(group.shared), group.item))
        else:
            first += run
    group.own = first
    return parts


def _runs(marks: Marks, own: list[int]) -> list[list[int]]:
    """The clauses cut before each that names another day than the one before it; 本月 holds 昨日."""
    runs: list[list[int]] = [[]]
    last: DayFound | None = None
    for number in own:
        day = next((one for one in marks.days_in(number) if _is_told(marks, number, one)), None)
        if day and last and not (day.first <= last.last and last.first <= day.last):
            runs.append([])
        last = day or last
        runs[-1].append(number)
    return runs


def _is_told(marks: Marks, number: int, day: DayFound) -> bool:
    """A day of something that happened, which does not only say which project is meant (12月28日签约的)."""
    told = number not in marks.plans and marks.clauses[number].section is Section.PROGRESS
    return told and not day.deadline and not _WHICH.match(marks.text, day.end)


def _has_funds(marks: Marks, run: list[int]) -> bool:
    return any(marks.sums_in(n) and amount_kinds.FUNDS.search(marks.said(n)) for n in run if n not in marks.plans)


def _only_visits(marks: Marks, run: list[int]) -> bool:
    return any(is_counted(marks.said(n)) for n in run) and not any(has_news(marks, n) for n in run)


def _tells(marks: Marks, run: list[int]) -> bool:
    return any(has_news(marks, number) or is_counted(marks.said(number)) for number in run)
