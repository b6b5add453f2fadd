"""Evidence: how sure it is that a candidate answers."""

from dataclasses import astuple, replace
from pathlib import Path

import pytest

from rag.answer import Answer, Question, Refusal
from rag.ask import Asker, build_asker
from rag.evidence import (
    ELSEWHERE,
    NAMES,
    SHIPPED,
    WEIGHTS_FILE,
    Gate,
    gate_of,
    names_nothing,
    read_gate,
    sure_candidates,
    write_gate,
)
from rag.inquiry import read_question
from rag.search import Findings, search
from tests.rag.invariants import TODAY
from tests.rag.small_library import PARKING, DictShelf, small_library
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


def test_confidence_never_overflows(shipped: Asker) -> None:
    """However far a signal lies."""
    found = of(shipped, "深谷电价多少钱")
    gate = Gate((1e6,) * len(NAMES), 0.0, 0.5)
    assert gate.confidence(replace(found, specific=1e6)) > 0.999
    assert gate.confidence(replace(found, specific=-1e6)) < 0.001


def test_weights_come_back_as_they_were_written(tmp_path: Path) -> None:
    """To three places; the shipped file is one of them."""
    file = tmp_path / "weights.tsv"
    gate = Gate(tuple(number / 8 for number in range(len(NAMES))), -1.25, 0.3)
    write_gate(gate, file)
    assert read_gate(file) == gate
    assert read_gate() == SHIPPED


def test_the_shipped_weights_are_those_of_the_signals() -> None:
    """None is missing, none is left over from a signal that is gone."""
    lines = WEIGHTS_FILE.read_text(encoding="utf-8").splitlines()
    assert [line.partition("\t")[0] for line in lines if "\t" in line] == [*NAMES, "intercept", "enough"]


def test_a_signal_without_a_weight_weighs_nothing(tmp_path: Path) -> None:
    """So that a new one can be fitted."""
    file = tmp_path / "weights.tsv"
    file.write_text("# head\nspecific\t1.5\nintercept\t0.25\nenough\t0.5\n", encoding="utf-8")
    assert sum(read_gate(file).weights) == 1.5


def test_texts_of_another_trade_have_a_gate_of_words_alone(shipped: Asker, tmp_path: Path) -> None:
    """What the bureau's questions are like tells nothing of parking; what a question says besides the text does."""
    texts = build_asker(
        small_library({"停车.md": PARKING}), shipped.index.embedder, DictShelf(), tmp_path, lambda done, total: None
    )
    assert gate_of(shipped.index) is SHIPPED
    assert gate_of(texts.index) is ELSEWHERE
    assert isinstance(texts.ask(Question("公共停车场白天每小时收费多少元", TODAY)), Answer)
    assert isinstance(texts.ask(Question("公共停车场洗车打蜡每次多少元", TODAY)), Refusal)


def test_where_the_best_candidate_is_not_sure_none_is(shipped: Asker) -> None:
    """A later one never answers in its stead; where nothing was found there is nothing to be sure of."""
    inquiry = read_question(Question("栖梧市引荐人备案有效期多久", TODAY), shipped.index.catalogue)
    findings = search(shipped.index, inquiry)
    never = Gate((0.0,) * len(NAMES), 0.0, 0.9)
    assert sure_candidates(shipped.index, inquiry, findings, SHIPPED)[0] == findings.candidates[0]
    assert sure_candidates(shipped.index, inquiry, findings, never) == []
    assert sure_candidates(shipped.index, inquiry, Findings((), 0.0, 1.0), SHIPPED) == []
