"""Numbers in plain words, with where they stand."""

from datetime import date

import pytest

from rag.calculating.case_sums import counts, days, no_days, shares, sums
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


def test_a_day_is_read_in_every_writing() -> None:
    """Chinese numerals and a year of two digits too: 24年12月31日 is not the last 31 December."""
    written = "二〇二四年十二月三十一日，24年12月31日，24.12.31，二零二四年12月31号，2024年十二月三十一日"
    assert [one.value for one in days(normalise(written), _TODAY)] == [date(2024, 12, 31)] * 5


def test_an_english_day_is_one() -> None:
    """In either order, with its ending or without; a day that is none is told apart."""
    written = "31 December 2024, December 31, 2024, Dec 31st 2024, the 31st of Dec. 2024"
    assert [one.value for one in days(normalise(written), _TODAY)] == [date(2024, 12, 31)] * 4
    assert len(no_days("29 february 2023", _TODAY)) == 1
    assert days("may 30 million", _TODAY) == []


@pytest.mark.parametrize("written", ["2023年2月29日", "2024.13.45", "2026-04-31", "23年2月30日"])
def test_a_day_that_no_calendar_has_is_told_apart(written: str) -> None:
    """It is not passed over: whoever tells it means one."""
    assert days(written, _TODAY) == []
    assert [written[one.start : one.end] for one in no_days(written, _TODAY)] == [written]
    assert no_days("2024年2月29日，2024年2月", _TODAY) == []


def test_a_share_has_its_decimals() -> None:
    """百分之六十五点五 is not 65%."""
    assert [str(one.value) for one in shares("百分之六十五点五，三点五%")] == ["65.5%", "3.5%"]
