"""Two phases of one project told in one breath (一期投产了，二期刚打桩): each is a project of its own."""

import re
from dataclasses import replace

from bot.reading.grouping import Group
from bot.reading.marks import Marks, stages_in

_PHASE = re.compile(r"^(?:其中|目前|而)?(?P<phase>[一二三四五1-5]期)")
_NAMED = re.compile(r"(?:项目)?\(?(?P<phase>[一二三四五1-5]期)\)?(?:项目|工程)?$")


def split_phases(marks: Marks, groups: list[Group]) -> list[Group]:
    """The groups, with one for each phase of which something is told as done; others as they are."""
    return [part for one in groups for part in _parts(marks, one)]


def _parts(marks: Marks, group: Group) -> list[Group]:
    told = {
        number: match["phase"]
        for number in group.own
        if (match := _PHASE.match(marks.said(number))) and _is_told(marks, number)
    }
    name = group.name
    own = _NAMED.search(name.name) if name else None
    phases = list(dict.fromkeys([*([own["phase"]] if own else []), *told.values()]))
    if name is None or len(phases) < 2 or group.of:
        return [group]
    base = name.name[: own.start()] if own else name.name.removesuffix("项目")
    current = phases[0]
    clauses: dict[str, list[int]] = {phase: [] for phase in phases}
    for number in group.own:
        current = told.get(number, current)
        clauses[current].append(number)
    named = [
        n for n in group.own if marks.clauses[n].start <= name.start < marks.clauses[n].end and not marks.days_in(n)
    ]
    return [
        Group(replace(name, name=base + phase), clauses[phase], [*group.shared, *named], group.item)
        for phase in phases
        if clauses[phase]
    ]


def _is_told(marks: Marks, number: int) -> bool:
    return any(one.done for one in stages_in(marks, number))
