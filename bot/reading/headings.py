"""What holds for the rows below it (days, places, titles, labels), and which money is that of a whole office."""

import re

from bot.reading.amount_kinds import FUNDS
from bot.reading.marks import Marks
from bot.reading.news import has_stage
from bot.reading.walk import Grouping

_OFFICE = re.compile(
    r"(?:截[至止][^,。;]{0,8})?(?:本[周月日季]|今[天日年]|当[日月周])?(?:全[县区市办]|我[县区市局办]|[县区]里)[^,。;:]{0,10}(?:到位|到账|进账)|"
    r"[\u4e00-\u9fff]{2,5}[县区市](?:\d{4}年|今年|本[年月周季])?(?:累计|共|新增)?(?:实际)?(?:利用外资|到位|到账)"
)
_BARE_FUNDS = re.compile(
    r"(?:本[周月日季]|今[天日年]|当[日月周])?(?:一?共|累计|新增|实际)?(?:到位|到账|到资)(?:资金|外资)?(?:一?共|累计|新增)?[\d一二两三四五六七八九]"
)
NEAR = 24  # clauses of a heading that are looked back to


def above(walk: Grouping, number: int) -> list[int]:
    """What holds for the rows below: a line of a day, headings, the title of the section, the last label."""
    parts, heading = walk.marks.parts, walk.heading[-NEAR:]
    heading = [each for each in heading if parts[each] in {-1, parts[number]} or _is_span(walk.marks, each)]
    title = [each for each in walk.title if parts[each] == parts[number]]
    return [*walk.day, *heading, *title, *walk.label]


def above_all(walk: Grouping, number: int) -> list[int]:
    """What holds for money of an office: days and places, and no step of the projects before it."""
    return [each for each in above(walk, number) if each not in {*walk.title, *walk.label}]


def _is_span(marks: Marks, number: int) -> bool:
    """一、本周总体情况: the week is that of the whole report."""
    title = marks.clauses[number].mark == "一、" and not has_stage(marks, number)
    return title and any(day.first != day.last for day in marks.days_in(number))


def is_day(marks: Marks, number: int) -> bool:
    """Whether a clause is a day and nothing else: 9月15日 on a line of its own."""
    clause = marks.clauses[number]
    rest = "".join(marks.text[n] for n in range(clause.start, clause.end) if not marks.is_hidden(n))
    return bool(marks.days_in(number)) and not rest.strip("()[] :")


def is_county(marks: Marks, number: int) -> bool:
    """Whether a numbered title is a county and nothing else: 二、阳谷."""
    clause = marks.clauses[number]
    rest = "".join(marks.text[n] for n in range(clause.start, clause.end) if not marks.is_hidden(n))
    title = marks.parts[number] == clause.item >= 0
    return title and bool(marks.counties_in(number)) and not rest.strip("()[] :县区市")


def is_of_office(walk: Grouping, number: int) -> bool:
    """新签2个：甲、乙；开工1个：丙；全县到位资金3000万: what came in all, behind a list."""
    said = walk.marks.said(number)
    if not walk.marks.sums_in(number) or number in walk.marks.plans or not FUNDS.search(said):
        return False
    listed = bool(walk.label) and has_stage(walk.marks, walk.label[-1])
    return bool(_OFFICE.match(said)) or (listed and bool(_BARE_FUNDS.match(said)))


def tells_funds(marks: Marks, number: int) -> bool:
    """一、总体数据：本周新增到位资金2300万元: money of an office."""
    return bool(marks.sums_in(number)) and number not in marks.plans and bool(FUNDS.search(marks.said(number)))
