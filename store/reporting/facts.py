"""What boards are counted from: dated facts, each with the report it stands in, as they stood at one moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from store.money import Currency
from store.reporting.progress import AmountKind
from store.reporting.project import Project, Stage

# Tuples, because a board is counted from tens of thousands of them.


class StageFact(NamedTuple):
    """A project reached a stage on `day`; `report_id` is None where a person set it without a report."""

    project_id: int
    stage: Stage
    day: date
    report_id: int | None = None


class FundsFact(NamedTuple):
    """Money that came in on `day`, in hundredths: an increment, never a running total.

    `office_id` reported it; money without a project counts for that office. `kind` is 到位资金 or 外资. `verified` is what was
    found when it was checked, in the same currency; None until then.
    """

    office_id: int
    project_id: int | None
    kind: AmountKind
    currency: Currency
    minor: int
    day: date
    report_id: int
    verified: int | None = None


class VisitFact(NamedTuple):
    """People that an office went to see or received on `day`, in three counters that are never mixed; None where not told."""

    office_id: int
    day: date
    report_id: int
    batches: int | None = None
    persons: int | None = None
    organisations: int | None = None


@dataclass(frozen=True)
class Facts:
    """Everything up to the last day of a period. `reports` counts the live reports of each office within the period.

    Facts about a project count for the office that owns it, visits for the office that reported them. The order of what is
    handed in changes nothing.
    """

    projects: Mapping[int, Project]
    stages: tuple[StageFact, ...] = ()
    funds: tuple[FundsFact, ...] = ()
    visits: tuple[VisitFact, ...] = ()
    reports: Mapping[int, int] | None = None

    @cached_property
    def first_steps(self) -> Mapping[Stage, tuple[StageFact, ...]]:
        """For each stage the first time that each project reached it: signed twice is signed once, on the earlier day."""
        first: dict[tuple[Stage, int], StageFact] = {}
        for fact in sorted(self.stages, key=_when):
            first.setdefault((fact.stage, fact.project_id), fact)
        return {stage: tuple(fact for (of, _), fact in first.items() if of is stage) for stage in Stage}

    def owner(self, fact: FundsFact) -> int | None:
        """The office that money counts for; None where its project is unknown or deleted."""
        if fact.project_id is None:
            return fact.office_id
        project = self.live(fact.project_id)
        return None if project is None else project.office_id

    def live(self, project_id: int) -> Project | None:
        """The project, None where it is unknown or deleted."""
        project = self.projects.get(project_id)
        return None if project is None or project.deleted else project

    def silent(self, office_id: int) -> bool:
        """Whether nothing at all was reported by the office in the period."""
        return not (self.reports or {}).get(office_id, 0)


def _when(fact: StageFact) -> tuple[date, int, int]:
    return (fact.day, fact.report_id or 0, fact.project_id)


def projects_by_id(projects: Iterable[Project]) -> Mapping[int, Project]:
    """As Facts takes them."""
    return {project.project_id: project for project in projects}
