"""What is too old."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.serving.staleness import came_late, press_is_over, too_old
from store.inbox import Entry

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def entry(kind: str, received: timedelta, written: timedelta | None = None) -> Entry:
    """An update that came so long ago, and was written so long ago."""
    occurred_at = None if written is None else NOW - written
    return Entry(1, "7", kind, occurred_at, "{}", bot_id=1, received_at=NOW - received, tries=0)


@pytest.mark.parametrize(("seconds", "over"), [(0, False), (150, False), (151, True)])
def test_a_press_lasts_two_minutes_and_a_half(seconds: int, over: bool) -> None:
    """From when it came; a press tells no time of its own. Nothing else is a press."""
    assert press_is_over(entry("callback_query", timedelta(seconds=seconds)), NOW) is over
    assert not press_is_over(entry("message", timedelta(seconds=seconds)), NOW)


def test_a_press_that_was_too_old_to_be_acknowledged_is_over_at_once() -> None:
    """However short a time ago it came in."""
    late = replace(entry("callback_query", timedelta(0)), occurred_at=too_old(NOW))
    assert press_is_over(late, NOW)


def test_a_message_is_late_after_a_day() -> None:
    """From when it was written; a clock that is a little ahead makes nothing late."""
    assert came_late(entry("message", timedelta(0), timedelta(hours=24)), NOW) is None
    assert came_late(entry("message", timedelta(0), timedelta(hours=25)), NOW) == NOW - timedelta(hours=25)
    assert came_late(entry("message", timedelta(0), timedelta(hours=-2)), NOW) is None
    assert came_late(entry("callback_query", timedelta(days=3)), NOW) is None
