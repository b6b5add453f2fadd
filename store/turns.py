"""Turns: the threads of a process queue for SQLite's one write lock here, where who waits is woken.

SQLite itself lets those who wait ask again and again, ever less often: with eight threads some would wait for seconds.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from store.unavailable import StoreUnavailable, explain_crowd


@dataclass(frozen=True, slots=True)
class Turns:
    """Who may write to the database at `where`: one at a time. `patience` is how many seconds to wait for one's turn."""

    where: str
    patience: float
    _lock: Lock = field(default_factory=Lock)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """One's turn, as long as the block is. Raises StoreUnavailable where it does not come."""
        if not self._lock.acquire(timeout=self.patience):
            raise StoreUnavailable(explain_crowd(self.where))
        try:
            yield
        finally:
            self._lock.release()
