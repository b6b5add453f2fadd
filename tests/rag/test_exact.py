"""Exact search is exhaustive, whatever the size, the mask or the ties."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.exact import Vectors, best_first, candidates, cosines_to


def _vectors(count: int, seed: int) -> Vectors:
    rows = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 40), st.integers(1, 50), st.integers(0, 10_000), st.floats(0, 1))
def test_the_best_allowed_rows_come_first(count: int, wanted: int, seed: int, share: float) -> None:
    """As a full sort would have them, as many as are allowed."""
    vectors, vector = _vectors(count, seed), _vectors(1, seed + 1).reshape(-1)
    allowed = np.random.default_rng(seed).random(count) < share
    positions, cosines = best_first(vectors, candidates(vectors, vector, wanted, allowed), vector, wanted)
    rows = sorted(np.flatnonzero(allowed), key=lambda row: -float(vectors[row] @ vector))
    assert positions.tolist() == rows[:wanted]
    np.testing.assert_allclose(cosines, vectors[positions] @ vector, atol=1e-6)


def test_ties_come_in_order_of_position_and_the_last_place_is_no_lottery() -> None:
    """Ten equal rows, three places: the first three."""
    vectors = np.repeat(_vectors(1, 3), 10, axis=0)
    vector = _vectors(1, 4).reshape(-1)
    assert best_first(vectors, candidates(vectors, vector, 3, None), vector, 3)[0].tolist() == [0, 1, 2]


def test_of_nothing_comes_nothing() -> None:
    """No rows at all, or none allowed."""
    vector = _vectors(1, 0).reshape(-1)
    assert candidates(np.empty((0, 16), np.float32), vector, 5, None).tolist() == []
    assert candidates(_vectors(3, 0), vector, 5, np.zeros(3, np.bool_)).tolist() == []
    assert cosines_to(np.empty((0, 16), np.float32), vector).shape == (0,)
