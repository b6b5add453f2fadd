"""What is open: problems that nobody has called solved, who and what is silent, who owes a report and when the next is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.message import Message, Reply
from bot.reporting.books import Books
from bot.reporting.open_questions import asks_for_projects, days_asked
from bot.reporting.project_questions import named_projects
from bot.reporting.speaker import OVER_ALL, Speaker
from bot.reporting.store_questions import county_in, period_in
from bot.wording_money import say_day
from bot.wording_open_matters import (
    Days,
    NextDuty,
    ProblemView,
    quiet_line,
    say_missing,
    say_no_duty,
    say_problems,
    say_quiet_projects,
    say_silent,
)
from policies.personal import mask_personal
from rag.answer import Language
from store.reporting.chase_ledger import ChaseLedger
from store.reporting.chasing import open_duties
from store.reporting.digest import SOLVING, OpenProblem
from store.reporting.digest_ledger import DigestLedger
from store.reporting.offices import Office
from store.reporting.periods import PeriodKind, period_of, shanghai_day
from store.reporting.progress import Row
from store.reporting.project import Project, Stage
from store.reporting.reporting_duty import Duty, duties, offices_away

_AHEAD = 31  # days in which the next duty is looked for
_BACK = timedelta(days=92)  # in which the last report of a silent project is looked for
_AT_REST = frozenset({Stage.PRODUCING, Stage.ENDED})  # nobody expects news of these


@dataclass(frozen=True, slots=True)
class OpenMatters:
    """Over one set of books, for one person: who is over all offices sees all, others their own."""

    books: Books
    message: Message
    speaker: Speaker
    language: Language

    @property
    def _now(self) -> datetime:
        return self.message.sent_at

    @property
    def _today(self) -> date:
        return shanghai_day(self._now)

    @property
    def _own(self) -> bool:
        return self.speaker.role not in OVER_ALL

    def _offices(self) -> tuple[Office, ...]:
        seen = (office for office in self.books.offices if office.active)
        return tuple(office for office in seen if not self._own or office.office_id == self.speaker.office_id)

    def missing(self, words: str) -> Reply:
        """Who owes a report for the days that are named (无进展 counts as one, leave is respected)."""
        first, last = days_asked(words, self._today)
        offices, days = self._offices(), Days(first, last, self._own)
        names = {office.office_id: office.name for office in offices}
        scene = ChaseLedger(self.books.registry.database).scene(self._now)
        due = [one for one in open_duties(scene, self._now) if one.office_id in names and first <= one.due_day <= last]
        if not due and not self._duties(offices, first, last):
            return say_no_duty(self.language, days, self._next_duty(offices, names), self._now)
        late = self._named([duty for duty in due if duty.due_at < self._now], names, days)
        still = self._named([duty for duty in due if duty.due_at >= self._now], names, days)
        return say_missing(self.language, days, late, still, self._now)

    def _duties(self, offices: Sequence[Office], first: date, last: date) -> tuple[Duty, ...]:
        registry = self.books.registry
        members = registry.members()
        return duties(offices, first, last, lambda day: offices_away(members, registry.on_leave(day)))

    def _next_duty(self, offices: Sequence[Office], names: dict[int, str]) -> NextDuty | None:
        for ahead in range(1, _AHEAD + 1):
            day = self._today + timedelta(days=ahead)
            due = self._duties(offices, day, day)
            if due:
                soonest = min(duty.due_at for duty in due)
                return NextDuty(soonest, tuple(names[duty.office_id] for duty in due if duty.due_at == soonest))
        return None

    def _named(self, due: Sequence[Duty], names: dict[int, str], days: Days) -> list[str]:
        """Each office once; of several days with those on which it owes one."""
        owed: dict[int, list[str]] = {}
        for duty in due:
            owed.setdefault(duty.office_id, []).append(say_day(self.language, duty.due_day, self._today))
        if days.first == days.last:
            return [names[office_id] for office_id in owed]
        return [f"{names[office_id]}（{'、'.join(on)}）" for office_id, on in owed.items()]

    def silent(self, words: str) -> Reply:
        """The offices, or the projects, of which nothing was reported in the week (or period) that is named."""
        period = period_in(words, self._today) or period_of(PeriodKind.WEEK, self._today)
        days = Days(period.first, min(period.last, max(self._today, period.first)), self._own)
        if asks_for_projects(words):
            return self._quiet_projects(days)
        seen = {office.office_id for office in self._offices()}
        news = DigestLedger(self.books.registry.database).live(period, self._now).offices
        looked_at = [one for one in news if one.office.office_id in seen]
        quiet = [one.office.name for one in looked_at if one.silent]
        return say_silent(self.language, days, quiet, len(looked_at), self._now)

    def _quiet_projects(self, days: Days) -> Reply:
        last: dict[int, date] = {}
        for report in self.books.reports.reports(first=min(days.first, self._today - _BACK)):
            if report.project_id is not None:
                last[report.project_id] = max(report.day, last.get(report.project_id, report.day))
        seen = {office.office_id for office in self._offices()}
        going = [one for one in self.books.living if one.office_id in seen and one.stage not in _AT_REST]
        quiet = [one for one in going if last.get(one.project_id, date.min) < days.first]
        quiet.sort(key=lambda one: (last.get(one.project_id, date.min), one.project_id))
        lines = [
            quiet_line(self.language, one.name, self._place(one), last.get(one.project_id), self._today)
            for one in quiet
        ]  # fmt: skip
        return say_quiet_projects(self.language, days, lines, self._now)

    def _place(self, project: Project) -> str:
        office = self.books.office(project.office_id)
        return project.county or (office.name if office else "")

    def problems(self, words: str) -> Reply:
        """What holds projects up: of the county, the office or the project that is named, else all that may be seen."""
        seen = {office.office_id: office for office in self._offices()}
        quarter = period_of(PeriodKind.QUARTER, self._today)
        found = DigestLedger(self.books.registry.database).live(quarter, self._now).problems
        projects = {one.name for one in named_projects(words, self.books.living)}
        county = county_in(words, [(one.county, (one.name, *one.aliases)) for one in self.books.offices if one.county])
        about = "、".join(sorted(projects)) or county
        asked = [
            one
            for one in found
            if one.office_id in seen
            and (one.project in projects if projects else not county or seen[one.office_id].county == county)
        ]
        views = sorted((self._view(one, seen) for one in asked), key=lambda view: (view.since, view.report_id))
        return say_problems(self.language, views, about, self._now, own=self._own)

    def _view(self, problem: OpenProblem, offices: dict[int, Office]) -> ProblemView:
        told = self.books.reports.report(problem.report_id)[-1]
        return ProblemView(
            project=problem.project,
            office=offices[problem.office_id].name,
            text=mask_personal(problem.text),
            since=self._since(told.project_id, problem),
            last=problem.day,
            author_id=told.author_id,
            report_id=problem.report_id,
        )

    def _since(self, project_id: int | None, problem: OpenProblem) -> date:
        """The first day of the reports that tell of a problem, back to one that says that something is solved."""
        if project_id is None:
            return problem.day
        since = problem.day
        for report in reversed(self.books.reports.reports(project_id=project_id, last=problem.day)):
            if _says_solved(report.row):
                break
            if report.row.problem:
                since = min(since, report.day)
        return since


def _says_solved(row: Row) -> bool:
    """Whether a report says, or may say, that something is solved."""
    return any(word in row.problem or word in row.activity for word in SOLVING)
