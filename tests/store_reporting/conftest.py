"""A real database of either kind for each test, with the sample registry in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.database import Database, open_database
from store.reporting.project_ledger import ProjectLedger
from store.reporting.registry import Registry
from store.reporting.report_ledger import ReportLedger
from tests.store_reporting.samples import NOON


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh database with the 28 offices: every test runs with SQLite and again with PostgreSQL."""
    opened = open_database(database_url)
    Registry(opened).seed_sample(NOON)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_database(tmp_path: Path) -> Iterator[Database]:
    """A fresh SQLite database with the 28 offices, for what only a file has."""
    opened = open_database(tmp_path / "data" / "assistant.sqlite3")
    Registry(opened).seed_sample(NOON)
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
