"""Report or not."""

import pytest

from bot.reading.verdict import why_no_report


@pytest.mark.parametrize(
    ("text", "why"),
    [("[图片]", "empty"), ("!!!", "empty"), ("收到,谢谢", "small_talk"), ("@所有人 请报送动态", "notice"), ("转发:某市签约56个", "notice"),
     ("@老王 把数核一下", "order"), ("轴承项目签约", "")],
)  # fmt: skip
def test_notices_orders_and_stickers_are_none(text: str, why: str) -> None:
    """Whatever they name."""
    assert why_no_report(text) == why
