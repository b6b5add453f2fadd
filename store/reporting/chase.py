"""What chasing is made of: its steps, what was sent, what is due, and the settings that the coordinator may change."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum

from store.reporting.periods import Period, PeriodKind
from store.reporting.reporting_duty import Duty


class Step(IntEnum):
    """What is sent, in the order of growing insistence; from WEEK on it is no chasing but a sign that a board can be drawn."""

    FIRST = 1  # to the members, before the cut-off
    SECOND = 2  # to the members, after it
    LEADER = 3  # to the leader of the office
    GROUP = 4  # in the office's own group, only where the coordinator turned that on
    WEEK = 5
    MONTH = 6
    QUARTER = 7
    BULLETIN = 8  # the week's bulletin, as a draft to coordinators
    SILENCE = 9  # which chain groups were silent this month
    BOARD = 10  # the quarter's board, as a draft to coordinators
    OPENED = 11  # to leaders: a board is open to objections; about an edition
    ANSWERED = 12  # to leaders: about an objection of their office


STEP_OF = {PeriodKind.WEEK: Step.WEEK, PeriodKind.MONTH: Step.MONTH}  # of a quarter coordinators get the board itself
BUREAU = 0  # the office of what belongs to no single office


class ChaseState(StrEnum):
    """What became of a message: CLAIMED is written before it is sent; what a crash left so is UNKNOWN, and not sent again."""

    CLAIMED = "claimed"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class ChaseKey:
    """What is sent at most once to a recipient: the step about an office's period, which is named by its last day."""

    office_id: int
    last: date
    step: Step

    @classmethod
    def about(cls, number: int, day: date, step: Step) -> "ChaseKey":
        """About a numbered thing that is no office, an edition or an objection: below zero, where no office is."""
        return cls(-number, day, step)


@dataclass(frozen=True, slots=True)
class Chase:
    """A message of chasing as the ledger keeps it. `recipient` is a person, below zero a group chat."""

    recipient: int
    key: ChaseKey
    state: ChaseState
    claimed_at: datetime


@dataclass(frozen=True, slots=True)
class Item:
    """A report that is missing, and how insistently it is asked for."""

    duty: Duty
    step: Step

    @property
    def key(self) -> ChaseKey:
        """As the ledger knows it."""
        return ChaseKey(self.duty.office_id, self.duty.last, self.step)


@dataclass(frozen=True, slots=True)
class Notice:
    """One message to one recipient about everything that is due: missing reports, and periods whose board can be drawn."""

    recipient: int
    items: tuple[Item, ...]
    periods: tuple[Period, ...] = ()

    @property
    def keys(self) -> frozenset[ChaseKey]:
        """What is claimed before it is sent."""
        drawn = {ChaseKey(BUREAU, period.last, STEP_OF[period.kind]) for period in self.periods}
        return frozenset({item.key for item in self.items} | drawn)


@dataclass(frozen=True, slots=True)
class Rules:
    """When each step is due, counted from the cut-off; `patience` lies at least between two steps about the same report."""

    before: timedelta = timedelta(minutes=30)
    second_after: timedelta = timedelta(minutes=60)
    leader_after: timedelta = timedelta(hours=15)
    patience: timedelta = timedelta(minutes=60)
    public: bool = False


PUBLIC = "chase.public"
MINUTES = {"before": (0, 720), "second": (10, 1440), "leader": (30, 4320)}  # least and most of each
_ON, _OFF = "on", "off"


def setting_name(what: str) -> str:
    """How the registry calls a number of minutes: before, second or leader."""
    return f"chase.{what}"


def rules_of(setting: Callable[[str, str], str]) -> Rules:
    """The rules out of the registry's settings; what cannot be read there is as it would be without it."""
    usual = Rules()
    return Rules(
        before=_minutes(setting, "before", usual.before),
        second_after=_minutes(setting, "second", usual.second_after),
        leader_after=_minutes(setting, "leader", usual.leader_after),
        public=setting(PUBLIC, _OFF) == _ON,
    )


def _minutes(setting: Callable[[str, str], str], what: str, usual: timedelta) -> timedelta:
    said = setting(setting_name(what), "")
    least, most = MINUTES[what]
    wanted = said.isascii() and said.isdigit() and least <= int(said) <= most
    return timedelta(minutes=int(said)) if wanted else usual
