"""Numbers as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.numbers import count, number


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,234.4", "1234.4"), ("三百二十", "320"), ("伍仟", "5000"), ("一千五", "1500"), ("两千零五", "2005"), ("十二", "12"),
     ("一五", "15"), ("半", "0.5"), ("三点二", "3.2")],
)  # fmt: skip
def test_a_numeral_has_its_value(text: str, value: str) -> None:
    """Arabic, simple and formal Chinese."""
    assert number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "轴承", "1.2.3", "点", "一a"])
def test_what_is_no_numeral_has_none(text: str) -> None:
    """And raises nothing."""
    assert number(text) is None


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="零一二两三四五六七八九十百千点半0123456789,.", max_size=12))
def test_no_text_raises(text: str) -> None:
    """Whatever stands there; a count is a whole number."""
    value = count(text)
    assert value is None or value == number(text)
