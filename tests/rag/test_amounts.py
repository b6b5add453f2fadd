"""Sums of money and bands, as people and policies write them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.amounts import Amount, Band, Currency, amounts, bands, chinese_number, read_plain, vague_amounts
from rag.text import normalise

ANYTHING = st.text(alphabet=st.characters(), max_size=200)
MONEYLIKE = st.text(
    alphabet="0123456789０.,，亿万千百十两半零壹億元美（）()含不至以上下足超过-—~$usdmbk个多来 ", max_size=40
)
SUMS = [
    ("3.2个亿", 320_000_000),
    ("3.2 亿元", 320_000_000),
    ("８０００萬", 80_000_000),
    ("兩億伍仟萬元", 250_000_000),
    ("壹亿贰仟万圆", 120_000_000),
    ("2亿5000万", 250_000_000),
    ("两亿三千五百万元", 235_000_000),
    ("3亿2千万", 320_000_000),
    ("0.8亿", 80_000_000),
    ("半个亿", 50_000_000),
    ("三个亿", 300_000_000),
    ("五千来万", 50_000_000),
    ("八千多万", 80_000_000),
    ("1,200万元", 12_000_000),
    ("￥5000万", 50_000_000),
    ("120,000,000元", 120_000_000),
    ("一百二十万元", 1_200_000),
    ("10万块", 100_000),
    ("RMB 50 million", 50_000_000),
    ("CNY 1.2 billion", 1_200_000_000),
    ("12m yuan", 12_000_000),
    ("2亿零500万", 205_000_000),
    ("1亿零5百万元", 105_000_000),
    ("一个半亿", 150_000_000),
    ("一亿五", 150_000_000),
    ("3亿2", 320_000_000),
    ("5千元", 5_000),
    ("8000W", 80_000_000),
    ("三点二亿元", 320_000_000),
    ("三点二五亿", 325_000_000),
    ("3点2亿", 320_000_000),
]
DOLLARS = [
    ("US$12m", 12_000_000),
    ("$3 million", 3_000_000),
    ("1000万美金", 10_000_000),
    ("1千万美刀", 10_000_000),
    ("USD 2,000,000", 2_000_000),
]


@pytest.mark.parametrize(("written", "yuan"), SUMS)
def test_sums_are_read_in_every_way_of_writing(written: str, yuan: int) -> None:
    """Chinese and formal numerals, full width, either script, mixed units, English."""
    found = amounts(f"固定资产投资{written}的项目")
    assert [(amount.value, amount.currency) for amount in found] == [(Decimal(yuan), Currency.CNY)]


@pytest.mark.parametrize(("written", "dollars"), DOLLARS)
def test_dollars_stay_dollars(written: str, dollars: int) -> None:
    """A sum is never taken for one in another currency."""
    assert [(amount.value, amount.currency) for amount in amounts(written)] == [(Decimal(dollars), Currency.USD)]


@pytest.mark.parametrize("text", ["第三条", "12个月", "50", "3m", "2026年", "500强", "二楼", "A07窗口", ""])
def test_what_is_no_money_is_no_sum(text: str) -> None:
    """A bare figure is none."""
    assert amounts(text) == ()


def test_several_sums_come_in_order() -> None:
    """With the place where each stands in the folded text."""
    text = "投资８０００万元的补200万，三亿元的补1000萬"
    found = amounts(text)
    assert [int(amount.value) for amount in found] == [80_000_000, 2_000_000, 300_000_000, 10_000_000]
    folded = normalise(text)
    assert [folded[amount.start : amount.end] for amount in found] == ["8000万元", "200万", "三亿元", "1000万"]


def formatted(tens: int, style: int) -> str:
    """A sum of so many times 10,000 yuan, in one of the ways of writing it."""
    wan = tens
    match style:
        case 0:
            return f"{wan}万元"
        case 1:
            return f"{Decimal(wan) / 10_000}亿元"
        case 2:
            return f"{wan:,}万"
        case 3:
            return f"{wan // 10_000}亿{wan % 10_000}万元" if wan >= 10_000 and wan % 10_000 else f"{wan} 万 元"
        case 4:
            return f"RMB {Decimal(wan) / 100} million"
        case _:
            return f"{wan}萬".translate(str.maketrans("0123456789", "０１２３４５６７８９"))


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 99_999_999), st.integers(0, 5))
def test_a_formatted_sum_reads_back(wan: int, style: int) -> None:
    """Whatever the sum and the way of writing it."""
    assert [amount.value for amount in amounts(f"投资{formatted(wan, style)}的项目")] == [Decimal(wan) * 10_000]


@settings(max_examples=100, deadline=None)
@given(st.one_of(ANYTHING, MONEYLIKE))
def test_no_text_makes_reading_fail(text: str) -> None:
    """Sums lie inside the folded text, in order, and are no less than nought."""
    folded = normalise(text)
    found = amounts(text)
    assert all(0 <= amount.start <= amount.end <= len(folded) and amount.value >= 0 for amount in found)
    assert [amount.start for amount in found] == sorted(amount.start for amount in found)
    for band in bands(text):
        assert band.low is None or band.high is None or band.low < band.high


@pytest.mark.parametrize(
    ("text", "value"), [("三百二十", 320), ("两千", 2000), ("一五", 15), ("十", 10), ("半", "0.5"), ("〇", 0)]
)
def test_chinese_numerals_below_ten_thousand(text: str, value: int | str) -> None:
    """In positions and by digits."""
    assert chinese_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "甲", "3", "三甲"])
def test_what_is_no_chinese_numeral_is_none(text: str) -> None:
    """Nothing is guessed."""
    assert chinese_number(text) is None


def yuan(wan: int) -> Amount:
    """A sum of so many times 10,000 yuan."""
    return Amount(Decimal(wan) * 10_000, Currency.CNY, 0, 0)


def only(text: str) -> Band:
    """The one band of a text."""
    (band,) = bands(text)
    return band


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("5000万元（含）至1亿元的", (5000, 7500, 9999), (4999, 10_000)),
        ("5000万（含）至1亿元（不含）", (5000, 9999), (4999, 10_000)),
        ("5000万元（不含）至1亿元（含）", (5001, 10_000), (5000, 10_001)),
        ("5000万元(含5000万元)—1亿元", (5000, 9999), (10_000,)),
        ("5000-8000万元", (5000, 7999), (4999, 8001)),
        ("五千万元（含）至一亿元", (5000,), (10_000,)),
        ("5000万元以上不足1亿元", (5000, 9999), (4999, 10_000)),
        ("5000万元以上", (5000, 10_000), (4999,)),
        ("5000万元（含）以上", (5000,), (4999,)),
        ("5000万元（不含）以上", (5001,), (5000,)),
        ("1亿元以下", (1, 10_000), (10_001,)),
        ("1亿元（不含）以下", (9999,), (10_000,)),
        ("1亿元及以上", (10_000,), (9999,)),
        ("超过1亿元", (10_001,), (10_000,)),
        ("高于1亿元", (10_001,), (10_000,)),
        ("达到1亿元", (10_000,), (9999,)),
        ("不足1亿元", (9999,), (10_000,)),
        ("低于1亿元", (9999,), (10_000,)),
        ("50万元以内", (50,), (51,)),
        ("10亿元以上的部分", (100_001,), (99_999,)),
        ("不超过300万元", (300,), (301,)),
        ("不低于5000万元", (5000,), (4999,)),
        ("不少于5000万元", (5000,), (4999,)),
        ("不高于5000万元", (5000,), (5001,)),
        ("不到1亿元", (9999,), (10_000,)),
        ("2亿5000万元以上", (25_000,), (24_999,)),
        ("1亿5000万元（含）至2亿元", (15_000, 19_999), (14_999, 20_000)),
        ("at least CNY 20 million", (2000,), (1999,)),
        ("up to CNY 100 million", (10_000,), (10_001,)),
        ("CNY 50 million or more", (5000,), (4999,)),
        ("CNY 20 million to CNY 50 million", (2000, 4999), (1999, 5000)),
    ],
)
def test_a_band_holds_what_its_words_hold(text: str, inside: tuple[int, ...], outside: tuple[int, ...]) -> None:
    """Both borders, from both sides."""
    band = only(text)
    assert [wan for wan in inside if not band.holds(yuan(wan))] == []
    assert [wan for wan in outside if band.holds(yuan(wan))] == []


def test_tiers_leave_no_sum_between_them_and_none_twice() -> None:
    """Three tiers that touch: every sum from the first border lies in exactly one."""
    text = "2000万元（含）至5000万元的，奖励10万元；5000万元（含）至1亿元的，奖励20万元；1亿元（含）以上的，奖励50万元"
    tiers = bands(text)
    assert len(tiers) == 3
    for wan in (2000, 2001, 4999, 5000, 5001, 9999, 10_000, 10_001, 999_999):
        assert sum(band.holds(yuan(wan)) for band in tiers) == 1, wan
    assert not any(band.holds(yuan(1999)) for band in tiers)


def test_a_band_in_dollars_holds_no_yuan() -> None:
    """1000万美元（含）至3000万美元 says nothing of 2000万元."""
    band = only("1000万美元（含）至3000万美元")
    assert band.holds(Amount(Decimal(20_000_000), Currency.USD, 0, 0))
    assert not band.holds(yuan(2000))


@pytest.mark.parametrize("text", ["奖励300万元", "每人3000元", "2025年1月1日至2027年12月31日", "5亿至2亿元"])
def test_a_plain_sum_is_no_band(text: str) -> None:
    """Nor are dates, nor a range that runs backwards."""
    assert [band for band in bands(text) if band.low is not None and band.high is not None] == []


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5000), st.integers(1, 5000), st.booleans(), st.integers(0, 15_000))
def test_a_written_range_reads_back(low: int, width: int, included: bool, asked: int) -> None:
    """Its first border as the note says, its last one outside where no note stands."""
    high = low + width
    band = only(f"投资{low}万元（{'含' if included else '不含'}）至{high}万元的项目")
    assert band.holds(yuan(asked)) == (low < asked < high or (included and asked == low))


@pytest.mark.parametrize(
    "text", ["HK$30m", "港币3000万", "3000万港元", "500万欧元", "12 million euro", "3亿日元", "超过3000万港元"]
)
def test_a_sum_in_another_currency_is_not_taken_for_yuan_or_dollars(text: str) -> None:
    """Better none than one in the wrong currency."""
    assert amounts(text) == () == bands(text)


@pytest.mark.parametrize("text", ["5万户", "8.5万亩", "10万吨以上", "供电能力5万千瓦", "2万平方米", "20万人"])
def test_what_is_counted_in_ten_thousands_is_no_money(text: str) -> None:
    """A scale alone is money only where nothing else is counted."""
    assert amounts(text) == () == bands(text)


def test_a_project_is_not_a_yuan() -> None:
    """一个 before RMB belongs to the project."""
    assert [amount.value for amount in amounts("引荐一个RMB 50 million的项目")] == [50_000_000]


def test_turnover_is_no_bound() -> None:
    """The end of a word is no word."""
    assert bands("annual turnover CNY 5 million") == ()


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("3,2亿元", "3,2亿元"),
        ("2024,5000万元", "2024,5000万元"),
        ("2亿5000的项目", "2亿5000"),
        ("3亿2千元", ""),
        ("3亿2千", "3亿2千"),
        ("3e8元", "3e8元"),
        ("10^30元", "10^30元"),
        ("两三亿元", "两三亿元"),
        ("十五六亿", "十五六亿"),
        ("三千五万元", "三千五万元"),
    ],
)
def test_words_that_say_no_one_sum_are_none(written: str, whole: str) -> None:
    """Each could be read as two sums; it is kept apart, whole, so that it can be asked for again."""
    folded = normalise(written)
    assert [folded[one.start : one.end] for one in vague_amounts(folded)] == ([whole] if whole else [])
    assert bool(amounts(written)) is not bool(whole)


@pytest.mark.parametrize(
    "written", ["3亿60亩", "3亿2025年签约", "in 2024, 50 million yuan", "一亿五", "1,200万元，3亿"]
)
def test_what_only_stands_beside_a_sum_leaves_it_sure(written: str) -> None:
    """Land, a year, a comma of the sentence."""
    assert amounts(written) and not vague_amounts(written)


def test_figures_and_numerals_are_plain_numbers() -> None:
    """1,200 and 三百二十, 三点五 and what is none."""
    assert [read_plain(one) for one in ("1,200", "三百二十", "三点五", "亩", "三点")] == [
        Decimal(1200), Decimal(320), Decimal("3.5"), None, None,
    ]  # fmt: skip
