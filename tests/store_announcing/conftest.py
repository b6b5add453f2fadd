"""A real database of either kind for each test, with the sample registry and a few members."""

from collections.abc import Iterator

import pytest

from store.database import Database
from store.reporting.registry import Registry
from tests.databases import fresh_database
from tests.store_announcing.bureau import enrol


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh database with offices and members: every test runs with SQLite and again with PostgreSQL."""
    opened = fresh_database(database_url)
    enrol(Registry(opened))
    yield opened
    opened.close()
