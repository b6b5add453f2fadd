"""What holds for all tests: the process is after each of them as it was before, and databases of both kinds are at hand."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.database import open_database
from tests.postgres import Server, start


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    """A command line that runs inside a test sets up the logging of the whole process, as it should; other tests keep theirs."""
    root, make_record, show_exception = logging.getLogger(), logging.getLogRecordFactory(), sys.excepthook
    handlers, level = set(root.handlers), root.level
    yield
    logging.setLogRecordFactory(make_record)
    sys.excepthook = show_exception
    root.setLevel(level)
    for handler in set(root.handlers) - handlers:
        root.removeHandler(handler)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """The PostgreSQL server of this process, where `empty` is a database with today's tables and nothing in them."""
    server = start()
    open_database(server.create("empty")).close()
    yield server
    server.stop()


@pytest.fixture
def postgres_url(postgres: Server) -> Iterator[str]:
    """The address of a fresh PostgreSQL database with today's tables."""
    with postgres.copy("empty") as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a fresh database, of either kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'data' / 'assistant.sqlite3'}"
    return str(request.getfixturevalue("postgres_url"))
