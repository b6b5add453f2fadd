"""Names of projects."""

from datetime import date

import pytest

from bot.reading.marks import mark
from bot.reading.names import Grip, NameFound, find_names, known_in
from bot.reading.places import SAMPLE_COUNTIES
from bot.reading.text import fold


def names(text: str, known: tuple[str, ...] = ()) -> tuple[NameFound, ...]:
    """Of the first clause."""
    marks = mark(fold(text), date(2024, 7, 8), SAMPLE_COUNTIES)
    clause = marks.clauses[0]
    return find_names(marks.text, clause.start, clause.end, marks.hidden, known)


@pytest.mark.parametrize(
    ("text", "name"),
    [("冠县那个滚珠丝杠项目环评批了", "滚珠丝杠项目"), ("无锡的传动轴项目还在谈", "传动轴项目"), ("高唐粉条昨天签约", "粉条项目"), ("莘县速冻食品厂房封顶了", "速冻食品项目"),
     ("渔具产业园开工", "渔具产业园"), ("绿豆芽基地二期投产", "绿豆芽基地二期"), ("做遮阳伞的", "遮阳伞项目"), ("电动工具的", "电动工具项目"), ("与甲企业就再生纸项目洽谈", "再生纸项目")],
)  # fmt: skip
def test_a_name_is_what_is_left(text: str, name: str) -> None:
    """County, origin, turns of speech and the words of reporting come off; 项目 is added where it is missing."""
    found = names(text)
    assert max(found, key=lambda one: one.grip).name == name


@pytest.mark.parametrize("text", ["本周外出拜访4家", "签约项目2个", "某某项目签约", "昨天3批次12人次", "要一百亩"])
def test_words_of_reports_are_no_names(text: str) -> None:
    """Nor are counters and placeholders."""
    assert [one for one in names(text) if one.grip >= Grip.BARE] == []


def test_names_of_the_store_come_first() -> None:
    """With or without their 项目; the second phase is another project."""
    known = ("高精度滚珠丝杠项目",)
    assert names("高精度滚珠丝杠签约", known)[0] == NameFound(known[0], 0, 7, Grip.KNOWN)
    assert names("高精度滚珠丝杠二期签约", known)[0].grip is not Grip.KNOWN
    assert known_in("昨天看了高精度滚珠丝杠", known) == known and known_in("昨天", known) == ()
