"""The store's vectors as a server to search on: what the store says of its trouble, said as the search understands it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.settings import SERVER_SEARCH
from rag.vector_index import ServerFailed
from store.database import Database
from store.unavailable import StoreUnavailable
from store.vector_search import VectorSearch


@dataclass(frozen=True, slots=True)
class StoreVectors:
    """Searches by pgvector."""

    search: VectorSearch

    def hold(self, model: str, vectors: Mapping[str, bytes]) -> None:
        """Hold these, by digest. Raises ServerFailed."""
        try:
            self.search.hold(model, vectors)
        except StoreUnavailable as error:
            raise ServerFailed(str(error)) from error

    def nearest(self, model: str, vector: bytes, count: int) -> Sequence[str]:
        """The digests of the nearest. Raises ServerFailed."""
        try:
            return self.search.nearest(model, vector, count)
        except StoreUnavailable as error:
            raise ServerFailed(str(error)) from error


def server_for(database: Database, vector_search: str) -> StoreVectors | None:
    """Where vectors are searched by this setting: None for an index of each worker's own."""
    return StoreVectors(VectorSearch(database)) if vector_search == SERVER_SEARCH else None
