"""Bound words: what binds a figure of a Chinese clause, in English."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.bound_words import ENGLISH_BOUNDS, bound_of


@pytest.mark.parametrize(
    ("clause", "figure", "bound"),
    [
        ("总额最高不超过80万元", "80万元", "up to"),
        ("投资不低于900万元", "900万元", "at least"),
        ("投资7亿元(含)以上的", "7亿元", "at least"),
        ("面积70%以下", "70%", "up to"),
        ("6亿元(含)至9亿元的", "6亿元", "from"),
        ("6亿元(含)至9亿元的", "9亿元", "to"),
        ("超过40万元的部分", "40万元", "more than"),
        ("不足40万元的", "40万元", "less than"),
        ("一次给予40万元奖励", "40万元", ""),
    ],
)
def test_a_bound_before_or_behind_a_figure_is_said(clause: str, figure: str, bound: str) -> None:
    """A plain figure has none."""
    start = clause.index(figure)
    assert bound_of(clause, start, start + len(figure)) == bound


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_any_place_of_any_text_can_be_asked(text: str, one: int, other: int) -> None:
    """It is a known word, or none."""
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert bound_of(text, start, end) in ("", *ENGLISH_BOUNDS)
