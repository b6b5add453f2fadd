"""Nearest vectors by pgvector, which comes with the PostgreSQL of the tests."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import psycopg
import pytest
from sqlalchemy import text

from store.database import Database, open_database
from store.unavailable import StoreUnavailable
from store.vector_search import VectorSearch

ROWS = np.random.default_rng(0).normal(size=(700, 24)).astype("<f4")
ROWS /= np.linalg.norm(ROWS, axis=1, keepdims=True)
VECTORS = {f"d{number}": row.tobytes() for number, row in enumerate(ROWS)}


def _exact(rows: "np.ndarray", asked: "np.ndarray", count: int) -> list[str]:
    return [f"d{number}" for number in np.argsort(-(rows @ asked), kind="stable")[:count]]


def test_the_nearest_are_those_of_exact_search(postgres_database: Database) -> None:
    """In their order; the numbers arrive as they were, to the last bit."""
    search = VectorSearch(postgres_database)
    search.hold("m", VECTORS)
    for asked in ROWS[:20]:
        assert list(search.nearest("m", asked.tobytes(), 30)) == _exact(ROWS, asked, 30)
    with postgres_database.read() as connection:
        name = connection.execute(
            text("SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'vector_search%'")
        ).scalar_one()
        held = connection.execute(text(f"SELECT digest, embedding::text FROM {name}")).all()
    for digest, written in held:
        assert np.array(written.strip("[]").split(","), "<f4").tobytes() == VECTORS[digest]


def test_only_what_is_new_is_sent_and_what_is_old_goes_at_last(postgres_database: Database) -> None:
    """Two editions stand beside each other; of many, the oldest go."""
    search = VectorSearch(postgres_database)
    parts = [dict(list(VECTORS.items())[start : start + 100]) for start in range(0, 400, 100)]
    for part in parts[:2]:
        search.hold("m", part)
    first = ROWS[5].tobytes()
    assert search.nearest("m", first, 1) == ("d5",)
    search.hold("m", parts[2])
    assert search.nearest("m", first, 1)[0].startswith("d2")
    assert len(search.nearest("m", first, 700)) == 100


def test_models_do_not_meet(postgres_database: Database) -> None:
    """Also of another width."""
    search = VectorSearch(postgres_database)
    search.hold("m", {"a": ROWS[0].tobytes()})
    search.hold("n", {"b": ROWS[0].tobytes()})
    search.hold("m", {"c": ROWS[0][:8].tobytes()})
    search.hold("m", {})
    assert search.nearest("m", ROWS[1].tobytes(), 9) == ("a",)
    assert search.nearest("n", ROWS[1].tobytes(), 9) == ("b",)
    assert search.nearest("m", ROWS[1][:8].tobytes(), 9) == ("c",)


def test_workers_that_start_at_once_build_it_once(postgres_url: str) -> None:
    """Extension, table and rows: whoever comes second finds them."""
    databases = [open_database(postgres_url) for _ in range(3)]
    with ThreadPoolExecutor(3) as crowd:
        list(crowd.map(lambda database: VectorSearch(database).hold("m", VECTORS), databases))
    assert len(VectorSearch(databases[0]).nearest("m", ROWS[0].tobytes(), 1000)) == len(VECTORS)
    for database in databases:
        database.close()


def test_a_search_that_fails_harms_no_unit(postgres_database: Database) -> None:
    """What the unit wrote stands."""
    search = VectorSearch(postgres_database)
    with postgres_database.unit():
        with postgres_database.write() as connection:
            connection.execute(text("INSERT INTO vectors VALUES ('m', 'd', 'x')"))
        with pytest.raises(StoreUnavailable, match="pgvector"):
            search.nearest("none", ROWS[0].tobytes(), 1)
    with postgres_database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM vectors")).scalar() == 1


def test_who_may_not_make_the_extension_is_told(postgres_url: str) -> None:
    """By an account without rights on the database; with them it is made."""
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as admin:
        admin.execute("DROP ROLE IF EXISTS reader_of_vectors")
        admin.execute("CREATE ROLE reader_of_vectors LOGIN")
        admin.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO reader_of_vectors")
    database = open_database(postgres_url.replace("postgres@", "reader_of_vectors@"), as_it_is=True)
    try:
        with pytest.raises(StoreUnavailable, match="CREATE EXTENSION"):
            VectorSearch(database).hold("m", VECTORS)
    finally:
        database.close()


def test_a_file_has_no_such_search(sqlite_database: Database) -> None:
    """The message names both settings."""
    with pytest.raises(StoreUnavailable, match="DATABASE_URL"):
        VectorSearch(sqlite_database).hold("m", VECTORS)
