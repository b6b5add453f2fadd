"""How a follow-up is said to have been understood."""

from bot.message import Reply
from bot.wording import plain
from bot.wording_talking import say_new_topic, say_understood
from rag.answer import Language

REPLY = Reply((plain("300万元"),))


def test_the_whole_question_is_told_below_the_answer() -> None:
    """In the reader's characters, with the way to put it right."""
    said = say_understood(REPLY, "栖梧市外资引荐奖励最高多少", Language.SIMPLIFIED).spans[-1].text
    assert said.startswith("按“栖梧市外资引荐奖励最高多少”理解")
    assert "換個問題" in say_understood(REPLY, "外资奖励", Language.TRADITIONAL).text
    assert "外資獎勵" in say_understood(REPLY, "外资奖励", Language.TRADITIONAL).text
    assert "Understood as “cap in Qiwu”" in say_understood(REPLY, "cap in Qiwu", Language.ENGLISH).text


def test_a_long_one_is_cut() -> None:
    """It is a hint, not the answer."""
    assert len(say_understood(REPLY, "问" * 500, Language.SIMPLIFIED).spans[-1].text) < 200


def test_a_new_topic_is_said() -> None:
    """In three scripts."""
    assert [say_new_topic(language).text[:2] for language in Language] == ["好，", "好，", "Al"]
