"""Kinds that shut each other out."""

import pytest

from rag.contrasts import Contrast, contrast

NOTHING = Contrast(0, 0)


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("市级绿色工厂奖多少", "创建国家级、省级绿色工厂的", Contrast(1, 1)),
        ("省级绿色工厂奖多少", "创建国家、省级绿色工厂的", NOTHING),
        ("国家级绿色工厂奖多少", "创建国家、省级绿色工厂的", NOTHING),
        ("b类人才安家费", "a、b、c类人才分别给予", NOTHING),
        ("e类人才安家费", "a、b、c类人才分别给予", Contrast(1, 1)),
        ("居民用气价格", "市区非居民用气每立方米3元", Contrast(1, 1)),
        ("工伤保险补不补", "企业缴纳的住房租金", Contrast(1, 0)),
        ("备案有效期多久", "备案有效期24个月", NOTHING),
        ("首期给几成", "奖励分三期兑现：开工的，兑现30%；投产的，兑现40%", NOTHING),
        ("工业项目最高奖多少", "单个项目最高不超过300万元", NOTHING),
        ("生育补贴发多少", "按每人每月3000元给予生活津贴", Contrast(1, 1)),
    ],
)
def test_a_kind_that_is_asked_for_is_held_against_the_text(question: str, text: str, found: Contrast) -> None:
    """Missing where the text does not name it; against it where the text names another one of the family."""
    assert contrast(question, text) == found
