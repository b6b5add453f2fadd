"""Figures in words: read as what they are, or held to stand in the clause."""

from dataclasses import replace

import pytest

from bot.answering.clauses import Clause
from bot.answering.spoken_figures import plainly, spoken_besides
from tests.bot.sample import REWARD, provision

WORDS = "（二）引荐成功、到位资金1亿元以上的，奖励30万元。"
CLAUSE = Clause(replace(REWARD, provisions=(provision(WORDS, "第七条"),)), "第七条", (provision(WORDS, "第七条"),))


@pytest.mark.parametrize(
    ("written", "plain"),
    [("叁拾万元", "三十万元"), ("五十W", "五十万"), ("50w元", "50万元"), ("3 0万元", "30万元"), ("伍佰元", "五百元"), ("陆科长", "陆科长"),
     ("50 working days", "50 working days")],
)  # fmt: skip
def test_figures_are_written_as_numbers_are_read(written: str, plain: str) -> None:
    """Names and English words stay."""
    assert plainly(written) == plain


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
        "引荐成功的，奖励上千万元",
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
