"""Killed at any instant (kill -9), workers lose no update, give none its effect twice, and announce nothing twice."""

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import select

from store.database import Database
from store.delivery_tables import inbox, outbox
from store.inbox import Inbox
from store.outbox import Outbox, SendState
from tests.databases import fresh_database
from tests.store.delivery_crashes import work_and_send
from tests.store.samples import NOON
from tests.store.updates import BOT

_ROUNDS = 3
_WORKERS = 2  # the first of them sends
_ROOT = Path(__file__).parents[2]


def _work_and_kill(address: str, number: int, chance: random.Random) -> list[str]:
    """What two workers at one database said before they were killed, each at its own moment."""
    command = [sys.executable, "-m", "tests.store.delivery_crashes", address]
    workers = [
        subprocess.Popen(
            [*command, str(number * 100_000 + worker * 1_000_000), str(int(worker == 0))],
            stdout=subprocess.PIPE,
            text=True,
            cwd=_ROOT,
        )
        for worker in range(_WORKERS)
    ]
    said = []
    for worker in workers:
        assert worker.stdout is not None
        said.append(worker.stdout.readline())  # it has started, and has kept some
    for worker in workers:
        time.sleep(chance.uniform(0.0, 0.15))
        worker.kill()
    for worker in workers:
        rest, _ = worker.communicate()
        said += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    return said


def _finish(database: Database) -> None:
    """Work off what is left, without mishaps."""
    Outbox(database).left_over(BOT, NOON)
    while work_and_send(Inbox(database), Outbox(database), sends=True):
        pass


def test_kills_lose_no_update_and_double_no_effect(database_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Six kills in three rounds; a reply may be sent once more for each kill, an announcement never."""
    chance = random.Random(20260302)
    said = [line for number in range(_ROUNDS) for line in _work_and_kill(database_url, number, chance)]
    database = fresh_database(database_url)
    _finish(database)
    said += capsys.readouterr().out.splitlines()
    kept = {int(word) for line in said if line.startswith("kept") for word in line.split()[1:]}
    sent = Counter(int(line.split()[1]) for line in said if line.startswith("sent"))
    with database.read() as connection:
        states = dict(connection.execute(select(inbox.c.update_id, inbox.c.state)).all())
        rows = connection.execute(select(outbox).order_by(outbox.c.send_id)).all()
    assert kept <= states.keys()
    assert len(states) - len(kept) <= 3 * _ROUNDS * _WORKERS  # at most what each was keeping, kept but not said
    assert set(states.values()) == {"done"}
    assert Counter(int(row.answers_message) for row in rows) == dict.fromkeys(states, 2)
    assert {row.state for row in rows if not row.at_most_once} == {SendState.SENT}
    assert {row.state for row in rows if row.at_most_once} <= {SendState.SENT, SendState.UNKNOWN}
    assert all(sent[row.send_id] == 1 for row in rows if row.state == SendState.SENT and row.at_most_once)
    assert all(sent[row.send_id] <= 1 for row in rows if row.state == SendState.UNKNOWN)
    doubled = [row for row in rows if not row.at_most_once and sent[row.send_id] != 1]
    assert all(sent[row.send_id] > 1 for row in doubled)
    assert sum(sent[row.send_id] - 1 for row in doubled) <= _ROUNDS * 3
    assert database.problems() == ()
    database.close()
