"""Models by setting: what is damaged, made up, or of another kind is told before anything is embedded with it."""

import json
import pickle
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import torch

from rag.embedding import EmbedderUnavailable, open_embedder
from rag.model_loading import load_for_sure, reason_of, snapshot_of
from rag.reranking import RerankerUnavailable, open_reranker
from tests.rag.small_models import Weights, bi_encoder, cross_encoder


def _of_other_names(weights: Weights) -> None:
    for name in list(weights):
        weights[f"another.{name}"] = weights.pop(name)


def _without_its_last_layer(weights: Weights) -> None:
    for name in [name for name in weights if name.startswith("classifier")]:
        del weights[name]


def _filled(value: float) -> Callable[[Weights], None]:
    def fill(weights: Weights) -> None:
        for name, weight in weights.items():
            if weight.is_floating_point():
                weights[name] = torch.full_like(weight, value)

    return fill


def test_a_whole_model_is_loaded_once_and_embeds(tmp_path: Path) -> None:
    """With a length of its own, other than the bundled model's."""
    model = open_embedder(str(bi_encoder(tmp_path / "model")))
    assert model.dimension == 16
    assert model.encode_passages(["奖励", "停车"]).shape == (2, 16)


def test_weights_that_are_made_up_at_random_are_told(tmp_path: Path) -> None:
    """Those of another model under this one's name load without a complaint, with other vectors at each start."""
    with pytest.raises(EmbedderUnavailable, match="随机"):
        open_embedder(str(bi_encoder(tmp_path / "model", _of_other_names)))


def test_a_reranker_without_its_last_layer_is_told(tmp_path: Path) -> None:
    """So is a model that embeds and does not say so: its scores would be made up."""
    with pytest.raises(RerankerUnavailable, match="随机"):
        open_reranker(str(cross_encoder(tmp_path / "model", _without_its_last_layer)))
    silent = bi_encoder(tmp_path / "silent")
    config = json.loads((silent / "config.json").read_text("utf-8"))
    (silent / "config.json").write_text(json.dumps({**config, "architectures": None}), "utf-8")
    with pytest.raises(RerankerUnavailable, match="随机"):
        open_reranker(str(silent))


def test_what_is_missing_and_never_used_does_no_harm(tmp_path: Path) -> None:
    """Many models that embed come without the layer that their kind would classify with."""

    def without_pooler(weights: Weights) -> None:
        for name in [name for name in weights if name.startswith("pooler")]:
            del weights[name]

    assert open_embedder(str(bi_encoder(tmp_path / "model", without_pooler))).dimension == 16


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 0.0])
def test_a_model_that_gives_no_vectors_is_refused(tmp_path: Path, value: float) -> None:
    """No number, or nothing at all."""
    with pytest.raises(EmbedderUnavailable, match="可用的向量"):
        open_embedder(str(bi_encoder(tmp_path / "model", _filled(value))))


def test_a_model_that_gives_one_vector_for_all_is_refused(tmp_path: Path) -> None:
    """Of length 1, and worth nothing."""

    def deaf(weights: Weights) -> None:
        for name, weight in weights.items():
            if "word_embeddings" in name or "position_embeddings" in name:
                weights[name] = torch.ones_like(weight)

    with pytest.raises(EmbedderUnavailable, match="同一个向量"):
        open_embedder(str(bi_encoder(tmp_path / "model", deaf)))


def test_a_reranker_that_gives_no_scores_is_refused(tmp_path: Path) -> None:
    """It would be silent at every question."""
    with pytest.raises(RerankerUnavailable, match="不是分数"):
        open_reranker(str(cross_encoder(tmp_path / "model", _filled(float("nan")))))


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("config.json", b"null"),
        ("config.json", b'{"model_type": "bert", "hidden_size": "wide"}'),
        ("tokenizer_config.json", b"[]"),
        ("modules.json", b"null"),
        ("modules.json", b'[{"idx": 0, "name": "0", "path": "", "type": "os.system"}]'),
    ],
)
def test_a_damaged_file_of_a_model_is_told(tmp_path: Path, file: str, content: bytes) -> None:
    """Whatever the libraries raise for it, and what is optional keeps nobody from starting."""
    embeds, reads = bi_encoder(tmp_path / "one"), cross_encoder(tmp_path / "two")
    for folder in (embeds, reads):
        (folder / file).write_bytes(content)
    with pytest.raises(EmbedderUnavailable, match="EMBEDDING_MODEL"):
        open_embedder(str(embeds))
    with suppress(RerankerUnavailable):  # some of these files are read by the others alone
        open_reranker(str(reads))


@pytest.mark.parametrize("content", [b"", b"no weights", pickle.dumps(print, protocol=2)])
def test_damaged_or_hostile_pickled_weights_are_told_and_never_run(tmp_path: Path, content: bytes) -> None:
    """Older models bring them."""
    folder = bi_encoder(tmp_path / "model")
    (folder / "model.safetensors").unlink()
    (folder / "pytorch_model.bin").write_bytes(content)
    with pytest.raises(EmbedderUnavailable, match="EMBEDDING_MODEL"):
        open_embedder(str(folder))


@pytest.mark.parametrize(
    "setting", ["~nobody-of-that-name/model", "/" + "x" * 300, "x" * 5000, "no\0name", "/dev/null"]
)
def test_what_can_be_no_folder_is_told(monkeypatch: pytest.MonkeyPatch, setting: str) -> None:
    """In words, and nothing is looked for outside."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(EmbedderUnavailable, match="EMBEDDING_MODEL"):
        open_embedder(setting)
    with pytest.raises(RerankerUnavailable, match="RERANKER_MODEL"):
        open_reranker(setting)


def test_only_what_drew_random_numbers_is_loaded_twice() -> None:
    """The second time out of others; what says the same again is used."""
    loads: list[int] = []

    def draws() -> int:
        loads.append(int(torch.rand(1).item() > 2))
        return len(loads)

    assert load_for_sure(lambda: 7, lambda model: torch.tensor([float(model)]).numpy()) == 7
    assert load_for_sure(draws, lambda _: torch.ones(2).numpy()) == 2


def test_a_hub_model_that_is_not_here_lies_nowhere() -> None:
    """Nor does what no hub would take; nothing is fetched."""
    assert snapshot_of("nobody/no-such-model") is None
    assert snapshot_of("no such name") is None


def test_a_hub_model_is_called_by_its_commit_and_known_for_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the hub's library keeps it on this machine."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("SENTENCE_TRANSFORMERS_HOME", str(tmp_path))
    for name, make, commit in (("embeds", bi_encoder, "a" * 40), ("reads", cross_encoder, "b" * 40)):
        place = tmp_path / f"models--me--{name}"
        make(place / "snapshots" / commit)
        (place / "refs").mkdir()
        (place / "refs" / "main").write_text(commit)
    assert open_embedder("me/embeds").name == "me/embeds@aaaaaaaaaaaa"
    with pytest.raises(EmbedderUnavailable, match="RERANKER_MODEL"):
        open_embedder("me/reads")


def test_an_error_always_says_something() -> None:
    """Some have no words."""
    assert reason_of(EOFError()) == "EOFError"
    assert reason_of(ValueError("one\ntwo")) == "one"
