"""Which clauses belong to which project."""

from datetime import date

import pytest

from bot.reading.grouping import group
from bot.reading.learned import read_learned
from bot.reading.marks import mark
from bot.reading.places import SAMPLE_COUNTIES
from bot.reading.tagger import tag
from bot.reading.text import fold


def projects(text: str) -> list[str]:
    """The names in order."""
    marks = mark(fold(text), date(2024, 7, 8), SAMPLE_COUNTIES)
    return [one.name.name if one.name else "" for one in group(marks, tag(marks, read_learned().names), ())]


@pytest.mark.parametrize(
    ("text", "names"),
    [("①冠县滚珠签约②莘县粉丝开工", ["滚珠项目", "粉丝项目"]), ("滚珠和粉丝昨天都签约了", ["滚珠项目", "粉丝项目"]),
     ("签约两个：滚珠（2亿）、粉丝（1亿）", ["滚珠项目", "粉丝项目"]), ("莘县签了俩，一个粉丝厂，2亿；一个渔网，1亿", ["粉丝项目", "渔网项目"]),
     ("滚珠项目签约。总投资2亿。", ["滚珠项目"]), ("昨天去了苏州。滚珠项目谈得不错", ["滚珠项目"]), ("上半年外资到账100万美元", [""])],
)  # fmt: skip
def test_each_project_gets_its_group(text: str, names: list[str]) -> None:
    """Lists, sentences, enumerations; one group without a name where none is named."""
    assert projects(text) == names
