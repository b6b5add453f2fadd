"""What a real small model once said, said again: the whole path without a model, and nothing wrong is shown."""

import json

import pytest

from rag.answer import Language
from rag.drafting.claim_stream import ClaimStream
from rag.drafting.english_figures import with_converted
from rag.drafting.port import ModelFault
from rag.drafting.saying import as_shown
from rag.evaluate_judgement import wrong_figures
from tests.drafting.recorded_exchanges import Exchange, Replayed, draft, recorded


@pytest.mark.parametrize("exchange", recorded(), ids=lambda exchange: exchange.asked.name)
def test_what_is_shown_of_a_recorded_answer_holds(exchange: Exchange) -> None:
    """Every sentence is one that the model said and a rule carried, or the answer by rules; no figure is wrong."""
    try:
        found = draft(Replayed(exchange), exchange.asked, 10)
    except ModelFault:
        found = []
    whole = ClaimStream()
    said = [claim for piece in exchange.pieces for claim in whole.feed(piece)]
    if not found:
        return
    left = found[-1].answer.statement
    language = exchange.asked.language
    for claim in said:
        text = with_converted(claim.text) if language is Language.ENGLISH else claim.text
        left = left.replace(as_shown(language, text), "")
    assert left.replace(exchange.asked.extractive.statement, "").strip() == ""
    assert wrong_figures(found[-1].answer.statement, found[-1].answer.citations) == ()
    assert found[-1].model == exchange.model


def test_some_of_a_real_model_is_shown() -> None:
    """Of six answers of a model of one and a half billion parameters."""
    exchanges = recorded()
    assert exchanges
    assert [json.loads("".join(one.pieces)).keys() for one in exchanges] == [{"claims"}] * len(exchanges)
    shown = [one for one in exchanges if draft(Replayed(one), one.asked, 10)]
    assert len(shown) >= len(exchanges) // 3


def test_the_lie_that_a_real_model_told_is_not_shown() -> None:
    """It made a rent subsidy of the first year one of all years."""
    (one,) = (exchange for exchange in recorded() if exchange.asked.name == "workshop")
    assert "可以享受全额补助" in "".join(one.pieces)
    assert draft(Replayed(one), one.asked, 10) == []
