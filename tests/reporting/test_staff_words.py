"""Commands said in plain words."""

import pytest

from bot.intent_boards import ShowBoard, ShowDigest
from bot.intent_staff import ListProblems, ListSilent, ShowMissing
from bot.reporting.staff_words import StaffWords, read_freely, read_staff_words
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


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("各县到位资金排名", ShowBoard("")),
        ("本季度我们县排第几？", ShowBoard("2026-Q3")),
        ("莘县到位资金完成率", ShowBoard("")),
        ("哪个县最慢", ShowBoard("")),
        ("红旗给谁", ShowBoard("")),
        ("催一下莘县", ShowMissing("催一下莘县")),
        ("上周总结一下", ShowDigest("上周")),
        ("帮我写个周报", ShowDigest("")),
        ("哪些项目好久没动了", ListSilent("哪些项目好久没动了")),
        ("催化剂项目今天签约", None),
        ("哪个县租金最低", None),
        ("2024年目标完成了吗", None),
        ("引荐奖励完成率达到多少才给", None),
        ("2026年各县到位资金排名", ShowBoard("2026")),
        ("轴瓦完成率80%，到位5000万", None),
        ("轴瓦项目目标完成，到位8000万", None),
        ("催企业尽快开工", None),
        ("请排名靠后的单位抓紧", None),
        ("谁最近去莘县", None),
    ],
)
def test_what_is_asked_of_our_own_figures_is_a_command(words: str, intent: StaffWords | None) -> None:
    """Rules, prices and other years stay with the documents."""
    assert read_freely(words, NOW.date()) == intent


@pytest.mark.parametrize("words", ["曲轴铸造项目完成率80%，到位5000万", "曲轴铸造项目目标完成，到位8000万"])
def test_what_reports_is_a_report_whatever_figures_it_names(office: Office, words: str) -> None:
    """The card comes, not the board."""
    assert "报送卡1号" in office.say(words).text


def test_what_was_asked_for_is_not_taken_for_a_command(office: Office) -> None:
    """While a value is waited for, 催一下莘县 is that value."""
    office.say("曲轴铸造项目昨天签约，新增到位资金3000万元。")
    office.press("修改")
    office.press("下一步")
    assert "下一步：催一下莘县" in office.say("催一下莘县").text


def test_what_is_not_said_to_us_is_no_command(office: Office) -> None:
    """Colleagues among themselves."""
    assert office.say("哪个县最慢", in_group=True, addressed=False).text == ""
