"""What was told so far, in one line."""

from dataclasses import replace
from decimal import Decimal

from bot.calculating.noting import noted_of
from bot.calculating.state import State
from rag.answer import Language
from tests.calculating_desk.rules import DAY, book, told


def test_every_fact_and_a_supposed_rate_are_noted() -> None:
    """In the reader's language."""
    state = replace(told("外资5000万美元能拿多少"), rate=Decimal("7.10"))
    assert noted_of(state, book(), Language.SIMPLIFIED) == (
        "已记下：资金来源 外资；到账外资 5000万美元；汇率按 7.1 折算（您说的）。"
    )
    assert "exchange rate 7.1, as you say" in noted_of(state, book(), Language.ENGLISH)


def test_nothing_told_is_nothing_noted() -> None:
    """No empty line."""
    assert noted_of(State(DAY), book(), Language.SIMPLIFIED) == ""
