"""Projects (项目) and the stages they pass through."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from store.money import Money


class Stage(StrEnum):
    """Where a project stands (项目阶段), in the order it is passed."""

    LEAD = "线索"
    TALKS = "在谈"
    SIGNED = "签约"
    LANDED = "落地"
    STARTED = "开工"
    BUILDING = "在建"
    PRODUCING = "投产"
    ENDED = "终止"

    @property
    def rank(self) -> int:
        """Position in the order; ENDED stands apart and behind all."""
        return list(Stage).index(self)


def is_legal(before: Stage | None, after: Stage) -> bool:
    """Whether a project moves so without a correction: forward (steps may be skipped), to its end, or not at all."""
    if before is None or before is after or after is Stage.ENDED:
        return True
    return before is not Stage.ENDED and after.rank > before.rank


@dataclass(frozen=True, slots=True)
class FiveOnes:
    """五个一: one project, one leader, one team, one plan, followed through to the end; "" where a field is missing."""

    leader: str = ""
    team: str = ""
    plan: str = ""
    follow_up: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """A project as it stands. `office_id` owns it; `since` is the day its stage began.

    `planned` is 计划投资, `foreign` contracted foreign capital (合同外资). `five_hundred` marks an investor of 三类500强.
    """

    project_id: int
    name: str
    office_id: int
    aliases: tuple[str, ...] = ()
    county: str = ""
    chain: str = ""
    investor: str = ""
    planned: Money | None = None
    foreign: Money | None = None
    stage: Stage | None = None
    since: date | None = None
    officer_id: int | None = None
    five_ones: FiveOnes = FiveOnes()
    key: bool = False
    top_level: bool = False
    five_hundred: bool = False
    deleted: bool = False
