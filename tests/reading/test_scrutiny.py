"""The second look at sums."""

from datetime import UTC, datetime
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.reader import Gazetteer, read_message
from bot.reading.scrutiny import Look, beside, is_converted, is_same_in_brackets, is_within, look_at, written_from
from store.money import Currency
from store.reporting.progress import AmountKind, DoubtKind, Row

POSTED = datetime(2024, 7, 8, 4, tzinfo=UTC)
ASKED = {DoubtKind.UNIT, DoubtKind.CURRENCY, DoubtKind.KIND, DoubtKind.CUMULATIVE}
TURNED = (
    "{}没到位",
    "{}没有到位",
    "{}尚未到位",
    "剩余{}未到位",
    "到位资金未达到{}",
    "没有到位资金{}",
    "到位资金{}未到账",
    "到位资金不足{}",
    "{}还没打过来",
    "承诺到位{}",
    "投资方承诺到位{}",
    "可到位{}",
    "需到位{}",
    "目标到位{}",
    "应到位{}",
    "听说到位{}",
    "据说已到位{}",
    "可能到位{}",
    "又到位{}吧，不确定",
    "到位{}，不确定",
    "退回投资款{}",
    "到位资金退回{}",
    "撤资{}",
    "减资{}",
    "到位资金减少{}",
    "到位的{}黄了",
    "{}已打到共管账户，待验资",
    "到位{}待核实",
    "追加投资{}",
    "新增投资{}",
    "签约，投资方追加投资{}",
    "增资{}",
    "到位-{}",
    "新增到位资金负{}",
    "到位资金−{}",
    "到位£{}",
    "到位A${}",
    "到位资金JP¥{}",
    "到位英镑{}",
    "到位资金GBP{}",
    "到位1/{}",
    "到位资金2*{}",
    "到位资金1e{}",
    "到位资金.{}",
    "听说签约额{}",
    "土地摘牌，成交价{}",
    "设备到位80台套，价值{}",
    "罚款{}",
    "纳税{}",
    "年产值{}",
    "到位资金有望达到{}",
    "如果到位{}",
)
SUMS = ("200万", "3000万元", "8000万", "15亿元", "5亿", "三千万", "600万元", "2个亿", "500万元", "两千万元")
BARE_TURNED = (
    "到位{}欧",
    "到位{}新币",
    "到位{}瑞郎",
    "到位{}USDT",
    "到位{}英镑",
    "到位{}加元",
    "到位{}韩元",
    "到位{}卢布",
    "到位资金{}£",
    "到位资金{}(美元)",
    "到位{}^2",
)


def rows(text: str) -> tuple[Row, ...]:
    """Read it."""
    return read_message(text, POSTED, Gazetteer()).rows


def clean(text: str) -> list[str]:
    """The sums that nobody is asked about."""
    read = rows(text)
    asked = {doubt.text for row in read for doubt in row.doubts if doubt.kind in ASKED}
    return [amount.text for row in read for amount in row.amounts if amount.text not in asked]


@pytest.mark.parametrize("context", TURNED)
@pytest.mark.parametrize("written", SUMS)
def test_no_turned_sum_comes_out_clean(context: str, written: str) -> None:
    """Money that did not come, is promised, doubted, negative, of another currency, or no investment is left out or asked about."""
    assert clean(f"滚珠项目今天{context.format(written)}。") == []


@pytest.mark.parametrize("context", BARE_TURNED)
@pytest.mark.parametrize("written", ["200万", "3000万", "1.5亿", "三千万"])
def test_no_sum_with_something_left_behind_it_comes_out_clean(context: str, written: str) -> None:
    """Currencies that are not kept, and powers."""
    assert clean(f"滚珠项目今天{context.format(written)}。") == []


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("今日到位资金：滚珠项目8000万，粉丝项目500万，合计8500万", ["8000万", "500万"]),
        ("滚珠项目累计到位5000万，其中今天到位1000万", ["5000万"]),
        ("滚珠项目到位500万美元（折合人民币3500万元）", ["500万美元"]),
        ("滚珠项目原计划投资3亿，现调整为3.5亿", ["3.5亿"]),
        ("滚珠项目总投资6亿，土地成交价4300万元", ["6亿"]),
        ("滚珠项目累计到位5000万，本月新增1000万", ["1000万", "5000万"]),
    ],
)
def test_a_part_and_its_whole_are_not_both_booked(text: str, sums: list[str]) -> None:
    """The total of several, a part of one, a conversion, an old value; a total counts after what it holds."""
    assert clean(text) == sums


