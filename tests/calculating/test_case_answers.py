"""Answers to the question for one fact."""

from datetime import date

import pytest

from rag.calculating.case import said
from rag.calculating.case_answers import read_value, unclear_answer
from rag.calculating.case_doubts import Doubt
from rag.rules.fact_list import SHARED


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("fixed_investment", "2亿", "2亿元"),
        ("fixed_investment", "大概2.5个亿", "2.5亿元"),
        ("fixed_investment", "30000000", "3000万元"),
        ("fixed_investment", "5%", "5%"),
        ("foreign_funds", "1000万美元", "1000万美元"),
        ("outside_share", "65%", "65%"),
        ("outside_share", "六成五", "65%"),
        ("outside_share", "百分之六十", "60%"),
        ("filed_before_signing", "是的", "是"),
        ("filed_before_signing", "没有", "否"),
        ("dishonest", "没有", "否"),
        ("signed_on", "2025年3月2日", "2025-03-02"),
        ("doctors", "3", "3人"),
        ("doctors", "3个", "3人"),
        ("rented_area", "1.2万平米", "12000平方米"),
        ("capital", "内资", "内资"),
        ("nature", "都不是", "无"),
        ("rank", "Fortune Global 500", "世界500强"),
        ("nature", "扩产", "现有企业增资扩产"),
        ("sector", "属于制造业", "制造业"),
    ],
)
def test_an_answer_is_read(key: str, text: str, value: str) -> None:
    """As people write it."""
    fact = SHARED.find(key)
    assert fact is not None
    read = read_value(text, fact, SHARED, date(2026, 8, 3))
    assert read is not None
    assert said(read) == value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("fixed_investment", "工业项目奖励比例是多少"),
        ("signed_on", "忘了"),
        ("capital", "不知道怎么说"),
        ("doctors", "几个吧"),
        ("fixed_investment", "8000"),
        ("fixed_investment", "不到1亿"),
        ("fixed_investment", "3亿到5亿"),
        ("foreign_funds", "1000"),
        ("dishonest", "不知道"),
        ("filed_before_signing", "有什么材料要交"),
        ("nature", "不清楚"),
        ("nature", "投资"),
        ("sector", "农业机械制造业"),
    ],
)
def test_what_is_no_answer_is_none(key: str, text: str) -> None:
    """Then it is asked again, or the words are something else."""
    fact = SHARED.find(key)
    assert fact is not None
    assert read_value(text, fact, SHARED, date(2026, 8, 3)) is None


@pytest.mark.parametrize(
    ("key", "text", "doubt"),
    [
        ("fixed_investment", "8000", Doubt.UNIT),
        ("foreign_funds", "1000", Doubt.UNIT),
        ("outside_share", "65", Doubt.UNIT),
        ("fixed_investment", "不到1亿", Doubt.INEXACT),
        ("fixed_investment", "3亿到5亿", Doubt.INEXACT),
        ("outside_share", "60%以上", Doubt.INEXACT),
        ("registered_capital_paid", "注册资本1亿", Doubt.SUBSCRIBED),
    ],
)
def test_an_answer_that_cannot_be_taken_is_told_why(key: str, text: str, doubt: Doubt) -> None:
    """It is asked for again."""
    fact = SHARED.find(key)
    assert fact is not None
    told = unclear_answer(text, fact, SHARED, date(2026, 8, 3))
    assert told is not None and told.doubt is doubt


@pytest.mark.parametrize(
    ("key", "text"), [("fixed_investment", "奖励什么时候发"), ("doctors", "3"), ("fixed_investment", "2亿")]
)
def test_other_words_are_in_no_doubt(key: str, text: str) -> None:
    """They are an answer, or none."""
    fact = SHARED.find(key)
    assert fact is not None
    assert unclear_answer(text, fact, SHARED, date(2026, 8, 3)) is None
