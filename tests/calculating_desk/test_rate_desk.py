"""Entering exchange rates: what is taken, and what is said of the rest."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from bot.calculating.rate_desk import RateDesk, read_rate
from bot.message import Message, Reply
from rag.answer import Language
from store.exchange_rates import EnteredRate
from store.reporting.periods import SHANGHAI
from tests.databases import fresh_database

_MESSAGE = Message("14", 14, "m", "", datetime(2026, 8, 3, 12, tzinfo=SHANGHAI))
_ZH = Language.SIMPLIFIED


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[RateDesk]:
    """Over an empty database."""
    database = fresh_database(tmp_path / "a.sqlite3")
    yield RateDesk(database)
    database.close()


@pytest.mark.parametrize(
    "words",
    ["USD 2026-03-02 7.10 人民银行 公告", "美元 2026年3月2日 7.10 人民银行 公告", "usd 2026/3/2 ７.10 人民银行 公告"],
)
def test_a_rate_is_read(words: str) -> None:
    """By code or name, in any writing of the day."""
    rate = read_rate(words, _MESSAGE, _ZH)
    assert isinstance(rate, EnteredRate)
    assert (rate.currency, rate.day, rate.yuan, rate.source) == (
        "USD",
        date(2026, 3, 2),
        Decimal("7.10"),
        "人民银行 公告",
    )
    assert rate.done_by == 14


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "/rate USD"), ("USD 2026-03-02", "/rate USD"), ("卢布 2026-03-02 7 公告", "不认识币种"), ("CNY 2026-03-02 1 公告", "不认识币种"),
        ("USD 昨儿 7 公告", "2026-03-02"), ("USD 2026-08-04 7 公告", "不能晚于今天"), ("USD 2026-03-02 0 公告", "大于 0"),
        ("USD 2026-03-02 -7 公告", "大于 0"), ("USD 2026-03-02 1000 公告", "小于 1000"), ("USD 2026-03-02 七 公告", "大于 0"),
        ("USD 2026-03-02 7.1", "没有写来源"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_what_to_write(words: str, said: str) -> None:
    """Nothing is entered."""
    reply = read_rate(words, _MESSAGE, _ZH)
    assert isinstance(reply, Reply)
    assert said in reply.text


def test_entering_listing_and_correcting(desk: RateDesk) -> None:
    """A correction names what it takes the place of; the same again enters nothing."""
    assert "还没有录入" in desk.list(_ZH).text
    desk.enter(_MESSAGE, "USD 2026-03-02 7.1 公告", _ZH)
    assert "没有重复录入" in desk.enter(_MESSAGE, "USD 2026-03-02 7.1 公告", _ZH).text
    assert "更正了原来的：1 USD = 7.1 元" in desk.enter(_MESSAGE, "USD 2026-03-02 7.15 更正", _ZH).text
    assert desk.list(_ZH).text.endswith("1 USD = 7.15 元，2026-03-02，更正")


@pytest.mark.parametrize("words", ["USD 2026-03-03 71 公告", "USD 2026-03-03 0.141 公告", "USD 2026-03-03 710 公告"])
def test_a_rate_far_from_that_of_the_day_before_is_not_taken_at_once(desk: RateDesk, words: str) -> None:
    """A point misplaced, the wrong way round, per hundred; who says that it is so, is believed."""
    desk.enter(_MESSAGE, "USD 2026-03-02 7.1 公告", _ZH)
    assert "相差太大，没有录入" in desk.enter(_MESSAGE, words, _ZH).text
    assert len(desk.rates().known) == 1
    assert "已录入" in desk.enter(_MESSAGE, f"{words}，确认", _ZH).text


def test_a_wrong_rate_of_the_same_day_is_corrected_at_once(desk: RateDesk) -> None:
    """What it differs from is what it corrects; another currency is no measure."""
    desk.enter(_MESSAGE, "USD 2026-03-02 71 公告", _ZH)
    assert "更正了原来的" in desk.enter(_MESSAGE, "USD 2026-03-02 7.1 公告", _ZH).text
    assert "已录入" in desk.enter(_MESSAGE, "JPY 2026-03-03 0.046 公告", _ZH).text
