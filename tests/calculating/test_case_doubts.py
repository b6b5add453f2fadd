"""Sums that cannot be counted with as they are told are asked for again."""

from datetime import date

import pytest

from rag.calculating.case import said
from rag.calculating.case_doubts import Doubt
from rag.calculating.case_reading import CaseRead, read_case
from rag.rules.fact_list import SHARED


def _read(text: str) -> CaseRead:
    return read_case(text, SHARED, date(2026, 8, 3))


def _doubts(text: str) -> list[tuple[str, Doubt]]:
    return [(one.key, one.doubt) for one in _read(text).unclear]


@pytest.mark.parametrize(
    "words",
    [
        "固定资产投资不到2亿元", "固定资产投资超过6亿元", "固定资产投资不足2亿", "固投2亿元以上", "固投2亿多", "固定资产投资2亿到6亿元",
        "固定资产投资从2亿元增加到6亿元", "固定资产投资2-6亿元", "固投至少2亿", "固投由6亿元调减为2亿元", "固定资产投资2亿元或者6亿元",
            "fixed-asset investment of more than 200 million yuan",
    ],
)  # fmt: skip
def test_a_bound_or_a_span_is_no_sum(words: str) -> None:
    """Neither end is taken for the sum."""
    read = _read(f"我引荐的工业项目{words}，能拿多少")
    assert [(one.key, one.doubt) for one in read.unclear] == [("fixed_investment", Doubt.INEXACT)]
    assert read.get("fixed_investment") is None and read.loose == ()
    assert read.asks and read.tells_a_case


@pytest.mark.parametrize("words", ["固投大概2亿元", "固投2亿元左右", "固投约2亿元", "固投达到2亿元"])
def test_about_so_much_is_taken_as_it_is_told(words: str) -> None:
    """Nobody knows it better before the audit."""
    assert said(_read(f"引荐{words}的项目能拿多少").get("fixed_investment") or False) == "2亿元"


@pytest.mark.parametrize(
    "words",
    [
        "计划固定资产投资6亿元，实际完成2亿元",
        "计划固定资产投资6亿元，实际固定资产投资2亿元",
        "预计固投6亿元，目前已完成2亿元",
    ],
)
def test_what_is_planned_and_what_is_done_are_not_chosen_between(words: str) -> None:
    """Rewards count what is completed; which it is has to be said."""
    assert _doubts(f"引荐的工业项目{words}，能拿多少") == [("fixed_investment", Doubt.SEVERAL)]


def test_the_same_sum_told_twice_is_one() -> None:
    """Nothing is in doubt."""
    read = _read("固投2亿元的项目，固定资产投资2亿元，能拿多少")
    assert (read.unclear, said(read.get("fixed_investment") or False)) == ((), "2亿元")


@pytest.mark.parametrize("words", ["注册资本6000万元", "认缴注册资本6000万元", "认缴6000万元"])
def test_registered_capital_is_not_what_is_paid_in(words: str) -> None:
    """Only 实缴 counts."""
    read = _read(f"引荐的总部项目，{words}，能拿多少")
    assert [(one.key, one.doubt) for one in read.unclear] == [("registered_capital_paid", Doubt.SUBSCRIBED)]
    assert read.get("registered_capital_paid") is None


@pytest.mark.parametrize(
    ("words", "sum_"),
    [
        ("注册资本2亿元，实缴6000万元", "6000万元"),
        ("实缴注册资本6000万元，认缴2亿元", "6000万元"),
        ("注册资本6000万元，已全部实缴", "6000万元"),
        ("实缴6000万元", "6000万元"),
    ],
)
def test_what_is_paid_in_counts(words: str, sum_: str) -> None:
    """Whatever is subscribed beside it."""
    read = _read(f"引荐的总部项目，{words}，能拿多少")
    assert (said(read.get("registered_capital_paid") or False), read.unclear) == (sum_, ())


