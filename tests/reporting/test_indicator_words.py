"""Words behind commands: indicators, leagues, periods and figures in any order."""

from datetime import date

import pytest

from bot.reporting.indicator_words import indicator_named, league_named, take_apart
from store.reporting.indicators import MEASURES, Indicator
from store.reporting.offices import League

TODAY = date(2026, 8, 3)


def test_every_indicator_has_its_full_name_and_a_short_one() -> None:
    """And what is none is none."""
    assert all(indicator_named(measure.zh) is indicator for indicator, measure in MEASURES.items())
    assert [indicator_named(word) for word in ("投资", "到位资金", "５００强", "核实资金", "天气")] == [
        Indicator.PLANNED, Indicator.FUNDS_REPORTED, Indicator.FIVE_HUNDRED, Indicator.FUNDS_VERIFIED, None,
    ]  # fmt: skip


def test_leagues_are_named_as_people_say_them() -> None:
    """不排名 is none."""
    assert [league_named(word) for word in ("县区", "县市区组", "部门", "市直部门", "不排名", "冠县")] == [
        League.COUNTIES, League.COUNTIES, League.DEPARTMENTS, League.DEPARTMENTS, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("冠县 投资 20亿 2026", ("冠县", Indicator.PLANNED, "20亿", "2026")),
        ("冠县 2026 20亿 投资", ("冠县", Indicator.PLANNED, "20亿", "2026")),
        ("冠县 开工 12 三季度", ("冠县", Indicator.STARTED, "12", "2026-Q3")),
        ("冠县 人次 2026 2027", ("冠县", Indicator.VISIT_PERSONS, "2026", "2027")),
        ("冠县 外资 取消", ("冠县", Indicator.FOREIGN_USD, "取消", None)),
        ("冠县", ("冠县", None, "", None)),
        ("新能源汽车 推进组 企业 30", ("新能源汽车 推进组", Indicator.VISIT_ORGANISATIONS, "30", None)),
        ("", ("", None, "", None)),
    ],
)
def test_a_target_is_taken_apart(words: str, told: tuple[str, Indicator | None, str, str | None]) -> None:
    """The office is what nothing else is; the period stands last where a figure looks like one."""
    found = take_apart(words.split(), TODAY)
    period = str(found.period) if found.period else None
    assert (found.office, found.indicator, found.figure, period) == told
