"""Numbers in plain words, with where they stand."""

from datetime import date
from decimal import Decimal

import pytest

from rag.calculating.case_sums import counts, days, read_plain, shares, sums
from rag.text import normalise

_TODAY = date(2026, 8, 3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3.2个亿和８０００萬", ["3.2亿元", "8000万元"]),
        ("300万港元、两百万欧元", ["300万港元", "200万欧元"]),
        ("负500万元", ["-500万元"]),
        ("-2亿", ["-2亿元"]),
        ("5000-8000万元", ["8000万元"]),  # a span and no minus
        ("0元", ["0元"]),
        ("300万卢布", ["300万卢布"]),
    ],
)
def test_sums_keep_sign_and_currency(text: str, said: list[str]) -> None:
    """Whatever they are, so that it can be said what is wrong with them."""
    assert [str(one.value) for one in sums(normalise(text))] == said


def test_shares_are_read_in_every_writing() -> None:
    """%, ‰, 百分之, 成."""
    assert [str(one.value) for one in shares("65%，4‰，百分之六十，七成，六成五")] == [
        "65%",
        "0.4%",
        "60%",
        "70%",
        "65%",
    ]


def test_counts_keep_their_unit() -> None:
    """And their scale."""
    assert [str(one.value) for one in counts("1.2万平米，30人", "平米|人")] == ["12000平米", "30人"]


def test_a_day_without_its_year_is_the_last_one() -> None:
    """What has happened lies behind."""
    found = [one.value for one in days("3月2日，12月9日，昨天，2025/4/1，2026年2月30日", _TODAY)]
    assert found == [date(2026, 3, 2), date(2025, 12, 9), date(2026, 8, 2), date(2025, 4, 1)]


def test_figures_and_numerals_are_plain_numbers() -> None:
    """1,200 and 三百二十."""
    assert (read_plain("1,200"), read_plain("三百二十"), read_plain("亩")) == (Decimal(1200), Decimal(320), None)
