"""The shared facts: complete in both languages, and derived from facts that are there."""

from rag.rules.fact_list import SHARED
from rag.rules.facts import FactKind


def test_every_fact_can_be_asked_for() -> None:
    """A name and a question in both languages; choices where there are some to choose."""
    for fact in SHARED:
        texts = (fact.name.zh, fact.name.en, fact.ask.zh, fact.ask.en)
        assert all(texts), fact.key
        assert fact.ask.zh.endswith(("？", "。")) and fact.ask.en.endswith(("?", ".")), fact.key
        assert bool(fact.choices) == (fact.kind in (FactKind.CHOICE, FactKind.CHOICES)), fact.key


def test_what_facts_follow_from_is_there() -> None:
    """No derivation from a fact nobody knows, none in a circle."""
    for fact in SHARED:
        behind = list(SHARED.behind(fact.key))
        assert all(SHARED.find(key) for key in behind) and len(behind) == len(set(behind)), fact.key
