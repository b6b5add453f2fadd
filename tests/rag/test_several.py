"""Several questions in one message."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.answer import Answer, Question, Refusal
from rag.ask import Asker
from rag.several import asked_apart, questions_in
from tests.rag.invariants import TODAY


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("人才公寓租金多少？另外硕士有没有津贴", ("人才公寓租金多少", "硕士有没有津贴")),
        ("厂房几块钱一平，另外问一下，电价多少", ()),
        ("two questions: what is the rent and do you have schools?", ("what is the rent", "do you have schools")),
        ("引荐奖励怎么算？", ()),
        ("你好！我想问一下，引荐奖励多少？谢谢", ()),
        ("多少？几天？", ()),
        ("我是外资企业，设备补多少？单个引荐项目封顶多少？", ()),
        ("您好，临澜县，工业用地底价多少？租金多少？", ("您好，临澜县，工业用地底价多少", "租金多少")),
        ("Deadline 30 May 2026; how much is the reward?", ()),
        ("May a civil servant refer? How much is it?", ("May a civil servant refer", "How much is it")),
    ],
)
def test_each_part_asks_for_itself(text: str, parts: tuple[str, ...]) -> None:
    """What greets, thanks or says too little is no question beside another; whose case it is is said of all."""
    assert questions_in(text) == parts


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_has_none_or_two_to_three_questions(text: str) -> None:
    """One alone is the message itself."""
    assert len(questions_in(text)) in {0, 2, 3}


def test_questions_that_no_clause_answers_together_are_answered_side_by_side(shipped: Asker) -> None:
    """Each by its own."""
    told = shipped.ask(Question("栖梧市区小时最低工资多少？另外写字楼租金多少？", TODAY))
    assert isinstance(told, Answer)
    assert "21元" in told.statement
    assert "45元至60元" in told.statement


def test_a_part_without_an_answer_leaves_the_refusal(shipped: Asker) -> None:
    """Half an answer would pass for a whole one."""
    assert isinstance(shipped.ask(Question("栖梧写字楼租金多少？另外房产税税率多少？", TODAY)), Refusal)


def asked(asker: Asker, text: str) -> list[tuple[str, str]]:
    """The words and the place of each question that is asked for itself."""
    return [(one.text, one.place) for one in asked_apart(Question(text, TODAY), asker.index.catalogue)]


def test_only_a_place_named_before_is_handed_on(shipped: Asker) -> None:
    """The first question is not about the place of the second."""
    first, second = "工业用地底价多少", "临澜县社会化招商奖励最高多少"
    assert asked(shipped, f"{first}？{second}？") == [(first, ""), (second, "")]
    assert asked(shipped, f"临澜县{first}？租金多少？") == [(f"临澜县{first}", ""), ("租金多少", "临澜县")]


@pytest.mark.parametrize(
    "text",
    [
        "2022年签的合同，租房补贴多少？引荐奖励封顶多少？", "2022年签的合同租房补贴多少？引荐奖励封顶多少？", "旧办法引荐奖励封顶多少？公示期几天？", "第十条奖励多少？公示期几天？",
        "引荐的项目奖励多少？设备补助多少？", "栖梧市社会化招商奖励暂行办法（2021）封顶多少？公示期几天？",
    ],
)  # fmt: skip
def test_what_a_question_says_of_the_law_is_not_lost_for_the_next(shipped: Asker, text: str) -> None:
    """The day, the edition, the clause, the party, the document."""
    assert asked(shipped, text) == []


def test_each_question_may_name_its_own_party(shipped: Asker) -> None:
    """Nothing is lost of either."""
    assert len(asked(shipped, "引荐的项目奖励多少？我们公司买设备补多少？")) == 2


def test_the_first_is_told_for_every_place_where_the_second_names_one(shipped: Asker) -> None:
    """The price of land everywhere, and not that of the county alone."""
    told = shipped.ask(Question("工业用地底价多少？临澜县社会化招商奖励最高多少？", TODAY))
    assert isinstance(told, Answer)
    assert "26万元" in told.statement
