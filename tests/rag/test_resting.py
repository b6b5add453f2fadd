"""What an officer writes holds no figure that its clause does not hold."""

import pytest

from rag.resting import not_resting
from tests.rag.mutations import Mutator, a_digit_more, another_digit, another_unit, true_sentences

CLAUSE = "第七条 到位资金1亿元以上的，奖励30万元；自2026年3月1日起10个工作日内兑现，最高不超过100万元。"


@pytest.mark.parametrize(
    "text",
    [
        "到位资金1亿元以上的奖励30万元。",
        "可以申请，请先到窗口备案。",
        "奖励最高不超过100万元。10个工作日内兑现。",
        "自2026年3月1日起执行。",
        "1. 到位资金一亿元以上的，奖励300000元\n2. 其他的不奖励",
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


@pytest.mark.parametrize(
    "text",
    ["到位资金30万元，奖励1亿元。", "奖励30万元，最高不超过100万元，另奖励30万元", "奖励30万元，另奖励30万元"],
)
def test_a_sentence_that_tells_figures_in_another_order_is_named_whole(text: str) -> None:
    """One may stand in the place of another, or count twice."""
    assert not_resting(text, ["到位资金1亿元，奖励30万元，最高不超过100万元"]) == (text.rstrip("。"),)


def test_a_sentence_like_one_of_the_clause_tells_the_figures_of_that_one() -> None:
    """The rate of another step stands in the clause, but not there."""
    steps = "1亿元（含）以下的部分，按4‰；1亿元以上至5亿元（含）的部分，按3‰；5亿元以上的部分，按2‰。"
    assert not_resting("1亿元以上至5亿元（含）的部分，按3‰。", [steps]) == ()
    assert not_resting("1亿元以上至5亿元（含）的部分，按4‰。", [steps]) == ("1亿元以上至5亿元（含）的部分，按4‰",)
    assert not_resting("建食堂没有奖励。5亿元以上的部分，按2‰。1亿元（含）以下的部分，按4‰。", [steps]) == ()


@pytest.mark.parametrize("mutator", [another_digit, a_digit_more, another_unit])
def test_no_changed_figure_of_a_true_sentence_passes(mutator: Mutator) -> None:
    """Of all sentences of the shipped documents; the true ones all do."""
    for _, provision, sentence in true_sentences():
        clause = (provision.lead, provision.text)
        assert not_resting(sentence, clause, [str(provision.locator)]) == ()
        assert all(not_resting(lie, clause) for lie in mutator(sentence) if lie != sentence), sentence


def test_what_is_said_as_it_stands_beside_the_clause_is_well() -> None:
    """The document's own number, whole; its figures by themselves hold nothing."""
    assert not_resting("奖励30万元，见栖政发〔2025〕3号。", [CLAUSE], ["栖政发〔2025〕3号"]) == ()
    assert not_resting("2025年的奖励30万元", [CLAUSE], ["栖政发〔2025〕3号"]) == ("2025年的奖励30万元",)
    assert not_resting("3天", []) == ("3天",)


@pytest.mark.parametrize(
    ("text", "clause"),
    [("奖励30万元", "奖励叁拾万元"), ("奖励三十万元", "奖励人民币叁拾万元整"), ("奖励叁拾万元", "奖励30万元"), ("补贴500元", "补贴伍佰元"),
     ("奖励30W元", "奖励叁拾万元")],
)  # fmt: skip
def test_capital_numerals_are_the_numbers_that_they_mean(text: str, clause: str) -> None:
    """In the clause as in what is said."""
    assert not_resting(text, [clause]) == ()
    assert not_resting(text.replace("3", "8").replace("三", "八").replace("叁", "捌").replace("5", "6"), [clause]) != ()
