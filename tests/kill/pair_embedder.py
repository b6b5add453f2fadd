"""An embedder that costs nothing to load: pairs of characters, hashed into a vector of unit length."""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from rag.embedding import Vectors

_WIDTH = 128


@dataclass(frozen=True, slots=True)
class PairEmbedder:
    """Near is what shares pairs of characters."""

    name: str = "pairs"
    dimension: int = _WIDTH

    def encode_query(self, text: str) -> Vectors:
        """One vector (d,)."""
        vector = np.zeros(_WIDTH, dtype=np.float32)
        for start in range(max(1, len(text) - 1)):
            vector[crc32(text[start : start + 2].encode("utf-8", "replace")) % _WIDTH] += 1
        length = float(np.linalg.norm(vector)) or 1.0
        return np.asarray(vector / length, dtype=np.float32)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """A row each, (n, d)."""
        return np.stack([self.encode_query(text) for text in texts])
