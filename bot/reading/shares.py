"""Which sums are those of a project: its own clauses' sums, its share of several told together, and what they only have jointly."""

import re

from bot.reading import amount_kinds
from bot.reading.amounts import Sum
from bot.reading.clauses import Section
from bot.reading.grouping import Group
from bot.reading.marks import Marks
from store.reporting.progress import Doubt, DoubtKind

_WILL_COME = re.compile(r"到(?=\s*[\d一二两三四五六七八九十])|到\x02")
_BESIDE = 8  # characters before a sum that say of how many it is


def sums_of(marks: Marks, group: Group) -> list[tuple[int, Sum]]:
    """The sums of a project in order, each with the number of its clause; of several told together only its own."""
    told = [
        (number, one)
        for number in group.own
        if (number not in marks.plans or not (group.of or _is_payment(marks, number)))
        and marks.clauses[number].section is Section.PROGRESS
        for one in marks.sums_in(number)
    ]
    if not group.of or group.name is None:
        return told
    told = [(number, one) for number, one in told if not _is_joint(marks, one)]
    near = [(number, one) for number, one in told if group.name.end <= one.start < group.until]
    if len(told) == group.of and (not near or group.turn + 1 == group.of):
        return [told[group.turn]]
    return near


def joint_doubts(marks: Marks, group: Group, *, told: bool) -> tuple[Doubt, ...]:
    """甲、乙两个项目共到位1000万: what belongs to which is not said, and is asked of each that has no sum of its own."""
    if not group.of or group.name is None or told:
        return ()
    sums = [(n, one) for n in (*group.shared, *group.own) if n not in marks.plans for one in marks.sums_in(n)]
    joint = next(((n, one) for n, one in sums if _is_joint(marks, one) or _is_left(marks, group, n)), None)
    if joint is None:
        return ()
    number, one = joint
    start = amount_kinds.joint_from(marks.text, max(marks.clauses[number].start, one.start - _BESIDE), one.start)
    return (Doubt(DoubtKind.UNIT, marks.folded.written(start, one.end)),)


def _is_joint(marks: Marks, one: Sum) -> bool:
    return amount_kinds.is_joint(marks.text[max(0, one.start - _BESIDE) : one.start])


def _is_left(marks: Marks, group: Group, number: int) -> bool:
    """…两个项目都签约了，总投资3亿: a sum in a clause behind the names, and no other one."""
    behind = [n for n in group.own if marks.clauses[n].start >= group.until and marks.sums_in(n)]
    return number in behind and not any(marks.sums_in(n) for n in group.own if n not in behind)


def _is_payment(marks: Marks, number: int) -> bool:
    """Money that is announced (下周到账) has not come."""
    return bool(amount_kinds.FUNDS.search(marks.said(number)) or _WILL_COME.search(marks.said(number)))
