"""Sentences that are nearly true, over clauses made for them: none of subtle_lies.tsv is shown, and what is true beside them is."""

from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from policies.parser import parse_policy
from rag.answer import Language
from rag.drafting.given import Given
from tests.drafting.clauses import KEY, is_shown

DAY = date(2026, 11, 21)
_DOCUMENT = """---
title: 栖梧市试验办法
place: 栖梧市
effective_from: 2025-03-01
language: zh
---

第一条 {clause}
"""


def _rows() -> list[tuple[Language, str, str]]:
    lines = (Path(__file__).parent / "subtle_lies.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(Language(language), clause, said) for language, clause, said in rows]


@lru_cache(maxsize=128)
def _given(clause: str) -> Given:
    """A document of one article that says this."""
    policy = parse_policy(_DOCUMENT.format(clause=clause), "made.md")
    return Given(KEY, policy.policy_id, policy, policy.provisions, policy.standing(DAY))


def test_no_sentence_that_is_nearly_true_is_shown() -> None:
    """Conditions dropped, one thing made two, roles exchanged, marks and periods that change a figure, caps left out."""
    rows = _rows()
    assert len(rows) >= 150
    assert [(clause, said) for language, clause, said in rows if is_shown(_given(clause), said, language)] == []


def test_the_clauses_themselves_may_be_said() -> None:
    """Word for word and in the asker's script: what is refused above is refused for what is false in it."""
    clauses = dict.fromkeys(clause for _, clause, _ in _rows())
    refused = [clause for clause in clauses if not is_shown(_given(clause), clause, Language.SIMPLIFIED)]
    assert refused == []


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("工商登记和税务登记在本市的企业，一次性奖励20万元。", "工商登记及税务登记在栖梧市的企业，可获得一次性奖励20万元。"),
        ("公示有异议的，奖励不予发放。", "公示有异议的，不发放奖励。"), ("企业为员工缴纳社会保险满6个月的，补贴1000元。", "企业为员工缴纳社会保险满六个月的，可获得补贴1000元。"),
        ("给予企业50万元奖励，外商投资企业不享受。", "给予企业50万元奖励，外商投资企业不能享受。"), ("每年3月集中受理奖励申请。", "每年3月集中受理奖励申报。"),
        ("购买标准厂房自用的，按购房价款的6%给予一次性补助，最高300万元。", "购买标准厂房自用的，可按购房价款的6%获得一次性补助，最多300万元。"),
        ("租金为15元/平方米·月。", "租金是15元/平方米·月。"), ("博士和硕士学位获得者，每人补贴5万元。", "博士、硕士学位获得者，每人可获得5万元补贴。"),
    ],
)  # fmt: skip
def test_what_is_true_in_other_words_is_shown(clause: str, said: str) -> None:
    """Of the same clauses."""
    assert is_shown(_given(clause), said, Language.SIMPLIFIED)


LISTED = "有下列情形之一的，不予奖励：\n\n（一）弄虚作假；\n\n（二）停产。"
TIERS = "奖励按下列标准执行：\n\n（一）工业项目10万元；\n\n（二）农业项目5万元。"


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        (LISTED, "有下列情形之一的：弄虚作假；停产。"), (LISTED, "弄虚作假。"), (LISTED, "弄虚作假且停产的，不予奖励。"), (LISTED, "弄虚作假，奖励。"),
        (TIERS, "工业项目5万元，农业项目10万元。"), (TIERS, "农业项目10万元。"), (TIERS, "工业项目10万元、5万元。"),
    ],
)  # fmt: skip
def test_of_lists_nothing_that_is_nearly_true_is_shown_either(clause: str, said: str) -> None:
    """Their lead left out, two members made one, one with the sum of the other."""
    assert not is_shown(_given(clause), said, Language.SIMPLIFIED)


def test_lists_and_their_members_may_be_said() -> None:
    """With what introduces them."""
    assert is_shown(_given(LISTED), "弄虚作假的，不予奖励。", Language.SIMPLIFIED)
    assert is_shown(_given(TIERS), "工业项目10万元，农业项目5万元。", Language.SIMPLIFIED)
