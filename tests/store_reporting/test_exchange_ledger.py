"""A sheet applied to a real database: all of it or nothing, and only what was shown."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from store.database import Database
from store.money import Money
from store.reporting.exchange import Applied, Plan, PlannedRow, Stale, Subject, Verdict
from store.reporting.exchange_ledger import Exchange
from store.reporting.exchange_sheet import read_sheet
from store.reporting.indicators import Indicator
from store.reporting.periods import Period, PeriodKind
from store.reporting.project import Stage
from store.reporting.project_ledger import ProjectLedger
from store.reporting.registry import Registry
from store.reporting.rulebook_ledger import RulebookLedger
from store.reporting.targets import Target
from tests.store_reporting.samples import COORDINATOR, NEXT_DAY, NOON
from tests.store_reporting.sheets import grid_of, sheet_of

HEADER = "项目编号|项目名称|责任单位|计划投资（万元）|阶段"


@pytest.fixture
def exchange(database: Database) -> Exchange:
    """Import and export of that database."""
    return Exchange(database)


def applied(exchange: Exchange, subject: Subject, *rows: str) -> Plan:
    """The plan of a file that was applied."""
    plan = exchange.plan(sheet_of(subject, *rows), NOON)
    assert isinstance(exchange.apply(plan, COORDINATOR, NOON), Applied)
    return plan


def test_a_dry_run_changes_nothing(exchange: Exchange, projects: ProjectLedger, registry: Registry) -> None:
    """However much it would change."""
    entries = len(registry.audit(1000))
    plan = exchange.plan(sheet_of(Subject.PROJECTS, HEADER, "|甲|冠县|30000|签约"), NOON)
    assert plan.count(Verdict.ADDED) == 1
    assert projects.projects() == () and len(registry.audit(1000)) == entries


def test_projects_are_added_and_changed_with_the_row_as_evidence(
    exchange: Exchange, projects: ProjectLedger, registry: Registry
) -> None:
    """History and audit say who and from where."""
    applied(exchange, Subject.PROJECTS, HEADER, "|甲|冠县|30000|在谈", "|乙|莘县|5000|签约")
    first, second = projects.projects()
    assert (first.name, first.planned, first.stage) == ("甲", Money(Decimal(300_000_000)), Stage.TALKS)
    applied(exchange, Subject.PROJECTS, HEADER, f"{first.project_id}|甲|||签约", "|乙|||")
    assert [step.stage for step in projects.stages(first.project_id)] == [Stage.TALKS, Stage.SIGNED]
    assert projects.project(second.project_id) == second
    newest = registry.audit(1, f"project:{first.project_id}")[0]
    assert (newest.action, newest.by, newest.at) == ("project.change", COORDINATOR, NOON)
    assert registry.audit(1, "import:projects")[0].after == {"file": "表.xlsx", "added": 0, "changed": 1}


def test_offices_are_added_and_renamed(exchange: Exchange, registry: Registry) -> None:
    """By their code."""
    applied(exchange, Subject.OFFICES, "编码|名称|类别", "C04|冠县投资促进中心|", "C13|新区招商办|县市区")
    renamed, added = registry.office_by_code("C04"), registry.office_by_code("C13")
    assert renamed is not None and renamed.name == "冠县投资促进中心" and "冠县招商办（示例）" in renamed.aliases
    assert added is not None and added.name == "新区招商办"


def test_targets_are_set_and_set_anew(exchange: Exchange, database: Database) -> None:
    """What boards are held against."""
    header = "单位编码|指标|周期|目标值"
    applied(exchange, Subject.TARGETS, header, "C04|到位资金（上报）|2026|45亿元", "C04|新开工项目|2026|20个")
    applied(exchange, Subject.TARGETS, header, "C04|到位资金（上报）|2026|50亿元")
    office = Registry(database).office_by_code("C04")
    assert office is not None
    year = Period(PeriodKind.YEAR, 2026)
    assert set(RulebookLedger(database).targets()) == {
        Target(office.office_id, Indicator.FUNDS_REPORTED, year, Decimal(5_000_000_000)),
        Target(office.office_id, Indicator.STARTED, year, Decimal(20)),
    }


def test_a_file_with_one_wrong_row_is_not_applied_at_all(exchange: Exchange, projects: ProjectLedger) -> None:
    """It is no question of the caller's care."""
    plan = exchange.plan(sheet_of(Subject.PROJECTS, HEADER, "|甲|冠县|1|签约", "|乙|没有|1|签约"), NOON)
    with pytest.raises(ValueError, match="refused"):
        exchange.apply(plan, COORDINATOR, NOON)
    assert projects.projects() == ()


