"""Sums of several projects."""

from datetime import UTC, datetime

import pytest

from bot.reading.reader import Gazetteer, read_message
from store.reporting.progress import DoubtKind, Row

POSTED = datetime(2024, 7, 11, 9, 30, tzinfo=UTC)


def rows(text: str) -> tuple[Row, ...]:
    """Of a message."""
    return read_message(text, POSTED, Gazetteer()).rows


@pytest.mark.parametrize(
    ("text", "words"),
    [("钢球、钢管两个项目共到位1000万", "共到位1000万"), ("钢球项目和钢管项目合计到位资金1000万元", "合计到位资金1000万元"),
     ("钢球、钢管两个项目都签约了，总投资3亿", "总投资3亿"), ("冠县3个项目本周共到位3000万：钢球、钢管、滤芯", "共到位3000万")],
)  # fmt: skip
def test_a_joint_sum_is_asked_about_and_given_to_none(text: str, words: str) -> None:
    """Nobody has said what belongs to which."""
    told = rows(text)
    assert len(told) > 1
    for row in told:
        assert row.amounts == ()
        assert [(doubt.kind, doubt.text) for doubt in row.doubts] == [(DoubtKind.UNIT, words)]


@pytest.mark.parametrize(
    "text",
    ["钢球（2亿）、钢管（3亿）集中开工，总投资5亿", "钢球、钢管两个项目昨天签约，一个2亿一个3亿", "签约项目：钢球（总投资2亿）、钢管（总投资3亿）"],
)  # fmt: skip
def test_each_has_its_own_where_it_is_told(text: str) -> None:
    """The total of both then is neither's."""
    assert [[f"{one.money.amount:f}" for one in row.amounts] for row in rows(text)] == [["200000000"], ["300000000"]]
    assert not any(row.doubts for row in rows(text))
