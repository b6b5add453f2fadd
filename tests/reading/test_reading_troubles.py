"""Problems and plans under a heading of their own."""

from datetime import datetime

from bot.reading.reader import ZONE, Gazetteer, read_message

POSTED = datetime(2024, 7, 8, 9, tzinfo=ZONE)


def _told(text: str) -> list[tuple[str, str]]:
    return [(row.project, row.problem) for row in read_message(text, POSTED, Gazetteer()).rows]


def test_a_problem_belongs_to_the_project_it_names() -> None:
    """Or to the last one, where it names none."""
    text = "一、在建项目\n1.冠县滚珠项目主体封顶；\n2.莘县粉丝项目设备安装。\n二、存在问题\n滚珠项目变压器未到货。"
    assert _told(text) == [("滚珠项目", "变压器未到货"), ("粉丝项目", "")]


def test_a_project_that_only_has_a_problem_is_told_of() -> None:
    """三、存在问题：渔网项目…."""
    text = "一、签约项目\n冠县滚珠项目7月3日签约。\n二、存在问题\n渔网项目环评补正两次，仍未批复。"
    assert [name for name, _ in _told(text)] == ["滚珠项目", "渔网项目"]