def test_a_whole_that_holds_what_was_reported_is_asked_about() -> None:
    """（含上月已报1000万）; and one sum in two currencies."""
    for text, kind in {
        "滚珠项目到位资金3000万（含上月已报1000万）": DoubtKind.CUMULATIVE,
        "滚珠项目到位资金3600万元（500万美元）": DoubtKind.CURRENCY,
        "滚珠项目累计到位5000万，今天又到位1000万": DoubtKind.CUMULATIVE,
        "滚珠项目到位资金完成年度计划的60%，达到3亿元": DoubtKind.KIND,
    }.items():
        assert kind in {doubt.kind for row in rows(text) for doubt in row.doubts}, text


def test_a_sum_raised_is_a_total_and_a_line_governs_only_itself() -> None:
    """从3000万增加到5000万; 到位资金 on the next line says nothing of the sum before."""
    (row,) = rows("滚珠项目到位资金从3000万增加到5000万")
    assert [(amount.text, amount.cumulative) for amount in row.amounts] == [("5000万", True)]
    (row,) = rows("滚珠项目\n计划投资：1.8亿元\n到位资金：新增625万")
    assert [amount.kind for amount in row.amounts] == [AmountKind.PLANNED, AmountKind.IN_PLACE]


@pytest.mark.parametrize(
    "context",
    [
        "新增到位资金{}",
        "未开工，到位资金{}",
        "供应商打款{}，没有问题",
        "可研批复，到位资金{}",
        "等待已久的首笔资金{}到账",
        "需求对接后到位{}，等设备",
        "、可降解塑料项目等到位资金各{}",
    ],
)
def test_a_plain_sum_stays_clean(context: str) -> None:
    """Words that only look like a turn do not hold it up."""
    assert clean(f"滚珠项目{context.format('300万元')}") == ["300万元"]


def test_long_bare_numbers_offer_yuan_first() -> None:
    """80000000 is no 8000亿."""
    for written, first in {"80000000": "80000000元", "8000": "8000万元", "3.2": "3.2万元"}.items():
        (row,) = rows(f"滚珠项目到位{written}")
        assert row.doubts[0].options[0] == first


def test_the_parts_of_the_look() -> None:
    """By themselves."""
    assert beside("£300万", 1, 5, named=False, prefix="") is DoubtKind.CURRENCY
    assert beside("到位300万", 2, 6, named=False, prefix="") is None
    assert written_from("到位1.2.3万", 6) == 2
    assert look_at("到位", "", AmountKind.IN_PLACE, paid=True) is Look.CLEAN
    assert look_at("预计总投资", "", AmountKind.PLANNED, paid=False) is Look.CLEAN
    assert is_within("，其中今天到位", AmountKind.IN_PLACE) and not is_within("，今天到位", AmountKind.IN_PLACE)
    assert is_converted(",折合人民币", Currency.USD, Currency.CNY)
    assert is_same_in_brackets("(", Currency.USD, Currency.CNY)


@pytest.mark.parametrize(
    "text",
    [
        "1亿" * 6000,
        "滚珠项目今天签约" + " " * 11_000 + "x",
        " " * 11_999 + "x",
        "\n" * 11_999 + "x",
        "年1亿元、" * 2400,
        "0" * 12_000,
        "1日" * 6000,
        "从1亿增加到2亿,其中" * 900,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    """A generous bound of CPU seconds for what once took up to half a minute."""
    started = process_time()
    rows(text)
    assert process_time() - started < 3


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="到位资金没未其中含折合0123456789.,-/^e亿万元美£¥$()负约吧\n ", max_size=40))
def test_no_text_raises(text: str) -> None:
    """Whatever stands beside a number."""
    rows("滚珠项目" + text)
