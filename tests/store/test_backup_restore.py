"""Bringing a backup back, and the drill: made under load, killed in the middle, brought back to other places; nothing differs."""

import multiprocessing
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import text

from store import migrations
from store.backup_check import verify
from store.backup_doubts import Doubts
from store.backup_faults import BackupRefused, Fault
from store.backup_manifest import TableNote
from store.backup_restore import Places, Restored, restore
from store.database import Database, open_database
from store.ledger import Ledger
from store.reporting.registry import Registry
from store.tables import SCHEMA
from tests.postgres import Server
from tests.store.backups import LATER, as_it_is, back_up, board_of, documents, new_places, work
from tests.store.samples import NOON, question
from tests.store_reporting import many_reports

_ROOT = Path(__file__).parents[2]


@pytest.fixture
def postgres_empty(postgres: Server) -> Iterator[Database]:
    """A PostgreSQL database without any table, as a server gives it."""
    with postgres.copy("template0") as url:
        database = as_it_is(url)
        yield database
        database.close()


@contextmanager
def _opened(places: Places) -> Iterator[Database]:
    database = places.database if isinstance(places.database, Database) else open_database(places.database)
    yield database
    database.close()


def _notes(database: Database, folder: Path) -> dict[str, TableNote]:
    """What a backup says of the tables of a database."""
    folder.mkdir()
    return dict(back_up(database, folder)[1].tables)


def _refused(path: Path, places: Places) -> BackupRefused:
    with pytest.raises(BackupRefused) as refused:
        restore(path, places, LATER)
    return refused.value


def test_what_comes_back_is_what_was_there(database: Database, tmp_path: Path) -> None:
    """Either database into a SQLite file: rows, ids to come, guards, documents with their originals, the board to the byte."""
    work(database)
    path, made = back_up(database, tmp_path)
    places = new_places(tmp_path / "new")
    assert restore(path, places, LATER) == Restored(made, Doubts())
    with _opened(places) as back:
        assert back.problems() == ()
        assert _notes(back, tmp_path / "again") == made.tables
        assert board_of(back) == board_of(database)
        assert Ledger(back).note_question(question(message_id="next")) == 6
        with pytest.raises(Exception, match="append-only"), back.write() as connection:
            connection.execute(text("DELETE FROM audit"))
    assert (places.documents / "_originals" / "abc-奖励办法.pdf").read_bytes() == bytes(range(256)) * 9
    assert sorted(one.name for one in places.data.iterdir()) == ["assistant.sqlite3", "documents"]


def test_it_comes_back_into_postgresql_too(database: Database, postgres_empty: Database, tmp_path: Path) -> None:
    """From either database; ids go on after the last one ever given, and the guards stand."""
    work(database)
    with database.write() as connection:
        connection.execute(text("DELETE FROM questions WHERE question_id = 5"))
    path, made = back_up(database, tmp_path)
    places = new_places(tmp_path / "new", postgres_empty)
    restore(path, places, LATER)
    assert _notes(postgres_empty, tmp_path / "again") == made.tables
    assert board_of(postgres_empty) == board_of(database)
    assert Ledger(postgres_empty).note_question(question(message_id="next")) == 6
    assert postgres_empty.schema_version() == SCHEMA
    with pytest.raises(Exception, match="append-only"), postgres_empty.write() as connection:
        connection.execute(text("DELETE FROM audit"))
    assert (places.documents / "奖励办法.md").exists()
    again = _refused(path, new_places(tmp_path / "other", postgres_empty))
    assert again.fault is Fault.NOT_EMPTY


def test_a_database_that_fails_leaves_postgresql_empty(postgres_empty: Database, tmp_path: Path) -> None:
    """The documents cannot be put in place: nothing is kept, and it can be done again."""
    source = open_database(tmp_path / "data" / "assistant.sqlite3")
    work(source)
    path, _ = back_up(source, tmp_path)
    source.close()
    busy = tmp_path / "mine"
    busy.mkdir()
    (busy / "a.md").touch()
    assert _refused(path, Places(tmp_path / "new", busy, postgres_empty)).fault is Fault.NOT_EMPTY
    restore(path, new_places(tmp_path / "new", postgres_empty), LATER)
    assert Ledger(postgres_empty).question(1) is not None


def test_what_stands_is_never_touched(sqlite_database: Database, tmp_path: Path) -> None:
    """A folder with anything in it, a database, other documents."""
    work(sqlite_database)
    path, _ = back_up(sqlite_database, tmp_path)
    used = tmp_path / "used"
    used.mkdir()
    (used / "note").touch()
    assert _refused(path, new_places(used)).fault is Fault.NOT_EMPTY
    elsewhere = tmp_path / "elsewhere" / "my.sqlite3"
    open_database(elsewhere).close()
    before = elsewhere.read_bytes()
    assert _refused(path, Places(tmp_path / "new", tmp_path / "docs", elsewhere)).fault is Fault.EXISTS
    assert elsewhere.read_bytes() == before
    assert _refused(path, Places(tmp_path / "new", used, tmp_path / "new" / "a.sqlite3")).fault is Fault.NOT_EMPTY
    assert sorted(one.name for one in used.iterdir()) == ["note"]
    assert not any((tmp_path / "new").iterdir())


