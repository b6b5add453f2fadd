"""A desk over a real database with the sample registry and two projects."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import fresh_database
from tests.reporting.office import Office, open_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The staff's side, with everybody enrolled."""
    database = fresh_database(tmp_path / "assistant.sqlite3")
    yield open_office(database)
    database.close()
