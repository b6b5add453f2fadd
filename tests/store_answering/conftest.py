"""A real database of either kind for each test."""

from collections.abc import Iterator

import pytest

from store.database import Database
from tests.databases import fresh_database


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh database: every test runs with SQLite and again with PostgreSQL."""
    opened = fresh_database(database_url)
    yield opened
    opened.close()
