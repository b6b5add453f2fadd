"""Numbers in capital numerals are read as plain ones."""

import pytest

from rag.capitals import plainly


@pytest.mark.parametrize(
    ("written", "plain"),
    [("叁拾万元", "三十万元"), ("五十W", "五十万"), ("50w元", "50万元"), ("3 0万元", "30万元"), ("伍佰元", "五百元"), ("陆科长", "陆科长"),
     ("50 working days", "50 working days"), ("三个亿", "三亿"), ("0.3个亿", "0.3亿"), ("俩亿元", "两亿元"), ("廿万元", "二十万元"),
     ("卅五天", "三十五天"), ("三个人", "三个人"), ("俩人", "俩人")],
)  # fmt: skip
def test_figures_are_written_as_numbers_are_read(written: str, plain: str) -> None:
    """Names and English words stay."""
    assert plainly(written) == plain
