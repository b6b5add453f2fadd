"""Answers: what cannot be built cannot be said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.provision import Locator, Policy, Provision, Standing
from rag.answer import Answer, Citation

TEXT = "第十八条 单个项目的奖励总额最高不超过300万元；外商投资项目，最高不超过500万元。"
PROVISION = Provision(Locator(article="第十八条"), TEXT)
POLICY = Policy("a", "a.md", "青禾市奖励办法", (PROVISION,))


def cite(quote: str) -> Citation:
    """These words as a quote of the article."""
    return Citation(POLICY, PROVISION, quote, Standing.IN_FORCE)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT)))
def test_any_stretch_of_a_provision_is_a_quote(start: int, length: int) -> None:
    """As it stands there."""
    quote = TEXT[start : start + length]
    assert cite(quote).quote == quote


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(TEXT) - 1), st.characters())
def test_one_character_changed_is_no_quote(position: int, other: str) -> None:
    """Not even a blank or a full-width figure."""
    changed = TEXT[:position] + other + TEXT[position + 1 :]
    if changed != TEXT:
        with pytest.raises(ValueError, match="第十八条"):
            cite(changed)


@pytest.mark.parametrize("quote", ["", "最高不超过 300万元", "单个项目……500万元", "第十九条"])
def test_words_that_are_not_there_are_no_quote(quote: str) -> None:
    """Nor nothing at all, nor words left out."""
    with pytest.raises(ValueError, match="does not stand"):
        cite(quote)


def test_an_answer_without_a_citation_cannot_be_built() -> None:
    """Whatever it says."""
    with pytest.raises(ValueError, match="citation"):
        Answer("最高300万元。", (), ())
    assert Answer("最高300万元。", (cite(TEXT),), ()).citations[0].provision is PROVISION
