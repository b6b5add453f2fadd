"""Sums in other currencies than yuan and dollars are never taken for yuan."""

import pytest

from rag.calculating.case_currencies import foreign_sums
from rag.text import normalise


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("300万港元和两百万欧元", ["300万港元", "200万欧元"]),
        ("3亿新币、3亿坡币", ["3亿新加坡元", "3亿新加坡元"]),
        ("HK$3亿，S$ 500万", ["3亿港元", "500万新加坡元"]),
        ("港币3000万", ["3000万港元"]),
        ("CHF 5 million, 3 million EUR", ["500万瑞士法郎", "300万欧元"]),
        ("1000万sgd", ["1000万新加坡元"]),
        ("3亿欧", ["3亿欧元"]),
        ("三点五亿日圆", ["3.5亿日元"]),
    ],
)
def test_known_currencies_are_read_before_and_behind_their_sum(text: str, said: list[str]) -> None:
    """By name, by sign, by code."""
    assert [str(money) for money, _, _ in foreign_sums(normalise(text))] == said


@pytest.mark.parametrize("text", ["3亿里拉", "3亿迪拉姆", "3亿越南盾", "3亿USDT", "THB 300万", "3亿比特币"])
def test_a_currency_that_nobody_knows_keeps_its_name(text: str) -> None:
    """So that the engine can refuse it by its name."""
    ((money, _, _),) = foreign_sums(normalise(text))
    assert money.currency in normalise(text)


@pytest.mark.parametrize("text", ["3亿元", "3亿", "1000万美元", "3亿欧洲市场", "500万 tryout", "3 m2"])
def test_yuan_dollars_and_other_words_are_left_alone(text: str) -> None:
    """They are read elsewhere, or are no money."""
    assert list(foreign_sums(normalise(text))) == []
