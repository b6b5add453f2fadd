"""What is shipped beside the documents fits them, and is taken only where it fits."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from bot.settings import SHIPPED_POLICIES
from policies.library import load_library
from rag.embedding import open_embedder
from rag.index import embed_library
from rag.make_ready_vectors import Collected, make
from rag.ready_vectors import ready_vectors, write_ready_vectors
from tests.rag.test_reindex import CountingEmbedder


def test_the_shipped_documents_need_no_embedding(tmp_path: Path) -> None:
    """Otherwise: python -m rag.make_ready_vectors policies/documents."""
    embedder, waiting = open_embedder(""), list[int]()
    library = load_library(SHIPPED_POLICIES, tmp_path)
    embed_library(library, embedder, Collected(), lambda _, total: waiting.append(total))
    assert waiting == []


def test_they_are_what_the_model_gives(tmp_path: Path) -> None:
    """For texts whose vectors were made on another day, perhaps on another machine."""
    embedder, shelf = open_embedder(""), Collected()
    library = load_library(SHIPPED_POLICIES, tmp_path)
    embed_library(replace(library, policies=library.policies[:1]), embedder, shelf, lambda *_: None, ready={})
    ready = ready_vectors(embedder.name)
    cosines = [float(np.frombuffer(raw, "<f4") @ ready[digest]) for digest, raw in shelf.raw.items()]
    assert len(cosines) > 10 and min(cosines) > 0.999


def test_another_model_takes_none(tmp_path: Path) -> None:
    """Nor is there anything where no file is."""
    file = tmp_path / "ready.npz"
    write_ready_vectors("one", {"a" * 64: np.array([0.6, 0.8], np.float32)}, file)
    assert ready_vectors("other", file) == {}
    assert ready_vectors("one", tmp_path / "none.npz") == {}
    np.testing.assert_allclose(ready_vectors("one", file)["a" * 64], [0.6, 0.8], atol=1e-3)


def test_they_are_made_of_a_folder(tmp_path: Path) -> None:
    """One for each text that is searched; twice the same bytes."""
    (tmp_path / "办法.md").write_text(
        "---\ntitle: 测试办法\nplace: 某市\nsample: true\n---\n\n第一条 单个项目奖励不超过200万元。\n", "utf-8"
    )
    one, two = tmp_path / "one.npz", tmp_path / "two.npz"
    assert make(tmp_path, CountingEmbedder(), one) == make(tmp_path, CountingEmbedder(), two) > 0
    assert one.read_bytes() == two.read_bytes()
