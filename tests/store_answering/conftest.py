"""A real database of either kind for each test."""

from collections.abc import Iterator

import pytest

from store.database import Database, open_database


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh database: every test runs with SQLite and again with PostgreSQL."""
    opened = open_database(database_url)
    yield opened
    opened.close()
