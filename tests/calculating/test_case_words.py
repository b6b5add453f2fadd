"""The tables of how facts are said."""

import re

import pytest

from rag.calculating.case_words import CHOICES, COUNT_WORDS, DAY_WORDS, FLAGS, SUM_WORDS
from rag.rules.fact_list import SHARED
from rag.rules.facts import FactKind


def test_every_word_belongs_to_a_fact_that_is_known() -> None:
    """A misspelt key would be passed over in silence."""
    keys = [
        *(key for key, _ in SUM_WORDS),
        *(key for key, _, _ in COUNT_WORDS),
        *CHOICES,
        *(key for key, _ in DAY_WORDS),
    ]
    assert [key for key in (*keys, *(key for key, _, _ in FLAGS)) if SHARED.find(key) is None] == []


def test_every_choice_is_one_of_the_fact() -> None:
    """And every pattern can be read."""
    for key, words in CHOICES.items():
        fact = SHARED.find(key)
        assert fact is not None
        known = {choice.zh for choice in fact.choices}
        assert {word for word, _ in words} <= known
        assert all(re.compile(pattern) for _, pattern in words)


@pytest.mark.parametrize("kind", [FactKind.MONEY, FactKind.FUNDS])
def test_sums_are_sums(kind: FactKind) -> None:
    """No word of a sum names a day."""
    kinds = {fact.kind for key, _ in SUM_WORDS if (fact := SHARED.find(key))}
    assert kind in kinds
    assert kinds <= {FactKind.MONEY, FactKind.FUNDS}
