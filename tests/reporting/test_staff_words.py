"""Commands said in plain words."""

import pytest

from bot.intent_boards import ShowBoard, ShowDigest
from bot.intent_staff import ListProblems, ListSilent, ShowMissing
from bot.reporting.staff_words import StaffWords, read_staff_words
from tests.reporting.office import COORDINATOR, NOW, Office


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("榜单", ShowBoard("")),
        ("看看本月榜单", ShowBoard("本月")),
        ("上季度红黄旗", ShowBoard("上季度")),
        ("本周动态", ShowDigest("本周")),
        ("周报", ShowDigest("")),
        ("谁没报", ShowMissing("谁没报")),
        ("今天还有谁没报？", ShowMissing("今天还有谁没报")),
        ("本周谁没报", ShowMissing("本周谁没报")),
        ("哪些项目卡住了", ListProblems("哪些项目卡住了")),
        ("这周谁没动静", ListSilent("这周谁没动静")),
        ("轴承榜单", None),
        ("红黄旗怎么评", None),
        ("曲轴铸造项目今天签约", None),
        ("", None),
    ],
)
def test_what_is_a_command_and_nothing_else_is_one(words: str, intent: StaffWords | None) -> None:
    """With a period or without."""
    assert read_staff_words(words, NOW.date()) == intent


def test_they_are_done_like_the_commands(office: Office) -> None:
    """By those who may."""
    assert "看哪一期" in office.say("榜单").text
    assert "还没到截止时间" in office.say("今天谁没报", COORDINATOR).text
    assert "到位情况" in office.say("全市今年到位资金").text
