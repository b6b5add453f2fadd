"""Projects by file: which project a row means, what it changes, why it is refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.money import Currency, Money
from store.reporting.exchange import Plan, ProjectDraft, Reason, Standing, Subject, Verdict
from store.reporting.exchange_projects import plan_projects, project_table
from store.reporting.exchange_sheet import read_sheet
from store.reporting.project import FiveOnes, Project, Stage
from tests.store_reporting.sheets import OFFICES, TODAY, grid_of, reasons, said, sheet_of, verdicts

YI = Money(Decimal(100_000_000))
BEARINGS = Project(
    1, "轴承产业园", 1, ("轴承园",), "冠县", planned=YI, stage=Stage.TALKS, since=date(2024, 3, 1), officer_id=7
)
FOOD = Project(2, "食品加工", 2, stage=Stage.SIGNED, since=date(2024, 4, 1))
TWINS = (Project(3, "双胞胎", 1), Project(4, "双胞胎", 2))
STANDING = Standing(TODAY, OFFICES, (BEARINGS, FOOD, *TWINS), member_ids=frozenset({7, 8}))


def plan(*rows: str, standing: Standing = STANDING) -> Plan:
    """What a file does, its header first."""
    return plan_projects(sheet_of(Subject.PROJECTS, *rows), standing)


def drafted(found: Plan, index: int = 0) -> ProjectDraft:
    """What a row makes."""
    draft = found.rows[index].draft
    assert isinstance(draft, ProjectDraft)
    return draft


def test_a_row_is_a_project_by_its_number_its_name_or_an_alias() -> None:
    """A number with another name renames, an alias does not; what nobody knows is new."""
    found = plan("编号|项目|单位|阶段", "1|轴承小镇||", "|食 品加工||落地", "|轴承园|冠县|在谈", "|新厂|冠县|在谈")
    assert [row.name for row in found.rows] == ["轴承小镇", "食 品加工", "轴承产业园", "新厂"]
    assert verdicts(found) == ["refused", "changed", "refused", "added"]  # rows 2 and 4 are one project
    assert reasons(found.rows[0]) == [Reason.DOUBLE_ID] and found.rows[0].refusals[0].rows == (4,)
    alone = plan("编号|项目", "1|轴承小镇")
    assert alone.rows[0].changes[0].doubtful
    assert drafted(alone).changes == {"name": "轴承小镇"}


def test_a_new_project_is_where_its_office_is_and_its_stage_begins_today() -> None:
    """Unless the row says otherwise."""
    found = plan("项目|单位|阶段|计划投资（万元）", "新厂|冠县|签约|30000")
    assert drafted(found).project == Project(
        0, "新厂", 1, county="冠县", planned=Money(Decimal(300_000_000)), stage=Stage.SIGNED, since=TODAY
    )


def test_numbers_and_names_that_stand_twice_are_refused_with_both_rows() -> None:
    """By number, by name, and a new name that a project has."""
    found = plan("编号|项目|单位", "1||", "1||", "|甲|冠县", "| 甲 |莘县", "2|轴承产业园|", "99|x|", "|双胞胎|")
    assert [reasons(row) for row in found.rows] == [
        [Reason.DOUBLE_ID],
        [Reason.DOUBLE_ID],
        [Reason.DOUBLE_NAME],
        [Reason.DOUBLE_NAME],
        [Reason.NAME_TAKEN],
        [Reason.UNKNOWN_ID],
        [Reason.AMBIGUOUS_NAME],
    ]
    assert [row.refusals[0].rows for row in found.rows[:4]] == [(3,), (2,), (5,), (4,)]
    assert reasons(plan("编号|项目", "2|轴承产业园").rows[0]) == [Reason.NAME_TAKEN]


def test_the_office_is_found_or_refused() -> None:
    """By code, by name, by both; never one of several, never one out of use."""
    header = "项目|单位编码|责任单位"
    rows = ("a|C05|", "b|C05|莘县", "c|C05|冠县", "d||两县", "e||旧推进组", "f|X|", "g||没有", "h||")
    found = plan(header, *rows)
    assert [reasons(row) for row in found.rows] == [
        [],
        [],
        [Reason.OFFICES_DIFFER],
        [Reason.AMBIGUOUS_OFFICE],
        [Reason.OFFICE_CLOSED],
        [Reason.UNKNOWN_OFFICE],
        [Reason.UNKNOWN_OFFICE],
        [Reason.EMPTY],
    ]
    moved = plan("编号|责任单位", "1|莘县")
    assert said(moved.rows[0].changes) == {"office": ("冠县招商办", "莘县招商办")}
    assert drafted(moved).changes == {"office_id": 2}


def test_a_stage_that_changes_wants_its_own_day() -> None:
    """The old stage's day beside a new stage is asked about; an empty cell means today; backwards is marked."""
    header = "编号|阶段|阶段日期"
    found = plan(header, "1|签约|2024-03-01", "2|在谈|")
    assert reasons(found.rows[0]) == [Reason.SINCE_OLD]
    assert said(found.rows[1].changes) == {"stage": ("签约", "在谈"), "since": ("2024-04-01", "2024-06-27")}
    assert [change.doubtful for change in found.rows[1].changes] == [True, False]
    assert said(plan(header, "1|签约|2024-06-20").rows[0].changes)["since"] == ("2024-03-01", "2024-06-20")
    assert reasons(plan(header, "3||2024-06-20").rows[0]) == [Reason.STAGE_MISSING]
    assert reasons(plan(header, "1|签约|2024-07-20").rows[0]) == [Reason.FUTURE_DATE]
    assert said(plan(header, "1|清空|").rows[0].changes) == {"stage": ("在谈", ""), "since": ("2024-03-01", "")}


