"""What is no report by its words."""

from datetime import UTC, datetime

import pytest

from bot.reading.notices import is_titled, why_aside
from bot.reading.reader import Gazetteer, read_message

POSTED = datetime(2024, 7, 11, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sentence", "why"),
    [("请各镇街核实后再报", "notice"), ("光缆项目的资料请尽快给我发一份", "order"), ("必须月底前开工", "plan"), ("光缆项目昨天开工了", "")],
)  # fmt: skip
def test_a_sentence_may_be_set_aside(sentence: str, why: str) -> None:
    """With a key that says why."""
    assert why_aside(sentence) == why


def test_a_notice_at_the_end_takes_nothing_from_what_was_told_before() -> None:
    """The bulletin stays one."""
    text = "光缆项目昨天开工，总投资2亿元。\n滤芯项目到位资金300万元。\n另外，下周的表请各科室按时报送。"
    assert [row.project for row in read_message(text, POSTED, Gazetteer()).rows] == ["光缆项目", "滤芯项目"]


def test_a_notice_at_the_head_takes_all() -> None:
    """Whatever follows."""
    assert read_message("转发：邻县的做法。光缆项目昨天开工。", POSTED, Gazetteer()).rows == ()


def test_an_item_headed_by_a_project_is_about_it() -> None:
    """前提是给予补贴 is no offer to everybody there."""
    assert is_titled("环卫车项目,与客商电话沟通,前提是给予租金补贴") and not is_titled("请各单位报环卫车项目")
