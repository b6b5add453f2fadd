"""Cantonese questions are read like any other; what only looks like one is left alone."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.answer import Language, Question
from rag.regional import in_common_words

_DAY = date(2026, 11, 21)


def _said(text: str) -> str:
    return in_common_words(Question(text, _DAY)).text


@pytest.mark.parametrize(
    ("asked", "common"),
    [
        ("引薦獎勵係咪要扣稅", "引薦獎勵是不是要扣稅"),
        ("獎勵點樣分期", "獎勵怎样分期"),
        ("租廠房有冇補貼，補幾多", "租廠房有没有補貼，補多少"),
        ("喺邊度備案", "在哪里備案"),
        ("呢個政策幾時到期", "这个政策什么时候到期"),
        ("用水係咩價", "用水是什么價"),
        ("標準廠房租金幾多錢", "標準廠房租金多少钱"),
        ("要唔要交稅", "要不要交稅"),
        ("租厂房几多钱一平", "租厂房多少钱一平"),
    ],
)
def test_asking_words_of_cantonese_are_said_in_common_ones(asked: str, common: str) -> None:
    """In traditional and in simplified script."""
    assert _said(asked) == common


@pytest.mark.parametrize(
    "text",
    [
        "关系怎么认定",
        "關係怎麼認定",
        "系统怎么申报",
        "临澜县周边度假项目",
        "我们怎么点解决",
        "租金怎么算",
        "How much is it?",
    ],
)
def test_other_questions_are_left_as_they_are(text: str) -> None:
    """關係 holds a 係 that is no verb."""
    assert _said(text) == text


def test_the_tie_in_a_cantonese_question_stays_one() -> None:
    """關係 beside 係乜嘢."""
    assert _said("我同投資方係乜嘢關係先唔得") == "我同投資方是什么關係先不得"


def test_the_language_stays_that_of_what_was_written() -> None:
    """The common words are simplified; the answer is wanted in the asker's script."""
    assert in_common_words(Question("有冇獎勵", _DAY)).language is Language.TRADITIONAL
    assert in_common_words(Question("有冇獎勵", _DAY, language=Language.ENGLISH)).language is Language.ENGLISH


@given(st.text())
@settings(max_examples=100, deadline=None)
def test_whatever_is_written_once_is_read_the_same_twice(text: str) -> None:
    """What has been put into common words is no Cantonese any more, or stays as it is."""
    once = in_common_words(Question(text, _DAY))
    assert in_common_words(once).text == once.text


@pytest.mark.parametrize(
    "words",
    ["你们这边个人介绍项目有奖励吗，解决唔到", "园区那边位置在哪，唔知", "重点解读有冇", "试点样板怎么报，唔该"],
)
def test_common_words_beside_cantonese_ones_stay(words: str) -> None:
    """这边个人 names nobody, 重点解读 asks for no reason."""
    said = _said(words)
    assert "谁" not in said and "为什么" not in said and "怎样板" not in said