def test_a_corrected_day_is_a_step_of_the_stage_again() -> None:
    """The history of stages is made of steps that name a stage."""
    assert drafted(plan("编号|阶段日期", "1|2024-03-05")).changes == {"since": date(2024, 3, 5), "stage": Stage.TALKS}


@pytest.mark.parametrize(
    ("header", "cell", "reason"),
    [
        ("计划投资", "30000", Reason.NO_UNIT),
        ("计划投资（亩）", "300", Reason.WRONG_UNIT),
        ("计划投资（亿元）", "10000", Reason.UNIT_SLIP),
        ("计划投资（万元）", "100000000", Reason.UNIT_SLIP),
        ("计划投资（万元）", "100000001", Reason.TOO_LARGE),
        ("合同外资", "350万", Reason.NO_CURRENCY),
        ("县市区", "大明府", Reason.UNKNOWN_PLACE),
        ("服务专员编号", "9", Reason.UNKNOWN_MEMBER),
        ("重点项目", "是", Reason.FIVE_ONES),
        ("重点项目", "大概", Reason.UNKNOWN_WORD),
        ("产业链", "链" * 65, Reason.TOO_LONG),
        ("项目名称", "清空", Reason.NOT_CLEARED),
    ],
)
def test_a_wrong_cell_is_refused_with_its_column(header: str, cell: str, reason: Reason) -> None:
    """And nothing of the row is taken."""
    row = plan(f"编号|{header}|投资方", f"1|{cell}|某公司").rows[0]
    assert reasons(row) == [reason]
    assert row.draft is None and row.verdict is Verdict.REFUSED


def test_five_ones_make_a_key_project() -> None:
    """All four named, in the file or before."""
    header = "编号|重点项目|包保领导|工作专班|推进方案|一抓到底"
    assert verdicts(plan(header, "1|是|张|专班|方案|每周")) == ["changed"]
    known = replace(BEARINGS, five_ones=FiveOnes("张", "专班", "方案", "每周"))
    assert verdicts(plan("编号|重点项目", "1|是", standing=replace(STANDING, projects=(known,)))) == ["changed"]


def test_a_row_of_totals_is_no_project() -> None:
    """Even where a merge gives it an office."""
    assert reasons(plan("项目|单位|总投资（亿元）", "合 计|冠县|300").rows[0]) == [Reason.TOTAL_ROW]


