"""Whether words tell of a project, over the shipped rules."""

import pytest

from bot.calculating.profile_told import asks_what_there_is, tells_project
from tests.calculating_desk.rules import DAY, book


@pytest.mark.parametrize(
    "words",
    [
        "做汽车零部件的，大概投2亿，买地60亩",
        "我们是做轴承加工的，固投2亿",
        "我们做轴承加工的，打算花5000万建厂",
        "我们做食品加工，设备投资3000万，请问有咩资助",
        "we are an auto parts maker and plan to invest CNY 200 million",
    ],
)
def test_a_trade_and_what_is_invested_tell_a_project(words: str) -> None:
    """By its name, or beside the word for investing."""
    assert tells_project(words, book(), DAY)


@pytest.mark.parametrize(
    "words",
    [
        "我们是食品加工厂，被拖欠补助200万",
        "我们做轴承加工的，去年纳税500万，想找领导反映问题",
        "我们做轴承加工的，纳税500万",
        "我们公司做食品加工，手上有200万",
        "我们食品加工厂建厂时欠了工程款200万",
    ],
)
def test_money_that_is_not_invested_tells_none(words: str) -> None:
    """It is owed, or paid as taxes, or nobody knows what."""
    assert not tells_project(words, book(), DAY)


def test_the_wish_to_know_what_there_is_stands_at_the_end() -> None:
    """Behind what is told."""
    assert asks_what_there_is("我们做轴承的，固投2亿，有什么政策")
    assert not asks_what_there_is("我们做轴承的，固投2亿")
