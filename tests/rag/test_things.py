"""Things that are asked for by their name, and clauses that know them or do not."""

import pytest

from rag.lexicon import hints
from rag.things import knows, lacks_thing, thing_asked_for, things_named


@pytest.mark.parametrize(
    ("said", "thing"),
    [
        ("你们这有自贸区吗", "自贸区"),
        ("那有没有加成", "加成"),
        ("do you offer free visas?", "free visas"),
        ("is there any tax holiday?", "tax holiday"),
        ("有什么条件吗", ""),
        ("奖励多少", ""),
        ("what is there", ""),
    ],
)
def test_the_thing_is_what_stands_behind_there_is(said: str, thing: str) -> None:
    """And nothing where a question word stands there."""
    assert thing_asked_for(said) == thing


def test_a_clause_knows_a_thing_by_its_words_or_the_documents_words_for_it() -> None:
    """In English most words of it have to be known: 法定节假日 is no tax holiday."""
    assert knows("在应得奖励基础上加成50%", "加成")
    assert knows("企业在境内主板上市的", "listing")
    assert not knows("企业在境内主板上市的", "自贸区")
    assert not knows("法定节假日不受理", "tax holiday")
    assert not knows("floor prices for land", "free visas")


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("厂房的房产税怎么交", ["房产税"]),
        ("what visa do they need", ["visa"]),
        ("are there moving costs", ["moving costs"]),
        ("the appetite of investors", []),
        ("引荐了一家跨境电商企业能拿多少", []),
        ("跨境电商企业多少家", []),
        ("建海外仓补多少", ["海外仓"]),
        ("引荐奖励要交保证金吗", ["保证金"]),
        ("标准厂房租金多少", []),
    ],
)
def test_things_are_named_as_such(said: str, names: list[str]) -> None:
    """Not inside Latin words, and not where they only describe who is brought."""
    assert [said[start:end] for start, end, _ in things_named(said)] == names


def test_a_clause_tells_nothing_of_a_thing_that_it_does_not_name() -> None:
    """In any of the ways to write it, or in the documents' words for what the asker calls it."""
    clause = "租用国有标准厂房从事生产的企业,第一年租金全额补助"
    assert lacks_thing("厂房的房产税几个点", hints("厂房的房产税几个点"), clause)
    assert not lacks_thing("厂房的房产税几个点", hints("厂房的房产税几个点"), "从租计征的房产税")
    assert not lacks_thing("what is the vat", (), "增值税按月申报")
    assert lacks_thing("what is the vat", (), "private companies")
    assert not lacks_thing("机票给不给报", hints("机票给不给报"), "人员差旅费不予扶持")


def test_what_a_subsidy_would_be_for_has_to_be_known_by_the_clause() -> None:
    """购房补贴 is none for greening."""
    clause = "企业引进的人才首次在本市购房的,按照表2给予补贴"
    assert lacks_thing("厂区绿化有没有补贴", (), clause)
    assert not lacks_thing("人才购房有没有补贴", (), clause)
    assert not lacks_thing("买房有没有补贴", hints("买房有没有补贴"), clause)
