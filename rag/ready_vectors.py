"""Vectors of the shipped documents, made ahead: the first start has nothing to embed and answers within seconds.

They are kept by the digest of the text and the name of the model (halves of a float32: no cosine changes by more than 0.001),
so that a changed text is embedded as any other is, and another model takes none of them. `rag.make_ready_vectors` makes them.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

FILE = Path(__file__).with_name("ready_vectors.npz")
_HALF = np.dtype("<f2")


@cache
def ready_vectors(model: str, file: Path = FILE) -> Mapping[str, Vectors]:
    """Unit vectors by the digests of their texts, those of this model; none where the file is of another one, or not there."""
    if not file.exists():
        return {}
    with np.load(file, allow_pickle=False) as kept:
        if str(kept["model"]) != model:
            return {}
        rows = kept["vectors"].astype(np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return dict(zip(kept["digests"].tolist(), rows, strict=True))


def write_ready_vectors(model: str, vectors: Mapping[str, Vectors], file: Path = FILE) -> None:
    """Write them as `ready_vectors` reads them; the same vectors give the same bytes."""
    digests = sorted(vectors)
    rows = np.stack([vectors[digest] for digest in digests]).astype(_HALF)
    np.savez(file, model=np.array(model), digests=np.array(digests), vectors=rows)
