"""Visits paid and received."""

from datetime import UTC, date, datetime

import pytest

from bot.reading.reader import Gazetteer, read_message
from store.reporting.progress import Row, Visits

POSTED = datetime(2024, 7, 11, 9, 30, tzinfo=UTC)


def rows(text: str) -> tuple[Row, ...]:
    """Of a message."""
    return read_message(text, POSTED, Gazetteer()).rows


def test_both_on_one_day_are_two_rows() -> None:
    """Each with its own counters, both with the day and the county."""
    went, came = rows("冠县7月9日外出拜访企业3家，接待客商2批次8人")
    assert (went.activity, went.visits) == ("外出拜访", Visits(None, None, 3))
    assert (came.activity, came.visits) == ("接待客商", Visits(2, 8, None))
    assert {(row.day, row.county) for row in (went, came)} == {(date(2024, 7, 9), "冠县")}


@pytest.mark.parametrize("text", ["昨天接待客商2批次，共8人次", "昨天外出拜访企业3家，走访商会2家"])
def test_one_way_is_one_row(text: str) -> None:
    """Whatever is counted."""
    assert len(rows(text)) == 1
