"""Evidence and signals: how sure it is that a candidate answers."""

from dataclasses import astuple

import pytest

from rag.answer import Question
from rag.ask import Asker
from rag.evidence import confidence, names_nothing
from rag.inquiry import read_question
from rag.search import search
from rag.signals import Signals, read, signals
from tests.rag.invariants import TODAY


def weigh(asker: Asker, text: str) -> float:
    """Confidence in the best candidate."""
    return confidence(of(asker, text))


def of(asker: Asker, text: str) -> Signals:
    """Signals of the best candidate."""
    inquiry = read_question(Question(text, TODAY), asker.index.catalogue)
    findings = search(asker.index, inquiry)
    return signals(asker.index, inquiry, read(asker.index, inquiry), findings, findings.candidates[0])


@pytest.mark.parametrize("text", ["栖梧市引荐人备案有效期多久", "深谷电价多少钱", "最低工资是多少"])
def test_what_the_documents_say_is_surer_than_what_they_do_not(shipped: Asker, text: str) -> None:
    """A question with its clause against one from nowhere."""
    for foreign in ("栖梧市的地铁几点停运", "明天股票会涨吗", "奥运冠军一年训练几天"):
        assert weigh(shipped, text) > weigh(shipped, foreign)


@pytest.mark.parametrize("text", ["栖梧市引荐人备案有效期多久", "随便说说", "a", "深谷电价9999亿元？"])
def test_confidence_is_a_share(shipped: Asker, text: str) -> None:
    """Between nought and one, and every signal a finite number."""
    found = of(shipped, text)
    assert 0 <= confidence(found) <= 1
    assert all(-20 < value < 20 for value in astuple(found))


def test_words_that_no_document_holds_are_noticed(shipped: Asker) -> None:
    """The longer the run of them, the more it says."""
    assert of(shipped, "引荐奖励能换鹦鹉饲料吗").unseen > of(shipped, "引荐奖励分几期兑现").unseen


def test_a_change_that_no_clause_speaks_of_is_noticed(shipped: Asker) -> None:
    """The question presumes an amendment; the clause speaks of none."""
    assert of(shipped, "栖梧市引荐奖励上限提高到800万元是哪次修订").changed == 1
    assert of(shipped, "栖梧市引荐奖励上限是多少").changed == 0


@pytest.mark.parametrize(
    ("text", "nothing"), [("那个呢", True), ("怎么", True), ("。", True), ("引荐奖励", False), ("cap", False)]
)
def test_a_text_that_names_nothing_is_known(shipped: Asker, text: str, nothing: bool) -> None:
    """No word is left to look up."""
    assert names_nothing(read_question(Question(text, TODAY), shipped.index.catalogue)) is nothing
