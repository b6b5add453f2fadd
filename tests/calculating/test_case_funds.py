"""Foreign money: what arrived, each part on its own day, nothing added up that is one sum."""

from datetime import date
from decimal import Decimal

import pytest

from rag.calculating.case import said
from rag.calculating.case_doubts import Doubt
from rag.calculating.case_funds import funds_of
from rag.calculating.case_reading import CaseRead, read_case
from rag.calculating.case_sums import Found
from rag.rules.fact_list import SHARED
from rag.rules.quantity import Money


def _read(text: str) -> CaseRead:
    return read_case(text, SHARED, date(2026, 8, 3))


def _funds(text: str) -> str:
    value = _read(text).get("foreign_funds")
    return "" if value is None else said(value)


_TWO = "800万美元（2025-04-02）；300万美元（2025-07-08）"


@pytest.mark.parametrize(
    "text",
    [
        "引荐外资项目，800万美元2025年4月2日到账，300万美元2025年7月8日到账，能拿多少",
        "引荐外资项目，2025年4月2日到账800万美元，2025年7月8日到账300万美元，能拿多少",
        "外资分两笔：800万美元（2025年4月2日到账）、300万美元（2025年7月8日到账），奖励多少",
        "外资2025年4月2日，800万美元，2025年7月8日，300万美元，能拿多少",
        "2025年4月2日到账外资800万美元，300万美元2025年7月8日到账，能拿多少",
        "外资分两笔到账，合计1100万美元：800万美元2025年4月2日到账，300万美元2025年7月8日到账，能拿多少",
    ],
)
def test_each_part_has_the_day_of_its_own_clause(text: str) -> None:
    """Whichever stands first."""
    assert _funds(text) == _TWO
    assert _read(text).get("foreign_arrived_on") is None


def test_parts_listed_together_have_one_day() -> None:
    """And a part without any day keeps none: it is asked."""
    assert _funds("2025年4月2日到账外资800万美元和300万美元") == "800万美元（2025-04-02）；300万美元（2025-04-02）"
    assert _funds("2025年4月2日到账外资800万美元，另外又到账300万美元") == "800万美元（2025-04-02）；300万美元"


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("引荐的外资制造业项目总投资3亿美元，到账外资800万美元，能拿多少", "800万美元"),
        ("引荐到账外资800万美元的项目，这800万美元是2025年4月2日到账的，奖励多少", "800万美元"),
        ("合同外资2000万美元，实际到账外资800万美元，能拿多少", "800万美元"),
        ("外商投资800万美元能拿多少", "800万美元"),
    ],
)
def test_one_sum_stays_one(text: str, sum_: str) -> None:
    """The total investment is not added, nor the same money told again."""
    assert _funds(text) == sum_


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("外资1500万美元，其中800万美元已到账，奖励多少", Doubt.SEVERAL),
        ("到账外资800万美元，外资300万美元还没到账，能拿多少", Doubt.SEVERAL),
        ("外资800万美元，到账800万美元，能拿多少", Doubt.SEVERAL),
        ("外资1000万美元，到账300万美元，能拿多少", Doubt.SEVERAL),
        ("外资1000万美元，首笔2025年4月2日到账300万美元，能拿多少", Doubt.SEVERAL),
        ("外资1000万美元分两次到账，每次500万美元，能拿多少", Doubt.SEVERAL),
        ("外资800万美元、300万美元，合计1500万美元，能拿多少", Doubt.SEVERAL),
        ("引荐的外资项目总投资3亿美元，能拿多少", Doubt.TOTAL),
        ("引荐到账外资超过800万美元的项目能拿多少", Doubt.INEXACT),
    ],
)
def test_in_doubt_it_is_asked(text: str, doubt: Doubt) -> None:
    """Nothing is guessed and nothing added up."""
    read = _read(text)
    assert [(one.key, one.doubt) for one in read.unclear] == [("foreign_funds", doubt)]
    assert read.get("foreign_funds") is None


def test_the_words_of_each_part_are_kept() -> None:
    """So that the asker sees what was read."""
    words = [one.words for one in _read("外资800万美元，其中300万美元已到账，能拿多少").unclear]
    assert words == ["外资800万美元、300万美元"]
    facts = _read("外资800万美元能拿多少").facts
    assert [one.words for one in facts if one.key == "foreign_funds"] == ["外资800万美元"]


def test_without_a_sum_there_is_nothing() -> None:
    """And one sum keeps its place."""
    assert funds_of("外资项目", (), ()) is None
    one = Found(Money(Decimal(8_000_000), "USD"), 2, 8)
    assert getattr(funds_of("外资800万美元", [(one, "外资800万美元")], ()), "start", None) == 2


@pytest.mark.parametrize("words", ["其中500万没到账", "，还有300万美元尚未到位", "，剩下的一半还没有到账"])
def test_of_what_has_not_arrived_in_part_nothing_is_counted(words: str) -> None:
    """What has arrived is asked for."""
    read = read_case(f"我引荐的项目外资1000万美元{words}，能拿多少", SHARED, date(2026, 8, 3))
    assert read.get("foreign_funds") is None
    assert [one.key for one in read.unclear] == ["foreign_funds"]
