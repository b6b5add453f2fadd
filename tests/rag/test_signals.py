"""Signals: what speaks for and against a candidate."""

import pytest

from rag.answer import Question
from rag.ask import Asker
from rag.inquiry import read_question
from rag.search import search
from rag.signals import Signals, read, signals
from tests.rag.invariants import TODAY


def of(asker: Asker, text: str) -> Signals:
    """Signals of the best candidate of a question."""
    inquiry = read_question(Question(text, TODAY), asker.index.catalogue)
    findings = search(asker.index, inquiry)
    return signals(asker.index, inquiry, read(asker.index, inquiry), findings, findings.candidates[0])


@pytest.mark.parametrize("text", ["栖梧市引荐人备案有效期多久", "工业蒸汽价格每吨多少钱"])
def test_a_question_in_the_words_of_its_clause_is_covered(shipped: Asker, text: str) -> None:
    """All its own words stand there, and the kind of thing asked for."""
    found = of(shipped, text)
    assert found.specific > 0.8
    assert (found.fitting, found.unseen, found.kind_missing) == (1, 0, 0)


def test_a_sum_that_a_band_holds_is_held(shipped: Asker) -> None:
    """Another sum is not, and without one nothing is said."""
    assert of(shipped, "临澜县引荐8000万元的工业项目，奖励比例").sums == 1
    assert of(shipped, "深谷电价9999亿元吗").sums == 0
    assert of(shipped, "深谷电价多少钱").sums == 0.5


def test_words_that_no_document_holds_are_noticed(shipped: Asker) -> None:
    """The longer the run of them, the more it says."""
    assert of(shipped, "引荐奖励能换鹦鹉饲料吗").unseen > of(shipped, "引荐奖励分几期兑现").unseen


def test_a_change_that_no_clause_speaks_of_is_noticed(shipped: Asker) -> None:
    """The question presumes an amendment; the clause speaks of none."""
    assert of(shipped, "栖梧市引荐奖励上限提高到800万元是哪次修订").changed == 1
    assert of(shipped, "栖梧市引荐奖励上限是多少").changed == 0
