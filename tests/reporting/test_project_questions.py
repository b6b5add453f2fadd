"""Which project a question is about."""

import pytest

from bot.reporting.project_questions import asked_projects, projects_holding
from store.reporting.project import Project
from tests.reporting.office import Office

ONE, TWO, THREE = (
    Project(1, "轧辊一期项目", 4), Project(2, "轧辊二期项目", 4), Project(3, "电缆料项目", 5, aliases=("鲁缆",)),
)  # fmt: skip
ALL = (ONE, TWO, THREE)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("轧辊二期怎么样了", (TWO,)),
        ("轧辊怎么样了？", (ONE, TWO)),
        ("电缆料项目到位8000万了吗", (THREE,)),
        ("鲁缆是不是开工了", (THREE,)),
        ("轧辊一期项目能申请补贴吗", ()),
        ("奖励最高多少？", ()),
        ("轧辊二期今天开工", ()),
        ("怎么样", ()),
    ],
)
def test_a_question_names_its_project_in_full_or_in_short(words: str, found: tuple[Project, ...]) -> None:
    """The longest name that stands in it; what asks for a policy is asked of the documents."""
    assert asked_projects(words, ALL, 4) == found


def test_words_that_stand_in_several_names() -> None:
    """One character means none."""
    assert projects_holding("轧辊", ALL) == (ONE, TWO)
    assert projects_holding("料", ALL) == ()


def test_staff_are_answered_from_the_store(office: Office) -> None:
    """With the moment it stood so; several are offered on buttons."""
    said = office.say("曲轴怎么样了？").text
    assert "阶段：在谈" in said
    assert "数据截至2026-08-03 10:00" in said
    office.say("曲轴加工项目今天签约。")
    office.press("都不是，新项目" if "都不是，新项目" in office.buttons else "新项目")
    office.press("保存")
    assert "对得上" in office.say("/project 曲轴").text
    assert "责任单位" in office.press("曲轴加工项目（冠县）").text
    assert "私聊" in office.press("曲轴加工项目（冠县）", in_group=True, chat_id="-100").text
    assert "没有" in office.say("", press="project:999").text