def test_what_fails_halfway_leaves_nothing_behind(exchange: Exchange, projects: ProjectLedger) -> None:
    """A broken row behind a good one: here one that the planner never makes."""
    plan = exchange.plan(sheet_of(Subject.PROJECTS, HEADER, "|甲|冠县|1|签约", "|乙|冠县|1|签约"), NOON)

    class Careless(Plan):
        """Says that a row without a draft is to be done."""

        @property
        def to_do(self) -> tuple[PlannedRow, ...]:  # the same, wrongly
            return (self.rows[0], replace(self.rows[1], draft=None))

    with pytest.raises(AssertionError):
        exchange.apply(Careless(plan.sheet, plan.rows), COORDINATOR, NOON)
    assert projects.projects() == ()


def test_a_plan_is_stale_when_the_store_has_changed(exchange: Exchange, projects: ProjectLedger) -> None:
    """Somebody else was faster: nothing is done, and the new plan says what would be."""
    applied(exchange, Subject.PROJECTS, HEADER, "|甲|冠县|30000|在谈")
    plan = exchange.plan(sheet_of(Subject.PROJECTS, HEADER, "|甲||50000|"), NOON)
    project = projects.projects()[0]
    projects.change(project.project_id, {"planned": Money(Decimal(400_000_000))}, 9, NOON, "by hand")
    outcome = exchange.apply(plan, COORDINATOR, NOON)
    assert isinstance(outcome, Stale)
    assert outcome.plan.rows[0].changes[0].before == "4亿元"
    assert isinstance(exchange.apply(outcome.plan, COORDINATOR, NOON), Applied)


def test_of_two_who_apply_the_same_file_at_once_one_does_it(exchange: Exchange, projects: ProjectLedger) -> None:
    """The other one's plan is stale: nothing is added twice."""
    plan = exchange.plan(sheet_of(Subject.PROJECTS, HEADER, "|甲|冠县|30000|在谈", "|乙|莘县|5|签约"), NOON)
    with ThreadPoolExecutor(2) as two:
        outcomes = list(two.map(lambda by: exchange.apply(plan, by, NOON), (1, 2)))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Applied", "Stale"]
    assert len(projects.projects()) == 2


def test_a_plan_is_stale_on_the_next_day_where_today_counts(exchange: Exchange) -> None:
    """A stage that begins today began yesterday."""
    plan = exchange.plan(sheet_of(Subject.PROJECTS, HEADER, "|甲|冠县|30000|在谈"), NOON)
    assert isinstance(exchange.apply(plan, COORDINATOR, NEXT_DAY), Stale)


def test_the_same_file_twice_changes_nothing_the_second_time(exchange: Exchange, registry: Registry) -> None:
    """Neither projects nor the audit."""
    rows = (HEADER, "|甲|冠县|30000|在谈", "|乙|莘县|2亿元|签约")
    applied(exchange, Subject.PROJECTS, *rows)
    entries = registry.audit(1000)
    again = exchange.plan(sheet_of(Subject.PROJECTS, *rows), NOON + timedelta(days=3))
    assert again.count(Verdict.UNCHANGED) == 2
    assert isinstance(exchange.apply(again, COORDINATOR, NOON + timedelta(days=3)), Applied)
    assert registry.audit(1000) == entries


@pytest.mark.parametrize("subject", list(Subject))
def test_what_is_exported_is_unchanged_when_imported(exchange: Exchange, subject: Subject) -> None:
    """Offices, projects, targets."""
    applied(exchange, Subject.PROJECTS, HEADER, "|甲|冠县|30000|在谈", "|乙|莘县|5|签约")
    applied(exchange, Subject.TARGETS, "单位|指标|周期|目标值", "冠县|到账外资|2026|600万美元")
    plan = exchange.plan(read_sheet(grid_of(exchange.table(subject, NOON)), subject), NOON)
    assert len(plan.rows) == plan.count(Verdict.UNCHANGED) > 0
