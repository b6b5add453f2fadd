"""All rows of the store as marks."""

from datetime import UTC, datetime
from pathlib import Path

from store.ledger import Ledger
from store.row_marks import row_marks
from tests.databases import fresh_database

NOW = datetime(2026, 8, 3, tzinfo=UTC)


def test_a_row_that_is_written_or_changed_shows_with_its_owner(tmp_path: Path) -> None:
    """And nothing else does."""
    database = fresh_database(tmp_path / "assistant.sqlite3")
    ledger = Ledger(database)
    ledger.meet(7, language="", now=NOW)
    before = row_marks(database)
    assert row_marks(database) == before
    ledger.meet(7, language="en", now=NOW)
    changed = before ^ row_marks(database)
    assert {(row.table, row.person) for row in changed} == {("people", "7")}
    assert len(changed) == 2
    database.close()
