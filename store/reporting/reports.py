"""Reports (进展) as they are kept, what a save changed, and the entries of the funds ledger (资金台账)."""

from dataclasses import dataclass
from datetime import date, datetime

from store.money import Money
from store.reporting.periods import shanghai_day
from store.reporting.progress import AmountKind, Row
from store.reporting.project import Stage

ChangeValue = Money | Stage | str | None


@dataclass(frozen=True, slots=True)
class Report:
    """One version of one saved row. A change makes a new version; `live` False says that the row stands no longer.

    `part` counts the rows of a message from 0. `saved_by` confirmed this version. `late` marks 补报.
    """

    report_id: int
    version: int
    live: bool
    draft_id: int
    chat_id: str
    message_id: str
    part: int
    text: str
    posted_at: datetime
    author_id: int
    saved_by: int
    saved_at: datetime
    office_id: int
    project_id: int | None
    row: Row
    late: bool = False

    @property
    def day(self) -> date:
        """The first day the row speaks of, or else the Shanghai day on which the message was posted."""
        return self.row.day or shanghai_day(self.posted_at)


@dataclass(frozen=True, slots=True)
class Change:
    """What a save changed in the store.

    `what` is a field of Project ("stage", "planned", "foreign", "county"), "project" for a new or removed project (its name),
    or "funds:" and the kind of sum ("funds:到位资金") with the totals of the project (of the office, where `project_id` is
    None) before and after, in one currency.
    """

    project_id: int | None
    what: str
    before: ChangeValue
    after: ChangeValue


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save made: the live reports of the draft in the order of its rows, and the changes."""

    draft_id: int
    reports: tuple[Report, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class FundsEntry:
    """A sum that counts: `money` is the increment (below zero where a total fell).

    `cumulative_total` is the sum as the report says it where that was a total (累计), else None; the increment is then what
    that total adds to those first reported before it for this project, kind and currency. `verified` is the figure that was
    checked (核实), None where none was.
    """

    funds_id: int
    report_id: int
    project_id: int | None
    office_id: int
    kind: AmountKind
    money: Money
    day: date
    cumulative_total: Money | None
    verified: Money | None
