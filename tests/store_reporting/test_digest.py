"""The bulletin: by office, who is silent, which problems are open, and what the week adds up to."""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from store.reporting.digest import Digest, Heard, write_digest
from store.reporting.facts import Facts, VisitFact, projects_by_id
from store.reporting.indicators import Indicator
from store.reporting.offices import League, Office, OfficeKind
from store.reporting.periods import Period, PeriodKind
from store.reporting.progress import Row
from store.reporting.project import Project
from store.reporting.reporting_duty import Attendance, Duty, Kept
from store.reporting.reports import Report

_WEEK = Period(PeriodKind.WEEK, 2024, 26)
_AS_OF = datetime(2024, 7, 1, 2, tzinfo=UTC)
_FIRST, _SECOND, _GROUP, _OLD = (
    Office(1, "x01", "甲县", OfficeKind.COUNTY, League.COUNTIES),
    Office(2, "x02", "乙县", OfficeKind.COUNTY, League.COUNTIES),
    Office(3, "a03", "丙专班", OfficeKind.CHAIN_GROUP, League.DEPARTMENTS),
    Office(4, "x04", "旧县", OfficeKind.COUNTY, League.COUNTIES, active=False),
)
_OFFICES = (_GROUP, _OLD, _SECOND, _FIRST)


def _report(report_id: int, day: date, row: Row, *, office_id: int = 1, project_id: int | None = 9) -> Report:
    posted = datetime(day.year, day.month, day.day, 3, tzinfo=UTC) + timedelta(seconds=report_id)
    return Report(
        report_id, 1, True, report_id, "c", str(report_id), 0, "原文", posted, 7, 7, posted, office_id, project_id,
        Row(row.project, row.stage, row.activity, day=day, problem=row.problem),
    )  # fmt: skip


def _digest(*reports: Report, kept: tuple[Kept, ...] = ()) -> Digest:
    facts = Facts(projects_by_id([Project(9, "轴承二期", 1)]))
    return write_digest(_WEEK, _AS_OF, Heard(_OFFICES, reports, facts, kept))


def test_offices_stand_by_league_and_code_and_those_out_of_use_are_left_out() -> None:
    """Counties first."""
    assert [news.office for news in _digest().offices] == [_FIRST, _SECOND, _GROUP]


def test_reports_of_the_week_stand_with_their_office_under_the_project_of_the_store() -> None:
    """One before the week and one after it are not told; a row without a project keeps the message's own words."""
    days = (date(2024, 6, 23), date(2024, 6, 24), date(2024, 6, 30), date(2024, 7, 1))
    reports = [_report(number, day, Row("轴承")) for number, day in enumerate(days)]
    own = _report(8, date(2024, 6, 25), Row("新项目"), office_id=2, project_id=None)
    first, second, _ = _digest(*reports, own).offices
    assert [(item.report.report_id, item.project) for item in first.items] == [(1, "轴承二期"), (2, "轴承二期")]
    assert [item.project for item in second.items] == ["新项目"]


def test_silent_is_who_owed_a_report_and_sent_none() -> None:
    """An office on leave owes none; one that reported late is not silent."""
    due = datetime(2024, 6, 28, 10, tzinfo=UTC)
    kept = tuple(
        Kept(Duty(office_id, _WEEK.first, _WEEK.last, due), state)
        for office_id, state in ((1, Attendance.LATE), (2, Attendance.MISSING), (2, Attendance.MISSING))
    )
    digest = _digest(_report(1, date(2024, 6, 29), Row("轴承")), kept=kept)
    assert [news.office for news in digest.silent] == [_SECOND]
    assert [(news.on_time, news.late, news.missing) for news in digest.offices] == [(0, 1, 0), (0, 0, 2), (0, 0, 0)]


def test_a_problem_is_open_until_somebody_says_it_is_solved() -> None:
    """The last one of a project counts; an old one is carried on, marked as not new."""
    power = _report(1, date(2024, 6, 12), Row("轴承", problem="用电容量不足"))
    land = _report(2, date(2024, 6, 25), Row("轴承", problem="缺二十亩用地"))
    (open_one,) = _digest(power, land).problems
    assert (open_one.text, open_one.report_id, open_one.new) == ("缺二十亩用地", 2, True)
    assert [problem.new for problem in _digest(power).problems] == [False]
    solved = _report(3, date(2024, 6, 26), Row("轴承", activity="用地问题已经得到解决"))
    assert _digest(power, land, solved).problems == ()
    elsewhere = _report(4, date(2024, 6, 26), Row("别的", activity="问题已解决"), project_id=None)
    assert len(_digest(land, elsewhere).problems) == 1


@pytest.mark.parametrize(
    ("words", "solved"),
    [
        ("用电问题已解决", True),
        ("已全部办结", True),
        ("解决了用电", True),
        ("还没解决", False),
        ("尚未得到解决", False),
        ("已经解决不了", False),
    ],
)
def test_only_what_is_said_to_be_solved_is_solved(words: str, *, solved: bool) -> None:
    """Not yet is not already."""
    told = (
        _report(1, date(2024, 6, 24), Row("轴承", problem="缺电")),
        _report(2, date(2024, 6, 25), Row("轴承", activity=words)),
    )
    assert (not _digest(*told).problems) is solved


def test_what_is_older_than_four_weeks_is_not_carried_on() -> None:
    """Counted back from Monday."""
    assert _digest(_report(1, date(2024, 5, 26), Row("轴承", problem="缺地"))).problems == ()
    assert len(_digest(_report(1, date(2024, 5, 27), Row("轴承", problem="缺地"))).problems) == 1


def test_the_totals_name_their_rows() -> None:
    """Over all offices."""
    visits = tuple(VisitFact(office_id, date(2024, 6, 25), office_id, 2) for office_id in (1, 2))
    digest = write_digest(_WEEK, _AS_OF, Heard(_OFFICES, (), Facts({}, visits=visits)))
    total = digest.totals[Indicator.VISIT_BATCHES]
    assert (total.value, total.report_ids) == (Decimal(4), (1, 2))
    assert digest.totals[Indicator.STARTED].value == 0


def test_the_order_of_the_rows_changes_nothing() -> None:
    """Reports of one second stand by their id."""
    reports = [
        _report(number, date(2024, 6, 24 + number % 5), Row("轴承", problem=f"问题{number}")) for number in range(20)
    ]
    straight = _digest(*reports)
    random.Random(4).shuffle(reports)
    assert _digest(*reports) == straight
