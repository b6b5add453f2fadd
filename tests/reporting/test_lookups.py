"""Looking things up in the store."""

from datetime import datetime

from store.reporting.periods import SHANGHAI
from tests.reporting.office import COLLEAGUE, OTHER, Office


def test_mine_are_those_of_the_week_and_nobody_else_s(office: Office) -> None:
    """Monday begins a new list; each row has its number."""
    office.say("曲轴铸造项目今天签约。")
    office.press("保存")
    assert "#1" in office.say("/mine").text
    assert "还没有报送" in office.say("/mine", COLLEAGUE).text
    assert "还没有报送" in office.say("/mine", at=datetime(2026, 8, 10, 9, tzinfo=SHANGHAI)).text


def test_sums_keep_currencies_apart_and_name_their_rows(office: Office) -> None:
    """Dollars are never added to yuan; every number opens to its reports."""
    office.say("曲轴铸造项目到位资金累计3000万元，已到账。")
    office.press("保存")
    office.say("曲轴铸造项目外资到账200万美元。")
    office.press("保存")
    said = office.say("冠县今年完成多少").text
    assert "到位资金累计：3000万元（1笔）" in said
    assert "外资累计：200万美元（1笔）" in said
    assert "#1 " in said and "#2 " in said
    assert "数据截至2026-08-03 10:00" in said
    assert "没有已保存的资金记录" in office.say("莘县今年完成多少").text


def test_the_year_ends_with_the_thirty_first_of_december(office: Office) -> None:
    """Money of New Year's Eve is not this year's on New Year's Day."""
    eve = datetime(2026, 12, 31, 23, 30, tzinfo=SHANGHAI)
    office.say("曲轴铸造项目今天到位资金累计3000万元。", at=eve)
    office.press("保存", at=eve)
    assert "3000万元" in office.say("冠县今年完成多少", at=eve).text
    new_year = datetime(2027, 1, 1, 0, 30, tzinfo=SHANGHAI)
    assert "没有已保存的资金记录" in office.say("冠县今年完成多少", at=new_year).text
    assert "3000万元" in office.say("冠县去年完成多少", at=new_year).text


def test_a_project_is_shown_with_what_was_said_of_it(office: Office) -> None:
    """Newest first, from all offices."""
    office.say("电缆料项目今天开工。", OTHER)
    office.press("保存", OTHER)
    said = office.say("/project 电缆料").text
    assert "责任单位：莘县招商办" in said
    assert "阶段：开工" in said
    assert "最近的报送" in said


def test_a_list_says_how_many_it_leaves_out_and_sums_up_what_it_shows(office: Office) -> None:
    """Both projects of the store."""
    said = office.say("/projects").text
    assert "项目：2个，计划投资合计4亿元" in said
    assert "莘县签约项目：1个" in office.say("/projects 签约 莘县").text


def test_a_word_that_is_no_place_is_looked_for_in_the_names(office: Office) -> None:
    """What nobody knows is told how to write it."""
    assert "1个项目对得上" in office.say("/projects 电缆").text
    assert "写法：/projects" in office.say("/projects 火星").text
    assert "发 /projects 看全部" in office.say("/project 火星").text
