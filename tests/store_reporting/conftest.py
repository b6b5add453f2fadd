"""A real database of either kind for each test, with the sample registry in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.database import Database
from store.reporting.project_ledger import ProjectLedger
from store.reporting.registry import Registry
from store.reporting.report_ledger import ReportLedger
from tests.databases import fresh_database
from tests.postgres import Server
from tests.store_reporting.samples import NOON


@pytest.fixture(scope="session")
def seeded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the 28 offices, to be copied."""
    path = tmp_path_factory.mktemp("model") / "seeded.sqlite3"
    _seed(path)
    return path


@pytest.fixture(scope="session")
def seeded_server(postgres: Server) -> Server:
    """The server where `seeded` is a database with the 28 offices."""
    _seed(postgres.create("seeded", "empty"))
    return postgres


def _seed(url: str | Path) -> None:
    opened = fresh_database(url)
    Registry(opened).seed_sample(NOON)
    opened.close()


@pytest.fixture
def sqlite_path(seeded_file: Path, tmp_path: Path) -> Path:
    """A fresh SQLite file with the 28 offices."""
    path = tmp_path / "data" / "assistant.sqlite3"
    path.parent.mkdir()
    return Path(shutil.copyfile(seeded_file, path))


@pytest.fixture
def postgres_url(seeded_server: Server) -> Iterator[str]:
    """The address of a fresh PostgreSQL database with the 28 offices."""
    with seeded_server.copy("seeded") as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh database with the 28 offices, of either kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{request.getfixturevalue('sqlite_path')}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """That database: every test runs with SQLite and again with PostgreSQL."""
    opened = fresh_database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_database(sqlite_path: Path) -> Iterator[Database]:
    """A fresh SQLite database with the 28 offices, for what only a file has."""
    opened = fresh_database(sqlite_path)
    yield opened
    opened.close()


@pytest.fixture
def registry(database: Database) -> Registry:
    """The registry of that database."""
    return Registry(database)


@pytest.fixture
def projects(database: Database) -> ProjectLedger:
    """Its book of projects."""
    return ProjectLedger(database)


@pytest.fixture
def reports(database: Database) -> ReportLedger:
    """Its book of reports."""
    return ReportLedger(database)
