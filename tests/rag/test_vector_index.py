"""Whatever serves behind it, the index gives what exact search gives. What serves here is a list in memory that can fail."""

import logging

import numpy as np
import pytest

from rag.exact import Positions, Vectors, best_first, candidates
from rag.vector_index import NearestFailed, VectorIndex


def _vectors(count: int, seed: int = 0) -> Vectors:
    rows = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


VECTORS, QUESTION = _vectors(300), _vectors(1, 1).reshape(-1)


class ListedNearest:
    """Exact, counts what it is asked, and fails after `good` questions."""

    def __init__(self, good: int = 1000) -> None:
        self.asked: list[int] = []
        self.closed = 0
        self._good = good

    def query(self, vectors: Vectors, count: int) -> Positions:
        """As exact search has it, in no order."""
        self.asked.append(count)
        if len(self.asked) > self._good:
            raise NearestFailed("gone")
        return candidates(VECTORS, vectors.reshape(-1), count, None)[::-1]

    def close(self) -> None:
        """Count it."""
        self.closed += 1


def _exact(count: int, allowed: np.ndarray | None = None) -> list[int]:
    found = candidates(VECTORS, QUESTION, count, allowed)
    return [int(row) for row in best_first(VECTORS, found, QUESTION, count)[0]]


@pytest.mark.parametrize(("share", "asks"), [(1.0, True), (0.5, True), (0.05, False), (0.0, False)])
def test_the_index_is_asked_for_more_where_some_rows_are_not_allowed(share: float, asks: bool) -> None:
    """A narrow mask is searched exactly, without asking at all."""
    nearest = ListedNearest()
    allowed = np.random.default_rng(5).random(300) < share
    positions, _ = VectorIndex(VECTORS, nearest).search(QUESTION, 10, allowed)
    assert positions.tolist() == _exact(10, allowed)
    assert bool(nearest.asked) is asks


def test_too_few_allowed_among_those_found_are_made_up_for() -> None:
    """Only the farthest half is allowed: what the index gives is of no use, and the answer is exact all the same."""
    allowed = np.ones(300, np.bool_)
    allowed[_exact(150)] = False
    nearest = ListedNearest()
    positions, _ = VectorIndex(VECTORS, nearest).search(QUESTION, 10, allowed)
    assert positions.tolist() == _exact(10, allowed)
    assert len(nearest.asked) == 1


def test_a_failing_index_is_left_at_once_and_said_once(caplog: pytest.LogCaptureFixture) -> None:
    """The question under way is answered; the log has one line; the doctor sees the reason."""
    nearest = ListedNearest(good=1)
    index = VectorIndex(VECTORS, nearest)
    with caplog.at_level(logging.WARNING):
        for _ in range(4):
            assert index.search(QUESTION, 10)[0].tolist() == _exact(10)
    assert len(nearest.asked) == 2
    assert len(caplog.records) == 1
    assert "gone" in index.trouble


def test_what_was_built_meanwhile_serves_from_then_on() -> None:
    """Expected: exact, with a reason; received: asked, without one."""
    index, nearest = VectorIndex(VECTORS, None), ListedNearest()
    index.expect()
    assert "正在后台建立" in index.trouble
    assert not index.settle(0)
    assert index.search(QUESTION, 5)[0].tolist() == _exact(5)
    index.receive(nearest, "")
    assert (index.settle(0), index.trouble) == (True, "")
    assert index.search(QUESTION, 5)[0].tolist() == _exact(5)
    assert len(nearest.asked) == 1


def test_what_comes_after_closing_is_let_go_of() -> None:
    """Nobody would close it otherwise; searching goes on in memory."""
    index, late, early = VectorIndex(VECTORS, None), ListedNearest(), ListedNearest()
    index.expect()
    index.close()
    index.receive(late, "")
    assert (late.closed, index.settle(0)) == (1, True)
    assert index.search(QUESTION, 5)[0].tolist() == _exact(5)
    index = VectorIndex(VECTORS, early)
    index.close()
    index.close()
    assert early.closed == 1
    assert index.search(QUESTION, 5)[0].tolist() == _exact(5)
    assert not early.asked
