"""Evidence: how sure it is that a candidate answers."""

from dataclasses import astuple

import pytest

from rag.answer import Question
from rag.ask import Asker
from rag.evidence import SHIPPED, names_nothing
from rag.inquiry import read_question
from tests.rag.invariants import TODAY
from tests.rag.test_signals import of


def weigh(asker: Asker, text: str) -> float:
    """Confidence in the best candidate."""
    return SHIPPED.confidence(of(asker, text))


@pytest.mark.parametrize("text", ["栖梧市引荐人备案有效期多久", "深谷电价多少钱", "最低工资是多少"])
def test_what_the_documents_say_is_surer_than_what_they_do_not(shipped: Asker, text: str) -> None:
    """A question with its clause against one from nowhere."""
    for foreign in ("栖梧市的地铁几点停运", "明天股票会涨吗", "奥运冠军一年训练几天"):
        assert weigh(shipped, text) > weigh(shipped, foreign)


@pytest.mark.parametrize("text", ["栖梧市引荐人备案有效期多久", "随便说说", "a", "深谷电价9999亿元？"])
def test_confidence_is_a_share(shipped: Asker, text: str) -> None:
    """Between nought and one, and every signal a finite number."""
    found = of(shipped, text)
    assert 0 <= SHIPPED.confidence(found) <= 1
    assert all(-20 < value < 20 for value in astuple(found))


@pytest.mark.parametrize(
    ("text", "nothing"), [("那个呢", True), ("怎么", True), ("。", True), ("引荐奖励", False), ("cap", False)]
)
def test_a_text_that_names_nothing_is_known(shipped: Asker, text: str, nothing: bool) -> None:
    """No word is left to look up."""
    assert names_nothing(read_question(Question(text, TODAY), shipped.index.catalogue)) is nothing
