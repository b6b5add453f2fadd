"""Embedding says how long it will take, once it takes longer than a moment."""

import io
import json

import pytest
from rich.console import Console

from bot.progress_bar import PATIENCE, EmbeddingProgress
from tests.bot.test_log_lines import no_handlers


def shown(calls: list[tuple[int, int]], *, terminal: bool, patience: float = 0.0) -> str:
    """What is written for these calls."""
    out = io.StringIO()
    progress = EmbeddingProgress(Console(file=out, force_terminal=terminal, width=80), patience)
    for done, total in calls:
        progress(done, total)
    return out.getvalue()


def test_a_log_gets_one_announcement_with_the_expected_time() -> None:
    """In both languages, and no bar drawn into a file."""
    out = shown([(0, 96), (32, 96), (64, 96), (96, 96)], terminal=False)
    assert out.count("约需") == 1
    assert "Indexing the documents, about" in out
    assert "━" not in out


def test_a_screen_gets_a_bar() -> None:
    """With how many are done."""
    out = shown([(0, 96), (32, 96), (64, 96), (96, 96)], terminal=True)
    assert "约需" in out
    assert "━" in out


def test_what_is_done_at_once_is_not_announced() -> None:
    """One batch, or nothing to do."""
    assert shown([(0, 20), (20, 20)], terminal=True) == ""


def test_the_first_second_is_silent() -> None:
    """Most starts embed nothing or little."""
    assert shown([(0, 96), (32, 96), (96, 96)], terminal=True, patience=PATIENCE) == ""


def test_between_lines_for_programs_it_is_a_line_of_its_own(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No bar, on a screen either."""
    monkeypatch.setenv("LOG_FORMAT", "json")
    with no_handlers():
        assert shown([(0, 96), (32, 96), (64, 96), (96, 96)], terminal=True) == ""
    assert "约需" in json.loads(capsys.readouterr().err)["message"]
