"""`chase` as it is typed."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.__main__ import DONE, REFUSED, main
from store.people import Role
from store.reporting.registry import Registry
from tests.bot.test_log_lines import no_handlers
from tests.databases import fresh_database
from tests.reporting.chase_people import june


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one member of one office."""
    database = fresh_database(tmp_path / "assistant.sqlite3")
    registry = Registry(database)
    office = registry.seed_sample(june(1, 8))[0]
    registry.make_invite("7K3M-9QTR", Role.STAFF, office.office_id, june(12, 8) + timedelta(days=1), 1, june(12, 8))
    registry.redeem("7K3M-9QTR", 61001, june(12, 8))
    database.close()
    return tmp_path


def test_without_dry_run_nothing_is_sent_and_it_is_said_how(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Sending is what the running bot does."""
    assert main(["--data", str(data), "chase"]) == REFUSED
    assert "--dry-run" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["chase"], ["again"], ["ask"]])
def test_what_is_missing_on_the_command_line_is_json_where_logs_are(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever collects them reads every line of standard error as one."""
    monkeypatch.setenv("LOG_FORMAT", "json")
    with no_handlers():
        assert main(command) == REFUSED
    (line,) = capsys.readouterr().err.splitlines()
    assert json.loads(line)["level"] == "ERROR"


@pytest.mark.parametrize("at", ["2024-06-12T17:40", "2024-06-12 17:40", "2024-06-12T09:40+0000"])
def test_what_would_go_out_is_printed(data: Path, at: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A time without a zone is one of Shanghai."""
    assert main(["--data", str(data), "chase", "--dry-run", "--json", "--at", at]) == DONE
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["recipient"] == 61001


def test_without_a_time_it_is_now(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was due years ago is not chased any more than two weeks back, so that something comes out in any case."""
    assert main(["--data", str(data), "chase", "--dry-run"]) == DONE
    assert capsys.readouterr().out
