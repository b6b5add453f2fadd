"""Visits that we paid and visitors that we received, counted in one breath, are two activities and two rows."""

import re

from bot.reading.grouping import Group
from bot.reading.marks import Marks
from bot.reading.visits import is_counted

_PAID = re.compile(r"拜访|走访|外出|登门|上门|回访|赴|前往|去了")
_RECEIVED = re.compile(r"接待|来访|到访|来了|来考察|会见")


def split_visits(marks: Marks, groups: list[Group]) -> list[Group]:
    """The groups, with one for the counted visits that are not of the way of the first ones; the others as they are."""
    return [part for one in groups for part in _parts(marks, one)]


def _parts(marks: Marks, group: Group) -> list[Group]:
    ways = [(number, _way(marks.said(number))) for number in group.own if is_counted(marks.said(number))]
    told = [(number, way) for number, way in ways if way]
    others = [number for number, way in told if way != told[0][1]]
    if group.of or not others or any(marks.sums_in(number) for number in others):
        return [group]
    rest = [number for number in group.own if number not in others]
    dated = [number for number in rest if marks.days_in(number) or marks.counties_in(number)]
    group.own = rest
    return [group, Group(None, others, [*group.shared, *dated], group.item)]


def _way(said: str) -> str:
    """Which of both a clause tells of, "" where of none or of both."""
    paid, received = bool(_PAID.search(said)), bool(_RECEIVED.search(said))
    return "" if paid is received else "paid" if paid else "received"
