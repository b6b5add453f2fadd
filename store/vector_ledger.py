"""Embedded passages, kept by model and content: what was embedded once is never embedded again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from store.database import Database
from store.tables import upsert, vectors

_AT_ONCE = 500  # SQLite takes 32,766 parameters; a smaller query starts giving rows sooner


@dataclass(frozen=True, slots=True)
class VectorLedger:
    """The vectors of one database. A vector is float32, little endian, as bytes."""

    database: Database

    def fetch(self, model: str, digests: Sequence[str]) -> dict[str, bytes]:
        """The vectors kept for these contents, by digest; what is not kept is not in it. Raises StoreUnavailable."""
        found: dict[str, bytes] = {}
        with self.database.read() as connection:
            for start in range(0, len(digests), _AT_ONCE):
                some = digests[start : start + _AT_ONCE]
                wanted = select(vectors).where(vectors.c.model == model, vectors.c.digest.in_(some))
                found.update({row.digest: row.vector for row in connection.execute(wanted)})
        return found

    def keep(self, model: str, vectors_by_digest: Mapping[str, bytes]) -> None:
        """Keep vectors by digest, all of them or none; one kept before is replaced. Raises StoreUnavailable."""
        rows = [{"model": model, "digest": digest, "vector": vector} for digest, vector in vectors_by_digest.items()]
        if rows:
            put = upsert(self.database.dialect, vectors, {}, unique=("model", "digest"), change=("vector",))
            with self.database.write() as connection:
                connection.execute(put, rows)
