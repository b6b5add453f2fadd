"""Messages that are no report, in all styles: plans, questions, orders, hearsay, news, forms, thanks, private talk."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.reading.reader import Gazetteer, read_message

POSTED = datetime(2024, 7, 11, 9, 30, tzinfo=UTC)
_FILE = Path(__file__).parent.parent / "messages" / "no_reports.jsonl"
_MESSAGES = tuple(json.loads(line)["text"] for line in _FILE.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("text", _MESSAGES)
def test_no_card_is_made(text: str) -> None:
    """Nothing that happened to a project of ours is told."""
    reading = read_message(text, POSTED, Gazetteer())
    assert reading.rows == ()
    assert reading.why_not
