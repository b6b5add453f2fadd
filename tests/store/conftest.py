"""A real database of either kind for each test, and a SQLite file for those that are about the file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.database import Database
from store.ledger import Ledger
from tests.databases import fresh_database


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh database: every test runs with SQLite and again with PostgreSQL."""
    opened = fresh_database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def ledger(database: Database) -> Ledger:
    """The book of that database."""
    return Ledger(database)


@pytest.fixture
def sqlite_database(tmp_path: Path) -> Iterator[Database]:
    """A fresh SQLite database in `data/assistant.sqlite3`, for what only a file has."""
    opened = fresh_database(tmp_path / "data" / "assistant.sqlite3")
    yield opened
    opened.close()


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[Database]:
    """A fresh PostgreSQL database, for what only a server does."""
    opened = fresh_database(postgres_url)
    yield opened
    opened.close()
