"""No figure of a sentence is lost between the clause and the proposed rule, and nothing that refuses becomes a grant."""

import pytest

from rag.rules_extract.completeness import denies, left_out, names_a_cap
from rag.rules_extract.proposed import Why
from rag.rules_extract.proposing import propose
from tests.rules_extract.test_extracting import read
from tests.rules_extract.test_proposing import policy


def yaml(sentence: str) -> str:
    """The one programme that is proposed of a sentence."""
    proposals = propose(policy(sentence))
    assert len(proposals.programmes) == 1, proposals.unread
    return proposals.programmes[0].yaml


def reasons(*sentences: str) -> list[Why]:
    """Why these give no rule."""
    proposals = propose(policy(*sentences))
    assert proposals.programmes == ()
    return [one.why for one in proposals.unread]


@pytest.mark.parametrize(
    "cap",
    [
        "以90万元为限", "封顶90万元", "90万元封顶", "总额控制在90万元以内", "上限90万元", "上限为90万元", "奖励总额不得高于90万元",
        "不得多于90万元", "不大于90万元", "不多于90万元", "单个项目不能超过90万元", "限额90万元", "以90万元为上限",
    ],
)  # fmt: skip
def test_a_cap_in_any_words_stays_a_cap(cap: str) -> None:
    """A rule without it would pay for ever."""
    assert "cap: {sum: 90万元" in yaml(f"装备制造项目按固定资产投资的4‰给予奖励，{cap}。")


@pytest.mark.parametrize(
    "sentence",
    [
        "装备制造项目按固定资产投资的4‰给予奖励，最高不超过90万美元。",
        "设备投资2000万元以上的，按6%补助，其中首批次按9%补助，最高400万元。",
        "年租金补助40%，面积不超过800平方米。",
        "年租金补助40%，连续补助3年。",
        "年租金补助40%，连续补助三年。",
        "总投资3000万元的项目，按固定资产投资的4‰给予奖励。",
    ],
)
def test_a_sentence_with_a_figure_too_many_is_left_to_a_person(sentence: str) -> None:
    """The rule would say less than the clause."""
    assert reasons(sentence) == [Why.LEFT_OUT]


def test_bounds_before_the_grant_are_asked_for_with_the_words() -> None:
    """Years and ratios that a case has to reach stand in the question."""
    assert "连续经营3年以上" in yaml("对连续经营3年以上、研发投入占比5%以上的企业，一次性给予30万元奖励。")


@pytest.mark.parametrize(
    "sentence",
    [
        "房地产项目不得享受前款4‰的奖励。",
        "商贸项目不予给予10万元奖励。",
        "已享受过的企业，不再给予20万元奖励。",
        "对新引进的总部，一次性给予80万元奖励，三年内迁出的取消奖励。",
        "对新引进的总部，一次性给予80万元奖励，房地产企业除外。",
    ],
)
def test_what_refuses_is_no_grant(sentence: str) -> None:
    """Nor is a grant proposed without its exception."""
    assert reasons(sentence) == [Why.REFUSES]


def test_a_bound_that_says_not_refuses_nothing() -> None:
    """不得超过 is a cap."""
    assert not denies("不得超过90万元") and not denies("不得低于60%") and denies("不得享受") and denies("不再奖励")


@pytest.mark.parametrize(
    ("words", "test"),
    [
        ("不满6000万元", "less_than: 6000万元"),
        ("未达到6000万元", "less_than: 6000万元"),
        ("不足6000万元", "less_than: 6000万元"),
    ],
)
def test_a_negated_threshold_is_not_turned_round(words: str, test: str) -> None:
    """Below it, not from it on."""
    written = yaml(f"固定资产投资{words}的项目，按固定资产投资的4‰给予奖励。")
    assert test in written and "at_least" not in written


def test_a_cap_in_a_sentence_of_its_own_withholds_the_grant() -> None:
    """A person writes both together."""
    assert reasons("装备制造项目按固定资产投资的4‰给予奖励。单个项目最高90万元。") == [Why.CAP_APART]
    assert names_a_cap("单个项目最高90万元") and not names_a_cap("固定资产投资90万元以上")


def test_a_grant_of_dollars_is_listed() -> None:
    """It was passed over in silence."""
    assert reasons("对新引进的总部一次性奖励20万美元。") == [Why.FOREIGN_MONEY]


def test_every_figure_of_a_list_is_used() -> None:
    """Cases, bounds, values, the cap."""
    sentence = (
        "固定资产投资2000万元及以上至6000万元、6000万元以上的，参照其年度地方贡献的60%、75%给予奖励，最高90万元。"
    )
    assert left_out(read(sentence).bands) == ()
