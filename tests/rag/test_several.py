"""Several questions in one message."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.answer import Answer, Question, Refusal
from rag.ask import Asker
from rag.several import questions_in
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
        ("Deadline 30 May 2026; how much is the reward?", ()),
        ("May a civil servant refer? How much is it?", ("May a civil servant refer", "How much is it")),
    ],
)
def test_each_part_asks_for_itself(text: str, parts: tuple[str, ...]) -> None:
    """What greets, thanks or says too little is no question beside another."""
    found = questions_in(text)
    assert found == parts or (not parts and all(len(one) > 3 for one in found) and len(found) != 1)


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
