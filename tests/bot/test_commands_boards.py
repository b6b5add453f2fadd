"""`board` and `digest` as they are typed."""

import json
from pathlib import Path

import pytest

from bot.__main__ import DONE, REFUSED, main


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty data folder, and a working folder without settings of ours."""
    monkeypatch.chdir(tmp_path)
    return str(tmp_path / "data")


@pytest.mark.parametrize(("command", "period"), [("board", "2024-06"), ("digest", "2024-W26"), ("board", "2024-Q2")])
def test_each_line_of_json_is_an_object(
    command: str, period: str, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """On an empty store too: the head alone."""
    assert main([command, "--json", "--period", period, "--data", data]) == DONE
    head = json.loads(capsys.readouterr().out.splitlines()[0])
    assert (head["kind"], head["period"]) == (command, period)


@pytest.mark.parametrize("command", ["board", "digest"])
def test_a_wrong_period_is_refused_with_how_to_write_one(
    command: str, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one sentence, without a traceback."""
    assert main([command, "--period", "2024-13", "--data", data]) == REFUSED
    assert "2024-W26" in capsys.readouterr().err


def test_files_are_written_and_named(data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Their paths go to the error stream, so that JSON stays JSON."""
    out = tmp_path / "out"
    assert main(["board", "--json", "--period", "2024-Q2", "--data", data, "--files", str(out)]) == DONE
    told = capsys.readouterr().err.splitlines()
    assert sorted(told) == sorted(str(file) for file in out.iterdir())
    assert len(told) == 3
