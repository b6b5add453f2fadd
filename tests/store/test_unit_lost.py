"""A unit of work whose surroundings fail is lost as a whole, and says so, also to who caught the failure inside it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import text

from store.database import Database, StoreUnavailable
from store.ledger import Ledger
from tests.databases import fresh_database
from tests.store.numbers import note, note_refused, noted
from tests.store.samples import question


@pytest.mark.parametrize("is_caught", [True, False])
def test_a_full_disk_loses_the_whole_unit_also_where_it_is_caught(sqlite_database: Database, is_caught: bool) -> None:
    """What was written before may be gone with it: nothing is kept, and who goes on is told again."""
    seen: list[str] = []
    with sqlite_database.read() as connection:  # one connection in the pool, which the unit takes
        connection.exec_driver_sql("PRAGMA max_page_count = 1")

    with pytest.raises(StoreUnavailable, match="磁盘已满"):
        _write_too_much(sqlite_database, is_caught, lambda: seen.append("done"))
    assert (noted(sqlite_database), seen) == ([], [])
    assert sqlite_database.problems() == ()


def _write_too_much(database: Database, is_caught: bool, afterwards: Callable[[], None]) -> None:
    with database.unit():
        database.after_commit(afterwards)
        note(database, 1)
        with suppress(*[StoreUnavailable] * is_caught):
            Ledger(database).note_question(question(text="长" * 100_000))
        with suppress(StoreUnavailable):
            note(database, 2)
        with pytest.raises(StoreUnavailable, match="磁盘已满"):
            noted(database)


def test_a_lock_that_is_not_had_loses_the_unit_also_where_that_is_caught(tmp_path: Path) -> None:
    """Else its end would be kept without its beginning."""
    database = fresh_database(tmp_path / "a.sqlite3", busy_seconds=0.05)
    other = fresh_database(tmp_path / "a.sqlite3", busy_seconds=0.05)
    with other.write(), pytest.raises(StoreUnavailable, match="占用"), database.unit(), suppress(StoreUnavailable):
        note(database, 1)
    with database.unit():
        note(database, 2)
    assert noted(database) == [2]
    database.close()
    other.close()


def test_a_server_that_drops_the_connection_loses_the_unit(postgres_database: Database) -> None:
    """A restart in the middle: nothing of it is kept, and the next one goes on."""
    with pytest.raises(StoreUnavailable, match="DATABASE_URL"):
        _write_across_a_restart(postgres_database)
    note(postgres_database, 3)
    assert noted(postgres_database) == [3]


def _write_across_a_restart(database: Database) -> None:
    with database.unit():
        note(database, 1)
        with database.read() as connection:
            ours = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        with ThreadPoolExecutor(1) as pool:
            pool.submit(_end_session, database, ours).result()
        with suppress(StoreUnavailable):
            note(database, 2)


def _end_session(database: Database, session: int) -> None:
    with database.read() as connection:
        connection.execute(text("SELECT pg_terminate_backend(:session)"), {"session": session})


def test_a_failure_that_is_swallowed_inside_its_block_is_not_taken_for_success(postgres_database: Database) -> None:
    """PostgreSQL would end such a transaction without a word and keep nothing of it."""
    with pytest.raises(RuntimeError, match="caught inside"):
        _swallow(postgres_database)
    with pytest.raises(RuntimeError, match="caught inside"), postgres_database.unit():
        _swallow(postgres_database)
    assert noted(postgres_database) == []


def _swallow(database: Database) -> None:
    with database.write() as connection:
        note_refused(connection)
