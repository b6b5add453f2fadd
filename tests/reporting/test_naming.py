"""Which words can be the name of a project."""

import pytest

from bot.reporting.naming import NoName, is_named, why_no_name, why_not_new
from store.reporting.progress import Row
from store.reporting.project import Project
from tests.reporting.office import Office


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("", NoName.EMPTY),
        (" 　", NoName.EMPTY),
        ("2026", NoName.NUMBER),
        ("２０２６年８月２日", NoName.NUMBER),
        ("12345678", NoName.NUMBER),
        ("新增", NoName.REPORTING_WORD),
        ("到位 资金", NoName.REPORTING_WORD),
        ("签约项目", NoName.REPORTING_WORD),
        ("卡在用电", NoName.SENTENCE),
        ("今天签约，明天开工", NoName.SENTENCE),
        ("1号地块标准厂房项目", None),
        ("曲轴铸造项目", None),
    ],
)
def test_days_numbers_and_reporting_words_are_no_names(words: str, fault: NoName | None) -> None:
    """They would swallow every later message that begins with them."""
    assert why_no_name(words) is fault


def test_an_office_has_a_name_once() -> None:
    """Up to blanks and marks; another office may have one of the same name."""
    projects = (Project(1, "曲轴铸造项目", 4, aliases=("老曲轴",)),)
    assert why_not_new("曲轴 铸造 项目", 4, projects) is NoName.TAKEN
    assert why_not_new("老曲轴", 4, projects) is NoName.TAKEN
    assert why_not_new("曲轴铸造项目", 5, projects) is None
    assert why_not_new("新增", 4, ()) is NoName.REPORTING_WORD
    assert not is_named(Row(project=" "))


def test_a_row_without_a_name_is_asked_for_it_before_it_is_a_new_project(office: Office) -> None:
    """The button that made a project without a name asks for the name; a day is none."""
    office.say("今天到位资金500万元，已到账，卡在用电。")
    assert "都不是，新项目" not in office.buttons
    assert "改「项目」" in office.press("写项目名").text
    assert "不能当项目名" in office.say("2026").text
    assert "库里没有「曲柄锻造项目」" in office.say("曲柄锻造项目").text
    assert "新项目）" in office.press("新项目").text
    assert "已保存" in office.press("保存").text


def test_forged_data_makes_no_project_without_a_name(office: Office) -> None:
    """新项目 by hand asks for the name too."""
    office.say("今天到位资金500万元，已到账。")
    assert "改「项目」" in office.say("", press="pick:1:0:0").text
    assert len(office.books.projects.projects()) == 2
