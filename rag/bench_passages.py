"""Vectors for a big invented library in seconds instead of minutes, near enough to real ones to search among."""

import re
from collections.abc import Sequence

import numpy as np

from rag.embedding import Embedder, Vectors

_NOISE = 0.15  # length of what is added to a shared vector, so that no two passages are the same


class StandInPassages:
    """The real model for questions; passages share a real vector with all that differ from them in figures and places only.

    Embedding 20,000 texts takes more than ten minutes and is the same work 20,000 times; searching them is not. The name is
    the real model's, so that a fresh process with the real model finds every vector on the shelf.
    """

    def __init__(self, model: Embedder) -> None:
        self._model = model
        self._shared: dict[str, Vectors] = {}
        self.texts = 0  # asked for so far

    @property
    def name(self) -> str:
        """The real model's name."""
        return self._model.name

    @property
    def dimension(self) -> int:
        """As the real model."""
        return self._model.dimension

    @property
    def embedded(self) -> int:
        """Texts that went through the real model."""
        return len(self._shared)

    def encode_query(self, text: str) -> Vectors:
        """By the real model."""
        return self._model.encode_query(text)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """A shared vector and a little noise each, the same for the same text."""
        self.texts += len(texts)
        keys = [_without_figures(text) for text in texts]
        new = [key for key in dict.fromkeys(keys) if key not in self._shared]
        self._shared |= dict(zip(new, self._model.encode_passages(new), strict=True))
        return np.stack([_nearby(self._shared[key], text) for key, text in zip(keys, texts, strict=True)])


def _without_figures(text: str) -> str:
    own = text.split("\n", 1)[-1]  # what stands before it is title and headings
    return re.sub(r"第[一二三四五六七八九十]+条\s*|[一-鿿]{2}市|\d+(?:\.\d+)?", "", own)


def _nearby(vector: Vectors, text: str) -> Vectors:
    seed = list(text.encode("utf-8", "replace"))
    noise = np.random.default_rng(seed).normal(size=len(vector))
    moved = vector + _NOISE * noise / np.linalg.norm(noise)
    return np.asarray(moved / np.linalg.norm(moved), dtype=np.float32)
