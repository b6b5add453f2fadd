"""From clauses to a row."""

from datetime import UTC, date, datetime

from bot.reading.reader import Gazetteer, read_message
from store.reporting.progress import DoubtKind, Row
from store.reporting.project import Stage

POSTED = datetime(2024, 7, 8, 9, tzinfo=UTC)


def row(text: str) -> Row:
    """The only row."""
    (found,) = read_message(text, POSTED, Gazetteer()).rows
    return found


def test_a_heading_gives_its_day_and_county_to_the_rows_below() -> None:
    """Unless they have their own."""
    found = read_message(
        "【日报】冠县 7月5日\n1. 滚珠项目：环评批复\n2. 粉丝项目：7月3日封顶", POSTED, Gazetteer()
    ).rows
    assert [(one.county, one.day) for one in found] == [("冠县", date(2024, 7, 5)), ("冠县", date(2024, 7, 3))]


def test_the_day_of_a_plan_is_not_the_row_s() -> None:
    """It belongs to the next step."""
    found = row("滚珠项目签约，预计8月20日开工建设，下周回访")
    assert found.day is None and "下周回访" in found.next_step


def test_a_day_that_may_be_still_to_come_is_asked_about() -> None:
    """It is read as of the year before, and doubted where it is near."""
    found = row("滚珠项目8月2日开工")
    assert (found.day, [doubt.kind for doubt in found.doubts]) == (date(2023, 8, 2), [DoubtKind.FUTURE])
    assert row("滚珠项目12月2日开工").doubts == ()


def test_the_first_of_two_days_may_only_say_which_project() -> None:
    """5月28号签的那个项目今天封顶."""
    assert row("5月28号签的那个滚珠项目今天封顶了").day == date(2024, 7, 8)


def test_a_stage_in_a_name_is_no_stage() -> None:
    """桩基检测 is a trade."""
    assert row("桩基检测项目签约").stage is Stage.SIGNED


def test_vague_times_keep_their_words() -> None:
    """And name no day."""
    found = row("年前签的，滚珠项目")
    assert (found.date_text, found.day) == ("年前", None)
