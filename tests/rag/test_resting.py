"""What an officer writes holds no figure that its clause does not hold."""

import pytest

from rag.resting import not_resting

CLAUSE = "第七条 到位资金1亿元以上的，奖励30万元；自2026年3月1日起10个工作日内兑现，最高不超过100万元。"


@pytest.mark.parametrize(
    "text",
    [
        "到位资金1亿元以上的奖励30万元。",
        "可以申请，请先到窗口备案。",
        "奖励最高不超过100万元，10个工作日内兑现。",
        "自2026年3月1日起执行。",
        "1. 到位资金一亿元以上的，奖励300000元\n2. 其他的不奖励",
        "依据第七条办理",
        "",
    ],
)
def test_what_the_clause_says_rests_on_it(text: str) -> None:
    """The same figures in any writing, and words without figures."""
    assert not_resting(text, [CLAUSE]) == ()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("到位资金1亿元以上的，奖励80万元。", "奖励80万元"),
        ("奖励100万元", "奖励100万元"),  # a cap is no reward
        ("自2026年3月2日起执行", "自2026年3月2日起执行"),
        ("10日内兑现", "10日内兑现"),  # another unit
        ("到位资金1亿元以下的，奖励30万元", "到位资金1亿元以下的"),
        ("按30%奖励", "按30%奖励"),
        ("依据第八条办理", "依据第八条办理"),
    ],
)
def test_a_figure_date_unit_or_bound_of_its_own_is_named_in_its_words(text: str, part: str) -> None:
    """So that whoever wrote it sees what to correct."""
    assert not_resting(text, [CLAUSE]) == (part,)


def test_any_source_may_hold_a_figure_and_none_holds_nothing() -> None:
    """The document's own number beside its clause."""
    assert not_resting("见栖政发〔2025〕3号", [CLAUSE, "栖政发〔2025〕3号"]) == ()
    assert not_resting("3天", []) == ("3天",)
