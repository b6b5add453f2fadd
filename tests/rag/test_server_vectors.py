"""A server that holds vectors of several editions is asked, and gives what exact search gives. The server here is in memory."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from rag.answer import Question
from rag.ask import Asker
from rag.exact import Vectors, best_first, candidates
from rag.index import build_index
from rag.server_vectors import open_on_server
from rag.vector_index import ServerFailed
from tests.kill.pair_embedder import PairEmbedder
from tests.rag.small_library import TODAY, DictShelf, small_library

_SAYS = "装上它。\nInstall it."


@dataclass(slots=True)
class MemoryServer:
    """Exact; refuses where it is told to."""

    held: dict[str, bytes] = field(default_factory=dict)
    refuses: bool = False
    asked: int = 0

    def hold(self, model: str, vectors: Mapping[str, bytes], /) -> None:
        """Hold them all, whatever their model."""
        if self.refuses:
            raise ServerFailed(_SAYS)
        assert model
        self.held |= vectors

    def nearest(self, model: str, vector: bytes, count: int, /) -> Sequence[str]:
        """By comparing with each."""
        if self.refuses:
            raise ServerFailed(_SAYS)
        assert model
        self.asked += 1
        digests = list(self.held)
        matrix = np.stack([np.frombuffer(self.held[digest], np.float32) for digest in digests])
        order = np.argsort(-matrix @ np.frombuffer(vector, np.float32), kind="stable")[:count]
        return [digests[place] for place in order]


def _vectors(count: int, seed: int = 0) -> Vectors:
    rows = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


ROWS = _vectors(400)[np.random.default_rng(3).integers(0, 300, 400)]  # some rows are the same text
DIGESTS = [str(row.tobytes()) for row in ROWS]


@pytest.mark.parametrize("left_over", [0, 30])
def test_rows_are_found_as_by_exact_search(left_over: int) -> None:
    """Several rows of one text, and texts of other editions that the server still holds."""
    server = MemoryServer({f"old {number}": row.tobytes() for number, row in enumerate(_vectors(left_over, 9))})
    index = open_on_server(server, "m", DIGESTS, ROWS)
    for question in _vectors(20, 1):
        expected, _ = best_first(ROWS, candidates(ROWS, question, 30, None), question, 30)
        assert index.search(question, 30)[0].tolist() == expected.tolist()
    assert (index.trouble, server.asked) == ("", 20)


def test_where_the_editions_before_crowd_it_out_memory_answers() -> None:
    """Everything near is of another edition: nothing of this one is missed."""
    question = _vectors(1, 1)[0]
    server = MemoryServer({f"old {number}": question.tobytes() for number in range(200)})
    index = open_on_server(server, "m", DIGESTS, ROWS)
    expected, _ = best_first(ROWS, candidates(ROWS, question, 30, None), question, 30)
    assert index.search(question, 30)[0].tolist() == expected.tolist()


@pytest.mark.parametrize("refuses_at_once", [True, False])
def test_a_server_that_refuses_is_done_without(refuses_at_once: bool, caplog: pytest.LogCaptureFixture) -> None:
    """The same rows, one line in the log, and what to do in `trouble`."""
    server = MemoryServer(refuses=refuses_at_once)
    question = _vectors(1, 1)[0]
    with caplog.at_level(logging.WARNING):
        index = open_on_server(server, "m", DIGESTS, ROWS)
        server.refuses = True
        found = [index.search(question, 30)[0].tolist() for _ in range(3)]
    assert found == [best_first(ROWS, candidates(ROWS, question, 30, None), question, 30)[0].tolist()] * 3
    assert len(caplog.records) == 1
    assert "装上它。" in index.trouble


def test_an_edition_is_answered_from_over_a_server(tmp_path: Path) -> None:
    """The same answer as with an index of one's own; nothing is written into the folder."""
    server = MemoryServer()
    embedder, shelf = PairEmbedder(), DictShelf()
    question = Question("引荐奖励最高多少？", TODAY)
    own, served = (
        Asker(build_index(small_library(), embedder, shelf, tmp_path / name, lambda done, total: None, where))
        for name, where in (("own", None), ("served", server))
    )
    assert str(served.ask(question)) == str(own.ask(question))
    assert server.asked > 0
    assert not (tmp_path / "served").exists()
