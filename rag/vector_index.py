"""The vectors of one edition to search among: by an index on disk where one serves, exactly in memory where none does."""

import logging
import math
import threading
from typing import Protocol

from rag.exact import Mask, Positions, Vectors, best_first, candidates

_log = logging.getLogger(__name__)
_BUILDING = (
    "正在后台建立向量索引，其间用内存中的精确检索，回答不受影响。"
    " / The vector index is being built; exact search in memory stands in meanwhile."
)
_MIN_FETCH = 50  # rows with equal vectors compete for the last places; among 50 they all come
_MAX_FETCH = 100  # beyond it exact search is the faster way


class NearestFailed(Exception):
    """An index on disk can no longer be asked."""


class ServerFailed(NearestFailed):
    """A server cannot be asked; the message says what to do, Chinese in its first line."""


class Nearest(Protocol):
    """An index on disk, or on a server."""

    def query(self, vectors: Vectors, count: int) -> Positions:
        """About the `count` rows nearest to one vector (1, d). Raises NearestFailed."""

    def close(self) -> object:
        """Let go of the files."""


class VectorIndex:
    """Finds the nearest of its vectors; what it finds never changes. Safe for use from several threads.

    `trouble` is "" while an index on disk serves, else a sentence, Chinese first, why exact search in memory stands in.
    """

    def __init__(self, vectors: Vectors, nearest: Nearest | None, trouble: str = "") -> None:
        self._vectors = vectors
        self._nearest = nearest
        self.trouble = trouble
        self._closed = False
        self._changing = threading.Lock()
        self._settled = threading.Event()
        self._settled.set()

    def search(self, vector: Vectors, count: int, allowed: Mask | None = None) -> tuple[Positions, Vectors]:
        """The `count` nearest rows to a unit vector (d,): positions and cosines, best first, ties in order of position.

        `allowed`, a mask (n,), leaves out the rows where it is False; fewer come back only where fewer are allowed.
        """
        found = self._by_index(vector, count, allowed)
        if found is None:
            found = candidates(self._vectors, vector, count, allowed)
        return best_first(self._vectors, found, vector, count)

    def settle(self, timeout_s: float | None = None) -> bool:
        """Wait until nothing is being built any more; False where it still is after `timeout_s`."""
        return self._settled.wait(timeout_s)

    def close(self) -> None:
        """Let go of the files; searching goes on in memory. Happens by itself when the index is no longer used."""
        with self._changing:
            nearest, self._nearest, self._closed = self._nearest, None, True
        if nearest is not None:
            nearest.close()

    def expect(self) -> None:
        """An index on disk is being built; it comes by `receive`."""
        self.trouble = _BUILDING
        self._settled.clear()

    def receive(self, nearest: Nearest | None, trouble: str) -> None:
        """Take the index that was built, or the reason why none was."""
        with self._changing:
            wanted = not self._closed
            if wanted:
                self._nearest, self.trouble = nearest, trouble
        if not wanted and nearest is not None:
            nearest.close()
        self._settled.set()

    def _by_index(self, vector: Vectors, count: int, allowed: Mask | None) -> Positions | None:
        """Candidates, or None where no index serves, or where it cannot be sure to hold `count` that are allowed."""
        nearest = self._nearest
        share = 1.0 if allowed is None else float(allowed.mean())
        if nearest is None or share == 0:
            return None
        fetch = max(_MIN_FETCH, math.ceil(1.5 * count / share))
        if fetch > _MAX_FETCH:
            return None
        try:
            found = nearest.query(vector[None], min(fetch, len(self._vectors)))
        except NearestFailed as error:
            self.trouble = stands_in(error)
            self._nearest = None
            return None
        if allowed is not None:
            found = found[allowed[found]]
        return found if len(found) >= min(count, len(self._vectors)) else None


def stands_in(error: Exception) -> str:
    """Log, once for each index, why it is not used, and say it for `trouble`."""
    _log.warning("the vector index cannot be used, a search of our own stands in: %s", error)
    reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
    if isinstance(error, ServerFailed):
        return f"{reason} 已改在本机检索，回答不受影响。 / The server cannot search vectors; they are searched here instead."
    return (
        f"向量索引不可用（{reason}），已改用内存中的精确检索，回答不受影响。请检查数据文件夹的空间与写权限后重新启动。"
        " / The vector index cannot be used; exact search in memory stands in. Check space and rights of the data folder."
    )
