"""Databases for tests: today's tables are made once in a process, and every new file begins as a copy of them.

The migrations themselves are what tests/store/test_migrations.py and test_database.py are about.
"""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from store.database import Database, open_database


def fresh_database(url: str | Path, *, busy_seconds: float = 10.0) -> Database:
    """As `open_database`; a SQLite file that is not there yet is copied and not migrated."""
    name = str(url).removeprefix("sqlite:///")
    if "://" not in name and not Path(name).exists():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_empty())
    return open_database(url, busy_seconds=busy_seconds)


@cache
def _empty() -> bytes:
    """A SQLite file with today's tables and nothing in them."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.sqlite3"
        open_database(path).close()
        return path.read_bytes()
