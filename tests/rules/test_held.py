"""Numbers of a rule against their clause: same value, same unit, or words that mean them."""

from datetime import date

import pytest

from policies.provision import Locator, Provision, ProvisionKind
from rag.rules.clause_text import ClauseText
from rag.rules.held import day_stands, stands, written_in
from rag.rules.quantity import quantity


def _clause(text: str) -> ClauseText:
    return ClauseText("第一条", (Provision(Locator(article="第一条"), text),))


@pytest.mark.parametrize(
    ("written", "words", "clause", "holds"),
    [
        ("300万元", "", "最高不超过300万元", True),
        ("300元", "", "最高不超过300万元", False),
        ("3000000元", "", "最高不超过300万元", True),
        ("4%", "", "按4‰", False),
        ("1000万元", "", "1000万美元（含）以上", False),
        ("10万元", "", "分别奖励50万元、15万元、5万元", False),
        ("36个月", "", "发放36个月", True),
        ("36个月", "三年内", "三年内按每平方米每月40元", True),
        ("24个月", "三年内", "三年内按每平方米每月40元", False),
        ("12个月", "年度上限", "年度上限见表1", True),
        ("100%", "全额", "租金全额补助", True),
        ("100%", "全额", "租金减半补助", False),
        ("50%", "全额", "租金全额补助", False),
        ("50%", "一半", "抵扣服务费的一半", True),
        ("40%", "4∶3∶3", "分三年按4∶3∶3兑现", True),
        ("50%", "4∶3∶3", "分三年按4∶3∶3兑现", False),
        ("20%", "分5年平均", "分5年平均发放", True),
        ("25%", "分5年平均", "分5年平均发放", False),
        ("3层", "三层", "自建三层及以上厂房", True),
        ("4层", "三层", "自建三层及以上厂房", False),
    ],
)
def test_a_number_stands_or_not(written: str, words: str, clause: str, holds: bool) -> None:
    """Figures by value and unit, words by what they mean."""
    found = quantity(written, words)
    assert found is not None and stands(found, _clause(clause)) is holds


def test_days_stand_as_they_are_written() -> None:
    """With year, month and day."""
    clause = _clause("2021年7月1日至2024年12月31日期间")
    assert day_stands(date(2021, 7, 1), clause) and not day_stands(date(2021, 7, 2), clause)


def test_cells_have_the_unit_of_the_caption() -> None:
    """万元/人: per person, in 万元."""
    rows = ("类别：A类；标准：120", "类别：B类；标准：7.5")
    table = Provision(
        Locator(article="第二条"), "|", ProvisionKind.TABLE, rows=rows, caption="表2 标准（单位：万元/人）"
    )
    assert written_in(ClauseText("第二条", (table,))) == (("1200000", "元"), ("75000", "元"))
