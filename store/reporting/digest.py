"""The bulletin (周汇报, 动态): by office what happened, who is silent, which problems are open, and what the period adds up to.

Rules. An item belongs to the office that reported it. The last problem told of a project (of an office, where no project is named)
is open until a later report of the same one says that it is solved (已解决, 已办结); what is older than four weeks before the period
is not carried on. Offices stand by league and code. Reports come in the order they were posted; which order they are handed in
changes nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from store.reporting.facts import Facts
from store.reporting.indicators import Indicator, Tally, count_all
from store.reporting.offices import League, Office
from store.reporting.periods import Period
from store.reporting.project import Project
from store.reporting.reporting_duty import Attendance, Kept
from store.reporting.reports import Report

CARRIED = timedelta(weeks=4)
SOLVING = ("解决", "办结", "化解", "消除")
"""Words without which nothing is said to be solved."""
_SOLVED = re.compile(r"(?<!没)已经?(?:全部|顺利|妥善|圆满)?(?:得到)?(?:" + "|".join(SOLVING) + r")(?!不)|(?<!没)解决了")
_ORDER = {League.COUNTIES: 0, League.DEPARTMENTS: 1, None: 2}


@dataclass(frozen=True, slots=True)
class Item:
    """A report as the bulletin tells it; `project` is the project's name in the store, or as the message has it."""

    report: Report
    project: str


@dataclass(frozen=True, slots=True)
class OpenProblem:
    """A problem that nobody has called solved. `new` where it was told within the period."""

    office_id: int
    report_id: int
    project: str
    text: str
    day: date
    new: bool


@dataclass(frozen=True, slots=True)
class OfficeNews:
    """An office in the period: its reports, and its duties that were kept in time, late, or not."""

    office: Office
    items: tuple[Item, ...]
    problems: tuple[OpenProblem, ...]
    on_time: int = 0
    late: int = 0
    missing: int = 0

    @property
    def silent(self) -> bool:
        """Nothing came of it, whether it owed a report or not."""
        return not self.items


@dataclass(frozen=True, slots=True)
class Digest:
    """The bulletin of `period` as it stood at `as_of`. `totals` are over all offices, with the rows behind them."""

    period: Period
    as_of: datetime
    offices: tuple[OfficeNews, ...]
    totals: Mapping[Indicator, Tally]

    @property
    def silent(self) -> tuple[OfficeNews, ...]:
        """Who owed a report that was due and sent nothing at all."""
        return tuple(news for news in self.offices if news.silent and news.missing)

    @property
    def problems(self) -> tuple[OpenProblem, ...]:
        """All open problems, by office."""
        return tuple(problem for news in self.offices for problem in news.problems)


@dataclass(frozen=True, slots=True)
class Heard:
    """What a bulletin is written from.

    `reports` are live ones, told of days from four weeks before the period to its end; `kept` are the duties of the period.
    """

    offices: Sequence[Office]
    reports: Sequence[Report]
    facts: Facts
    kept: Sequence[Kept] = field(default=())


def write_digest(period: Period, as_of: datetime, heard: Heard) -> Digest:
    """The bulletin. Offices out of use appear only where they have something to tell."""
    ordered = sorted(heard.reports, key=lambda report: (report.posted_at, report.report_id))
    told = [_item(report, heard.facts.projects) for report in ordered]
    items: dict[int, list[Item]] = defaultdict(list)
    for item in told:
        if period.contains(item.report.day):
            items[item.report.office_id].append(item)
    problems = _open_problems(told, period)
    news = (
        OfficeNews(
            office, tuple(items[office.office_id]), problems.get(office.office_id, ()), *_counts(office, heard.kept)
        )
        for office in sorted(heard.offices, key=lambda office: (_ORDER[office.league], office.code))
        if office.active or items[office.office_id]
    )
    return Digest(period, as_of, tuple(news), _totals(heard.facts, period))


def _item(report: Report, projects: Mapping[int, Project]) -> Item:
    known = projects.get(report.project_id) if report.project_id is not None else None
    return Item(report, known.name if known else report.row.project)


def _counts(office: Office, kept: Iterable[Kept]) -> tuple[int, int, int]:
    states = [one.state for one in kept if one.duty.office_id == office.office_id]
    return states.count(Attendance.ON_TIME), states.count(Attendance.LATE), states.count(Attendance.MISSING)


def _open_problems(told: Iterable[Item], period: Period) -> dict[int, tuple[OpenProblem, ...]]:
    last: dict[tuple[int, str], Item] = {}
    for item in told:
        row, subject = item.report.row, (item.report.project_id or 0, item.project or str(item.report.office_id))
        if not period.first - CARRIED <= item.report.day <= period.last:
            continue
        if _SOLVED.search(row.problem) or (not row.problem and _SOLVED.search(row.activity)):
            last.pop(subject, None)
        elif row.problem:
            last[subject] = item
    by_office: dict[int, list[OpenProblem]] = defaultdict(list)
    for item in sorted(last.values(), key=lambda item: (item.report.day, item.report.report_id)):
        report = item.report
        by_office[report.office_id].append(
            OpenProblem(
                report.office_id,
                report.report_id,
                item.project,
                report.row.problem,
                report.day,
                period.contains(report.day),
            )
        )
    return {office_id: tuple(problems) for office_id, problems in by_office.items()}


def _totals(facts: Facts, period: Period) -> Mapping[Indicator, Tally]:
    """Over all offices, each indicator once."""
    return {
        indicator: _sum(tuple(tallies.values()))
        for indicator, tallies in count_all(facts, period.first, period.last).items()
    }


def _sum(tallies: Sequence[Tally]) -> Tally:
    return Tally(
        sum((tally.value for tally in tallies), Tally().value),
        tuple(sorted({row for tally in tallies for row in tally.report_ids})),
        tuple(sorted({row for tally in tallies for row in tally.project_ids})),
        tuple(sorted({row for tally in tallies for row in tally.left_out})),
    )