def test_documents_go_where_they_are_wanted(sqlite_database: Database, tmp_path: Path) -> None:
    """Into a folder of their own; where exactly these stand already, they are left."""
    work(sqlite_database)
    path, _ = back_up(sqlite_database, tmp_path)
    wanted = tmp_path / "deep" / "policies"
    restore(path, Places(tmp_path / "one", wanted, tmp_path / "one" / "assistant.sqlite3"), LATER)
    stood = (wanted / "奖励办法.md").stat()
    restore(path, Places(tmp_path / "two", wanted, tmp_path / "two" / "assistant.sqlite3"), LATER)
    assert (wanted / "奖励办法.md").stat().st_mtime_ns == stood.st_mtime_ns


def test_an_older_schema_is_brought_up_to_date(postgres_empty: Database, tmp_path: Path) -> None:
    """A backup of the first tables there were, into a file and into PostgreSQL, with the question that was in it."""
    old = as_it_is(tmp_path / "old.sqlite3")
    with old.write() as connection:
        migrations.upgrade(connection, "0001")
        asked = _asked_long_ago(connection)
    path, made = back_up(old, tmp_path)
    old.close()
    assert made.schema == "0001"
    for places in (new_places(tmp_path / "file"), new_places(tmp_path / "server", postgres_empty)):
        restore(path, places, LATER)
        with _opened(places) as back:
            assert back.schema_version() == SCHEMA
            found = Ledger(back).question(asked)
            assert found is not None
            assert found.text == question().text


def _asked_long_ago(connection: sa.Connection) -> int:
    """The question as the program of that time put it down: with the columns that there were."""
    moment, text = "2026-03-02 04:00:00.000000", question().text
    connection.exec_driver_sql("INSERT INTO people VALUES (7, '', ?, ?)", (moment, moment))
    connection.exec_driver_sql(
        "INSERT INTO questions VALUES (3, 7, '7', '1', ?, ?, ?, '', 'answered', '', '', '[]', '[]', 5, '')",
        (moment, text, text),
    )
    return 3


def test_a_backup_under_load_is_one_state(database_url: str, tmp_path: Path) -> None:
    """The drill: two writers save questions and reports; the backup holds all that was said before it began, and comes back."""
    database = open_database(database_url)
    work(database)
    board = board_of(database)
    command = [sys.executable, "-m", "tests.store.under_load", database_url]
    writers = [subprocess.Popen([*command, f"w{n}"], stdout=subprocess.PIPE, text=True, cwd=_ROOT) for n in range(2)]
    said = [line for writer in writers if writer.stdout for line in (writer.stdout.readline() for _ in range(9))]
    path, made = back_up(database, tmp_path)
    for writer in writers:
        assert writer.poll() is None  # it went on all the while
        writer.kill()
    rest = "".join(writer.communicate()[0] for writer in writers)
    assert verify(path) == made
    places = new_places(tmp_path / "new")
    restore(path, places, LATER)
    with _opened(places) as back, back.read() as connection:
        questions = set(connection.execute(text("SELECT question_id FROM questions")).scalars())
        drafts = set(connection.execute(text("SELECT draft_id FROM saves")).scalars())
        assert {int(line[2:]) for line in said if line[0] == "q"} <= questions
        assert {int(line[2:]) for line in said if line[0] == "r"} <= drafts
        assert board_of(back) == board
        assert back.problems() == ()
    assert "q" in rest
    database.close()


def _kill_often(act: Callable[[], object], look: Callable[[bool], None]) -> None:
    """Begin it and kill it (kill -9), a little later each time, until it comes to its end; look after each."""
    processes = multiprocessing.get_context("fork")  # which has everything loaded: what is killed is the work itself
    chance = random.Random(7)
    after, ended = 0.0, False
    while not ended:
        process = processes.Process(target=act)
        process.start()
        time.sleep(after)
        process.kill()
        process.join()
        ended = process.exitcode == 0
        look(ended)
        after += chance.uniform(0.01, 0.1)


def _back_up_anew(folder: Path) -> None:
    database = open_database(folder / "data" / "assistant.sqlite3")
    back_up(database, folder)
    database.close()


def test_killed_in_the_middle_it_leaves_nothing_that_counts(tmp_path: Path) -> None:
    """Kill -9 at moment after moment: a backup is whole or not there, a database too; the next try needs no tidying up."""
    source = open_database(tmp_path / "data" / "assistant.sqlite3")
    offices = [office.office_id for office in Registry(source).seed_sample(NOON)]
    many_reports.fill(source, offices, reports=2000, projects=50)
    documents(tmp_path / "policies")
    backup, data = tmp_path / "backup.zip", tmp_path / "new"

    def look_at_backup(ended: bool) -> None:
        assert backup.exists() >= ended
        if backup.exists():
            verify(backup)

    def look_at_folder(ended: bool) -> None:
        places = new_places(data)
        assert isinstance(places.database, Path)
        assert places.database.exists() >= ended
        assert {one.name for one in data.glob("[!.]*")} <= {"assistant.sqlite3", "documents"}
        if places.database.exists():
            with _opened(places) as back:
                assert back.problems() == ()
                assert board_of(back) == board
            if not ended:  # killed after all stood, while it tidied up: what stands is never touched, so it begins anew
                shutil.rmtree(data)

    board = board_of(source)
    source.close()
    _kill_often(lambda: _back_up_anew(tmp_path), look_at_backup)
    assert not list(tmp_path.glob(".*"))
    _kill_often(lambda: restore(backup, new_places(data), LATER), look_at_folder)
    assert sorted(one.name for one in data.iterdir()) == ["assistant.sqlite3", "documents"]
