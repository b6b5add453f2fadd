"""The PostgreSQL of the tests leaves nothing behind, however the process ends that started it."""

import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from tests.postgres import Server

_STARTS = "import time; from tests import postgres; print(postgres.start().folder, flush=True); time.sleep(60)"


def test_a_server_goes_with_the_process_that_started_it() -> None:
    """Killed (-9), it cannot tidy up: the server ends by itself and takes its folder along."""
    command = [sys.executable, "-c", _STARTS]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
    assert process.stdout is not None
    folder = Path(process.stdout.readline().strip())
    address = f"postgresql://postgres@/postgres?host={folder}"
    psycopg.connect(address).close()
    process.kill()
    process.communicate()
    deadline = time.monotonic() + 10
    while folder.exists():
        assert time.monotonic() < deadline, f"{folder} is still there"
        time.sleep(0.02)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address)


def test_a_copy_is_there_for_the_length_of_a_block(postgres: Server) -> None:
    """With what its model holds, and independent of it; who is still connected at the end is sent away."""
    with postgres.copy("empty") as url:
        connection = psycopg.connect(url.replace("+psycopg", ""), autocommit=True)
        assert connection.execute("SELECT count(*) FROM people").fetchone() == (0,)
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT 1")
    connection.close()
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(url.replace("+psycopg", ""))
