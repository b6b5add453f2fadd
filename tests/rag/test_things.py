"""Things that are asked for by their name, and clauses that know them or do not."""

import pytest

from rag.things import knows, thing_asked_for


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
