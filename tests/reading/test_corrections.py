"""Corrections."""

import pytest

from bot.reading.corrections import correction_in


@pytest.mark.parametrize(
    "said",
    [
        "更正:签约额2亿",
        "上条写错了",
        "误报为3亿",
        "是签约,不是开工",
        "刚报的金额写错了",
        "把轴承二期的到位资金改成9500万",
    ],
)
def test_a_correction_is_known(said: str) -> None:
    """By any of the ways people own up."""
    assert correction_in(said).correcting


def test_a_withdrawal_that_tells_what_stands_is_no_bare_one() -> None:
    """撤回, 还在谈 corrects; 作废 takes back."""
    assert not correction_in("撤回上一条,还在谈").withdrawn
    assert correction_in("那笔320万作废").withdrawn


def test_plain_reports_are_none() -> None:
    """Nothing is corrected."""
    assert not correction_in("轴承项目昨天签约").correcting
    assert not correction_in("把设计方案改成三层").correcting
