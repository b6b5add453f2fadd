"""Sums of a case that cannot be counted with as they are told (不到1亿元, 3亿到5亿, 注册资本, 8000): what they are of, and why. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rag.calculating.case_naming import BREAK, ReadFact
from rag.calculating.case_sums import Found
from rag.rules.facts import Fact
from rag.rules.quantity import Money, Share


class Doubt(StrEnum):
    """Why a sum, or a day, has to be told again."""

    INEXACT = "inexact"  # a bound or a span: 不到1亿元, 3亿到5亿元
    SEVERAL = "several"  # more than one sum of one thing: planned and done, a part among them
    SUBSCRIBED = "subscribed"  # registered capital, of which only what is paid in counts
    TOTAL = "total"  # the total investment where the money that arrived counts
    UNIT = "unit"  # a bare number
    SPAN = "span"  # a year or a month where the day counts
    NO_DAY = "no_day"  # a day that no calendar has
    PERIOD = "period"  # by the month, by the square metre, for several years, where the sum of a year counts


@dataclass(frozen=True, slots=True)
class Unclear:
    """A sum that was told of a fact and has to be asked for again, with the words that told it."""

    key: str
    doubt: Doubt
    words: str


_BOUND_BEFORE = re.compile(
    r"(?:不到|不足|不满|未满|达不到|未达到?|没达到|没到|超过?|超出|多于|大于|高于|低于|少于|小于|至少|起码|最多|最少|至多"
    r"|接近|将近|逼近|(?<![最附])近|不是|并非|没有?|不止|不只"
    r"|under|below|over|above|more than|less than|at least|at most|up to|nearly|almost|not)(?:人民币|了|约)?\s*$"
)
_BOUND_BEHIND = re.compile(
    r"\s*元?(?:\([^)]*含[^)]*\))?\s*(?:及?以上|及?以下|以内|多(?!少)|余|出头|起步|不到|or more|or less)"
)
_SPAN = re.compile(
    r"\s*(?:人民币)?\s*(?:到|至|-|~|—|或者?|还是|(?:增加|增长|提高|扩大|追加|调整|减少|降低|缩减|调减|下调|增|升|减|降|调|变|改)(?:到|至|成|为))\s*(?:了|约)?\s*"
)
_SPAN_BEFORE = re.compile(r"\d\s*(?:到|至|-|~|—)\s*$")
_ALSO = re.compile(r"\s*(?:[+/、]|加上?|和|及|与)\s*(?:人民币|¥)?\s*")
_TAKEN_OFF = re.compile(r"(?:扣除?|扣掉|减去?|刨去|刨除|除去|去掉)[^,;。\d]{0,8}$")
_OTHER_PERIOD_BEFORE = re.compile(
    r"(?:(?<!\d)月|季度?|半年|每[天日]|每平方?米?|平方米|㎡|(?:[二两三四五六七八九十]|\d)年(?:总?共|合计|总|一共)"
    r"|monthly|per month|quarterly)(?![^,，;；。]*年租)[^,，;；。]{0,8}$"
)
_OTHER_PERIOD_BEHIND = re.compile(
    r"\s*元?\s*(?:(?:/|每|一个?|1个?|per |a )\s*个?(?:月|季|天|日|平|㎡|month|quarter|square|sqm)|月租)"
)
_PLANNED = re.compile(r"计划|拟|预计|规划|打算|预期|目标")
_DONE = re.compile(r"(?:实际|已经?|目前|现在|截至).{0,6}$|完成.{0,4}$")


def is_inexact(told: str, one: Found) -> bool:
    """Whether a number is told as a bound, or as one end of a span."""
    before = told[max(one.start - 16, 0) : one.start]
    if one.vague or _BOUND_BEFORE.search(before) or _SPAN_BEFORE.search(before):
        return True
    return _BOUND_BEHIND.match(told, one.end) is not None or re.search("[多余]", told[one.start : one.end]) is not None


def is_yearly(fact: Fact) -> bool:
    """Whether a fact is the sum of a year."""
    return fact.name.zh.startswith("年")


def words_of_another_period(told: str, one: Found) -> str:
    """The words by which a sum is one of a month, a quarter, a square metre, or of several years together; "" where it is not."""
    before = BREAK.split(told[max(one.start - 24, 0) : one.start])[-1]
    found, behind = _OTHER_PERIOD_BEFORE.search(before), _OTHER_PERIOD_BEHIND.match(told, one.end)
    if found is None and behind is None:
        return ""
    start = one.start - (len(found[0]) if found else 0)
    return told[start : behind.end() if behind else one.end].strip()


def settled(
    told: str, named: Sequence[tuple[ReadFact, Found]], loose: Sequence[Found]
) -> tuple[list[ReadFact], list[Found], list[Unclear]]:
    """The sums that can be counted with, those that nothing names, and those that have to be told again."""
    spans = {
        other.start for _, one in named for other in loose if _SPAN.fullmatch(told, one.end, other.start) is not None
    }
    done = {
        other.start: fact.key
        for fact, one in named
        for other in loose
        if _is_done_of(told, one, other) or _is_reckoned_with(told, one, other)
    }
    unclear: dict[str, Unclear] = {}
    for key in dict.fromkeys(fact.key for fact, _ in named):
        own = [(fact, one) for fact, one in named if fact.key == key]
        doubt = _doubt(told, own, [one for one in loose if one.start in spans], key in done.values())
        if doubt is not None:
            also = [told[one.start : one.end] for one in loose if done.get(one.start) == key]
            unclear[key] = Unclear(key, doubt, "、".join([*(_words(told, *one, loose) for one in own), *also]))
    facts = [fact for fact, _ in named if fact.key not in unclear]
    left = [one for one in loose if one.start not in spans | done.keys() and not is_inexact(told, one)]
    return facts, left, list(unclear.values())


def _doubt(told: str, own: Sequence[tuple[ReadFact, Found]], ends: Iterable[Found], is_done: bool) -> Doubt | None:
    if any(is_inexact(told, one) for _, one in own):
        return Doubt.INEXACT
    if any(_SPAN.fullmatch(told, one.end, end.start) for _, one in own for end in ends):
        return Doubt.INEXACT
    values = {fact.value for fact, _ in own if isinstance(fact.value, Money | Share)}
    return Doubt.SEVERAL if len(values) > 1 or is_done else None


def _is_done_of(told: str, planned: Found, other: Found) -> bool:
    """计划固定资产投资5亿元,实际完成2亿元: what is done belongs to what was planned."""
    plan = BREAK.split(told[: planned.start])[-1]
    done = BREAK.split(told[: other.start])[-1]
    return other.start > planned.end and _PLANNED.search(plan) is not None and _DONE.search(done) is not None


def _is_reckoned_with(told: str, one: Found, other: Found) -> bool:
    """3亿+2亿, 3亿扣除土地5000万: the second is added to the first, or taken off it."""
    if _ALSO.fullmatch(told, one.end, other.start) is not None:
        return True
    return other.start > one.end and _TAKEN_OFF.search(told[one.end : other.start]) is not None


def _words(told: str, fact: ReadFact, one: Found, loose: Sequence[Found]) -> str:
    """The words of a sum with the bound or the end of the span beside it."""
    start = told.rfind(fact.words, 0, one.end) if fact.words else one.start
    before = _BOUND_BEFORE.search(told[: one.start])
    start = min(start if start >= 0 else one.start, before.start() if before else one.start)
    behind = _BOUND_BEHIND.match(told, one.end)
    ends = [other.end for other in loose if _SPAN.fullmatch(told, one.end, other.start)]
    return told[start : max([one.end, *(([behind.end()]) if behind else []), *ends])].strip()
