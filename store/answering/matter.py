"""A Matter (待答问题): questions that ask the same and that the documents did not answer, with who sees to it. Times are aware."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from store.questions import QuestionRecord
from store.reporting.periods import Period, shanghai_day


class MatterState(StrEnum):
    """Whether somebody is to answer it."""

    OPEN = "open"
    ASIDE = "aside"  # 不需要答复, with the reason


@dataclass(frozen=True, slots=True)
class Matter:
    """Questions that ask the same, oldest first; never without one.

    `office_id` and `person_id` are who sees to it, None for nobody yet. `reason` says why it is put aside.
    """

    matter_id: int
    opened_at: datetime
    state: MatterState
    questions: tuple[QuestionRecord, ...]
    office_id: int | None = None
    person_id: int | None = None
    reason: str = ""

    @property
    def lead(self) -> QuestionRecord:
        """The question that was asked first of those that are kept."""
        return self.questions[0]

    @property
    def people(self) -> frozenset[int]:
        """Who asked."""
        return frozenset(question.person_id for question in self.questions)

    @property
    def wordings(self) -> tuple[QuestionRecord, ...]:
        """The newest question of each wording, in the order in which the wordings came up."""
        found: dict[str, QuestionRecord] = {}
        for question in self.questions:
            found[question.standalone] = question
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Backlog:
    """How much waits: matters and people behind them, when the oldest was asked, and questions not gathered yet.

    `begun` is when each matter was first asked about.
    """

    matters: int
    people: int
    oldest: datetime | None
    ungathered: int
    begun: tuple[datetime, ...] = ()

    def new_in(self, period: Period) -> int:
        """How many of the matters began within a period."""
        return sum(period.contains(shanghai_day(moment)) for moment in self.begun)

    def days(self, today: date) -> int:
        """For how many days the oldest has been open; 0 where nothing waits."""
        return (today - shanghai_day(self.oldest)).days if self.oldest else 0
