"""How sums add up (pure): a total (累计) counts with what it adds to those first reported before it.

Sums belong together by project (by office, where a row is of no project), kind and currency. Within such a group they are
ordered as they were first reported; a correction takes the place of what it corrects. So when an earlier sum is corrected or
undone, what a later total adds changes, and the whole stays what that total says.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

Group = tuple[int | None, int, str, str]  # project or None, office (0 where there is a project), kind, currency


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of a report, in hundredths: `stated` as it was said, `minor` what it adds (0 until it is settled).

    `line` is the first report of its line of corrections, `position` its place in the row. `funds_id` is 0 until it is kept.
    """

    funds_id: int
    report_id: int
    line: int
    position: int
    project_id: int | None
    office_id: int
    kind: str
    currency: str
    stated: int
    cumulative: bool
    day: date
    minor: int = 0

    @property
    def group(self) -> Group:
        """What it is added up with."""
        return (self.project_id, self.office_id if self.project_id is None else 0, self.kind, self.currency)

    @property
    def said(self) -> tuple[object, ...]:
        """What the report says, without what follows from it."""
        return (self.report_id, self.position, self.group, self.office_id, self.stated, self.cumulative, self.day)


def settled(sums: Iterable[Sum], before: int = 0) -> tuple[Sum, ...]:
    """The sums of one group in their order, each with what it adds; `before` is what others before them add up to."""
    total, found = before, []
    for one in sorted(sums, key=lambda one: (one.line, one.report_id, one.position)):
        minor = one.stated - total if one.cumulative else one.stated
        total += minor
        found.append(replace(one, minor=minor))
    return tuple(found)


def total(sums: Sequence[Sum]) -> int:
    """What they add up to."""
    return sum(one.minor for one in sums)
