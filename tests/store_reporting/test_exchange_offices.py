"""Offices by file: added, changed, unchanged, refused."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.reporting.exchange import Reason, Standing, Subject, Verdict
from store.reporting.exchange_offices import office_table, plan_offices
from store.reporting.exchange_sheet import read_sheet
from store.reporting.offices import League, Office, OfficeKind, Rhythm
from store.reporting.project import Project
from tests.store_reporting.sheets import OFFICES, TODAY, grid_of, reasons, said, sheet_of, verdicts

STANDING = Standing(TODAY, OFFICES)


def test_a_new_office_needs_code_name_and_kind() -> None:
    """The rest has its usual value until somebody says otherwise."""
    plan = plan_offices(
        sheet_of(
            Subject.OFFICES, "编码|名称|类别|排名组", "C06|阳谷县招商办|县市区|县市区组", "C07||县市区|", "|东阿县|飞|"
        ),
        STANDING,
    )
    assert verdicts(plan) == ["added", "refused", "refused"]
    assert plan.rows[0].draft == Office(0, "C06", "阳谷县招商办", OfficeKind.COUNTY, League.COUNTIES)
    assert reasons(plan.rows[1]) == [Reason.EMPTY]
    assert set(reasons(plan.rows[2])) == {Reason.UNKNOWN_WORD, Reason.EMPTY}


def test_a_cell_changes_its_field_and_an_empty_one_changes_nothing() -> None:
    """清空 takes a value away, where the field can be without one."""
    header = "编码|单位名称|县市区|截止时间|报送频次|别名|在用"
    rows = ("C04||清空|17:30|每周|甲、乙|", "C05|清空|||||", "T01||||||否")
    plan = plan_offices(sheet_of(Subject.OFFICES, header, *rows), STANDING)
    assert verdicts(plan) == ["changed", "refused", "changed"]
    assert said(plan.rows[0].changes) == {
        "county": ("冠县", ""),
        "aliases": ("冠县", "甲、乙"),
        "rhythm": ("每日", "每周"),
        "cut_off": ("18:00", "17:30"),
    }
    assert reasons(plan.rows[1]) == [Reason.NOT_CLEARED]
    assert said(plan.rows[2].changes) == {"active": ("是", "否")}


def test_a_renamed_office_keeps_its_old_name_among_the_others() -> None:
    """So that who writes it is still understood."""
    plan = plan_offices(sheet_of(Subject.OFFICES, "编码|名称", "C04|冠县投资促进中心"), STANDING)
    assert said(plan.rows[0].changes)["aliases"] == ("冠县", "冠县、冠县招商办")


def test_codes_and_names_that_stand_twice_are_refused_with_both_rows() -> None:
    """And a name that another office has; two that swap names are no such thing."""
    rows = ("C04|甲", "C04|乙", "C05|轴承推进组", "C08|丙", "C09|丙")
    plan = plan_offices(sheet_of(Subject.OFFICES, "编码|名称|类别", *(f"{row}|县市区" for row in rows)), STANDING)
    assert [(reasons(row), row.refusals[0].rows) for row in plan.rows] == [
        ([Reason.DOUBLE_ID], (3,)),
        ([Reason.DOUBLE_ID], (2,)),
        ([Reason.NAME_TAKEN], ()),
        ([Reason.DOUBLE_NAME], (6,)),
        ([Reason.DOUBLE_NAME], (5,)),
    ]
    swapped = plan_offices(sheet_of(Subject.OFFICES, "编码|名称", "C04|莘县招商办", "C05|冠县招商办"), STANDING)
    assert verdicts(swapped) == ["changed", "changed"]


@pytest.mark.parametrize("name", ["2026", "2026年", "2026-Q2", "二季度", "3.2亿元", "合计", "本月", "12", "——"])
def test_what_is_a_number_or_a_period_is_no_name(name: str) -> None:
    """A message would take it for something else; as an alias too."""
    plan = plan_offices(
        sheet_of(Subject.OFFICES, "编码|名称|类别|别名", f"C09|{name}|县市区|", f"C04|||{name}"), STANDING
    )
    assert [reasons(row) for row in plan.rows] == [[Reason.BAD_NAME], [Reason.BAD_NAME]]
    assert plan.rows[1].refusals[0].value == name


def test_a_name_or_alias_that_somebody_else_has_is_refused_row_by_row() -> None:
    """Another office's name, alias, code or place, a project's name or alias, or what another row of the file takes."""
    standing = Standing(TODAY, OFFICES, (Project(7, "轴承产业园", 1, ("轴承园",)),))
    rows = ("C04||莘县招商办", "C05||T01", "T01||冠县", "C06|轴承园|", "C07|甲办|丙办", "C08|丙办|")
    plan = plan_offices(sheet_of(Subject.OFFICES, "编码|名称|别名|类别", *(f"{row}|县市区" for row in rows)), standing)
    hints = [[(one.reason, one.value, one.hint) for one in row.refusals] for row in plan.rows]
    assert hints == [
        [(Reason.NAME_TAKEN, "莘县招商办", "C05 莘县招商办")],
        [(Reason.NAME_TAKEN, "T01", "T01 轴承推进组")],
        [(Reason.NAME_TAKEN, "冠县", "C04 冠县招商办")],
        [(Reason.NAME_TAKEN, "轴承园", "#7 轴承产业园")],
        [(Reason.NAME_TAKEN, "丙办", "C08 丙办")],
        [(Reason.NAME_TAKEN, "丙办", "C07 甲办")],
    ]


def test_what_two_offices_shared_before_stands_in_the_way_of_nothing_else() -> None:
    """Only what comes in is asked about."""
    plan = plan_offices(sheet_of(Subject.OFFICES, "编码|别名|截止时间", "C05|莘县、两县|17:00"), STANDING)
    assert verdicts(plan) == ["changed"]


def test_two_that_swap_names_show_it_and_keep_no_name_that_is_the_other_s() -> None:
    """An office is its code: a row under the wrong name is a renaming, to be looked at twice."""
    plan = plan_offices(sheet_of(Subject.OFFICES, "编码|名称", "C04|莘县招商办", "C05|冠县招商办"), STANDING)
    for row, (before, after) in zip(
        plan.rows, (("冠县招商办", "莘县招商办"), ("莘县招商办", "冠县招商办")), strict=True
    ):
        (change,) = row.changes
        assert (change.key, change.before, change.after, change.doubtful) == ("name", before, after, True)


def test_personal_numbers_leave_masked_and_are_not_lost_on_the_way_back() -> None:
    """A mobile in an alias; the masked file changes nothing."""
    standing = Standing(TODAY, (replace(OFFICES[0], aliases=("冠县王主任13800138000",)),))
    table = office_table(standing)
    assert "冠县王主任***" in table[1] and "138" not in str(table)
    plan = plan_offices(read_sheet(grid_of(table), Subject.OFFICES), standing)
    assert verdicts(plan) == ["unchanged"]


def test_a_sheet_that_was_not_understood_has_no_rows() -> None:
    """Nothing can be applied of it."""
    plan = plan_offices(sheet_of(Subject.OFFICES, "名称", "甲"), STANDING)
    assert plan.rows == () and plan.is_refused


words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Zs")), min_size=1, max_size=8
)
offices = st.builds(
    Office,
    office_id=st.just(1),
    code=words,
    name=words,
    kind=st.sampled_from(list(OfficeKind)),
    league=st.sampled_from([*League, None]),
    county=st.just("") | words,
    aliases=st.lists(words, max_size=3).map(tuple),
    rhythm=st.sampled_from(list(Rhythm)),
    due_weekday=st.integers(0, 6),
    cut_off=st.integers(0, 1439),
    active=st.booleans(),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(offices, min_size=1, max_size=6, unique_by=lambda office: office.code))
def test_what_is_written_and_read_again_is_unchanged(known: list[Office]) -> None:
    """Whatever the offices are called, two with one name included."""
    standing = Standing(TODAY, tuple(known))
    plan = plan_offices(read_sheet(grid_of(office_table(standing)), Subject.OFFICES), standing)
    assert {row.verdict for row in plan.rows} == {Verdict.UNCHANGED} and len(plan.rows) == len(known)
