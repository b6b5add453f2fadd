"""What a person means to report: one row of a message, in the simulator's own terms and whole yuan or dollars."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

STAGES = ("在谈", "签约", "落地", "开工", "在建", "投产")
YUAN, DOLLARS = "yuan", "dollars"


@dataclass(frozen=True, slots=True)
class Sum:
    """Money that came: `total` where it is the total so far, else what was added; None where the words leave it open."""

    currency: str
    amount: int
    total: bool | None


@dataclass(frozen=True, slots=True)
class Told:
    """One project's news, or an office's visits where `project` is "".

    `day` is None where the words name none. `visits` are delegations, persons and organisations. `planned` is in yuan.
    """

    project: str = ""
    stage: str = ""
    day: date | None = None
    sums: tuple[Sum, ...] = ()
    planned: int | None = None
    visits: tuple[int | None, int | None, int | None] = (None, None, None)
    problem: str = ""
    next_step: str = ""
    is_new: bool = False


class Slip(StrEnum):
    """A mistake that is put into a message on purpose."""

    DOUBLE_BY_COLLEAGUE = "the same money by a colleague"
    DOUBLE_BY_OFFICE = "the same money by another office"
    TEN_TIMES = "ten times"
    TEN_THOUSAND_TIMES = "亿 for 万"
    TEN_THOUSANDTH = "万 for 亿"
    TOTAL_AS_ADDED = "the total as an increment"
    FALLING_TOTAL = "a total that falls"
    FUTURE = "a day to come"


class Way(StrEnum):
    """How a message comes about."""

    CLEAN = "clean"
    SLIP = "slip"
    CORRECTION = "更正"
    WITHDRAWAL = "撤回"
    EDIT = "edited"
    LATE = "补报"
    NOTHING = "no report"
    NIL = "无进展"
