"""`python -m rag.make_ready_vectors FOLDER`: embeds the documents of a folder and writes the vectors that are shipped with them.

To be run when a shipped document, the way texts are cut or the bundled model has changed; a test says so.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from policies.library import load_library
from rag.embedding import Embedder, open_embedder
from rag.index import embed_library
from rag.ready_vectors import FILE, write_ready_vectors


class Collected:
    """A shelf that holds nothing beforehand and shows what was put on it."""

    def __init__(self) -> None:
        self.raw: dict[str, bytes] = {}

    def fetch(self, _model: str, _digests: Sequence[str], /) -> dict[str, bytes]:
        """Nothing: everything is embedded anew."""
        return {}

    def keep(self, _model: str, vectors: Mapping[str, bytes], /) -> None:
        """Collect them."""
        self.raw |= vectors


def make(folder: Path, embedder: Embedder, file: Path = FILE) -> int:
    """Write the vectors of a folder's documents; how many."""
    shelf = Collected()
    with TemporaryDirectory() as converted:
        library = load_library(folder, Path(converted))
    embed_library(library, embedder, shelf, lambda done, total: None, ready={})
    vectors = {digest: np.frombuffer(raw, dtype="<f4").astype(np.float32) for digest, raw in shelf.raw.items()}
    write_ready_vectors(embedder.name, vectors, file)
    return len(vectors)


if __name__ == "__main__":
    sys.stdout.write(f"{make(Path(sys.argv[1]), open_embedder(''))} vectors in {FILE.name}\n")
