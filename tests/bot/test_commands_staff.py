"""The commands for reports of staff."""

import json
from pathlib import Path

import pytest

from bot.__main__ import main


def test_messages_are_read_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line out for each line in."""
    file = tmp_path / "messages.jsonl"
    file.write_text('{"id": "a", "posted_at": "2024-07-08T09:00:00+08:00", "text": "滚珠项目开工"}\n', encoding="utf-8")
    assert main(["read", "--json", str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["reports"][0]["stage"] == "开工"


def test_reading_is_scored(capsys: pytest.CaptureFixture[str]) -> None:
    """Against the messages written for tuning."""
    tune = Path(__file__).parent.parent / "messages" / "tune.jsonl"
    assert main(["evaluate", "messages", str(tune), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["messages"] == 130


def test_a_file_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """With one sentence."""
    assert main(["read", "nowhere.jsonl"]) == 1
    assert "nowhere.jsonl" in capsys.readouterr().err
