"""Transitions: which agreements a document leaves to other rules."""

from datetime import date

import pytest

from policies.provision import Locator, Policy, Provision
from policies.transitions import Transition, Under, transitions_of

START, END = date(2025, 1, 1), date(2027, 12, 31)


def said_by(clause: str) -> tuple[Transition, ...]:
    """What a document with this clause says."""
    return transitions_of(
        Policy("a", "a.md", "青禾市奖励办法", (Provision(Locator(article="第九条"), clause),), effective_from=START, effective_to=END)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("clause", "first", "last", "under", "title"),
    [
        ("2021年7月1日至2024年12月31日期间已经签订协议的项目，仍按《青禾市奖励暂行办法》执行。", date(2021, 7, 1), date(2024, 12, 31), Under.NAMED, "青禾市奖励暂行办法"),
        ("本办法施行前已经签订投资协议的，仍按原办法执行。", None, date(2024, 12, 31), Under.FORMER, ""),
        ("2023年6月1日前签约的项目，按照原政策执行。", None, date(2023, 5, 31), Under.FORMER, ""),
        ("此前签订投资协议并已约定支持事项的项目，按照协议执行。", None, date(2024, 12, 31), Under.AGREEMENT, ""),
        ("到期前已经签订协议的事项，按协议执行完毕。", START, END, Under.AGREEMENT, ""),
        ("2024年12月31日（含）以前签订协议的项目，仍按原办法执行。", None, date(2024, 12, 31), Under.FORMER, ""),
        ("2024年12月31日前（含当日）签订协议的项目，仍按原办法执行。", None, date(2024, 12, 31), Under.FORMER, ""),
        ("本办法施行前已签订协议的，仍按原办法执行，不适用本办法。", None, date(2024, 12, 31), Under.FORMER, ""),
        ("本办法施行前已签订协议的，仍按原办法执行，未签订协议的，不适用原办法。", None, date(2024, 12, 31), Under.FORMER, ""),
        ("本办法施行前已签订协议但未签订补充协议的，仍按原办法执行。", None, date(2024, 12, 31), Under.FORMER, ""),
        ("本辦法施行前已簽訂協議的項目，仍按原辦法執行。", None, date(2024, 12, 31), Under.FORMER, ""),
    ],
)  # fmt: skip
def test_the_days_and_the_rules_are_read(
    clause: str, first: date | None, last: date | None, under: Under, title: str
) -> None:
    """A stretch of days, before a day, before this text, before its end."""
    (found,) = said_by(clause)
    assert (found.first, found.last, found.under, found.title) == (first, last, under, title)
    assert found.sentence in clause


@pytest.mark.parametrize(
    "clause",
    [
        "协议尚未签订的，一律按本办法执行。",
        "引荐人应当在签订协议前备案。",
        "2025年1月1日以前签订协议的，不再按原办法执行。",
        "2025年1月1日以前签订协议的项目，不得再适用《青禾市奖励暂行办法》。",
        "本办法施行前未签订投资协议的，不适用原办法。",
        "本办法施行前没有签订投资协议的，不按原办法执行。",
        "本办法自2025年1月1日起施行。",
        "有效期届满时已受理未办结的申报，继续按本办法办理。",
        "",
    ],
)
def test_other_sentences_are_no_transition(clause: str) -> None:
    """Also where they speak of agreements or of days."""
    assert said_by(clause) == ()


def test_both_ends_belong_to_it() -> None:
    """And the days beyond do not."""
    (found,) = said_by("2021年7月1日至2024年12月31日期间已经签订协议的项目，仍按原办法执行。")
    days = [date(2021, 6, 30), date(2021, 7, 1), date(2024, 12, 31), date(2025, 1, 1)]
    assert [found.holds(day) for day in days] == [False, True, True, False]


def test_the_day_itself_is_left_open_where_the_words_leave_it_open() -> None:
    """12月31日前: it is not said whether the 31st is meant; 含 says it."""
    (open_day,) = said_by("2024年12月31日前已签订协议的项目，仍按原办法执行。")
    assert (open_day.last, open_day.unsure) == (date(2024, 12, 30), date(2024, 12, 31))
    (told,) = said_by("2024年12月31日前（含）已签订协议的项目，仍按原办法执行。")
    assert (told.last, told.unsure) == (date(2024, 12, 31), None)
