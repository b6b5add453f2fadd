"""True answers out of the shipped documents pass `verify`; with one small lie in them none does."""

import random

import pytest

from rag.verify import verify
from tests.rag.true_answers import LIES, TrueAnswer, lies_of, true_answers

SEED, SAMPLE = 20261121, 560
WAYS = {"sentence", "traditional", "figures", "pair", "row"}


@pytest.fixture(scope="module")
def answers() -> list[TrueAnswer]:
    """All of them."""
    return true_answers()


def test_what_is_true_by_the_way_it_was_made_passes(answers: list[TrueAnswer]) -> None:
    """At least 99 in a hundred; in each way of answering."""
    assert len(answers) >= 500
    assert {answer.way for answer in answers} == WAYS
    refused = [answer.claim for answer in answers if verify(answer.draft()) is None]
    assert len(refused) <= len(answers) // 100, refused


def test_one_small_lie_in_a_true_answer_does_not_pass(answers: list[TrueAnswer]) -> None:
    """One digit, unit, rate, negation, bound, edge, place or year: of thousands of changes none."""
    chosen = random.Random(SEED).sample(answers, SAMPLE)
    passed, tried = [], dict.fromkeys((lie.__name__ for lie in LIES), 0)
    for kind, answer, false in lies_of(chosen, SEED, most=1):
        tried[kind] += 1
        if verify(answer.draft(false)) is not None:
            passed.append((kind, answer.claim, false))
    assert passed == []
    assert min(tried.values()) >= 20, tried
