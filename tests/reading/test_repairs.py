"""Slips mended in the same breath."""

import pytest

from bot.reading.amounts import find_sums
from bot.reading.repairs import meant


@pytest.mark.parametrize(
    ("text", "left"),
    [("到账38万,哦不,是83万", ["83万"]), ("签了2亿,不对,2.2亿", ["2.2亿"]),
     ("投5000万,到位300万", ["5000万", "300万"]), ("是500万,不是50万", ["500万", "50万"])],
)  # fmt: skip
def test_only_what_was_meant_is_left(text: str, left: list[str]) -> None:
    """A correction of an earlier message is none of its own."""
    found = find_sums(text)
    assert [text[one.start : one.end] for one in meant(text, found)] == left
