"""Every refusal around an official answer has words that say what to do."""

import pytest

from bot.answering.clauses import Fault
from bot.wording_official_asking import (
    say_answer_faulty,
    say_answer_refusal,
    say_answer_submitted,
    say_no_clause,
    say_not_resting,
)
from rag.answer import Language
from store.answering.official_answer import AnswerRefusal
from tests.bot.sample import REWARD


@pytest.mark.parametrize("language", list(Language))
def test_every_refusal_and_fault_is_said(language: Language) -> None:
    """None falls through."""
    assert all(say_answer_refusal(language, refusal).text for refusal in AnswerRefusal)
    assert all(say_answer_faulty(language, fault).text for fault in Fault)
    assert all(say_no_clause(language, fault).text for fault in Fault)


def test_nobody_to_approve_is_said() -> None:
    """Or it would wait for ever."""
    assert "/invite" in say_answer_submitted(Language.SIMPLIFIED, 0).text
    assert "2 people" in say_answer_submitted(Language.ENGLISH, 2).text


def test_what_does_not_rest_on_the_clause_is_named_in_its_words() -> None:
    """With the clause and the way out."""
    said = say_not_resting(Language.SIMPLIFIED, ["奖励80万元"], REWARD, "第八条").text
    assert all(words in said for words in ("没有保存", "· 奖励80万元", "第八条", "改依据"))
