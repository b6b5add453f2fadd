"""Questions that the store answers, and those that the documents answer."""

from datetime import date

import pytest

from bot.reporting.store_questions import Asked, StoreQuestion, county_in, period_in, read_store_question
from store.reporting.periods import Period, PeriodKind
from store.reporting.project import Stage

TODAY = date(2026, 8, 3)
COUNTIES = (("冠县", ()), ("莘县", ()), ("东昌府区", ("东昌府",)), ("高新区", ("高新",)), ("高铁新区", ()))
YEAR = Period(PeriodKind.YEAR, 2026)
MONTH = Period(PeriodKind.MONTH, 2026, 8)


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("冠县今年完成多少", StoreQuestion(Asked.SUMS, "冠县", YEAR)),
        ("冠县今年完成了多少？", StoreQuestion(Asked.SUMS, "冠县", YEAR)),
        ("东昌府本月到位资金多少", StoreQuestion(Asked.SUMS, "东昌府区", MONTH)),
        ("全市上半年到位多少", StoreQuestion(Asked.SUMS, "", Period(PeriodKind.HALF, 2026, 1))),
        ("本月新签约过亿项目有哪些", StoreQuestion(Asked.LIST, "", MONTH, Stage.SIGNED, large=True)),
        (
            "上周冠县开工的项目有哪些",
            StoreQuestion(Asked.LIST, "冠县", Period(PeriodKind.WEEK, 2026, 31), Stage.STARTED),
        ),
        ("莘县有哪些在谈项目", StoreQuestion(Asked.LIST, "莘县", None, Stage.TALKS)),
        ("2026年冠县完成多少", StoreQuestion(Asked.SUMS, "冠县", YEAR)),
        ("2026年8月冠县完成多少", StoreQuestion(Asked.SUMS, "冠县", MONTH)),
        ("去年投产了多少个项目", StoreQuestion(Asked.LIST, "", Period(PeriodKind.YEAR, 2025), Stage.PRODUCING)),
    ],
)
def test_what_is_asked_of_the_store(words: str, question: StoreQuestion) -> None:
    """Sums or a list, of which place, period and stage."""
    assert read_store_question(words, COUNTIES, TODAY) == question


@pytest.mark.parametrize(
    "words",
    [
        "引荐奖励最高多少？",
        "冠县项目申报奖励要哪些材料",
        "今年有哪些项目补贴政策",
        "到位资金多少才能拿奖励",
        "工业用电多少钱一度",
        "有哪些项目",
        "冠县什么项目可以免租",
        "今年重点鼓励什么项目",
        "莘县限制什么项目",
        "好的收到",
        "",
    ],
)
def test_what_is_not(words: str) -> None:
    """Questions of policy, and those without any hold, go elsewhere."""
    assert read_store_question(words, COUNTIES, TODAY) is None


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("3月", Period(PeriodKind.MONTH, 2026, 3)),
        ("12月份", Period(PeriodKind.MONTH, 2025, 12)),
        ("上月", Period(PeriodKind.MONTH, 2026, 7)),
        ("上季度", Period(PeriodKind.QUARTER, 2026, 2)),
        ("本周", Period(PeriodKind.WEEK, 2026, 32)),
        ("下半年", Period(PeriodKind.HALF, 2026, 2)),
        ("13月", None),
        ("现在", None),
    ],
)
def test_periods_are_seen_from_today(words: str, period: Period | None) -> None:
    """A month that has not come yet is last year's."""
    assert period_in(words, TODAY) == period


def test_the_longer_name_of_a_place_wins() -> None:
    """高铁新区 holds 新区 and 高新 does not; short forms count."""
    assert county_in("高铁新区今年", COUNTIES) == "高铁新区"
    assert county_in("东昌府的", COUNTIES) == "东昌府区"
    assert county_in("济南", COUNTIES) == ""
