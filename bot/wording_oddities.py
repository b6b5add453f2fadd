"""What is odd about a sum or a day, said as it is: no unit, a minus sign, a range, too large, a day no calendar has. Pure."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from bot.reading.amounts import find_sums
from bot.reading.scrutiny import MOST
from bot.reading.text import fold
from bot.wording import say
from rag.answer import Language
from store.reporting.progress import Doubt

_NEGATIVE = re.compile(r"[-−]\s*[\d.一二两三四五六七八九十百千]|负")
_RANGE = re.compile(r"[\d一二两三四五六七八九十百千万亿元]\s*[-~至到]\s*[\d一二两三四五六七八九十]")
_ODD_NUMBER = re.compile(r"\d\s*[eE^*/x×+]\s*\d|\d\.\d+\.\d|(?<!\d)\.\d|\d \d|\d\.\d{2,}0(?!\d)|\d[百十千万亿零]\d|,")
_BARE = re.compile(r"[\d一二两三四五六七八九十百千][多来余]?\s*$")
_JOINT = re.compile(r"共|合计|总")
_SCALED = re.compile(r"[万亿wW]|[\d百千十]\s*(?:元|块)")


class OddSum(StrEnum):
    """What a sum cannot be taken as it stands for."""

    NO_UNIT = "no_unit"
    NEGATIVE = "negative"
    RANGE = "range"
    HUGE = "huge"
    NUMBER = "number"  # several ways to read it
    SLIP = "slip"  # what looks like a unit is none
    JOINT = "joint"  # of several projects together


_SUMS: Mapping[OddSum, tuple[str, str]] = {
    OddSum.NO_UNIT: ("「{text}」没有写单位，是哪个？", "“{text}” has no unit. Which one?"),
    OddSum.NEGATIVE: (
        "「{text}」带负号。登记的金额不能是负数，是下面这个数吗？",
        "“{text}” has a minus sign; no sum is below nothing. Is it the one below?",
    ),
    OddSum.RANGE: (
        "「{text}」是一个范围，按哪个数登记？",
        "“{text}” is a range. Which figure is recorded?",
    ),
    OddSum.HUGE: (
        "「{text}」比任何一个项目都大，单位或者零的个数写对了吗？",
        "“{text}” is more than any project has. Are the unit and the noughts right?",
    ),
    OddSum.NUMBER: ("「{text}」这个数读不准，是多少？", "“{text}” can be read in several ways. How much is it?"),
    OddSum.SLIP: ("「{text}」的单位像是写错了，是下面的数吗？", "The unit of “{text}” looks mistyped. Is it the sum below?"),
    OddSum.JOINT: (
        "「{text}」是几个项目合在一起的数，这个项目占多少？",
        "“{text}” is of several projects together. How much of it is this one's?",
    ),
}  # fmt: skip


def odd_sum(doubt: Doubt) -> OddSum:
    """What is odd about the words of a sum that has no clear unit."""
    said = fold(doubt.text).text
    if not doubt.options and _JOINT.search(said):
        return OddSum.JOINT
    if len(doubt.options) > 1 and (_RANGE.search(said) or _SCALED.search(said)):
        return OddSum.RANGE
    if _NEGATIVE.search(said):
        return OddSum.NEGATIVE
    if _ODD_NUMBER.search(said):
        return OddSum.NUMBER
    if any(one.money.amount > MOST for option in doubt.options for one in find_sums(fold(option).text)):
        return OddSum.HUGE
    bare = _BARE.search(said) and not _SCALED.search(said)
    return OddSum.NO_UNIT if bare or not doubt.options else OddSum.SLIP


def say_odd_sum(doubt: Doubt, language: Language) -> str:
    """The question about a sum without a clear unit."""
    return say(language, *_SUMS[odd_sum(doubt)], text=doubt.text)


class OddDay(StrEnum):
    """What a day cannot be taken as it stands for."""

    TO_COME = "to_come"
    FAR = "far"  # a year far off
    WHICH_YEAR = "which_year"  # past as read, or near ahead
    NO_DAY = "no_day"  # 2月30日


_DAYS: Mapping[OddDay, tuple[str, str]] = {
    OddDay.TO_COME: (
        "「{text}」还没有到（{day}）。是日期写错了，还是事情还没办？",
        "“{text}” is still to come ({day}). Is the day wrong, or has it not happened yet?",
    ),
    OddDay.FAR: (
        "「{text}」离现在太远（{day}），年份写对了吗？",
        "“{text}” is far from today ({day}). Is the year right?",
    ),
    OddDay.WHICH_YEAR: (
        "「{text}」没有写哪一年：是已经过去的{day}，还是还没到的{ahead}？",
        "“{text}” names no year: {day}, which is past, or {ahead}, which is still to come?",
    ),
    OddDay.NO_DAY: ("日历上没有「{text}」这一天，是哪一天？", "No calendar has “{text}”. Which day is it?"),
}
_AS_IT_IS: Mapping[OddDay, tuple[str, str]] = {
    OddDay.TO_COME: ("日期没错，照这样记", "The day is right"),
    OddDay.FAR: ("年份没错", "The year is right"),
    OddDay.WHICH_YEAR: ("是{day}，已办成", "{day}: it has happened"),
    OddDay.NO_DAY: ("不写日期，照记", "Record it without a day"),
}
_NOT_YET = frozenset({OddDay.TO_COME, OddDay.WHICH_YEAR})


def odd_day(doubt: Doubt, day: date | None) -> OddDay:
    """What is odd about the day of a row; `day` is it as read, None where the words are no day."""
    if day is None:
        return OddDay.NO_DAY
    return {0: OddDay.TO_COME, 1: OddDay.FAR}.get(len(doubt.options), OddDay.WHICH_YEAR)


def say_odd_day(doubt: Doubt, day: date | None, language: Language) -> str:
    """The question about a day."""
    ahead = _written(date.fromisoformat(doubt.options[1]), language) if len(doubt.options) > 1 else ""
    named = _written(day, language) if day else ""
    return say(language, *_DAYS[odd_day(doubt, day)], text=doubt.text, day=named, ahead=ahead)


def say_day_stands(doubt: Doubt, day: date | None, language: Language) -> str:
    """The answer that takes the day as it was read."""
    return say(language, *_AS_IT_IS[odd_day(doubt, day)], day=_written(day, language) if day else "")


def say_day_drops(doubt: Doubt, day: date | None, language: Language) -> str:
    """The answer that leaves the row out."""
    if odd_day(doubt, day) in _NOT_YET:
        return say(language, "还没办，这条不报", "Not yet: leave it out")
    return say(language, "这条不报", "Leave this row out")


def _written(day: date, language: Language) -> str:
    """With its year, which is what is in doubt."""
    return say(language, "{y}年{m}月{d}日", "{iso}", y=day.year, m=day.month, d=day.day, iso=day.isoformat())
