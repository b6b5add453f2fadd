"""Slips of the keyboard."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.slips import Slips, mend, mended_name
from bot.reading.text import fold


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("前填", "前天"), ("签月", "签约"), ("官县", "冠县"), ("羊谷的", "阳谷的"), ("头资", "投资"), ("周报上周武", "周报上周五"), ("还再谈", "还在谈"),
     ("到未资斤", "到位资金"), ("700玩", "700万"), ("1.3忆", "1.3亿"), ("接带客商", "接待客商")],
)  # fmt: skip
def test_a_slip_is_put_right(wrong: str, right: str) -> None:
    """By sound, where half of the characters are right."""
    assert mend(fold(wrong))[0].text == right


@pytest.mark.parametrize(
    "text",
    ["下周再谈", "开公司", "办公室公示", "主题乐园", "与去年持平", "300完成", "日本轴承", "本周无新增", "投资进展"],
)
def test_ordinary_words_stay(text: str) -> None:
    """What only sounds like a word of reports."""
    assert mend(fold(text))[0].text == text


def test_a_unit_put_right_is_told() -> None:
    """So that the sum can be asked about."""
    assert mend(fold("到位600玩"))[1].units == (5,)


def test_names_are_mended_where_the_message_has_other_slips() -> None:
    """A strange name in a clean message is left alone."""
    assert mended_name("添加济项目", Slips(any=True)) == "添加剂项目"
    assert mended_name("电池会收项目", Slips(any=True)) == "电池回收项目"
    assert mended_name("电池会收项目", Slips()) == "电池会收项目"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="到未位资金今斤签月约投次资开公工完万玩0123忆亿周武冠先县项木目", max_size=40))
def test_mending_keeps_the_length(text: str) -> None:
    """One character for one, whatever stands there."""
    assert len(mend(fold(text))[0].text) == len(fold(text).text)
