"""How the days of the law are said."""

from dataclasses import replace
from datetime import date

import pytest

from bot.wording_as_of import say_as_of, say_days, say_no_law, title_of
from policies.editions import Ground
from rag.answer import AsOf, Language
from rag.dated import DayKind
from tests.bot.sample import REWARD, cite

ZH, EN = Language.SIMPLIFIED, Language.ENGLISH
YEAR = AsOf(DayKind.SIGNING, date(2022, 1, 1), date(2022, 12, 31), Ground.TRANSITION, titles=("旧办法",))


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2022, 1, 1), date(2022, 12, 31), "2022 年"),
        (date(2023, 6, 1), date(2023, 6, 30), "2023 年 6 月"),
        (date(2024, 2, 1), date(2024, 2, 29), "2024 年 2 月"),
        (date(2024, 12, 31), date(2024, 12, 31), "2024-12-31"),
        (date(2023, 1, 1), date(2023, 6, 30), "2023-01-01 至 2023-06-30"),
    ],
)
def test_days_are_named_as_short_as_they_can(first: date, last: date, said: str) -> None:
    """A year, a month, a day, a stretch."""
    assert say_days(first, last, ZH) == said


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        (YEAR, "2022 年签约的，按过渡规定适用《旧办法》。"),
        (replace(YEAR, ground=Ground.EDGE, titles=("甲", "乙")), "没有写明是否包含当日：《甲》《乙》都可能适用"),
        (replace(YEAR, ground=Ground.AGREEMENT), "规定按协议执行"),
        (replace(YEAR, ground=Ground.IN_FORCE), "2022 年签约的，适用《旧办法》。"),
        (replace(YEAR, kind=DayKind.LAW, ground=Ground.IN_FORCE), "2022 年，适用的是《旧办法》。"),
        (replace(YEAR, ground=Ground.SEVERAL, titles=("甲", "乙")), "几份文件同时有效：《甲》《乙》，没有写明谁替代谁"),
        (replace(YEAR, ground=Ground.IN_FORCE, titles=("甲", "乙")), "规定有变，先后适用《甲》《乙》"),
        (replace(YEAR, begins=date(2022, 7, 1)), "2022-07-01 以前，收录的文件没有规定"),
        (replace(YEAR, ends=date(2022, 7, 1)), "2022-07-01 起已过有效期"),
    ],
)
def test_what_governs_and_what_is_open_is_said(as_of: AsOf, words: str) -> None:
    """By its ground."""
    assert words in say_as_of(as_of, (), ZH)
    assert say_as_of(as_of, (), EN).replace("《", "").replace("》", "")


def test_no_day_no_word() -> None:
    """An answer as of today says nothing of days."""
    assert say_as_of(None, (cite(REWARD, 3),), ZH) == ""


@pytest.mark.parametrize(
    ("ground", "words"),
    [
        (Ground.BEFORE, "施行（2025-01-01）以前"),
        (Ground.BETWEEN, "后一版还没有施行"),
        (Ground.GONE, "已过有效期（至 2027-12-31）"),
    ],
)
def test_why_no_law_applies(ground: Ground, words: str) -> None:
    """Before, between, after."""
    assert words in say_no_law(replace(YEAR, ground=ground), REWARD, ZH)


def test_a_repealed_text_names_what_repealed_it() -> None:
    """Nothing has taken its place."""
    gone = replace(REWARD, superseded_by="关于废止部分文件的决定", superseded_on=date(2026, 1, 1))
    assert "已被《关于废止部分文件的决定》废止" in say_no_law(replace(YEAR, ground=Ground.GONE), gone, ZH)


def test_titles_stand_in_brackets() -> None:
    """Once."""
    assert title_of(replace(REWARD, title="《甲办法》")) == "《甲办法》"
    assert title_of(replace(REWARD, title="Investment Guide", language="en")) == "《Investment Guide》"
