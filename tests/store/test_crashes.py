"""Killed at any instant (kill -9), a writer loses nothing that it had acknowledged and leaves nothing half."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from store.database import open_database
from store.ledger import Ledger

_ROUNDS = 5
_WRITERS = 2
_ROOT = Path(__file__).parents[2]


@pytest.fixture(params=["sqlite", "postgresql"])
def unmade_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database in which there are no tables yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'assistant.sqlite3'}"
    else:
        with request.getfixturevalue("postgres").copy("template0") as url:
            yield url


def _write_and_kill(url: str, name: str, chance: random.Random) -> list[str]:
    """The lines that two writers at one database said before they were killed, each at its own moment."""
    command = [sys.executable, "-m", "tests.store.crashes", url]
    writers = [
        subprocess.Popen([*command, f"{name}{number}"], stdout=subprocess.PIPE, text=True, cwd=_ROOT)
        for number in range(_WRITERS)
    ]
    said = []
    for writer in writers:
        assert writer.stdout is not None
        said.append(writer.stdout.readline())  # it has started, and has noted one
    for writer in writers:
        time.sleep(chance.uniform(0.0, 0.1))
        writer.kill()
    for writer in writers:
        rest, _ = writer.communicate()
        said += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    return said


def test_ten_kills_lose_nothing_acknowledged(unmade_url: str) -> None:
    """Five times two writers, the tables being made by the first pair: every line that was said is kept, once."""
    chance = random.Random(20260302)
    said = [line for number in range(_ROUNDS) for line in _write_and_kill(unmade_url, f"w{number}-", chance)]
    database = open_database(unmade_url)
    ledger = Ledger(database)
    assert len(said) >= _ROUNDS * _WRITERS
    for line in said:
        question_id, message_id = line.split()
        kept = ledger.question_of_message("7", message_id)
        assert kept is not None
        assert kept.question_id == int(question_id)
    with database.read() as connection:
        noted = connection.execute(text("SELECT count(*), count(DISTINCT message_id) FROM questions")).one()
        opinions = connection.execute(text("SELECT count(*) FROM feedback")).scalar_one()
    assert noted[0] == noted[1]
    assert noted[0] - len(said) <= _ROUNDS * _WRITERS  # at most the one each was at, noted but not said
    assert opinions >= len(said)
    assert database.problems() == ()
    database.close()