@pytest.mark.parametrize("words", ["外来资金占比不到70%", "市外资金占七成以上", "外来资金占比60%到70%"])
def test_a_share_is_told_exactly_too(words: str) -> None:
    """不到60% is no 60%."""
    read = _read(f"我引荐的固投2亿元的项目，{words}，能拿多少")
    assert [one.key for one in read.unclear] == ["outside_share"]


def test_a_count_that_is_a_bound_is_left_to_be_asked() -> None:
    """3人以上 are perhaps ten."""
    read = _read("引进博士3人以上、硕士5人，租厂房2000平米以上，能补多少")
    assert {fact.key for fact in read.facts} == {"masters"}


@pytest.mark.parametrize(
    "words",
    [
        "固投3,2亿元", "固投2亿5000", "固投两三亿元", "固投3e8元", "固投接近2亿元", "固投近2亿元", "固投不是2亿元", "固投没有2亿元", "固投将近2亿",
    ],
)  # fmt: skip
def test_a_figure_that_could_be_another_is_no_sum(words: str) -> None:
    """It is asked for again, with the words as they stood."""
    (told,) = _read(f"引荐的工业项目{words}，能拿多少").unclear
    assert (told.key, told.doubt) == ("fixed_investment", Doubt.INEXACT)
    assert told.words.endswith(words.removeprefix("固投")[-4:])


@pytest.mark.parametrize(
    "words", ["固投3亿+2亿", "固投3亿加2亿", "固投3亿/2亿", "固投3亿、2亿", "固投3亿，扣除土地款2亿"]
)
def test_a_second_sum_beside_the_first_is_not_passed_over(words: str) -> None:
    """Neither added nor taken off nor forgotten."""
    assert _doubts(f"引荐的工业项目{words}，能拿多少") == [("fixed_investment", Doubt.SEVERAL)]


def test_a_day_that_no_calendar_has_is_asked_for_again() -> None:
    """Not the law of today instead."""
    read = _read("引荐的工业项目固投3亿元，2023年2月29日签约，能拿多少")
    assert [(one.key, one.doubt, one.words) for one in read.unclear] == [
        ("signed_on", Doubt.NO_DAY, "2023年2月29日签约")
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("月租金10万", "月租金10万"),
        ("每月租金10万元", "月租金10万元"),
        ("租金10万一个月", "10万一个月"),
        ("租金10万元/月", "10万元/月"),
        ("季度租金30万", "季度租金30万"),
        ("租金每平方米每月30元", "每平方米每月30元"),
        ("租金三年共360万", "三年共360万"),
    ],
)
def test_a_rent_of_a_month_is_no_rent_of_a_year(words: str, told: str) -> None:
    """Nor is that of a square metre, or of three years together: it is asked for, and never converted."""
    (one,) = _read(f"企业租厂房5000平，{words}，租期6年，能补多少").unclear
    assert (one.key, one.doubt, one.words) == ("rent_yearly", Doubt.PERIOD, told)


@pytest.mark.parametrize("words", ["年租金120万", "租金一年120万", "每年租金120万元", "2026年3月起年租金120万"])
def test_a_rent_of_a_year_is_one(words: str) -> None:
    """A month beside it is a day of the calendar."""
    assert said(_read(f"企业租厂房5000平，{words}，租期6年，能补多少").get("rent_yearly") or False) == "120万元"


@pytest.mark.parametrize("words", ["博士三五人", "博士3,0人", "博士10^6人"])
def test_a_count_that_could_be_another_is_none(words: str) -> None:
    """It is asked for."""
    assert _read(f"企业引进{words}能补多少").get("doctors") is None


def test_a_unit_that_only_begins_like_ours_is_another() -> None:
    """Square feet, people's money; and a share with a comma."""
    assert _read("企业租厂房5000平方英尺，年租金120万，能补多少").get("rented_area") is None
    assert _read("企业招工300人民币能补多少").get("new_workers") is None
    assert _read("引荐固投3亿元的工业项目，市外资金占比6,5%，能拿多少").get("outside_share") is None
