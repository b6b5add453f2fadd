"""What is said of a row of a table is shown only with all its conditions, its column and its unit."""

import pytest

from policies.provision import Locator, Provision, ProvisionKind
from rag.answer import Language
from rag.drafting.table_sentences import rows_of
from tests.drafting.clauses import given, is_shown

HEADQUARTERS = given("栖梧市招商引资激励政策", "| 综合型总部")
TALENTS = given("栖梧市招商引资激励政策", "| A类")


def _heard(caption: str, *lines: str) -> list[str]:
    provision = Provision(Locator(), "\n".join(lines), ProvisionKind.TABLE, caption=caption)
    return [heard.said for heard in rows_of(provision)]


@pytest.mark.parametrize(
    "claim",
    [
        "综合型总部，实缴注册资本5亿元（含）以上的，落户奖励1500万元。", "综合型总部实缴注册资本5亿元（含）以上的，可获得落户奖励1500万元。",
        "区域型总部，实缴注册资本1亿元（含）至2亿元的，落户奖励400万元，每年办公用房补助上限80万元。",
        "职能型总部，实缴注册资本5000万元（含）至1亿元的，每年办公用房补助上限为50万元。",
    ],
)  # fmt: skip
def test_a_row_may_be_said_with_all_its_conditions(claim: str) -> None:
    """One value or all of them."""
    assert is_shown(HEADQUARTERS, claim, Language.SIMPLIFIED)
    assert is_shown(TALENTS, "A类，国家级领军人才，补贴标准120万元/人。", Language.SIMPLIFIED)


@pytest.mark.parametrize(
    "claim",
    [
        "综合型总部，落户奖励1500万元。", "落户奖励1500万元。", "实缴注册资本5亿元（含）以上的，落户奖励1500万元。", "总部，实缴注册资本5亿元（含）以上的，落户奖励1500万元。",
        "综合型总部，实缴注册资本5亿元（含）以上的，落户奖励800万元。", "综合型总部，实缴注册资本5亿元（含）以上的，落户奖励200万元。", "区域型总部，实缴注册资本5亿元（含）以上的，落户奖励1500万元。",
        "综合型总部，实缴注册资本5亿元（含）以上的，落户奖励1500元。", "综合型总部，实缴注册资本5亿元（含）以下的，落户奖励1500万元。", "综合型总部，实缴注册资本5亿元（含）以上的，落户奖励1500。",
        "综合型总部，实缴注册资本5亿元（含）以上的，每年落户奖励1500万元。", "综合型总部，实缴注册资本5亿元（含）以上的，每年办公用房补助200万元。",
        "综合型总部和区域型总部，实缴注册资本5亿元（含）以上的，落户奖励1500万元。", "综合型总部，实缴注册资本5亿元（含）以上的，不奖励1500万元。",
        "综合型总部，实缴注册资本2亿元（含）至5亿元的，落户奖励800万元，每年办公用房补助上限200万元。", "综合型总部，注册资本5亿元（含）以上的，落户奖励1500万元。",
        "综合型总部，实缴注册资本2亿元（含）以上的，落户奖励800万元。",
    ],
)  # fmt: skip
def test_nothing_else_is_said_of_a_table(claim: str) -> None:
    """A condition left out or another row's, a value of another column or row, another unit, bound or period."""
    assert not is_shown(HEADQUARTERS, claim, Language.SIMPLIFIED)


def test_a_table_that_is_not_sure_says_nothing() -> None:
    """No unit, two of them, a cell too few, an empty one, rows alike, a count under a unit of money, nothing but numbers."""
    head, rule, row = "| 类别 | 奖励 |", "| --- | --- |", "| 甲类 | 10 |"
    assert _heard("表1（单位：万元）", head, rule, row) == ["甲类，奖励10万元"]
    assert _heard("表1", head, rule, row) == []
    assert _heard("单位：万元，单位：元", head, rule, row) == []
    assert _heard("单位：万元", head, rule, "| 甲类 |") == []
    assert _heard("单位：万元", head, rule, "| 甲类 | |") == []
    assert _heard("单位：万元", head, rule, row, "| 甲类 | 20 |") == []
    assert _heard("单位：万元", "| 类别 | 人数 |", rule, row) == []
    assert _heard("单位：万元", head, rule, "| 1 | 10 |") == []
    assert _heard("单位：万元", "| 序号 | 类别 | 奖励 |", "| - | - | - |", "| 1 | 甲类 | 10 |") == ["甲类，奖励10万元"]
    assert _heard("", "| 类别 | 奖励（元） |", rule, row) == ["甲类，奖励10元"]
