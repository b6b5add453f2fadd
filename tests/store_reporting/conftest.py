"""A real SQLite file for each test, with the sample registry in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.database import Database, open_database
from store.reporting.project_ledger import ProjectLedger
from store.reporting.registry import Registry
from store.reporting.report_ledger import ReportLedger
from tests.store_reporting.samples import NOON


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A fresh database in a file of its own, with the 28 offices."""
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
