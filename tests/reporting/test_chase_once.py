"""What `chase --dry-run` prints: everything that is due, and nothing is claimed."""

import io
import json
from datetime import date
from pathlib import Path

from bot.reporting.chase_once import show_due
from tests.reporting.chase_people import ANNA, BO, bureau, june


def test_each_notice_is_one_line_of_json(tmp_path: Path) -> None:
    """Recipient, reports with step and cut-off, periods, words; a second look shows the same."""
    with bureau(tmp_path) as made:
        seen = []
        for _ in range(2):
            out = io.StringIO()
            assert show_due(made.chasing, june(12, 17, 30), out, as_json=True) == 0
            seen.append([json.loads(line) for line in out.getvalue().splitlines()])
        assert seen[0] == seen[1]
        assert [notice["recipient"] for notice in seen[0]] == [ANNA, BO]
        assert seen[0][0]["items"] == [
            {
                "office_id": made.office.office_id,
                "step": "first",
                "first": "2024-06-12",
                "last": "2024-06-12",
                "due_at": "2024-06-12T18:00+08:00",
            }
        ]
        assert seen[0][0]["periods"] == []
        assert "18:00前" in seen[0][0]["text"]
        assert made.chasing.ledger.chases(date(2024, 1, 1)) == ()


def test_in_words_it_is_said_when_nothing_is_due(tmp_path: Path) -> None:
    """And otherwise who gets what."""
    with bureau(tmp_path) as made:
        at_night, evening = io.StringIO(), io.StringIO()
        show_due(made.chasing, june(12, 22), at_night, as_json=False)
        show_due(made.chasing, june(12, 19), evening, as_json=False)
    assert "现在没有要发的提醒" in at_night.getvalue()
    assert f"→ {ANNA}\n还没有收到" in evening.getvalue()
