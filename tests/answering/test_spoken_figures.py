"""Figures in words: read as what they are, or held to stand in the clause."""

from dataclasses import replace

import pytest

from bot.answering.clauses import Clause
from bot.answering.spoken_figures import spoken_besides
from tests.bot.sample import REWARD, provision

WORDS = "（二）引荐成功、到位资金1亿元以上的，奖励30万元。"
CLAUSE = Clause(replace(REWARD, provisions=(provision(WORDS, "第七条"),)), "第七条", (provision(WORDS, "第七条"),))


def test_words_for_figures_must_stand_in_the_clause() -> None:
    """一半 where the clause says it, nowhere else."""
    assert spoken_besides("可以抵扣一半，翻番", "可以抵扣服务费的一半") == ("翻番",)
    assert spoken_besides("CNY 3 million", "300万元") == ()
    assert spoken_besides("fifty million yuan", "300万元") == ("fifty", "million")


@pytest.mark.parametrize(
    "text",
    [
        "引荐成功的，奖励伍拾万元", "引荐成功的，奖励五十W", "引荐成功的，奖励50w元", "引荐成功的，奖励半个亿", "引荐成功的，奖励三分之一", "引荐成功的，奖励一半", "引荐成功的，奖励翻番",
        "引荐成功的，奖励30万元，明年发放", "引荐成功的，奖励5 0万元", "the referral reward is fifty million yuan",
        "the referral reward is half a million yuan",
        "引荐成功的，奖励上千万元", "引荐成功的，每年奖励30万元", "引荐成功的，按月奖励30万元", "The referral reward is CNY 300,000 a year.",
        "引荐成功的，奖励三个亿", "引荐成功的，奖励俩亿元", "引荐成功的，奖励廿万元", "引荐成功的，奖励thirty million元",
    ],
)  # fmt: skip
def test_an_answer_tells_no_figure_in_words_that_its_clause_does_not_hold(text: str) -> None:
    """Neither in capital numerals, nor in English, nor as a share."""
    assert CLAUSE.misses(text)


@pytest.mark.parametrize(
    "text",
    [
        "引荐成功、到位资金壹亿元以上的，奖励叁拾万元",
        "引荐成功的，奖励30W元",
        "引荐成功的，奖励3 0万元",
        "五一假期后来申请奖励",
    ],
)
def test_a_figure_of_the_clause_may_be_written_in_any_way(text: str) -> None:
    """Capital numerals, W, apart."""
    assert CLAUSE.misses(text) == ()


def test_what_is_given_each_year_is_told_of_a_clause_that_says_so() -> None:
    """In either language, in other words."""
    for clause in ("每年奖励30万元", "按年度奖励30万元", "奖励30万元/年"):
        assert spoken_besides("每一年给30万元, CNY 300,000 per year, annually", clause) == ()
    assert spoken_besides("每月15元", "15元/平方米·月") == ()
    assert spoken_besides("每月15元", "每年15元") == ("每月",)
    assert spoken_besides("paid within a year", "一年内兑现") == ()
    assert spoken_besides("CNY 300,000 a year", "一年内兑现30万元") == ("a year",)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("每天补贴50元", "日常管理由受理部门负责，奖励50元"), ("CNY 50 a day", "日常费用50元"),
        ("每年奖励30万元", "年度结束后申报，奖励30万元"), ("CNY 300,000 annually", "上年度纳税的，年度终了后30日内申报，奖励30万元"),
        ("每月奖励3万元", "月度结束后申报，奖励3万元"), ("quarterly", "第三季度申报"),
    ],
)  # fmt: skip
def test_a_period_that_things_are_done_in_says_not_how_often_money_is_given(text: str, clause: str) -> None:
    """日常 is no day, and 年度结束后 tells when to apply."""
    assert spoken_besides(text, clause)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("每年最高300万元", "年度最高300万元"), ("CNY 3 million annually", "单个企业年度累计不超过300万元"),
        ("每年300万元", "最高年度300万元"), ("every month", "月度奖励3万元"), ("quarterly", "季度奖励3万元"), ("per day", "日均50元"),
    ],
)  # fmt: skip
def test_a_period_beside_a_figure_says_how_often(text: str, clause: str) -> None:
    """年度最高300万元 is each year's."""
    assert spoken_besides(text, clause) == ()


QUARTERLY = (
    "每季度第一个月由第三方机构评估，按第三年减半、三分之一、第三季度、双倍、两次计算，免费提供场地，半年内兑现。"
)


@pytest.mark.parametrize(
    "text",
    [
        "It is assessed in each quarter by a third party.", "Quarterly, a third-party institution assesses it.",
        "The site is free of charge.",
        "In the third year half of it, a third of the sum, twice in the third quarter, double.", "within half a year",
        "in the first month of the quarter", "The fee is halved.",
    ],
)  # fmt: skip
def test_english_words_may_stand_for_those_of_a_chinese_clause(text: str) -> None:
    """A third party is no third, and a quarter of the year none of the sum."""
    assert spoken_besides(text, QUARTERLY) == ()


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("a third of the sum", "第三方机构评估"), ("A third party assesses it.", "三分之一"), ("a quarter of the fee", "每季度缴纳"),
        ("three quarters of the fee", "每季度缴纳"), ("It pays a quarter.", "每季度缴纳"), ("half of the fee", "半年内"),
        ("twice the fee", "分两次拨付"),
        ("free of charge", "收取费用"), ("in the third year", "第三方"), ("within half a year", "减半"), ("in the second quarter", "第三季度"),
        ("twice", "双倍"), ("two thirds", "三分之一"),
    ],
)  # fmt: skip
def test_english_words_for_figures_stand_for_nothing_else(text: str, clause: str) -> None:
    """The same word, of another thing."""
    assert spoken_besides(text, clause)
