"""Embeds what is new and nothing else: vectors are kept by the digest of their text, as the work goes on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from rag.embedding import BATCH, Embedder, EmbedderUnavailable, Vectors, are_unit
from rag.ready_vectors import ready_vectors

_STORED = np.dtype("<f4")  # float32, little endian, on every machine
_SHOWN = 30  # characters of a text by which it is recognised


class VectorShelf(Protocol):
    """Keeps vectors by model and digest of the text; the store's vector ledger is one."""

    def fetch(self, model: str, digests: Sequence[str], /) -> dict[str, bytes]:
        """The vectors held of these digests: float32 little endian; those not held are left out."""

    def keep(self, model: str, vectors: Mapping[str, bytes], /) -> None:
        """Keep vectors for good; a digest already held is replaced."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One text to be found by its vector. `digest` names the text's content; entries with one digest share a vector."""

    entry_id: str
    digest: str
    text: str


def embed_entries(
    entries: Sequence[Entry],
    embedder: Embedder,
    shelf: VectorShelf,
    progress: Callable[[int, int], None],
    at_hand: Mapping[str, Vectors] | None = None,
    ready: Mapping[str, Vectors] | None = None,
) -> Vectors:
    """The entries' unit vectors, shape (n, d), in their order; those of the digests `at_hand` are taken from there.

    What neither holds is taken from those that are `ready` (None: those shipped with the program), and kept on the shelf.
    Only texts whose digest is nowhere held, or held damaged, are embedded; each batch is kept at once, so that
    a run cut short is taken up where it stopped. `progress(done, total)` counts the texts to embed, first with done = 0;
    it is not called where nothing is to be done. Raises EmbedderUnavailable where the model gives no usable vector for a text.
    """
    texts = {entry.digest: entry.text for entry in entries}
    held = {digest: at_hand[digest] for digest in texts if digest in at_hand} if at_hand else {}
    held |= {
        digest: vector
        for digest, raw in shelf.fetch(embedder.name, [digest for digest in texts if digest not in held]).items()
        if (vector := _read(raw, embedder.dimension)) is not None
    }
    missing = [digest for digest in texts if digest not in held]
    if missing:
        made = ready_vectors(embedder.name) if ready is None else ready
        found = {digest: made[digest] for digest in missing if digest in made}
        _keep(shelf, embedder.name, found)
        held |= found
        missing = [digest for digest in missing if digest not in found]
    if missing:
        progress(0, len(missing))
    for start in range(0, len(missing), BATCH):
        batch = missing[start : start + BATCH]
        vectors = _embedded([texts[digest] for digest in batch], embedder)
        fresh = dict(zip(batch, vectors, strict=True))
        _keep(shelf, embedder.name, fresh)
        held |= fresh
        progress(start + len(batch), len(missing))
    if not entries:
        return np.empty((0, embedder.dimension), dtype=np.float32)
    return np.stack([held[entry.digest] for entry in entries]).astype(np.float32, copy=False)


def _embedded(texts: Sequence[str], embedder: Embedder) -> Vectors:
    """Their vectors; one that is no vector would spoil every answer, for what is usual is reckoned over all of them."""
    vectors = embedder.encode_passages(texts)
    if vectors.shape != (len(texts), embedder.dimension):
        raise EmbedderUnavailable(_no_vector(embedder.name, texts[0]))
    for text, is_unit in zip(texts, are_unit(vectors), strict=True):
        if not is_unit:
            raise EmbedderUnavailable(_no_vector(embedder.name, text))
    return vectors


def _no_vector(model: str, text: str) -> str:
    return (
        f"向量模型 {model} 对「{text[:_SHOWN]}…」给不出可用的向量，索引没有建成。请换一个 EMBEDDING_MODEL；留空则用内置模型。"
        " / The embedding model gives no usable vector for this text, so no index was built. Choose another EMBEDDING_MODEL,"
        " or leave it empty for the bundled model."
    )


def _keep(shelf: VectorShelf, model: str, vectors: Mapping[str, Vectors]) -> None:
    if vectors:
        shelf.keep(model, {digest: vector.astype(_STORED).tobytes() for digest, vector in vectors.items()})


def _read(raw: bytes, dimension: int) -> Vectors | None:
    """A stored vector, or None where it is not one: wrong length, not finite, not of length 1."""
    if len(raw) != dimension * _STORED.itemsize:
        return None
    vector = np.frombuffer(raw, dtype=_STORED).astype(np.float32)
    length = float(np.linalg.norm(vector))
    return vector if abs(length - 1) < 1e-3 else None  # a NaN fails the comparison too
