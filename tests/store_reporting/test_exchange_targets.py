"""Targets by file: an office, an indicator, a period and a figure in the indicator's unit."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.reporting.exchange import Plan, Reason, Standing, Subject, Verdict
from store.reporting.exchange_sheet import read_sheet
from store.reporting.exchange_targets import plan_targets, read_period, target_table
from store.reporting.indicators import Indicator
from store.reporting.periods import Period, PeriodKind
from store.reporting.targets import Target
from tests.store_reporting.sheets import OFFICES, TODAY, grid_of, reasons, said, sheet_of, verdicts

YEAR = Period(PeriodKind.YEAR, 2024)
FUNDS = Target(1, Indicator.FUNDS_REPORTED, YEAR, Decimal(4_500_000_000))
STANDING = Standing(TODAY, OFFICES, targets=(FUNDS,))


def plan(*rows: str) -> Plan:
    """What a file does, its header first."""
    return plan_targets(sheet_of(Subject.TARGETS, *rows), STANDING)


def test_a_target_is_added_changed_or_unchanged() -> None:
    """The figure may carry its unit, or the column or the title does."""
    found = plan(
        "单位|指标|周期|目标值|计量单位",
        "冠县|到位资金（上报）|2024年|45|亿元",
        "冠县|新签约过亿元项目|2024|25|",
        "莘县|到账外资|2024|600万美元|",
    )
    assert verdicts(found) == ["unchanged", "added", "added"]
    assert found.rows[2].draft == Target(2, Indicator.FOREIGN_USD, YEAR, Decimal(6_000_000))
    changed = plan("单位|指标|年度|目标（亿元）", "冠县|funds_reported|2024|50")
    assert said(changed.rows[0].changes) == {"value": ("45亿元", "50亿元")}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("冠县|到位资金（上报）|2024|45|", Reason.NO_UNIT),
        ("冠县|到位资金（上报）|2024|45|个", Reason.WRONG_UNIT),
        ("冠县|到位资金（上报）|2024|450000|亿元", Reason.TOO_LARGE),
        ("冠县|到位资金（上报）|2024|4500000000|万元", Reason.TOO_LARGE),
        ("冠县|到位资金（上报）|2024|450000|元", Reason.UNIT_SLIP),
        ("冠县|到账外资|2024|600万|", Reason.NO_CURRENCY),
        ("冠县|到账外资|2024|600万元|", Reason.WRONG_UNIT),
        ("冠县|新开工项目|2024|20亿元|", Reason.WRONG_UNIT),
        ("冠县|新开工项目|2024|2.5|", Reason.BAD_NUMBER),
        ("冠县|新开工项目|2024|0|", Reason.BAD_NUMBER),
        ("冠县|新开工项目|2024||", Reason.EMPTY),
        ("冠县|新开工项目|明年|20|", Reason.BAD_PERIOD),
        ("冠县|新开工项目|2024-06-01|20|", Reason.BAD_PERIOD),
        ("冠县|到位资金|2024|20亿元|", Reason.UNKNOWN_WORD),
        ("没有|新开工项目|2024|20|", Reason.UNKNOWN_OFFICE),
        ("旧推进组|新开工项目|2024|20|", Reason.OFFICE_CLOSED),
    ],
)
def test_a_wrong_target_is_refused(row: str, reason: Reason) -> None:
    """Unit, figure, period, indicator, office."""
    assert reasons(plan("单位|指标|周期|目标值|计量单位", row).rows[0]) == [reason]


def test_the_same_target_twice_is_refused_with_both_rows() -> None:
    """However the office and the period are written."""
    found = plan("单位|指标|周期|目标值", "冠县|新开工项目|2024|20", "冠县招商办|新开工项目|2024年度|21")
    assert [(reasons(row), row.refusals[0].rows) for row in found.rows] == [
        ([Reason.DOUBLE_ID], (3,)),
        ([Reason.DOUBLE_ID], (2,)),
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2024年第二季度", "2024-Q2"),
        ("2024年2季度", "2024-Q2"),
        ("2024年上半年", "2024-H1"),
        ("2024年6月", "2024-06"),
        ("2024年第26周", "2024-W26"),
        ("2024年度", "2024"),
        ("２０２４", "2024"),
    ],
)
def test_periods_are_read_in_chinese_too(text: str, written: str) -> None:
    """As people write them over a table."""
    assert str(read_period(text)) == written


periods = st.builds(
    Period, st.sampled_from([PeriodKind.QUARTER, PeriodKind.MONTH]), st.integers(2020, 2030), st.integers(1, 4)
)
figures = st.integers(1, 10**15).map(lambda cents: Decimal(cents) / 1000)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.builds(Target, st.sampled_from([1, 2, 3, 4]), st.sampled_from(list(Indicator)), periods, figures),
        min_size=1,
        unique_by=lambda target: (target.office_id, target.indicator, str(target.period)),
    )
)
def test_what_is_written_and_read_again_is_unchanged(known: list[Target]) -> None:
    """Also for an office out of use: no other target can be set for it, but what it has stays."""
    standing = Standing(TODAY, OFFICES, targets=tuple(known))
    found = plan_targets(read_sheet(grid_of(target_table(standing)), Subject.TARGETS), standing)
    assert {row.verdict for row in found.rows} == {Verdict.UNCHANGED}
