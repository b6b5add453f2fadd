"""What a clause reports: a step, a sum, a county of its own; by which it is told whether a new row begins there."""

from bot.reading.marks import Marks, stages_in
from store.reporting.project import Stage


def has_news(marks: Marks, number: int) -> bool:
    """Whether a clause tells of a step that is done, talks apart, or names a sum."""
    stages = stages_in(marks, number)
    firm = any(one.done and one.stage not in {Stage.TALKS, Stage.LEAD} for one in stages)
    return firm or bool(marks.sums_in(number))


def has_stage(marks: Marks, number: int) -> bool:
    """Whether a clause tells of any step that is done."""
    return any(one.done for one in stages_in(marks, number))


def elsewhere(marks: Marks, number: int, other: int) -> bool:
    """Whether two clauses name different counties."""
    one, two = ({found.name for found in marks.counties_in(each)} for each in (number, other))
    return bool(one and two and not one & two)
