"""The books of the reporting half, handed around together, and what they say about one row."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from bot.reporting.doubts import Earlier, Increment, Standing
from store.reporting.offices import Office
from store.reporting.progress import AmountRead, Row
from store.reporting.project import Project
from store.reporting.project_ledger import ProjectLedger
from store.reporting.registry import Registry
from store.reporting.report_ledger import ReportLedger
from store.reporting.reports import Report

LOOK_BACK = timedelta(days=60)


@dataclass(frozen=True)
class Books:
    """Who belongs to us, the projects, and what was reported.

    All projects and all offices are read once: `at_hand` gives books for one message, which are thrown away after it.
    """

    registry: Registry
    projects: ProjectLedger
    reports: ReportLedger

    def at_hand(self) -> "Books":
        """The same books, opened anew."""
        return Books(self.registry, self.projects, self.reports)

    @cached_property
    def living(self) -> tuple[Project, ...]:
        """All projects that are not deleted."""
        return self.projects.projects()

    @cached_property
    def offices(self) -> tuple[Office, ...]:
        """All offices."""
        return self.registry.offices()

    @cached_property
    def _by_id(self) -> Mapping[int, Project]:
        return {project.project_id: project for project in self.living}

    def project(self, project_id: int | None) -> Project | None:
        """The project of that id, also a deleted one or one that is new; None for none."""
        if project_id is None:
            return None
        return self._by_id.get(project_id) or self.projects.project(project_id)

    def office(self, office_id: int | None) -> Office | None:
        """The office of that id; None for none."""
        return next((office for office in self.offices if office.office_id == office_id), None)


@dataclass(frozen=True, slots=True)
class Own:
    """What belongs to the message itself and must not speak against it: its draft, and the report that a row replaces."""

    draft_id: int
    replaces: int | None = None

    def holds(self, report: Report) -> bool:
        """Whether the report is one of these."""
        return report.draft_id == self.draft_id or report.report_id == self.replaces


def standing_of(books: Books, project_id: int | None, office_id: int, today: date, own: Own) -> Standing:
    """What the store knows around a row of that project; for no project, what the office itself reported lately."""
    if project_id is None:
        recent = books.reports.reports(office_id=office_id, first=today - LOOK_BACK)
        return Standing(None, earlier=tuple(_earlier(one) for one in recent if _stands_alone(one, own)))
    reports = books.reports.reports(project_id=project_id)
    owned = {report.report_id for report in reports if own.holds(report)}
    increments = tuple(
        Increment(entry.kind, entry.money, opening=entry.cumulative_total == entry.money)
        for entry in books.reports.funds(project_id)
        if entry.report_id not in owned
    )  # fmt: skip
    earlier = tuple(_earlier(report) for report in reports if not own.holds(report))
    return Standing(books.project(project_id), increments, earlier)


def _stands_alone(report: Report, own: Own) -> bool:
    return report.project_id is None and not own.holds(report)


def _earlier(report: Report) -> Earlier:
    return Earlier(report.office_id, report.posted_at, report.text, report.row)


def overlaid(before: Row, after: Row) -> Row:
    """A report with what its correction says put over it; what the correction does not say stays.

    A sum that is put right without 累计 or 新增 is what it was; of sums alone no other activity is concluded.
    """
    said = after.day is not None
    only_sums = bool(after.amounts) and after.stage is None and not said and after.visits == Row().visits
    return Row(
        project=after.project or before.project,
        stage=after.stage or before.stage,
        activity=before.activity if only_sums and before.activity else after.activity or before.activity,
        date_text=after.date_text if said else before.date_text,
        day=after.day if said else before.day,
        day_end=after.day_end if said else before.day_end,
        amounts=_put_right(before.amounts, after.amounts),
        next_step=after.next_step or before.next_step,
        problem=after.problem or before.problem,
        county=after.county or before.county,
        visits=before.visits if after.visits == Row().visits else after.visits,
        correction=True,
        withdrawn=after.withdrawn,
        doubts=after.doubts,
        sources=after.sources,
    )


def _put_right(before: tuple[AmountRead, ...], after: tuple[AmountRead, ...]) -> tuple[AmountRead, ...]:
    """The sums with others of their kind in their places; those of a kind that was not there stand behind."""
    put: list[AmountRead] = []
    for read in (*before, *after):
        said = [_meant_as(one, before) for one in after if one.kind is read.kind]
        put += [one for one in said or [read] if one not in put]
    return tuple(put)


def _meant_as(said: AmountRead, before: tuple[AmountRead, ...]) -> AmountRead:
    """The sum with the 累计 or 新增 of the one that it puts right, where it says neither."""
    ways = {read.cumulative for read in before if read.kind is said.kind}
    return replace(said, cumulative=ways.pop()) if said.cumulative is None and len(ways) == 1 else said
