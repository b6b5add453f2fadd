"""A message that reports and asks besides."""

import pytest

from bot.reporting.parting import parted


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("轴瓦项目累计到位3000万，另外问一下标准厂房租金多少", "标准厂房租金多少"),
        ("轴瓦项目昨天签约。顺便请教，人才公寓有没有补贴？", "人才公寓有没有补贴？"),
        ("标准厂房租金多少？轴瓦项目累计到位3000万", "标准厂房租金多少？"),
        ("轴瓦项目昨天签约，计划投资2亿元，如果租五年，能补多少", "如果租五年，能补多少"),
        ("轴瓦项目昨天签约，莘县今年完成多少？", "莘县今年完成多少？"),
        ("轴瓦项目昨天签约，另外请问企业咨询费有没有补贴", "企业咨询费有没有补贴"),
        ("轴瓦项目昨天签约, how much is the rent?", "how much is the rent?"),
    ],
)
def test_what_asks_is_told_from_what_reports(text: str, question: str) -> None:
    """The report keeps every character in its place."""
    parts = parted(text)
    assert parts is not None
    assert parts.question == question
    assert len(parts.report) == len(text)
    assert all(kept in {" ", "。", ".", sign} for kept, sign in zip(parts.report, text, strict=True))
    assert "轴瓦项目" in parts.report


@pytest.mark.parametrize(
    "text",
    [
        "",
        "轴瓦项目昨天签约，计划投资2亿元。",
        "标准厂房租金多少？",
        "轴瓦项目昨天签约，用电指标什么时候批还不知道",
        "轴瓦项目昨天签约，问题是用电指标怎么批？",
        "轴瓦项目谈了好几家设备商",
        "请各单位报一下本周进展，到位资金是多少",
        "昨天拜访轴瓦项目，客商想了解厂房租金多少",
        "昨天拜访轴瓦项目，客商想了解，厂房租金多少",
        "企业咨询电价怎么定，正在协调",
    ],
)
def test_a_problem_and_an_order_are_no_question_to_us(text: str) -> None:
    """What is not known yet is part of the report."""
    assert parted(text) is None
