"""Lexical search: BM25 over characters and pairs."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.lexical import LexicalIndex
from rag.text import terms

TEXTS = [
    "引荐人应当在项目签约之前备案",
    "标准厂房租金按百分之五十补贴",
    "引荐奖励单个项目最高不超过三百万元",
    "奖励分三期兑现",
]


def ranking(texts: list[str], question: str) -> list[int]:
    """Positions, best first."""
    return [int(row) for row in np.argsort(-LexicalIndex(texts).scores(terms(question)), kind="stable")]


@pytest.mark.parametrize(("question", "best"), [("标准厂房补贴", 1), ("引荐人备案", 0), ("分几期", 3)])
def test_the_text_that_shares_most_comes_first(question: str, best: int) -> None:
    """Without any word list."""
    assert ranking(TEXTS, question)[0] == best


def test_what_shares_nothing_scores_nothing() -> None:
    """A text without a common term is not found; one with is."""
    scores = LexicalIndex(TEXTS).scores(terms("厂房"))
    assert scores[1] > 0
    assert [scores[row] for row in (0, 2, 3)] == [0, 0, 0]


def test_an_index_of_nothing_finds_nothing() -> None:
    """No documents, no hits, no exception."""
    assert LexicalIndex([]).scores(terms("引荐奖励")).shape == (0,)
    assert LexicalIndex(["", "。"]).scores(terms("引荐奖励")).tolist() == [0, 0]


def test_a_rare_term_weighs_more_than_a_common_one() -> None:
    """项目 stands in many texts, 厂房 in one; what no text holds weighs most."""
    index = LexicalIndex(TEXTS)
    assert index.weight("项目") < index.weight("厂房") < index.weight("彩票")
    assert index.seen("厂房") and not index.seen("彩票")


def test_shouting_a_word_does_not_drown_the_others() -> None:
    """A term repeated ten times counts no more than twice."""
    index = LexicalIndex(TEXTS)
    assert index.scores(terms("厂房" + "，厂房" * 9)).tolist() == index.scores(terms("厂房，厂房")).tolist()


def test_a_short_text_is_preferred_among_equals() -> None:
    """The same words in fewer characters say more."""
    assert ranking(["招商奖励" + "另有规定的从其规定" * 9, "招商奖励"], "招商奖励")[0] == 1


@settings(max_examples=60, deadline=None)
@given(st.permutations(TEXTS), st.text(alphabet="引荐标准厂房奖励期兑现项目", min_size=1, max_size=12))
def test_the_order_of_the_texts_does_not_change_their_scores(shuffled: list[str], question: str) -> None:
    """A score belongs to a text, not to its place."""
    straight, mixed = LexicalIndex(TEXTS).scores(terms(question)), LexicalIndex(shuffled).scores(terms(question))
    assert np.allclose([straight[TEXTS.index(text)] for text in shuffled], mixed)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=8), st.text(max_size=30))
def test_scores_are_never_negative(texts: list[str], question: str) -> None:
    """The idf of Lucene keeps common terms above zero."""
    scores = LexicalIndex(texts).scores(terms(question))
    assert scores.shape == (len(texts),)
    assert bool((scores >= 0).all()) and bool(np.isfinite(scores).all())


_LINES = st.lists(
    st.sampled_from(["奖励三百万元", "到位资金一亿元", "用地", "referral reward", "奖励", ""]), max_size=8
)


@settings(max_examples=100, deadline=None)
@given(before=_LINES, now=_LINES)
def test_what_is_taken_over_from_the_index_before_is_as_if_counted_anew(before: list[str], now: list[str]) -> None:
    """To the last bit; terms that stand in no text any more are as terms that never did."""
    anew, taken = LexicalIndex(now), LexicalIndex(now, LexicalIndex(before, LexicalIndex(now)))
    for question in ("奖励多少", "三百万元用地", "reward"):
        assert taken.scores(terms(question)).tolist() == anew.scores(terms(question)).tolist()
        for term in terms(question):
            assert taken.seen(term) == anew.seen(term)
            assert taken.weight(term) == anew.weight(term)
