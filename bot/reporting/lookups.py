"""Looking things up in the store: one's own reports, projects, who owes a report, and questions; always with the rows behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bot.message import Message, Reply
from bot.reporting.books import Books
from bot.reporting.card import project_label
from bot.reporting.matching import Whereabouts, match_project
from bot.reporting.project_questions import asked_projects, projects_holding
from bot.reporting.speaker import Speaker
from bot.reporting.store_questions import Asked, StoreQuestion, county_in, stage_in
from bot.wording import say
from bot.wording_lookups import (
    funds_line,
    list_heading,
    project_line,
    report_line,
    say_mine,
    say_no_project,
    say_project,
    say_project_usage,
    say_projects,
    say_projects_usage,
    say_sums,
    say_which_project,
    sums_heading,
    total_line,
)
from bot.wording_money import say_kind
from rag.answer import Language
from store.money import Currency, Money
from store.reporting.periods import Period, PeriodKind, period_of, shanghai_day
from store.reporting.progress import AmountKind
from store.reporting.project import Project, Stage
from store.reporting.reports import FundsEntry

_LARGE = Decimal(100_000_000)  # 过亿
_LAST_REPORTS = 5


@dataclass(frozen=True, slots=True)
class Lookups:
    """Questions over one set of books."""

    books: Books

    def counties(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each place with the other ways to write it."""
        offices = [office for office in self.books.offices if office.county]
        return tuple((office.county, (office.name, *office.aliases)) for office in offices)

    def mine(self, message: Message, language: Language) -> Reply:
        """The speaker's live reports of this week."""
        week = period_of(PeriodKind.WEEK, shanghai_day(message.sent_at))
        reports = self.books.reports.reports(first=week.first, last=week.last, by_posting=True)
        own = [report for report in reports if report.author_id == message.person_id]
        named = [(report, self._project_name(report.project_id)) for report in own]
        return say_mine(language, named, message.sent_at)

    def project(self, message: Message, speaker: Speaker, words: str, language: Language) -> Reply:
        """One project; where several fit, a button for each."""
        if not words:
            return say_project_usage(language)
        match = match_project(words, self.books.living, Whereabouts(speaker.office_id))
        found = match.project or (match.candidates[0] if len(match.candidates) == 1 else None)
        if found is None:
            holding = projects_holding(words, self.books.living)
            offered = [
                (project_label(self.books, project), project.project_id) for project in holding or match.candidates
            ]
            return say_which_project(language, words, offered, held=bool(holding))
        return self.open(message, found.project_id, language)

    def asked_for(self, message: Message, speaker: Speaker, words: str, language: Language) -> Reply | None:
        """How the project stands that a question names; None where it names none."""
        found = asked_projects(words, self.books.living, speaker.office_id)
        if len(found) == 1:
            return self.open(message, found[0].project_id, language)
        offered = [(project_label(self.books, project), project.project_id) for project in found]
        return say_which_project(language, words, offered, held=True) if found else None

    def open(self, message: Message, project_id: int, language: Language) -> Reply:
        """One project with its totals and its latest reports."""
        found = self.books.project(project_id)
        if found is None or found.deleted:
            return say_no_project(language, str(project_id))
        office = self.books.office(found.office_id)
        reports = self.books.reports.reports(project_id=found.project_id)[-_LAST_REPORTS:]
        today = shanghai_day(message.sent_at)
        history = [report_line(language, report, found.name, today) for report in reversed(reports)]
        totals = [
            total_line(language, say_kind(language, kind), money, count)
            for (kind, _), (money, count) in _sums(self.books.reports.funds(found.project_id)).items()
        ]
        return say_project(language, found, office.name if office else "", totals, history, message.sent_at)

    def projects(self, message: Message, words: str, language: Language) -> Reply:
        """A list by county and stage, in any order."""
        county, stage = county_in(words, self.counties()), stage_in(words)
        if words and not county and stage is None:
            holding = projects_holding(words, self.books.living)
            offered = [(project_label(self.books, project), project.project_id) for project in holding]
            if offered:
                return say_which_project(language, words, offered, held=True)
            return say_projects_usage(language, words, [name for name, _ in self.counties()])
        return self._list(StoreQuestion(Asked.LIST, county, stage=stage), message.sent_at, language)

    def answer(self, question: StoreQuestion, now: datetime, language: Language) -> Reply:
        """A question in words."""
        if question.asked is Asked.LIST:
            return self._list(question, now, language)
        today = shanghai_day(now)
        period = question.period or period_of(PeriodKind.YEAR, today)
        entries = [
            entry
            for entry in self.books.reports.funds(first=period.first, last=period.last)
            if not question.county or self._county_of(entry) == question.county
        ]
        rows = [funds_line(language, entry, self._project_name(entry.project_id), today) for entry in entries]
        sums = [(say_kind(language, kind), money, count) for (kind, _), (money, count) in _sums(entries).items()]
        return say_sums(language, sums_heading(language, question.county, _name(period, language)), sums, rows, now)

    def _list(self, question: StoreQuestion, now: datetime, language: Language) -> Reply:
        found = [project for project in self.books.living if self._is_asked_for(project, question)]
        names = {office.office_id: office.name for office in self.books.offices}
        lines = [project_line(language, project, names.get(project.office_id, "")) for project in found]
        period = _name(question.period, language) if question.period else ""
        heading = list_heading(language, question.county, question.stage, period, large=question.large)
        return say_projects(language, lines, heading, _planned(found), now)

    def _is_asked_for(self, project: Project, question: StoreQuestion) -> bool:
        if question.county and question.county != project.county:
            return False
        if question.large and not (project.planned and project.planned.amount > _LARGE):
            return False
        if question.period is None:
            return question.stage is None or project.stage is question.stage
        # 新签约 in a period: the day of that step counts, also where the project has moved on since.
        steps = self.books.projects.stages(project.project_id)
        return any(_is_step(step.stage, question.stage) and question.period.contains(step.day) for step in steps)

    def _county_of(self, entry: FundsEntry) -> str:
        project = self.books.project(entry.project_id)
        if project is not None and project.county:
            return project.county
        office = self.books.office(entry.office_id)
        return office.county if office else ""

    def _project_name(self, project_id: int | None) -> str:
        project = self.books.project(project_id)
        return project.name if project else ""


def _is_step(stage: Stage, asked: Stage | None) -> bool:
    return asked is None or stage is asked


def _sums(entries: Sequence[FundsEntry]) -> dict[tuple[AmountKind, Currency], tuple[Money, int]]:
    """Sum and number of entries by kind and currency; currencies are never added up."""
    sums: dict[tuple[AmountKind, Currency], tuple[Money, int]] = {}
    for entry in entries:
        key = (entry.kind, entry.money.currency)
        before, count = sums.get(key, (Money(Decimal(0), entry.money.currency), 0))
        sums[key] = (before.plus(entry.money), count + 1)
    return sums


def _planned(projects: Sequence[Project]) -> Money | None:
    """What is planned in yuan, None where no project says so."""
    sums = [project.planned for project in projects if project.planned and project.planned.currency is Currency.CNY]
    return Money(sum((money.amount for money in sums), start=Decimal(0))) if sums else None


def _name(period: Period, language: Language) -> str:
    return period.en if language is Language.ENGLISH else say(language, "{zh}", "{zh}", zh=period.zh)
