"""Nearest vectors by PostgreSQL itself (pgvector): the same vectors as in the ledger, as a type that the server compares.

A table for each model and width, made when first needed and no part of backups: it is built again from the ledger. Every
vector is compared, without an index: HNSW answers in a third of the time, but on passages that differ in their figures only,
as those of this trade do, it misses some of the nearest.
"""

import sys
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b

import sqlalchemy as sa
from sqlalchemy.exc import ProgrammingError

from store.database import Database
from store.unavailable import StoreUnavailable
from store.unit import explained

_AT_ONCE = 500
_MOST_LEFT_OVER = 2  # times as many rows as are needed, and those of older editions go
_HAS = sa.text("SELECT 1 FROM pg_extension WHERE extname = 'vector'")
_COULD_HAVE = sa.text("SELECT 1 FROM pg_available_extensions WHERE name = 'vector'")
# Starting helpers takes the server longer than comparing 20,000 vectors does.
_BY_ITSELF = sa.text("SET LOCAL max_parallel_workers_per_gather = 0")
_LOCK = sa.text("SELECT pg_advisory_xact_lock(hashtext('yinfeng vectors'))")


@dataclass(frozen=True, slots=True)
class VectorSearch:
    """The vectors of one PostgreSQL database. Every method raises StoreUnavailable, also where pgvector is missing."""

    database: Database

    def hold(self, model: str, vectors: Mapping[str, bytes]) -> None:
        """Hold these, by digest, to be searched; what is held already is not sent. Float32, little endian."""
        if not vectors:
            return
        self._check()
        width = len(next(iter(vectors.values()))) // 4
        table = _table(model, width)
        self._make(table, width)
        with explained(self.database.where), self.database.write() as connection:
            connection.execute(_LOCK)
            held = set(connection.execute(sa.text(f"SELECT digest FROM {table}")).scalars())  # noqa: S608  # a name of ours
            missing = [digest for digest in vectors if digest not in held]
            for start in range(0, len(missing), _AT_ONCE):
                some = missing[start : start + _AT_ONCE]
                written = [_written(vectors[digest]) for digest in some]
                connection.execute(_insert(table), {"digests": some, "vectors": written})
            if len(held) + len(missing) > _MOST_LEFT_OVER * len(vectors):
                old = sa.text(f"DELETE FROM {table} WHERE digest = ANY(:old)")  # noqa: S608  # a name of ours
                connection.execute(old, {"old": sorted(held - set(vectors))})

    def nearest(self, model: str, vector: bytes, count: int) -> tuple[str, ...]:
        """The digests of the `count` nearest to a vector by inner product, nearest first. In no unit: what fails harms none."""
        self._check()
        table = _table(model, len(vector) // 4)
        wanted = sa.text(
            f"SELECT digest FROM {table} ORDER BY embedding <#> CAST(:asked AS vector) LIMIT :most"  # noqa: S608  # the same
        )
        with explained(self.database.where), self.database.engine.connect() as connection, _missing_said():
            connection.execute(_BY_ITSELF)
            return tuple(connection.execute(wanted, {"asked": _written(vector), "most": count}).scalars())

    def _check(self) -> None:
        if self.database.dialect != "postgresql":
            raise StoreUnavailable(
                "VECTOR_SEARCH=pgvector 只能和 DATABASE_URL=postgresql+psycopg://… 一起用。\n"
                "VECTOR_SEARCH=pgvector needs DATABASE_URL=postgresql+psycopg://…"
            )

    def _make(self, table: str, width: int) -> None:
        with self.database.write() as connection, _missing_said():
            connection.execute(_LOCK)
            if connection.execute(_HAS).first() is None:
                if connection.execute(_COULD_HAVE).first() is None:
                    raise StoreUnavailable(_missing())
                connection.execute(sa.text("CREATE EXTENSION vector"))
            columns = f"digest varchar(128) PRIMARY KEY, embedding vector({width}) NOT NULL"
            connection.execute(sa.text(f"CREATE TABLE IF NOT EXISTS {table} ({columns})"))


@contextmanager
def _missing_said() -> Iterator[None]:
    """Turn what the server says of a type, a table or a right that is not there into what to do."""
    try:
        yield
    except ProgrammingError as error:
        raise StoreUnavailable(_missing()) from error


def _missing() -> str:
    return (
        "这个 PostgreSQL 里没有可用的 pgvector：请安装它，并由管理员执行 CREATE EXTENSION vector；或去掉 VECTOR_SEARCH=pgvector。\n"
        "There is no pgvector to be used in this PostgreSQL: install it and let an administrator run CREATE EXTENSION vector, "
        "or leave VECTOR_SEARCH out."
    )


def _table(model: str, width: int) -> str:
    return f"vector_search_{width}_{blake2b(model.encode('utf-8', 'replace'), digest_size=6).hexdigest()}"


def _insert(table: str) -> sa.TextClause:
    return sa.text(
        f"INSERT INTO {table} (digest, embedding) "  # noqa: S608  # a name of ours
        "SELECT * FROM unnest(CAST(:digests AS text[]), CAST(CAST(:vectors AS text[]) AS vector[])) "
        "ON CONFLICT DO NOTHING"
    )


def _written(vector: bytes) -> str:
    """As pgvector reads it; nine digits give every float32 back."""
    numbers = array("f", vector)
    if sys.byteorder == "big":
        numbers.byteswap()
    return "[" + ",".join(f"{number:.9g}" for number in numbers) + "]"
