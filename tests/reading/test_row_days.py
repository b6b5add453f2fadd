"""The day of a row and what is asked about it."""

from datetime import UTC, datetime

import pytest

from bot.reading.reader import Gazetteer, read_message
from store.reporting.progress import DoubtKind


@pytest.mark.parametrize(
    ("text", "posted", "day", "asked"),
    [
        ("渔网项目6月31日到位90万", "2024-07-08", "None", True),
        ("渔网项目1926年5月1日到位90万", "2024-07-08", "1926-05-01", True),
        ("渔网项目1月1日到位90万", "2024-12-31", "2024-01-01", True),
        ("渔网项目12月31日到位90万", "2025-01-01", "2024-12-31", False),
        ("渔网项目今天到位90万", "9999-12-31", "9999-12-31", False),
    ],
)
def test_a_day_that_may_be_another_is_asked_about(text: str, posted: str, day: str, *, asked: bool) -> None:
    """Never silently another day."""
    (row,) = read_message(text, datetime.fromisoformat(posted).replace(hour=2, tzinfo=UTC), Gazetteer()).rows
    assert (str(row.day), any(one.kind is DoubtKind.FUTURE for one in row.doubts)) == (day, asked)


def test_the_last_hours_that_a_clock_can_show_are_read() -> None:
    """They have no day in Shanghai."""
    (row,) = read_message("渔网项目今天到位90万", datetime(9999, 12, 31, 23, tzinfo=UTC), Gazetteer()).rows
    assert str(row.day) == "9999-12-31"
