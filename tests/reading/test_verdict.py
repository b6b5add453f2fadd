"""Report or not."""

from datetime import UTC, datetime

import pytest

from bot.reading.notices import why_no_report
from bot.reading.reader import Gazetteer, read_message


@pytest.mark.parametrize(
    ("text", "why"),
    [("[图片]", "empty"), ("!!!", "empty"), ("收到,谢谢", "small_talk"), ("@所有人 请报送动态", "notice"), ("转发:某市签约56个", "notice"),
     ("@老王 把数核一下", "order"), ("轴承项目签约", "")],
)  # fmt: skip
def test_notices_orders_and_stickers_are_none(text: str, why: str) -> None:
    """Whatever they name."""
    assert why_no_report(text) == why


@pytest.mark.parametrize(
    "text",
    ["希望渔网项目早日开工", "请把渔网项目的开工时间报一下", "需要准备：营业执照、环评批复复印件", "要是能把渔网签下来就好了",
     "渔网项目如果签约，奖励50万", "渔网项目到底签没签", "会上强调，要加快渔网项目开工，确保到位资金800万", "下周三冠县渔网项目集中签约，总投资3亿"],
)  # fmt: skip
def test_wishes_orders_and_coming_days_make_no_row(text: str) -> None:
    """Nothing of it has happened."""
    assert read_message(text, datetime(2024, 7, 8, 9, tzinfo=UTC), Gazetteer()).rows == ()
