"""Figures with scale, unit and bound, as they bind."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.figures import Figure, figures, marks


def one(text: str) -> Figure:
    """The one figure of a text."""
    (figure,) = figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("5000万元", "50000000", "元"),
        ("1,200元", "1200", "元"),
        ("usd3million", "3000000", "美元"),
        ("1000万美元", "10000000", "美元"),
        ("百分之三十", "30", "%"),
        ("千分之3", "3", "‰"),
        ("6.50元/吨", "6.5", "元/吨"),
        ("5个工作日", "5", "工作日"),
        ("三个月", "3", "月"),
        ("三年", "3", "年"),
        ("第十二条", "12", "第条"),
        ("60千米", "60", "千米"),
        ("0635-", "0635", ""),
        ("2026年3月1日", "2026年3月1日", ""),
    ],
)
def test_a_figure_is_read_with_scale_and_unit(text: str, value: str, unit: str) -> None:
    """Written in full, so that 5000万元 and 0.5亿元 are the same."""
    assert (one(text).value, one(text).unit) == (value, unit)


@pytest.mark.parametrize(
    ("one_way", "other_way"),
    [
        ("最高300万元", "不超过300万元"),
        ("0.5亿元以上", "不低于5000万元"),
        ("5000万元（含）以上".replace("（", "(").replace("）", ")"), "5000万元以上"),
    ],
)
def test_bounds_that_mean_the_same_are_the_same(one_way: str, other_way: str) -> None:
    """Whatever the word."""
    assert one(one_way) == one(other_way)


@pytest.mark.parametrize(
    ("one_way", "other_way"),
    [
        ("最高300万元", "最低300万元"),
        ("最高300万元", "300万元"),
        ("300万元以上", "300万元以下"),
        ("300万元(不含)以上", "300万元(含)以上"),
        ("超过60%", "不超过60%"),
        ("5日内", "5日后"),
        ("atmostcny3million", "atleastcny3million"),
        ("3年", "3个月"),
        ("1000万美元", "1000万元"),
    ],
)
def test_bounds_and_units_part_figures(one_way: str, other_way: str) -> None:
    """None of these may stand for the other."""
    assert one(one_way) != one(other_way)


def test_members_of_a_list_share_its_unit() -> None:
    """20、50、100万元 are three sums of 万元; so is the low end of a range."""
    assert [figure.value for figure in figures("给予20、50、100万元")] == ["200000", "500000", "1000000"]
    assert [figure.value for figure in figures("5000-8000万元")] == ["50000000", "80000000"]


def test_words_with_a_numeral_are_no_figures() -> None:
    """一次性 counts nothing."""
    assert figures("一次性给予奖励") == ()


def test_negations_are_told_apart_by_what_they_negate() -> None:
    """不予 is not 不得, and 最高不超过 is one bound."""
    assert marks("不予受理") != marks("不得受理")
    assert marks("最高不超过") == marks("最高")
    assert marks("工业项目") == {}


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789.,万亿元%‰个年月日第条百分之三十至、-()不含以上下超过最高usdcny ", max_size=40))
def test_no_text_makes_reading_fail(text: str) -> None:
    """Nothing is raised, and a figure always has a value."""
    assert all(figure.value for figure in figures(text))