def test_formulas_are_refused_by_their_cells() -> None:
    """Also in a row that has other faults."""
    sheet = sheet_of(Subject.PROJECTS, "项目|单位|总投资（万元）", "甲|没有|=1+1")
    row = replace(sheet.rows[0], formulas=("C2",))
    found = plan_projects(replace(sheet, rows=(row,)), STANDING).rows[0]
    assert {(one.reason, one.column) for one in found.refusals} >= {(Reason.FORMULA, "C2")}


words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Zs")), min_size=1, max_size=8
)
sums = st.none() | st.builds(Money.of_minor, st.integers(0, 10**16), st.sampled_from(list(Currency)))
projects = st.builds(
    Project,
    project_id=st.integers(1, 10**6),
    name=words,
    office_id=st.sampled_from([1, 2, 3, 4]),
    aliases=st.lists(words, max_size=2).map(tuple),
    county=st.just("") | words,
    chain=st.just("") | words,
    investor=st.just("") | words,
    planned=sums,
    foreign=sums,
    stage=st.none() | st.sampled_from(list(Stage)),
    since=st.just(date(2024, 1, 2)),
    officer_id=st.none() | st.integers(1, 10**12),
    five_ones=st.builds(FiveOnes, words, st.just("") | words, words, words),
    key=st.booleans(),
    top_level=st.booleans(),
    five_hundred=st.booleans(),
).map(lambda project: project if project.stage else replace(project, since=None))


@settings(max_examples=100, deadline=None)
@given(st.lists(projects, min_size=1, max_size=5, unique_by=lambda project: project.project_id))
def test_what_is_written_and_read_again_is_unchanged(known: list[Project]) -> None:
    """Whatever the store holds, also what no file could bring in: places out of use, persons who left, huge sums."""
    standing = Standing(TODAY, OFFICES, tuple(known))
    found = plan_projects(read_sheet(grid_of(project_table(standing)), Subject.PROJECTS), standing)
    assert [row.verdict for row in found.rows] == [Verdict.UNCHANGED] * len(known)


def test_a_project_moved_by_the_name_of_an_office_alone_is_shown_as_that_change() -> None:
    """With both offices, to be looked at twice; a code says the same."""
    for row in ("食品加工|冠县招商办|", "食品加工||C04"):
        found = plan("项目|责任单位|单位编码", row)
        (change,) = found.rows[0].changes
        assert (change.title, change.before, change.after, change.doubtful) == (
            "责任单位",
            "莘县招商办",
            "冠县招商办",
            True,
        )


def test_names_that_are_none_or_somebody_else_s_are_refused() -> None:
    """A period, an office, another project's alias, an alias that is another project's name."""
    found = plan(
        "编号|项目|单位|别名",
        "|2026年|冠县|",
        "|两县|冠县|",
        "2|食品加工||轴承产业园、新叫法",
        "|冠县|冠县|",
        "|新厂|冠县|二期、新厂二期",
    )
    assert [[(one.reason, one.value) for one in row.refusals] for row in found.rows] == [
        [(Reason.BAD_NAME, "2026年")],
        [(Reason.NAME_TAKEN, "两县")],
        [(Reason.NAME_TAKEN, "轴承产业园")],
        [(Reason.NAME_TAKEN, "冠县")],
        [],
    ]


def test_personal_numbers_in_words_leave_masked_and_survive_the_way_back() -> None:
    """In every field of words; ids and sums stay what they are."""
    ones = FiveOnes("王县长 13800138000", "专班", "方案", "周调度")
    known = Project(
        138, "新厂", 1, investor="张三 372501199001011234", planned=YI, officer_id=13800138000, five_ones=ones
    )
    standing = Standing(TODAY, OFFICES, (known,), member_ids=frozenset({13800138000}))
    table = project_table(standing)
    assert "张三 ***" in table[1] and "王县长 ***" in table[1] and "13800138000" in table[1]
    again = plan_projects(read_sheet(grid_of(table), Subject.PROJECTS), standing)
    assert verdicts(again) == ["unchanged"]
