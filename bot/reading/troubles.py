"""Problems and plans under a heading of their own: which project they belong to, and which tell of one not told before."""

from bot.reading.clauses import Section
from bot.reading.headings import above
from bot.reading.names import Grip
from bot.reading.walk import Group, Grouping, names_in


def take_apart(walk: Grouping, numbers: list[int]) -> None:
    """Problems and plans under a heading of their own: to the project they name, else to the only or the last one."""
    if not numbers:
        return
    said = "".join(walk.marks.said(number) for number in numbers)
    named = [one for one in walk.groups if one.name and one.name.name.removesuffix("项目")[:4] in said]
    if not named and _is_of_another(walk, numbers):
        _open_problem(walk, numbers)
        return
    target = named[0] if named else walk.groups[-1] if walk.groups else None
    if target is None:
        _open_problem(walk, numbers)
    elif named or len(walk.groups) == 1 or not _is_of_all(walk, numbers[0]):
        target.own += numbers


def _is_of_another(walk: Grouping, numbers: list[int]) -> bool:
    """三、存在问题：乙项目环评未批复: of a project that was not told of before."""
    names = [name for number in numbers for name in names_in(walk, number) if name.grip >= Grip.NAMED]
    problem = walk.marks.clauses[numbers[0]].section is Section.PROBLEM
    return problem and bool(names) and walk.marks.clauses[numbers[0]].headed


def _is_of_all(walk: Grouping, number: int) -> bool:
    """二、存在问题 behind a list is of nobody in particular; 存在问题 behind a sentence is of the last one."""
    clause = walk.marks.clauses[number]
    return clause.headed and clause.item >= 0 and clause.item != walk.groups[-1].item


def _open_problem(walk: Grouping, numbers: list[int]) -> None:
    """存在问题：甲项目施工许可证未办: a message may tell of nothing else."""
    names = [
        name
        for number in numbers
        if walk.marks.clauses[number].section is Section.PROBLEM
        for name in names_in(walk, number)
        if name.grip >= Grip.NAMED
    ]
    if names:
        item, heading = walk.marks.clauses[numbers[0]].item, walk.heading
        if walk.groups:
            walk.groups.append(Group(names[0], list(numbers), above(walk, numbers[0]), item))
            return
        walk.groups.append(Group(names[0], [*heading, *numbers], [], item))
        walk.heading = []
    else:
        walk.heading += numbers
