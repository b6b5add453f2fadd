"""The shipped documents behind the real model and the real index, for tests of whole journeys.

Embedding them takes about half a minute, so the vectors are kept between runs, by the digest of their text.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.settings import SHIPPED_POLICIES
from policies.library import load_library
from rag.ask import Asker, build_asker
from rag.embedding import open_embedder
from store.database import open_database
from store.vector_ledger import VectorLedger


@contextmanager
def open_shipped_asker(kept: Path, work: Path) -> Iterator[Asker]:
    """An asker over the shipped documents; `kept` holds vectors over runs, `work` the index of this run."""
    shelf = open_database(kept / "vectors.sqlite3")
    library = load_library(SHIPPED_POLICIES, work / "converted")
    yield build_asker(library, open_embedder(""), VectorLedger(shelf), work / "index", lambda done, total: None)
    shelf.close()
