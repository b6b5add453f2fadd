"""A real SQLite file for each test, and the people and times that the tests speak of."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.database import Database, open_database
from store.ledger import Ledger


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A fresh database in a file of its own."""
    opened = open_database(tmp_path / "data" / "assistant.sqlite3")
    yield opened
    opened.close()


@pytest.fixture
def ledger(database: Database) -> Ledger:
    """The book of that database."""
    return Ledger(database)
