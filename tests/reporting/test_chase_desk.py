"""The desk of chasing: each press and command reaches whoever does it, through the intents that chats send."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.intent import read_intent
from bot.intent_chasing import AskLeave, NoProgress, OpenLeave, ReportNow, SetCalendar, SetChasing, TakeLeave
from tests.reporting.chase_people import ANNA, COORDINATOR, Bureau, bureau, june, pressed, written


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Bureau]:
    """The office on the day its people joined."""
    with bureau(tmp_path) as made:
        yield made


def test_everything_has_an_answer(office: Bureau) -> None:
    """Every press below a reminder, every command."""
    now = june(12, 17, 40)
    assert "直接把进展发给我" in pressed(office, ANNA, "now", now)
    assert "已记" in pressed(office, ANNA, f"nil:{office.office.office_id}:20240612", now)
    assert "哪几天" in pressed(office, ANNA, "leave", now)
    assert "请假" in pressed(office, ANNA, "leave:20240613:20240614", now)
    assert "请假" in written(office, ANNA, "/leave 今天", now)
    assert "报送日历" in written(office, COORDINATOR, "/calendar", now)
    assert "催报设置" in written(office, COORDINATOR, "/chase", now)


def test_words_and_presses_become_these_intents() -> None:
    """As Telegram sends them."""
    assert read_intent("", "now") == ReportNow()
    assert read_intent("", "nil:3:20240612") == NoProgress(3, 20240612)
    assert read_intent("", "leave") == OpenLeave()
    assert read_intent("", "leave:20240612:20240616") == TakeLeave(20240612, 20240616)
    assert read_intent("/leave 8-9日") == AskLeave("8-9日")
    assert read_intent("/calendar 冠县 daily 17:30") == SetCalendar("冠县 daily 17:30")
    assert read_intent("/chase public on") == SetChasing("public on")
