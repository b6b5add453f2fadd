"""Cases as people tell them: every fact with the words it was read from, and what is a question about a rule."""

import time
from datetime import date
from decimal import Decimal

import pytest

from rag.calculating.case import Tranche, said
from rag.calculating.case_reading import CaseRead, read_case
from rag.rules.fact_list import SHARED
from tests.calculating import shipped_cases

_TODAY = date(2026, 8, 3)


def _read(text: str) -> CaseRead:
    return read_case(text, SHARED, _TODAY)


def _facts(text: str) -> dict[str, str]:
    return {fact.key: said(fact.value) for fact in _read(text).facts}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "牵线一个制造业项目，固定资产3.2亿，外资1000万美元，奖多少",
            {"sector": "制造业", "fixed_investment": "3.2亿元", "foreign_funds": "1000万美元", "capital": "外资"},
        ),
        ("我介绍的工业项目固投2个亿已经到位", {"sector": "工业", "fixed_investment": "2亿元"}),
        ("博士4人硕士6人本科12人能拿多少", {"doctors": "4人", "masters": "6人", "bachelors": "12人"}),
        ("引进3个博士、2名硕士能补多少", {"doctors": "3人", "masters": "2人"}),
        ("租厂房8000平米，租期6年，年租金120万", {"rented_area": "8000平方米", "lease_years": "6年", "rent_yearly": "120万元"}),
        (
            "設備投資1億元，其中智能裝備3000萬，能補多少",
            {"equipment_investment": "1亿元", "smart_equipment": "3000万元"},
        ),
        (
            "中国500强控股，市外资金占七成，签约前已备案，投资方书面确认了，没有失信记录，不是房地产",
            {
                "rank": "中国500强", "controlling": "是", "outside_share": "70%", "filed_before_signing": "是",
                "investor_confirmed": "是", "dishonest": "否",
            },
        ),
        ("我引荐的项目签约后才备案，没有确认函", {"filed_before_signing": "否", "investor_confirmed": "否"}),
        ("不是500强，内资，用地120亩", {"rank": "无", "capital": "内资", "land_mu": "120亩"}),
        ("引荐的项目2025年3月9日签约，实缴资本5000万", {"signed_on": "2025-03-09", "registered_capital_paid": "5000万元"}),
        (
            "reward for a manufacturing project with fixed-asset investment of 200 million yuan",
            {"sector": "制造业", "fixed_investment": "2亿元"},
        ),
    ],
)  # fmt: skip
def test_facts_are_read_from_plain_words(text: str, facts: dict[str, str]) -> None:
    """Simplified, traditional, English; words before or behind their number."""
    assert _facts(text) == facts


def test_each_fact_keeps_the_words_it_was_read_from() -> None:
    """So that the asker sees what was made of them."""
    read = _read("引荐固定资产投资3.2亿元的内资项目能拿多少")
    assert {fact.key: fact.words for fact in read.facts} == {
        "fixed_investment": "固定资产投资3.2亿元",
        "capital": "内资",
    }


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("固定资产投资5%能拿多少", {"fixed_investment": "5%"}),
        ("固投-2亿奖多少", {"fixed_investment": "-2亿元"}),
        ("外资300万卢布奖多少", {"foreign_funds": "300万卢布", "capital": "外资"}),
        ("外资300万港元奖多少", {"foreign_funds": "300万港元", "capital": "外资"}),
        ("固投0元奖多少", {"fixed_investment": "0元"}),
    ],
)
def test_what_cannot_be_counted_with_is_read_as_it_was_said(text: str, facts: dict[str, str]) -> None:
    """The engine says what is wrong with it."""
    assert _facts(text) == facts


def test_money_that_came_in_parts_keeps_its_days() -> None:
    """Each part has the last day told before it."""
    read = _read("2026年3月2日到账500万美元，2026年4月1日到账700万美元，奖多少")
    assert read.get("foreign_funds") == (
        Tranche(date(2026, 3, 2), Decimal(5_000_000), "USD"),
        Tranche(date(2026, 4, 1), Decimal(7_000_000), "USD"),
    )


def test_a_supposed_rate_is_no_sum() -> None:
    """按7.1折算 is a rate of exchange."""
    read = _read("外资1000万美元，按7.1折算，能拿多少")
    assert read.rate == Decimal("7.1")
    assert said(read.get("foreign_funds") or False) == "1000万美元"


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("引荐固投2亿的项目能拿多少", True),
        ("我介绍的项目固投2亿已到位", True),
        ("租厂房8000平米，年租金120万", True),
        ("到位资金1亿元以上奖励多少", False),  # a band of a rule
        ("标准厂房5000平米租金多少钱", False),  # a price
        ("轴承项目昨天签约，计划投资2亿元", False),  # a report
        ("固投2亿的项目正在洽谈，设备投资5000万", False),
    ],
)
def test_a_case_is_told_from_a_question_about_a_rule_and_from_a_report(text: str, asks: bool) -> None:
    """Only a case that asks what it comes to begins a calculation."""
    assert _read(text).asks is asks


def test_a_sum_that_nothing_names_stays_loose() -> None:
    """It is asked what it is, not guessed."""
    read = _read("介绍一个3.2亿的制造业项目能拿多少")
    assert [str(one.value) for one in read.loose] == ["3.2亿元"]
    assert not read.tells_a_case


@pytest.mark.parametrize("text", ["如果是3亿呢", "改成5000万", "那固投2亿的话", "what if it is 300 million"])
def test_a_change_is_known_as_one(text: str) -> None:
    """What was told before is changed, no new case begun."""
    assert _read(text).changes


def test_nothing_is_read_from_nothing() -> None:
    """And nothing raises."""
    assert _read("") == CaseRead(())
    assert _facts("工业项目奖励比例是多少") == {"sector": "工业"}


def test_what_comes_from_outside_the_county_is_a_fact_of_its_own() -> None:
    """县外 is wider than 市外; where no rule knows it, it is what comes from outside."""
    text = "在临澜县引荐固投1亿的内资工业项目，县外资金占70%，市外资金占40%，能拿多少"
    read = read_case(text, shipped_cases.book().facts(), _TODAY)
    assert {fact.key: said(fact.value) for fact in read.facts if "share" in fact.key} == {
        "outside_county_share": "70%",
        "outside_share": "40%",
    }


@pytest.mark.parametrize("text", ["1," * 2000, "111," * 1000 + "x", "一" * 4000, "9" * 4000 + "元", "3e" * 2000 + "元"])
def test_a_message_full_of_digits_takes_no_seconds(text: str) -> None:
    """As long as a message may be; a second is twenty times what it takes."""
    begun = time.process_time()
    _read(text + "我引荐的能拿多少")
    assert time.process_time() - begun < 1
