"""Headings, and money of an office behind a list."""

from datetime import date, datetime

from bot.reading.headings import is_day
from bot.reading.marks import mark
from bot.reading.places import SAMPLE_COUNTIES
from bot.reading.reader import ZONE, Gazetteer, read_message
from bot.reading.text import fold

POSTED = datetime(2025, 6, 6, 18, tzinfo=ZONE)


def _told(text: str) -> list[tuple[str, str, str]]:
    rows = read_message(text, POSTED, Gazetteer()).rows
    return [(row.project, row.stage.value if row.stage else "", row.county) for row in rows]


def test_a_day_alone_heads_what_follows() -> None:
    """6月4日 on a line of its own, and no other line."""
    marks = mark(fold("6月4日\n琴弦6月4日开工"), date(2025, 6, 6), SAMPLE_COUNTIES)
    assert [is_day(marks, number) for number in (0, 1)] == [True, False]
    rows = read_message("6月4日\n琴弦项目开工\n6月5日\n回访皮影道具厂", POSTED, Gazetteer()).rows
    assert [row.day for row in rows] == [date(2025, 6, 4), date(2025, 6, 5)]


def test_money_of_an_office_behind_a_list_is_a_row_of_its_own() -> None:
    """It is not that of the last project."""
    text = "冠县：签约2个（钢琴键盘1亿、皮影道具8000万），开工1个（竹笛加工），全县到位资金3000万"
    assert _told(text) == [
        ("钢琴键盘项目", "签约", "冠县"),
        ("皮影道具项目", "签约", "冠县"),
        ("竹笛加工项目", "开工", "冠县"),
        ("", "", "冠县"),
    ]


def test_a_section_does_not_speak_for_the_next() -> None:
    """What 一、 told of a journey is nothing that happened to the projects of 二、."""
    text = "莘县周报\n一、外出招商\n带队赴苏州拜访企业3家。\n二、项目情况\n1.竹笛加工项目：6月4日签约。\n2.钢琴键盘项目：开工。"
    assert _told(text) == [("竹笛加工项目", "签约", "莘县"), ("钢琴键盘项目", "开工", "莘县")]
