"""Opening a database: what it is set to, and what it says when it cannot be used."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from store.database import Database, StoreUnavailable, open_database
from store.ledger import Ledger
from store.tables import SCHEMA
from tests.store.samples import NOON, question

_NOBODY = 65534


@pytest.fixture
def guarded_folder() -> Iterator[Path]:
    """A folder that this process may read and not write; root, whom no permission binds, becomes nobody meanwhile."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        with closing(sqlite3.connect(folder / "assistant.sqlite3")) as connection:
            connection.execute("CREATE TABLE something (number INTEGER)")
        (folder / "assistant.sqlite3").chmod(0o444)
        folder.chmod(0o555)
        was_root = os.geteuid() == 0
        if was_root:
            os.seteuid(_NOBODY)
        yield folder
        if was_root:
            os.seteuid(0)
        folder.chmod(0o755)


def test_the_file_and_its_folder_are_made_and_belong_to_their_owner(tmp_path: Path) -> None:
    """Blanks, percent and Chinese in the path are no trouble; nobody else may read the questions."""
    path = tmp_path / "数据 100%" / "new" / "assistant.sqlite3"
    database = open_database(f"sqlite:///{path}")
    assert path.stat().st_mode & 0o077 == 0
    assert database.schema_version() == SCHEMA
    assert database.problems() == ()
    database.close()


def test_every_connection_puts_safety_before_speed(sqlite_database: Database) -> None:
    """Write-ahead log, full synchronisation, foreign keys, a wait for locks, deleted words overwritten."""
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000, "secure_delete": 1}
    with sqlite_database.read() as first, sqlite_database.read() as second:
        for connection in (first, second):
            assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted} == wanted


def test_a_block_that_raises_leaves_nothing_behind(database: Database) -> None:
    """All of a transaction is kept, or nothing."""
    insert = text("INSERT INTO replies VALUES ('7', '1', 0, '2', '2026-01-01 00:00:00')")
    with pytest.raises(ZeroDivisionError), database.write() as connection:
        assert connection.execute(insert).rowcount / 0
    assert Ledger(database).reply_messages("7", "1") == ()


def test_a_mistake_of_ours_is_not_called_a_fault_of_the_disk(database: Database) -> None:
    """A row that refers to nobody is refused, as what it is, and its words are not in the message."""
    with pytest.raises(IntegrityError) as caught, database.write() as connection:
        connection.execute(text("INSERT INTO feedback VALUES (1, 2, :kind, '2026-01-01 00:00:00')"), {"kind": "secret"})
    assert "secret" not in str(caught.value)


def test_a_folder_without_write_permission_is_named_with_what_to_do(guarded_folder: Path) -> None:
    """Found at the opening, also where the file is there already."""
    for name in ("assistant.sqlite3", "new.sqlite3", "new/folder/new.sqlite3"):
        with pytest.raises(StoreUnavailable, match="ASSISTANT_DATA_DIR") as caught:
            open_database(guarded_folder / name)
        assert "不能写入" in str(caught.value)
        assert str(guarded_folder / name) in str(caught.value)


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path) -> None:
    """The path of the data folder may be mistyped."""
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(StoreUnavailable, match="不能写入"):
        open_database(tmp_path / "data" / "assistant.sqlite3")


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    """It may be somebody's only copy of something."""
    path = tmp_path / "assistant.sqlite3"
    path.write_bytes(b"something else entirely" * 100)
    with pytest.raises(StoreUnavailable, match="已损坏"):
        open_database(path)
    assert path.read_bytes() == b"something else entirely" * 100


def test_a_full_disk_is_named_and_leaves_no_half_question(sqlite_database: Database) -> None:
    """SQLite is told that the file may not grow: what a full disk looks like from inside. Room again, and all goes on."""
    ledger = Ledger(sqlite_database)
    ledger.note_question(question())
    with sqlite_database.read() as connection:  # one connection in the pool, which the next write takes
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
    with pytest.raises(StoreUnavailable, match="磁盘已满"):
        ledger.note_question(question(message_id="2", text="长" * 100_000))
    assert ledger.question_of_message("7", "2") is None
    assert sqlite_database.problems() == ()
    with sqlite_database.read() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert ledger.note_question(question(message_id="2", text="长" * 100_000))


def test_a_database_that_another_program_keeps_locked_is_named(tmp_path: Path) -> None:
    """After the wait; readers go on meanwhile, and so do writers afterwards."""
    database = open_database(tmp_path / "assistant.sqlite3", busy_seconds=0.05)
    ledger = Ledger(database)
    with closing(sqlite3.connect(tmp_path / "assistant.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match="占用"):
            ledger.meet(7, language="", now=NOON)
        with pytest.raises(StoreUnavailable, match="占用"):
            open_database(tmp_path / "assistant.sqlite3", busy_seconds=0.05)
        assert ledger.question(1) is None
        other.execute("ROLLBACK")
    assert ledger.meet(7, language="", now=NOON).person_id == 7
    database.close()


def test_a_newer_schema_is_not_touched(tmp_path: Path) -> None:
    """An older program must not write into what it does not understand."""
    open_database(tmp_path / "assistant.sqlite3").close()
    with closing(sqlite3.connect(tmp_path / "assistant.sqlite3")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreUnavailable, match="升级") as caught:
        open_database(tmp_path / "assistant.sqlite3")
    assert "9999" in str(caught.value)


def test_many_programs_that_start_at_once_make_the_tables_once(tmp_path: Path) -> None:
    """Two terminals, a restart that overlaps: all of them open, one migrates."""
    with ThreadPoolExecutor(6) as pool:
        opened = list(pool.map(open_database, [tmp_path / "assistant.sqlite3"] * 6))
    assert {database.schema_version() for database in opened} == {SCHEMA}
    for database in opened:
        database.close()


@pytest.mark.parametrize("url", ["nonsense", "mysql://host/name", "sqlite://", "sqlite:///:memory:", "", "http://["])
def test_an_address_that_cannot_be_used_is_answered_with_ones_that_can(url: str) -> None:
    """Memory is no place for a book: it would be another one in each thread."""
    with pytest.raises(StoreUnavailable, match="sqlite:///"):
        open_database(url)


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    """Nobody listens at port 1."""
    with pytest.raises(StoreUnavailable, match="DATABASE_URL") as caught:
        open_database("postgresql+psycopg://clerk:hunter2@127.0.0.1:1/bureau")
    assert "hunter2" not in str(caught.value)
