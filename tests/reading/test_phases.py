"""Phases of one project."""

from datetime import UTC, datetime

import pytest

from bot.reading.reader import Gazetteer, read_message

POSTED = datetime(2024, 7, 8, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "rows"),
    [("冠县绳网，一期投产了，二期刚签约", [("绳网一期", "投产"), ("绳网二期", "签约")]), ("冠县渔具二期今日开工，一期已经投产", [("渔具二期", "开工"), ("渔具一期", "投产")]),
     ("冠县绳网项目一期主体封顶，二期计划明年开工", [("绳网项目一期", "在建")])],
)  # fmt: skip
def test_each_phase_that_moved_is_a_row(text: str, rows: list[tuple[str, str]]) -> None:
    """One that is only planned makes none."""
    read = read_message(text, POSTED, Gazetteer()).rows
    assert [(row.project, row.stage.value if row.stage else "") for row in read] == rows
