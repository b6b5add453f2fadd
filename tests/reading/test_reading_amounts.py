"""Sums of money in messages."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.amounts import find_sums, money_of, plain
from bot.reading.text import fold
from store.money import Currency, Money
from store.reporting.progress import DoubtKind


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("3.2个亿", 320_000_000),
        ("一亿二", 120_000_000),
        ("两个半亿", 250_000_000),
        ("2亿5000万", 250_000_000),
        ("3亿5", 350_000_000),
        ("5000w", 50_000_000),
        ("１．５億", 150_000_000),
        ("兩億伍仟萬元", 250_000_000),
        ("1,200万元", 12_000_000),
        ("3千万", 30_000_000),
        ("1千2百万", 12_000_000),
        ("3仟5佰万", 35_000_000),
        ("3仟万", 30_000_000),
        ("三千万零五百元", 30_000_500),
        ("一千二百万", 12_000_000),
        ("一亿零五百万", 105_000_000),
        ("四五千万", 50_000_000),
    ],
)
def test_a_sum_is_read_exactly(text: str, yuan: int) -> None:
    """However it is written."""
    assert money_of(fold(text).text) == Money(Decimal(yuan))


@pytest.mark.parametrize("text", ["三个多亿", "五百来万", "千把万", "近2亿元", "投资过亿", "800万左右"])
def test_round_sums_are_marked(text: str) -> None:
    """多, 来, 把, 近, 过, 左右."""
    assert [one.approximate for one in find_sums(text)] == [True]


@pytest.mark.parametrize(
    ("text", "dollars"),
    [("US$3.5m", 3_500_000), ("1500万美金", 15_000_000), ("800万刀", 8_000_000), ("USD 1,200,000", 1_200_000)],
)
def test_dollars_stay_dollars(text: str, dollars: int) -> None:
    """Nothing is converted."""
    assert money_of(fold(text).text) == Money(Decimal(dollars), Currency.USD)


@pytest.mark.parametrize(
    "text",
    [
        "占地150亩",
        "年产值3亿元",
        "税收2000万元",
        "用工300人",
        "年产1.2万吨",
        "3万平方米",
        "增长12%",
        "500强",
        "0635-0000001",
        "资金缺口800万",
        "几百万",
        "20万台",
        "注册资本1000万",
        "3期",
        "100个",
    ],
)
def test_what_is_counted_in_other_things_is_no_sum(text: str) -> None:
    """Areas, output, taxes, people, tons, shares, telephone numbers, gaps."""
    assert find_sums(text) == ()


def test_a_range_has_both_ends() -> None:
    """And stands as one sum."""
    (one,) = find_sums("3-5亿")
    assert one.money == Money(Decimal(500_000_000)) and one.low == Money(Decimal(300_000_000))


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("500万英镑", DoubtKind.CURRENCY),
        ("£500万", DoubtKind.CURRENCY),
        ("JP¥500万", DoubtKind.CURRENCY),
        ("A$500万", DoubtKind.CURRENCY),
        ("500万元 美元", DoubtKind.CURRENCY),
        ("500万(美元)", DoubtKind.CURRENCY),
        ("-500万元", DoubtKind.UNIT),
        ("负500万元", DoubtKind.UNIT),
        ("1.2.3万元", DoubtKind.UNIT),
        (".5亿元", DoubtKind.UNIT),
        ("1e30元", DoubtKind.UNIT),
        ("1 200 万元", DoubtKind.UNIT),
        ("3.200万元", DoubtKind.UNIT),
        ("50000亿元", DoubtKind.UNIT),
        ("99999999999999亿元", DoubtKind.UNIT),
        ("2x10^8元", DoubtKind.UNIT),
    ],
)
def test_what_stands_beside_a_number_and_was_not_read_makes_it_doubtful(text: str, doubt: DoubtKind) -> None:
    """Better asked than booked in the wrong currency or with a part of its digits; and it is no answer to a question."""
    assert [one.doubt for one in find_sums(fold(text).text)] == [doubt]
    assert money_of(fold(text).text) is None


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 10**12), st.sampled_from(list(Currency)))
def test_a_sum_written_reads_back_as_the_same(amount: int, currency: Currency) -> None:
    """parse(format(money)) is money."""
    money = Money(Decimal(amount), currency)
    assert money_of(plain(money)) == money


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789.,-至到一二两三百千万亿个多来半元美刀w 左右约", max_size=30))
def test_no_text_raises(text: str) -> None:
    """Sums come in order and do not overlap."""
    found = find_sums(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
