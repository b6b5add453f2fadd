"""Problems and next steps."""

from datetime import UTC, datetime

from bot.reading.reader import Gazetteer, read_message

POSTED = datetime(2024, 7, 8, 9, tzinfo=UTC)


def test_what_stands_under_headings_is_taken_without_them() -> None:
    """In the words of the message."""
    (row,) = read_message("滚珠项目已开工。\n存在困难：变压器没批。\n下一步：协调供电公司。", POSTED, Gazetteer()).rows
    assert (row.problem, row.next_step) == ("变压器没批", "协调供电公司")


def test_no_problem_is_none() -> None:
    """没别的问题."""
    (row,) = read_message("滚珠项目开工，没别的问题", POSTED, Gazetteer()).rows
    assert row.problem == ""
