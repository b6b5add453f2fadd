"""Indicators, leagues and figures as people type them behind a command: 投资, 到位资金, 县区, 20亿. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.reporting.period_words import read_period
from store.reporting.exchange import Refusal
from store.reporting.exchange_columns import folded
from store.reporting.exchange_targets import read_indicator
from store.reporting.exchange_targets import read_period as read_written_period
from store.reporting.exchange_values import read_league
from store.reporting.indicators import Indicator
from store.reporting.offices import League
from store.reporting.periods import Period

_SHORT = {
    Indicator.SIGNED_OVER_100M: "签约 新签约 过亿 过亿项目 签约项目 签约过亿",
    Indicator.PLANNED: "投资 计划投资 签约投资 投资额",
    Indicator.FUNDS_REPORTED: "到位 资金 到位资金 上报资金",
    Indicator.FUNDS_VERIFIED: "核实 核实资金 核实到位资金 核实到位",
    Indicator.FOREIGN_USD: "外资 到账外资 利用外资",
    Indicator.STARTED: "开工 新开工 开工项目 新开工项目",
    Indicator.FIVE_HUNDRED: "500强 五百强 世界500强",
    Indicator.VISIT_BATCHES: "批次 走访批次",
    Indicator.VISIT_PERSONS: "人次 走访人次",
    Indicator.VISIT_ORGANISATIONS: "企业 商会 对接 对接企业 家数",
}
_INDICATORS = {folded(word): indicator for indicator, words in _SHORT.items() for word in words.split()}
_LEAGUES = {"县区": League.COUNTIES, "县": League.COUNTIES, "部门": League.DEPARTMENTS, "市直": League.DEPARTMENTS}


def indicator_named(word: str) -> Indicator | None:
    """The indicator of a word; None for none."""
    short = _INDICATORS.get(folded(word))
    found = short or read_indicator(word)
    return None if isinstance(found, Refusal) else found


def league_named(word: str) -> League | None:
    """The league of a word; None for none."""
    found = _LEAGUES.get(folded(word)) or read_league(word)
    return found if isinstance(found, League) else None


def period_named_by(word: str, today: date) -> Period | None:
    """A period as files or people write it; None for none."""
    return read_written_period(word) or read_period(word, today)


@dataclass(frozen=True, slots=True)
class TargetWords:
    """The words behind /target taken apart; "" and None for what is not there."""

    office: str
    indicator: Indicator | None
    figure: str
    period: Period | None


def take_apart(words: Sequence[str], today: date) -> TargetWords:
    """In any order, but for the office, which is the first and what nothing else is.

    >>> take_apart("冠县 投资 20亿 2026".split(), date(2026, 8, 3)).figure
    '20亿'
    """
    rest, indicator, period, figure = list(words), None, None, ""
    for place in range(len(rest) - 1, 0, -1):  # from behind: a period stands last, and 2026 may be a figure too
        word = rest[place]
        if period is None and (found := period_named_by(word, today)) is not None:
            period = found
        elif indicator is None and (named := indicator_named(word)) is not None:
            indicator = named
        elif not figure and (word[:1].isdigit() or word[:1] in "¥￥$" or word in DROP):
            figure = word
        else:
            continue
        del rest[place]
    return TargetWords(" ".join(rest), indicator, figure, period)


DROP = frozenset({"取消", "撤销", "删除", "清空", "无", "drop"})
"""In the place of a figure: the target is taken back."""
