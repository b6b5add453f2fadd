"""`evaluate talk` on the command line."""

from datetime import UTC, datetime

from typer.testing import CliRunner

from bot.commands import Surroundings, app

CLOCK = Surroundings(lambda: datetime(2026, 11, 21, tzinfo=UTC))


def test_the_command_says_what_it_takes() -> None:
    """A file of talks, one a line."""
    shown = CliRunner().invoke(app, ["evaluate", "talk", "--help"], obj=CLOCK)
    assert shown.exit_code == 0
    assert "FILE.jsonl" in shown.output
