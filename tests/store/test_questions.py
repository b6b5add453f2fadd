"""When two questions are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.questions import grouping_key


@pytest.mark.parametrize(
    "typed", ["标准厂房怎么补贴?", "标准厂房 怎么补贴", "标准厂房怎么补贴？？", " 标准厂房怎么补贴。\n"]
)
def test_typing_does_not_part_questions(typed: str) -> None:
    """Blanks, width and closing marks are typing."""
    assert grouping_key(typed) == grouping_key("标准厂房怎么补贴")


def test_words_part_questions() -> None:
    """A question about 2亿 is not one about 3亿."""
    assert grouping_key("投资2亿奖多少") != grouping_key("投资3亿奖多少")


@given(text=st.text())
def test_a_key_holds_no_blank_and_no_closing_mark(text: str) -> None:
    """For any text, also one of blanks and marks alone."""
    key = grouping_key(text)
    assert not key.endswith(("?", "."))
    assert not any(sign.isspace() for sign in key)
