"""The vectors of one edition searched on a server: it finds digests, and only those of this edition's own texts count.

The server holds vectors by model and digest of the text, whatever edition they are of. So a new edition sends it what is new
and nothing else, and workers of two editions may ask it at once: what one of them does not know it passes over.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np

from rag.exact import Positions, Vectors
from rag.vector_index import ServerFailed, VectorIndex, stands_in

_STORED = np.dtype("<f4")


class VectorServer(Protocol):
    """Where vectors are held and searched outside this process. A vector is float32, little endian, as bytes."""

    def hold(self, model: str, vectors: Mapping[str, bytes], /) -> None:
        """Hold these, by digest; others may be let go of. Raises ServerFailed."""

    def nearest(self, model: str, vector: bytes, count: int, /) -> Sequence[str]:
        """The digests of the `count` nearest of all it holds of a model, by inner product. Raises ServerFailed."""


class ServerNearest:
    """Finds rows of one edition by asking a server. Several rows may have one digest: they are found together."""

    def __init__(self, server: VectorServer, model: str, digests: Sequence[str]) -> None:
        self._server = server
        self._model = model
        self._rows: defaultdict[str, list[int]] = defaultdict(list)
        for row, digest in enumerate(digests):
            self._rows[digest].append(row)

    def query(self, vectors: Vectors, count: int) -> Positions:
        """About the `count` rows nearest to one vector (1, d). Raises ServerFailed."""
        asked = vectors.reshape(-1).astype(_STORED).tobytes()
        found = self._server.nearest(self._model, asked, count)
        rows = [row for digest in found if digest in self._rows for row in self._rows[digest]]
        return np.array(rows, dtype=np.int64)

    def close(self) -> None:
        """Nothing is kept open."""


def open_on_server(server: VectorServer, model: str, digests: Sequence[str], vectors: Vectors) -> VectorIndex:
    """The index of these unit vectors (n, d), one digest each. Where the server refuses, it searches in memory and says so."""
    vectors = np.ascontiguousarray(vectors, dtype=np.float32)
    held = {digest: row.astype(_STORED).tobytes() for digest, row in zip(digests, vectors, strict=True)}
    try:
        server.hold(model, held)
    except ServerFailed as error:
        return VectorIndex(vectors, None, stands_in(error))
    return VectorIndex(vectors, ServerNearest(server, model, digests))
