"""The sums of a row."""

from datetime import UTC, datetime

from bot.reading.reader import Gazetteer, read_message
from store.reporting.progress import AmountKind, DoubtKind, Row

POSTED = datetime(2024, 7, 8, 9, tzinfo=UTC)


def rows(text: str) -> tuple[Row, ...]:
    """Read it."""
    return read_message(text, POSTED, Gazetteer()).rows


def test_sums_told_together_are_handed_out_in_order() -> None:
    """一个2亿，一个1亿."""
    found = rows("滚珠和粉丝昨天都签约了，一个2亿，一个1亿")
    assert [[amount.text for amount in row.amounts] for row in found] == [["2亿"], ["1亿"]]


def test_the_new_of_two_values_counts() -> None:
    """And a part of a sum is not told twice."""
    (row,) = rows("滚珠项目投资从1.2亿加到1.6亿")
    assert [amount.text for amount in row.amounts] == ["1.6亿"]
    (row,) = rows("滚珠项目签约，总投资3亿元，其中固定资产投资2亿元")
    assert [amount.text for amount in row.amounts] == ["3亿元"]


def test_what_is_unclear_is_asked() -> None:
    """A range, a foreign sum without its currency, a total or a payment, a unit that was a slip."""
    cases = {
        "滚珠项目总投资3-5亿": DoubtKind.UNIT,
        "滚珠项目外资到账500万": DoubtKind.CURRENCY,
        "滚珠项目目前到位资金600万": DoubtKind.CUMULATIVE,
        "滚珠项目到位资金600玩": DoubtKind.UNIT,
        "滚珠项目到位资金600": DoubtKind.UNIT,
    }
    for text, kind in cases.items():
        assert kind in [doubt.kind for row in rows(text) for doubt in row.doubts], text


def test_totals_are_marked() -> None:
    """累计 and 新增."""
    (row,) = rows("滚珠项目本月新增到位资金300万元，累计到位资金900万元")
    assert [(amount.kind, amount.cumulative) for amount in row.amounts] == [
        (AmountKind.IN_PLACE, False),
        (AmountKind.IN_PLACE, True),
    ]
