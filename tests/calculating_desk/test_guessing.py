"""What a sum may be that nobody named, as far as the shipped rules leave a choice."""

import pytest

from bot.calculating.guessing import facts_for_sum, is_presumed, presumed
from bot.calculating.picking import all_programmes, bases_of
from rag.calculating.rates import Rates
from tests.calculating_desk.rules import book, told

_BASES = frozenset(key for edition, one in all_programmes(book()) for key in bases_of(one, edition.facts))


def _keys(text: str, place: str) -> list[str]:
    state = told(text, place)
    return [fact.key for fact in facts_for_sum(state, book(), Rates(()), _BASES)]


@pytest.mark.parametrize(
    ("text", "place", "key"),
    [
        ("引荐2.5亿工业项目奖多少", "临澜县", "fixed_investment"),
        ("介绍一个3.2亿的制造业项目能拿多少", "栖梧市", "fixed_investment"),
        ("购买标准厂房2000万补多少", "栖梧市", "factory_price"),
    ],
)
def test_a_trade_or_a_thing_leaves_what_its_programmes_count(text: str, place: str, key: str) -> None:
    """Nothing else counts, so nothing is to be asked."""
    assert _keys(text, place) == [key]


@pytest.mark.parametrize("text", ["引荐2.5亿工业项目奖多少", "我引荐了一个2.5亿的房地产开发项目，能拿多少"])
def test_it_is_never_said_that_nothing_else_counts(text: str) -> None:
    """A headquarters is counted by its capital whatever its trade; what is ruled out is so whatever the sum is."""
    state = told(text, "栖梧市")
    (fact,) = facts_for_sum(state, book(), Rates(()), _BASES)
    assert "只认" not in presumed(state, fact).words[fact.key]


def test_without_them_there_is_a_choice_the_usual_first() -> None:
    """At most six of them."""
    found = _keys("介绍一个3.2亿的项目能拿多少", "栖梧市")
    assert found[0] == "fixed_investment"
    assert 1 < len(found) <= 6


def test_what_is_presumed_says_so() -> None:
    """In the words of the fact, in the language of the question."""
    state = told("引荐2.5亿工业项目奖多少", "临澜县")
    (fact,) = facts_for_sum(state, book(), Rates(()), _BASES)
    after = presumed(state, fact)
    assert after.loose is None
    assert after.facts[fact.key] == state.loose
    assert is_presumed(after.words[fact.key])
    assert "按固定资产投资理解；指别的数请写明" in after.words[fact.key]
    assert not is_presumed("固投2.5亿")
