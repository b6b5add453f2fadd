"""`evaluate talk`: over a database of its own."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.offers import Asks
from bot.stopping import InputRefused
from bot.talking import trial
from store.ledger import Ledger
from tests.bot.sample import DESK, ScriptedAsker, staff_desk


def build(asker: Asks, ledger: Ledger) -> Assistant:
    """An Assistant as the tests have it."""
    return Assistant(asker, ledger, DESK, staff_desk(ledger.database))


def test_a_file_of_talks_is_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line of JSON on stdout."""
    turn = {"text": "奖励最高多少", "gold_title": "栖梧市社会化招商奖励办法（试行）", "gold_clause": "第八条"}
    file = tmp_path / "talks.jsonl"
    file.write_text(json.dumps({"id": "t", "turns": [turn]}, ensure_ascii=False), encoding="utf-8")
    started = datetime(2026, 8, 3, tzinfo=UTC)
    assert trial.measure(trial.talks_of(file), ScriptedAsker(), build, started, as_json=True) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["overall"]["first_right"], shown["misses"]) == (1.0, [])


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """With what to do."""
    with pytest.raises(InputRefused, match="请检查路径"):
        trial.talks_of(tmp_path / "none.jsonl")
