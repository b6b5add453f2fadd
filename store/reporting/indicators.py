"""Indicators (指标): what is counted of an office in a span of days, each with the rows it was counted from.

Rules. A project counts once per indicator, on the day it first reached the stage; a later ending does not take that back,
deletion does, and so does a stage that a person set back to an earlier one. A fact about a project counts for the office that
owns it, any other for the office that reported it. Nothing is converted: 到位资金 is counted in yuan, 到账外资 in dollars (到位 or
外资 alike), and what is in another currency than its indicator's is left out and named. 同比 and 占比 stated in messages are not
taken over: figures are counted here or not given.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from store.money import Currency, Money
from store.reporting.facts import Facts, FundsFact, StageFact, VisitFact
from store.reporting.progress import AmountKind
from store.reporting.project import Project, Stage

_HUNDREDTHS = 100
OVER = Decimal(100_000_000)  # 过亿元: planned investment of at least this many yuan


class Indicator(StrEnum):
    """What can be counted; the values are keys in files and never change."""

    SIGNED_OVER_100M = "signed_over_100m"
    PLANNED = "planned_investment"
    FUNDS_REPORTED = "funds_reported"
    FUNDS_VERIFIED = "funds_verified"
    FOREIGN_USD = "foreign_usd"
    STARTED = "started"
    FIVE_HUNDRED = "five_hundred"
    VISIT_BATCHES = "visit_batches"
    VISIT_PERSONS = "visit_persons"
    VISIT_ORGANISATIONS = "visit_organisations"


@dataclass(frozen=True, slots=True)
class Tally:
    """A figure and where it comes from: ids of reports and projects, ascending.

    `left_out` are projects that belong here but are not in the indicator's currency, or state no sum.
    """

    value: Decimal = Decimal(0)
    report_ids: tuple[int, ...] = ()
    project_ids: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()


NOTHING = Tally()
Span = tuple[date, date]


@dataclass(slots=True)
class _Count:
    """A Tally while it is counted."""

    value: int | Decimal = 0
    reports: set[int] = field(default_factory=set)
    projects: set[int] = field(default_factory=set)
    left_out: set[int] = field(default_factory=set)

    def add(self, value: int | Decimal, report_id: int | None, project_id: int | None = None) -> None:
        """Something that counts."""
        self.value += value
        if report_id is not None:
            self.reports.add(report_id)
        if project_id is not None:
            self.projects.add(project_id)

    def tally(self, units: int) -> Tally:
        """As it stands, counted in so many parts of a unit."""
        return Tally(
            Decimal(self.value) / units,
            tuple(sorted(self.reports)),
            tuple(sorted(self.projects)),
            tuple(sorted(self.left_out)),
        )


Tallies = Mapping[int, Tally]


def _tallies(counts: Mapping[int, _Count], units: int = 1) -> Tallies:
    return {office_id: count.tally(units) for office_id, count in counts.items()}


def _reached(facts: Facts, stage: Stage, span: Span) -> Iterable[tuple[StageFact, Project]]:
    """The projects that first reached a stage in the span, with their step."""
    for step in facts.first_steps[stage]:
        project = facts.live(step.project_id)
        if project is not None and span[0] <= step.day <= span[1] and not _set_back(project, stage):
            yield step, project


def _set_back(project: Project, stage: Stage) -> bool:
    return project.stage is not None and project.stage.rank < stage.rank


def _steps(stage: Stage, counted: Callable[[Project], bool]) -> Callable[[Facts, Span], Tallies]:
    """Counts projects that first reached the stage."""

    def count(facts: Facts, span: Span) -> Tallies:
        counts: dict[int, _Count] = defaultdict(_Count)
        for step, project in _reached(facts, stage, span):
            if counted(project):
                counts[project.office_id].add(1, step.report_id, project.project_id)
        return _tallies(counts)

    return count


def signed_over_100m(facts: Facts, span: Span) -> Tallies:
    """新签约过亿元项目: first signings with a planned investment of 1 亿元 or more; in another currency it is left out."""
    counts: dict[int, _Count] = defaultdict(_Count)
    for step, project in _reached(facts, Stage.SIGNED, span):
        yuan = _amount(project.planned, Currency.CNY)
        if yuan is None:
            counts[project.office_id].left_out.add(project.project_id)
        elif yuan >= OVER:
            counts[project.office_id].add(1, step.report_id, project.project_id)
    return _tallies(counts)


def planned_investment(facts: Facts, span: Span) -> Tallies:
    """签约项目计划投资: the planned investment, in yuan, of the projects first signed."""
    counts: dict[int, _Count] = defaultdict(_Count)
    for step, project in _reached(facts, Stage.SIGNED, span):
        yuan = _amount(project.planned, Currency.CNY)
        if yuan is None:
            counts[project.office_id].left_out.add(project.project_id)
        else:
            counts[project.office_id].add(yuan, step.report_id, project.project_id)
    return _tallies(counts)


def _yuan_in_place(figure: Callable[[FundsFact], int | None]) -> Callable[[Facts, Span], Tallies]:
    """Adds up 到位资金 in yuan; money without that figure counts for nothing, dollars count as foreign capital."""

    def count(facts: Facts, span: Span) -> Tallies:
        counts: dict[int, _Count] = defaultdict(_Count)
        for owner, fact in _came_in(facts, span, AmountKind.IN_PLACE):
            minor = figure(fact) if fact.currency is Currency.CNY else None
            if minor is not None:
                counts[owner].add(minor, fact.report_id, fact.project_id)
        return _tallies(counts, _HUNDREDTHS)

    return count


def foreign_capital(facts: Facts, span: Span) -> Tallies:
    """到账外资: dollars that came in. 外资 stated in yuan, and money in other currencies, is left out."""
    counts: dict[int, _Count] = defaultdict(_Count)
    for owner, fact in _came_in(facts, span, AmountKind.IN_PLACE, AmountKind.FOREIGN):
        if fact.currency is Currency.USD:
            counts[owner].add(fact.minor, fact.report_id, fact.project_id)
        elif fact.project_id is not None and (fact.kind is AmountKind.FOREIGN or fact.currency is not Currency.CNY):
            counts[owner].left_out.add(fact.project_id)
    return _tallies(counts, _HUNDREDTHS)


def _came_in(facts: Facts, span: Span, *kinds: AmountKind) -> Iterable[tuple[int, FundsFact]]:
    """The money of the span that counts for somebody, with that office."""
    first, last = span
    for fact in facts.funds:
        if first <= fact.day <= last and fact.kind in kinds:
            owner = facts.owner(fact)
            if owner is not None:
                yield owner, fact


def _visits(counter: Callable[[VisitFact], int | None]) -> Callable[[Facts, Span], Tallies]:
    """Adds up one of the three counters."""

    def count(facts: Facts, span: Span) -> Tallies:
        counts: dict[int, _Count] = defaultdict(_Count)
        first, last = span
        for fact in facts.visits:
            number = counter(fact)
            if number is not None and first <= fact.day <= last:
                counts[fact.office_id].add(number, fact.report_id)
        return _tallies(counts)

    return count


def _amount(money: Money | None, currency: Currency) -> Decimal | None:
    return money.amount if money is not None and money.currency is currency else None


@dataclass(frozen=True, slots=True)
class Measure:
    """How an indicator is called and counted. `unit` is that of its value: 个, 元, 美元, 批次, 人次, 家."""

    zh: str
    en: str
    unit: str
    count: Callable[[Facts, Span], Tallies]


MEASURES: Mapping[Indicator, Measure] = {
    Indicator.SIGNED_OVER_100M: Measure("新签约过亿元项目", "projects over CNY 100m signed", "个", signed_over_100m),
    Indicator.PLANNED: Measure("签约项目计划投资", "planned investment signed", "元", planned_investment),
    Indicator.FUNDS_REPORTED: Measure(
        "到位资金（上报）", "funds in place, reported", "元", _yuan_in_place(lambda fact: fact.minor)
    ),
    Indicator.FUNDS_VERIFIED: Measure(
        "到位资金（核实）", "funds in place, verified", "元", _yuan_in_place(lambda fact: fact.verified)
    ),
    Indicator.FOREIGN_USD: Measure("到账外资", "foreign capital received", "美元", foreign_capital),
    Indicator.STARTED: Measure("新开工项目", "projects started", "个", _steps(Stage.STARTED, lambda project: True)),
    Indicator.FIVE_HUNDRED: Measure(
        "新签约500强项目",
        "projects of top-500 firms signed",
        "个",
        _steps(Stage.SIGNED, lambda project: project.five_hundred),
    ),
    Indicator.VISIT_BATCHES: Measure(
        "走出去请进来批次", "delegations sent or received", "批次", _visits(lambda fact: fact.batches)
    ),
    Indicator.VISIT_PERSONS: Measure(
        "走出去请进来人次", "persons visiting or visited", "人次", _visits(lambda fact: fact.persons)
    ),
    Indicator.VISIT_ORGANISATIONS: Measure(
        "对接企业商会", "organisations met", "家", _visits(lambda fact: fact.organisations)
    ),
}


def count_all(
    facts: Facts, first: date, last: date, wanted: Iterable[Indicator] = Indicator
) -> Mapping[Indicator, Tallies]:
    """Each wanted indicator over the days `first` to `last` (both included), by office id; an office without any is absent."""
    return {indicator: MEASURES[indicator].count(facts, (first, last)) for indicator in wanted}
