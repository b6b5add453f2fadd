"""One leads at a time, and the next one as soon as that one is gone, on both databases."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.database import Database, StoreUnavailable
from store.leadership import Leadership, Lease
from tests.databases import fresh_database
from tests.postgres import Server

Starts = Callable[[str], "subprocess.Popen[str]"]


@pytest.fixture
def leadership(database: Database) -> Leadership:
    """That of the database."""
    return Leadership(database)


@pytest.fixture
def start(database_url: str, database: Database) -> Iterator[Starts]:
    """Starts a process that takes a lead as soon as it can; all of them are killed at the end."""
    assert database.schema_version()
    started: list[subprocess.Popen[str]] = []

    def start(name: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "tests.store.leading", database_url, name]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
        started.append(process)
        assert _says(process) == "waits"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def _says(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def _taken_within(leadership: Leadership, name: str, seconds: float) -> Lease:
    deadline = time.monotonic() + seconds
    while (lease := leadership.try_take(name)) is None:
        assert time.monotonic() < deadline, f"{name} is not free after {seconds} s"
        time.sleep(0.01)
    return lease


def test_one_leads_at_a_time(leadership: Leadership, database_url: str) -> None:
    """Nobody else in this process or another program's, until it is released."""
    lease = leadership.try_take("clock")
    assert lease is not None and lease.alive()
    other = fresh_database(database_url)
    assert leadership.try_take("clock") is None
    assert Leadership(other).try_take("clock") is None
    lease.release()
    again = Leadership(other).try_take("clock")
    assert again is not None and again.alive()
    assert not lease.alive()
    lease.release()
    assert leadership.try_take("clock") is None, "released twice it is still the other one's"
    again.release()
    other.close()


def test_things_to_lead_in_are_independent(leadership: Leadership) -> None:
    """The poller of one bot, that of another, the sender."""
    leases = [leadership.try_take(name) for name in ("poller:7", "poller:8", "sender:7", "poller-7")]
    assert all(lease is not None and lease.alive() for lease in leases)
    for lease in leases:
        assert lease is not None
        lease.release()


def test_a_block_holds_it_and_gives_it_back_also_where_it_raises(leadership: Leadership) -> None:
    """Whoever comes second gets None."""
    with leadership.holds("clock") as lease, leadership.holds("clock") as second:
        assert lease is not None and lease.alive()
        assert second is None
    with pytest.raises(ZeroDivisionError), leadership.holds("clock"):
        assert 1 / 0
    with leadership.holds("clock") as lease:
        assert lease is not None


def test_the_next_one_leads_within_a_second_of_a_kill(leadership: Leadership, start: Starts) -> None:
    """The leader is killed (-9): its rival takes over, and after the rival's death this process."""
    first = start("poller:7")
    assert _says(first) == "leads"
    rival = start("poller:7")
    assert leadership.try_take("poller:7") is None
    first.kill()
    killed = time.monotonic()
    assert _says(rival) == "leads"
    assert time.monotonic() - killed < 1.0
    assert leadership.try_take("poller:7") is None
    rival.kill()
    _taken_within(leadership, "poller:7", 1.0).release()


@pytest.mark.parametrize("name", ["", "Poller", "poller/7", "..", "poller:", "主持"])
def test_a_name_that_is_none_is_refused(leadership: Leadership, name: str) -> None:
    """It becomes the name of a file."""
    with pytest.raises(ValueError, match="small letters"):
        leadership.try_take(name)


def test_a_lock_file_that_is_gone_leads_nowhere(sqlite_database: Database) -> None:
    """Somebody tidied the folder up: the leader notices, for another one could lock a new file."""
    leadership = Leadership(sqlite_database)
    lease = leadership.try_take("sender:7")
    assert lease is not None
    Path(f"{sqlite_database.where}.sender.7.lock").unlink()
    assert not lease.alive()
    again = leadership.try_take("sender:7")
    assert again is not None and again.alive()
    again.release()


def test_a_lock_file_belongs_to_its_owner_alone(sqlite_database: Database) -> None:
    """Like the database beside it."""
    with Leadership(sqlite_database).holds("clock"):
        assert Path(f"{sqlite_database.where}.clock.lock").stat().st_mode & 0o077 == 0


def test_a_folder_where_no_lock_file_can_be_made_is_named(sqlite_database: Database) -> None:
    """With what to do."""
    Path(f"{sqlite_database.where}.clock.lock").mkdir()
    with pytest.raises(StoreUnavailable, match="不能写入"):
        Leadership(sqlite_database).try_take("clock")


def test_a_session_that_the_server_ended_leads_no_longer(postgres_database: Database) -> None:
    """A restart of the server gives the lock back: whoever had it must not believe in it, not even once the server answers."""
    leadership = Leadership(postgres_database)
    lease = leadership.try_take("clock")
    assert lease is not None
    with postgres_database.write() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = "
            "current_database()"
        )
    assert not lease.alive()
    assert not lease.alive()
    _taken_within(leadership, "clock", 1.0).release()
    lease.release()


def test_a_lead_takes_no_connection_from_the_pool(postgres_database: Database) -> None:
    """Also where it was refused: a hundred attempts leave none behind."""
    leadership = Leadership(postgres_database)
    with leadership.holds("clock"):
        for _ in range(100):
            assert leadership.try_take("clock") is None
        with postgres_database.read() as connection:
            sessions = connection.exec_driver_sql(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            ).scalar()
    assert sessions is not None and sessions <= 4


def test_databases_of_one_server_do_not_meet(postgres: Server, postgres_database: Database) -> None:
    """Two bureaus on one server: each has its own leader."""
    with postgres.copy("empty") as url, Leadership(postgres_database).holds("clock") as here:
        other = fresh_database(url)
        with Leadership(other).holds("clock") as there:
            assert here is not None and there is not None
        other.close()
