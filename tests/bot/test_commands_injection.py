"""`evaluate injection` on the command line."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.commands import Surroundings, app
from bot.stopping import InputRefused

CLOCK = Surroundings(lambda: datetime(2026, 11, 21, tzinfo=UTC))


def test_the_command_says_what_it_takes() -> None:
    """A file of attempts, and one of plain questions."""
    shown = CliRunner().invoke(app, ["evaluate", "injection", "--help"], obj=CLOCK)
    assert shown.exit_code == 0
    assert "FILE.jsonl" in shown.output
    assert "plain" in shown.output


def test_a_file_that_is_not_there_is_refused_before_anything_is_opened(tmp_path: Path) -> None:
    """With what to do."""
    words = ["evaluate", "injection", str(tmp_path / "none.jsonl"), "--data", str(tmp_path)]
    done = CliRunner().invoke(app, words, obj=CLOCK)
    assert isinstance(done.exception, InputRefused)
    with pytest.raises(InputRefused, match="请检查路径"):
        raise done.exception
