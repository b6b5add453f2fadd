"""Yes, no, not known: whole answers only."""

import pytest

from rag.calculating.case_yes_no import is_not_known, is_question, yes_or_no
from rag.rules.fact_list import SHARED
from rag.rules.facts import Fact, FactKind, Text

_FILED = SHARED.find("filed_before_signing")
_BEGUN = Fact(
    "works_begun", FactKind.FLAG, Text("项目已开工", "works begun"), Text("项目开工了吗？", "Have the works begun?")
)
_TWO = Fact(
    "in_zone", FactKind.FLAG, Text("在园区", "in"), Text("企业在园区登记注册并纳入统计吗？", "Registered and counted?")
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("是", True), ("是的", True), ("对的", True), ("嗯嗯", True), ("有", True), ("办了", True), ("已经办理了", True), ("都符合", True),
        ("确实有", True), ("是的，上个月办的", True), ("Yes", True), ("we have", True), ("没错", True),
        ("不是", False), ("没有", False), ("没", False), ("还没有", False), ("没有办理", False), ("尚未", False), ("没有，下周去办", False),
        ("No", False), ("not yet", False), ("从来没有", False),
    ],
)  # fmt: skip
def test_a_whole_yes_or_no_is_read(text: str, value: bool) -> None:
    """In both languages, with what is told besides."""
    assert _FILED is not None
    assert yes_or_no(text, _FILED) is value


@pytest.mark.parametrize(
    "text",
    [
        "不知道", "不清楚", "不确定", "没查过", "无所谓", "对不起", "已经忘了", "好难懂啊", "否则呢", "next", "有哪些材料要交", "有什么要求",
        "是不是要先登记", "有没有模板", "办了吗", "是的，不过还没盖章", "有，好像", "对了再问一下", "没关系", "无法理解", "is it needed", "",
        "好的", "都不是", "not sure", "nothing works here", "可能有吧",
    ],
)  # fmt: skip
def test_words_that_merely_begin_like_one_are_none(text: str) -> None:
    """Nobody is told eligible or not for a word that was none."""
    assert _FILED is not None
    assert yes_or_no(text, _FILED) is None


@pytest.mark.parametrize(
    ("text", "value"), [("开工了", True), ("已经开工", True), ("还没开工", False), ("没有开工", False)]
)
def test_the_words_of_the_question_answer_it(text: str, value: bool) -> None:
    """Where it asks for one thing."""
    assert yes_or_no(text, _BEGUN) is value


@pytest.mark.parametrize("text", ["登记了", "没有登记", "开工不了", "注册并纳入统计了"])
def test_one_of_two_things_that_were_asked_is_no_answer(text: str) -> None:
    """The other may be otherwise."""
    assert yes_or_no(text, _TWO) is None


@pytest.mark.parametrize(
    "text",
    [
        "不知道", "我不清楚", "这个不太确定", "没查过", "记不清了", "已经忘了", "不好说", "跳过", "无所谓", "可能有吧", "待定", "不知道怎么说",
        "I don't know", "not sure", "next", "skip",
    ],
)  # fmt: skip
def test_not_known_is_told_from_no(text: str) -> None:
    """The question is passed over and the fact stays unknown."""
    assert is_not_known(text)


@pytest.mark.parametrize("text", ["不是", "没有", "是的", "1000万美元", "不知道的话去哪里问", "可能要交哪些材料", "无"])
def test_answers_and_questions_are_not_passed_over(text: str) -> None:
    """They say something."""
    assert not is_not_known(text)


def test_questions_are_known_as_such() -> None:
    """By their mark, or by what asks."""
    assert is_question("要交什么材料") and is_question("办了？") and not is_question("办了")


def test_all_of_several_things_are_denied_at_once() -> None:
    """都不是 is a whole answer where several things were asked."""
    assert yes_or_no("都不是", _TWO) is False
