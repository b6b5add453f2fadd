"""A real database of either kind, and a scene over a SQLite file for what does not depend on the kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.database import Database
from tests.databases import fresh_database
from tests.phrasing.scene import Scene


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh database: every test that asks for it runs with SQLite and again with PostgreSQL."""
    opened = fresh_database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def both(database: Database) -> Scene:
    """A scene over either kind."""
    return Scene(database)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """An answer may be given, and worded."""
    opened = fresh_database(tmp_path / "a.sqlite3")
    yield Scene(opened)
    opened.close()
