"""Reading question and clause together (重排): a cross-encoder of the user's choice over the best candidates of a search.

The door to sentence_transformers' CrossEncoder; torch is loaded only where one is set. Without one the order stays.
"""

import logging
import os
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from rag.embedding import MAX_QUERY, readable
from rag.model_folder import fingerprint
from rag.model_kinds import ModelKind, folder_of, kind_of, names_no_folder
from rag.passage import Passage

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_LOG = logging.getLogger(__name__)
Scores = npt.NDArray[np.float32]
_READ = 12  # candidates that are read with the question: a small model takes some ten milliseconds for each
_LONGEST = 700  # characters of a clause that are read
_TRIAL = ("标准厂房的租金按年补贴。" * 60, "Parking is free at night.", "")
_WEIGHT = 0.3  # of a standard deviation of the cross-encoder's scores, in those of the search


class RerankerUnavailable(Exception):
    """The chosen cross-encoder cannot be used; the message says what to do, Chinese first."""


class Reranker(Protocol):
    """Scores texts for a question, each read together with it."""

    @property
    def name(self) -> str:
        """The hub name, or the folder's name with a digest of what is in it."""

    def scores(self, question: str, texts: Sequence[str]) -> Scores:
        """Shape (n,), float32, larger for what answers better; they compare within one question only."""


class CrossEncoderReranker:
    """Any cross-encoder of sentence-transformers with one score a pair, by folder or hub name; safe in several threads."""

    def __init__(self, model: "CrossEncoder", name: str) -> None:
        """Wrap a loaded model; `load` makes one of a folder or a name."""
        self._model = model
        self.name = name
        self._lock = threading.Lock()

    @classmethod
    def load(cls, setting: str) -> "CrossEncoderReranker":
        """Load a model by folder or hub name. Raises RerankerUnavailable; honours HF_HUB_OFFLINE."""
        folder = folder_of(setting)
        if names_no_folder(setting):
            raise RerankerUnavailable(
                _how_to_repair(setting, "没有这个文件夹 / no such folder；或是空的、不能读 / or empty, or not readable")
            )
        if folder is not None and kind_of(folder) is ModelKind.EMBEDS:
            raise RerankerUnavailable(_how_to_repair(setting, "这是向量模型，不是重排模型 / this one embeds texts"))
        try:
            from sentence_transformers import CrossEncoder

            from rag.model_loading import BROKEN_MODEL, load_for_sure, reason_of
        except ImportError as error:
            raise RerankerUnavailable(
                _how_to_repair(setting, "sentence-transformers 未安装 / not installed")
            ) from error
        local = folder is not None or os.environ.get("HF_HUB_OFFLINE", "") not in {"", "0"}
        source = str(folder or setting)
        try:
            name = fingerprint(folder) if folder else setting
            model = load_for_sure(
                lambda: CrossEncoder(source, local_files_only=local, device="cpu"),
                lambda model: cls(model, name).tried(),
            )
        except BROKEN_MODEL as error:
            raise RerankerUnavailable(_how_to_repair(setting, reason_of(error))) from error
        return cls(model, name)

    def tried(self) -> Scores:
        """What it says of a few pairs. Raises ValueError where that is no score for each."""
        if self._model.num_labels != 1:
            raise ValueError(f"{self._model.num_labels} 个输出 / that many outputs, not one")
        scores = self.scores("租金怎么补贴" * 50, _TRIAL)
        if scores.shape != (len(_TRIAL),) or not np.isfinite(scores).all():
            raise ValueError("它给出的不是分数 / it gives no scores")
        return scores

    def scores(self, question: str, texts: Sequence[str]) -> Scores:
        """See Reranker."""
        if not texts:
            return np.empty(0, dtype=np.float32)
        with self._lock:
            asked = readable(question, MAX_QUERY)
            pairs = [(asked, readable(text, _LONGEST)) for text in texts]
            found = self._model.predict(pairs, show_progress_bar=False)
        return np.asarray(found, dtype=np.float32).reshape(-1)


def open_reranker(setting: str) -> Reranker | None:
    """The cross-encoder of a setting, None where it is empty. Raises RerankerUnavailable."""
    return CrossEncoderReranker.load(setting.strip()) if setting.strip() else None


def gains(question: str, passages: Sequence[Passage], reranker: Reranker) -> Scores:
    """What each passage gains or loses by how it reads together with the question, shape (n,); only the first dozen is read.

    It is a part of the standard score among those read, so that models with any range of scores can be used.
    """
    none = np.zeros(len(passages), dtype=np.float32)
    texts = [passage.indexed_text[:_LONGEST] for passage in passages[:_READ]]
    try:
        scores = reranker.scores(question, texts)
    except (RuntimeError, LookupError, ValueError, TypeError) as error:  # what stands without it is an answer as well
        _LOG.warning("the reranker failed on a question, its order stays as it was found: %s", type(error).__name__)
        return none
    if scores.shape != (len(texts),) or not np.isfinite(scores).all():
        return none
    spread = float(scores.std()) if len(scores) > 1 else 0.0
    if spread == 0:
        return none
    none[: len(scores)] = _WEIGHT * (scores - scores.mean()) / spread
    return none


def _how_to_repair(setting: str, reason: str) -> str:
    return (
        f"重排模型 {setting} 不能用（{reason}）。请检查 RERANKER_MODEL：填写交叉编码器（cross-encoder）文件夹的路径，"
        "或设 HF_HUB_OFFLINE=0 联网运行一次；留空则不重排。"
        " / The reranker does not load. Point RERANKER_MODEL at the folder of a cross-encoder, or run once online"
        " with HF_HUB_OFFLINE=0; leave it empty to go without."
    )
