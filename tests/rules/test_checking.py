"""A rule that differs from its clause in anything does not hold."""

import pytest

from tests.rules.small_rules import RULES, complaints, small_book


def test_rules_that_agree_hold() -> None:
    """The small rules and the small document."""
    assert small_book().problems == ()
    assert [edition.rules.document for edition in small_book().editions] == ["办法"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("at_least: 5000万元", "at_least: 6000万元"),
        ("at_least: 5000万元", "at_least: 5000元"),
        ("at_least: 5000万元", "at_least: 5000亿元"),
        ("at_least: 40%", "at_least: 40‰"),
        ("rate: 3‰", "rate: 3%"),
        ("rate: 3‰", "rate: 0.3‰"),
        ("share: 30%}", "share: 31%}"),
        ("sum: 80万元", "sum: 800万元"),
        ("国家级: 20万元", "国家级: 20元"),
        ("sum: 90万元", "sum: 91万元"),
    ],
)
def test_a_number_must_stand_in_its_clause_in_its_unit(old: str, new: str) -> None:
    """One digit, one unit, one per mille."""
    assert "没有写明" in complaints(old, new)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("at_least: 5000万元", "more_than: 5000万元", "是否包含本数"),
        ("at_least: 40%", "at_most: 40%", "是否包含本数"),
        ("to_included: true, rate", "to_included: false, rate", "是否包含本数"),
        ("from_included: false, rate: 2‰", "rate: 2‰", "都包含"),
        ("from: 1亿元, from_included", "from: 2亿元, from_included", "空档"),
        (
            "{to: 1亿元, to_included: true, rate: 3‰}",
            "{from: 5000万元, to: 1亿元, to_included: true, rate: 3‰}",
            "从零开始",
        ),
        ("国家级: 20万元, 省级: 8万元", "国家级: 8万元, 省级: 20万元", "张冠李戴"),
        ("sum: 90万元", "sum: 40万元", "同一行"),
        ("from: 1亿元, sum", "from: 5000万元, sum", "同一行"),
        ("share: 60%", "share: 40%", "100%"),
        ("share: 10%}", "share: 30%}", "张冠李戴"),
        ("zh: 满一年", "zh: 满两年", "没有"),
        ("cap: {sum: 80万元, clause: 第三条}", "cap: {sum: 20万元, clause: 第五条}", "不是上限"),
        ("clause: 第二条\n    when", "clause: 第十二条\n    when", "没有"),
        ("fact: sector", "fact: sectors", "不认识的事实"),
        ("[工业, 制造业]", "[工业, 造船]", "没有“造船”"),
        ("fact: fixed_investment, at_least", "fact: sector, at_least", "不能与"),
        ("at_least: 40%", "at_least: 5000万元", "不能与"),
        ("base: fixed_investment", "base: fixed_investments", "不认识的事实"),
    ],
)
def test_what_the_clause_does_not_say_is_told(old: str, new: str, said: str) -> None:
    """Bounds that hold the number or not, gaps, rows, roles, clauses that are gone, facts nobody knows."""
    assert said in complaints(old, new)


def test_a_sum_is_not_taken_twice() -> None:
    """8万元 stands once in the clause: national teams cannot have it as well as provincial ones."""
    said = complaints("国家级: 20万元, 省级: 8万元", "省级: 8万元, 国家级: 8万元")
    assert "却用了2次" in said


def test_a_grant_is_no_bound() -> None:
    """The cap of a clause cannot be granted."""
    said = complaints(
        "by_choice: {fact: level, sums: {国家级: 20万元, 省级: 8万元}, clause: 第五条}",
        "fixed: {sum: 80万元, clause: 第三条}",
    )
    assert "不是给付" in said


def test_a_set_with_a_fault_is_left_out() -> None:
    """Its problem names file, line, programme and clause."""
    from_text = small_book().editions[0].rules
    broken = small_book(RULES.replace("rate: 3‰", "rate: 4‰", 1))
    assert broken.editions == ()
    assert broken.problems[0].file == "办法.rules.yaml"
    assert broken.problems[0].line == from_text.programmes[0].line
    assert "industry" in broken.problems[0].message and "第二条" in broken.problems[0].message


def test_what_is_handed_over_to_another_document_is_not_granted_here() -> None:
    """`instead` means that: the same kind of reward by two documents would be counted twice."""
    handed = "beside:\n  - {document: 办法, families: [settling], instead: true, clause: 第七条}\nfacts:\n"
    assert "“settling”按第七条执行" in complaints("facts:\n", handed)
    assert "按第七条执行" not in complaints("facts:\n", handed.replace("settling", "rent"))
    assert "按第七条执行" not in complaints("facts:\n", handed.replace("instead: true, ", ""))
