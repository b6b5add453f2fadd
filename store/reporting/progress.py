"""Progress (进展) as a message states it: each value with the characters it was read from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from store.money import Money
from store.reporting.project import Stage


class AmountKind(StrEnum):
    """What a sum is (口径). Of foreign capital what came in counts for boards; what is agreed or wished for never does."""

    PLANNED = "计划投资"
    IN_PLACE = "到位资金"
    SIGNED = "签约额"
    CONTRACTED = "合同外资"
    FOREIGN = "外资"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value stands: characters `start` up to `end` of the message as it was sent."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AmountRead:
    """A sum of a message. `text` is it as written; `cumulative` None means the words do not say (累计 or 新增)."""

    kind: AmountKind
    money: Money
    text: str
    source: Source
    approximate: bool = False
    cumulative: bool | None = None


@dataclass(frozen=True, slots=True)
class Visits:
    """Three different counters: 批次 (delegations), 人次 (persons), 家 (organisations); None where not said."""

    batches: int | None = None
    persons: int | None = None
    organisations: int | None = None


class DoubtKind(StrEnum):
    """What is asked before a row is saved, never guessed."""

    UNIT = "unit"  # a number without a unit
    CURRENCY = "currency"  # which currency
    CUMULATIVE = "cumulative"  # 累计 or 新增
    KIND = "kind"  # what the sum is
    FUTURE = "future"  # a day that is still to come
    FALLS = "falls"  # a total below the one that stands
    TENFOLD = "tenfold"  # ten times the project's own figures, or a tenth
    OTHER_OFFICE = "other_office"  # another office reports this project
    DOUBLE = "double"  # the same content was reported already
    BACKWARDS = "backwards"  # a stage before the one that stands
    STUCK = "stuck"  # a later stage, told by nothing but what is not done yet
    WHICH_PROJECT = "which_project"  # several fit
    NEW_PROJECT = "new_project"  # none fits
    OVER_PLAN = "over_plan"  # more in place than planned
    PLAN_CHANGES = "plan_changes"  # less planned than before, or several times as much


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question about a row: which, about what words, and what may be answered ("" where free)."""

    kind: DoubtKind
    text: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One project's progress in one message, read and not yet saved. `None` and "" mean: the words do not say.

    `day` to `day_end` is when it happened (both ends count; the same day for one day), `date_text` as written. `sources` maps
    a field's name to where it stands. `correction` marks 更正 of an earlier message, `withdrawn` a 撤回.
    """

    project: str = ""
    stage: Stage | None = None
    activity: str = ""
    date_text: str = ""
    day: date | None = None
    day_end: date | None = None
    amounts: tuple[AmountRead, ...] = ()
    next_step: str = ""
    problem: str = ""
    county: str = ""
    visits: Visits = Visits()
    correction: bool = False
    withdrawn: bool = False
    doubts: tuple[Doubt, ...] = ()
    sources: tuple[tuple[str, Source], ...] = ()
