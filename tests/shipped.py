"""The shipped documents behind the real model and the real index, for tests of whole journeys.

Embedding them takes about half a minute, so the vectors are kept between runs, by the digest of their text. Of the workers
of one run the first embeds, the others wait for it: two at once would take longer than one after the other.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.settings import SHIPPED_POLICIES
from policies.library import load_library
from rag.ask import Asker, build_asker
from rag.embedding import open_embedder
from store.vector_ledger import VectorLedger
from tests.databases import fresh_database


@contextmanager
def open_shipped_asker(kept: Path, work: Path) -> Iterator[Asker]:
    """An asker over the shipped documents; `kept` holds vectors over runs, `work` the index of this run."""
    shelf = fresh_database(kept / "vectors.sqlite3")
    library = load_library(SHIPPED_POLICIES, work / "converted")
    with (kept / "vectors.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        asker = build_asker(library, open_embedder(""), VectorLedger(shelf), work / "index", lambda done, total: None)
    yield asker
    shelf.close()
