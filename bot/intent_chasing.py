"""What is wanted around chasing: report now, no progress, leave, an office's calendar, the settings. Pure, like `bot.intent`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportNow:
    """现在报: how it is done."""


@dataclass(frozen=True, slots=True)
class NoProgress:
    """没有进展: an office has nothing to report for the period that ends on `last` (its digits: 20240612)."""

    office_id: int
    last: int


@dataclass(frozen=True, slots=True)
class OpenLeave:
    """请假: asks for which days."""


@dataclass(frozen=True, slots=True)
class TakeLeave:
    """Leave for oneself, from the first to the last day, both included (their digits: 20240612)."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class AskLeave:
    """/leave DAYS, or /leave 取消."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class SetCalendar:
    """/calendar OFFICE daily|weekly [DAY] [HH:MM]: how often an office reports, and by when."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class SetChasing:
    """/chase public on|off, /chase before|second|leader MINUTES; without words: how chasing stands."""

    words: str = ""


ChasePress = ReportNow | NoProgress | OpenLeave | TakeLeave
ChaseSpoken = AskLeave | SetCalendar | SetChasing

CHASE_COMMANDS: Mapping[str, Callable[[str], ChaseSpoken]] = {
    "leave": AskLeave,
    "calendar": SetCalendar,
    "chase": SetChasing,
}
CHASE_PRESSES: Mapping[tuple[str, int], Callable[[list[int]], ChasePress]] = {
    ("now", 0): lambda numbers: ReportNow(),
    ("nil", 2): lambda numbers: NoProgress(*numbers),
    ("leave", 0): lambda numbers: OpenLeave(),
    ("leave", 2): lambda numbers: TakeLeave(*numbers),
}
