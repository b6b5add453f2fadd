"""A real database of either kind for the parts of the service."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.database import Database
from tests.databases import fresh_database


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh database: every test that asks for it runs with SQLite and again with PostgreSQL."""
    opened = fresh_database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_file(tmp_path: Path) -> Iterator[Database]:
    """A fresh SQLite database in `a.sqlite3`, for what does not depend on the kind."""
    opened = fresh_database(tmp_path / "a.sqlite3", busy_seconds=0.1)
    yield opened
    opened.close()


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[Database]:
    """A fresh PostgreSQL database, for what only several processes do."""
    opened = fresh_database(postgres_url)
    yield opened
    opened.close()
