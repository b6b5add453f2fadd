"""Fusion: two rankings with different scales become one."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from rag.fusion import Scores, fuse, lift_documents

Row = tuple[float, float, int]

SCORE = st.integers(0, 300).map(lambda tenths: tenths / 10)  # BM25
COSINE = st.integers(750, 950).map(lambda thousandths: thousandths / 1000)  # of e5
ROWS = st.lists(st.tuples(SCORE, COSINE, st.integers(0, 4)), min_size=1, max_size=20)


def columns(rows: list[Row]) -> tuple[Scores, Scores, NDArray[np.intp]]:
    """Lexical scores, cosines and document numbers."""
    lexical, cosines, groups = zip(*rows, strict=True)
    return np.array(lexical, np.float32), np.array(cosines, np.float32), np.array(groups, np.intp)


@settings(max_examples=80, deadline=None)
@given(ROWS)
def test_the_order_of_the_candidates_does_not_matter(rows: list[Row]) -> None:
    """A candidate's score is the same wherever it stands in the list."""
    order = np.random.default_rng(len(rows)).permutation(len(rows))
    lexical, cosines, _ = columns(rows)
    straight = fuse(lexical, cosines, 0.85, 0.02)
    assert np.allclose(straight[order], fuse(lexical[order], cosines[order], 0.85, 0.02))


@settings(max_examples=80, deadline=None)
@given(ROWS)
def test_better_in_both_is_better_in_the_end(rows: list[Row]) -> None:
    """Who wins by words and by meaning never loses."""
    lexical, cosines, _ = columns(rows)
    scores = fuse(lexical, cosines, 0.85, 0.02)
    for one in range(len(rows)):
        worse = (lexical <= lexical[one]) & (cosines <= cosines[one])
        assert bool((scores[worse] <= scores[one] + 1e-5).all())


def test_without_any_shared_word_meaning_decides() -> None:
    """All lexical scores nought: the cosine orders, and nothing is divided by nought."""
    scores = fuse(np.zeros(3, np.float32), np.array([0.8, 0.9, 0.85], np.float32), 0.85, 0.0)
    assert scores.argmax() == 1 and bool(np.isfinite(scores).all())


def test_the_scale_of_the_lexical_scores_does_not_matter() -> None:
    """A long question has ten times the BM25 of a short one; the ranking is the same."""
    lexical, cosines = np.array([1, 2, 4], np.float32), np.array([0.9, 0.86, 0.8], np.float32)
    assert np.allclose(fuse(lexical, cosines, 0.85, 0.02), fuse(lexical * 10, cosines, 0.85, 0.02))


def test_a_document_behind_many_good_hits_is_lifted() -> None:
    """Two equal candidates: the one whose neighbours were found too comes first."""
    scores = np.array([1.0, 1.0, 0.9, 0.9], np.float32)
    lifted = lift_documents(scores, np.array([0, 1, 1, 1], np.intp))
    assert lifted[1] > lifted[0]


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_lifting_never_reorders_one_document(rows: list[Row]) -> None:
    """All candidates of a document are lifted alike."""
    lexical, _, groups = columns(rows)
    lifted = lift_documents(lexical, groups)
    for group in set(groups.tolist()):
        gain = (lifted - lexical)[groups == group]
        assert np.allclose(gain, gain[0], atol=1e-4)


def test_nothing_lifted_is_nothing() -> None:
    """No candidates, no exception."""
    assert lift_documents(np.zeros(0, np.float32), np.zeros(0, np.intp)).shape == (0,)
