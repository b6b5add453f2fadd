"""Questions that the store answers: 「冠县今年完成多少」「本月新签约过亿项目有哪些」. Pure: words to what is asked, or None."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.reading.text import fold
from bot.reporting.asking_words import asks_of_policy
from store.reporting.periods import Period, PeriodKind, period_of
from store.reporting.project import Stage

_PERIODS: tuple[tuple[re.Pattern[str], PeriodKind, int], ...] = (
    (re.compile(r"上个?(?:周|星期|礼拜)"), PeriodKind.WEEK, -1),
    (re.compile(r"(?:本|这个?)(?:周|星期|礼拜)"), PeriodKind.WEEK, 0),
    (re.compile(r"上个?月"), PeriodKind.MONTH, -1),
    (re.compile(r"(?:本|这个?|当)月"), PeriodKind.MONTH, 0),
    (re.compile(r"上个?季度"), PeriodKind.QUARTER, -1),
    (re.compile(r"(?:本|这个?)季度"), PeriodKind.QUARTER, 0),
    (re.compile(r"去年|上年"), PeriodKind.YEAR, -1),
    (re.compile(r"今年|本年|全年"), PeriodKind.YEAR, 0),
)
_HALF = re.compile(r"(上|下)半年")
_MONTH = re.compile(r"(?<!\d)(\d{1,2})月份?")
_SUMS = re.compile(
    r"(?:完成|到位|到账|到资)(?:了|资金|多少|金额|外资|情况)*.{0,4}(?:多少|几个?亿|几)|多少(?:资金|钱)?(?:到位|到账)"
    r"|(?:到位|到账|到资)(?:资金|金额|外资|总额|情况|进度)+[?。\s]*$"
)
_LISTS = re.compile(
    r"(?:项目|签约|开工|投产|落地).{0,6}(?:有哪些|哪些|有哪几个|几个|多少个?|清单|列一下|名单)|(?:有哪些|哪些|多少个?|几个).{0,10}项目"
    r"|有?(?:什么|啥)(?:新|大|好|重点|重大|过亿|签约|开工|投产|落地|的)*项目"
)
_ALL_SUMS = re.compile(  # without a place or a period it is this year's, of all: 外资到账多少
    r"(?:现在|目前|全市|我们|咱们?|一共|总共|累计|已经|总的?)*(?:到位|到账|到资|外资|资金)+(?:了|资金|外资|总额)*(?:有|是|一共|总共)?(?:多少|几个?亿)(?:了|钱|呢|啊)*"
)
POLICY = re.compile(
    r"补贴|奖励|奖补|政策|申报|申请|条款|办法|扶持|优惠|流程|材料|手续|电价|地价|规定"
)  # is asked of the documents
_RULES = re.compile(r"鼓励|限制|禁止|适合|免租|准入|可以|允许")  # what kind of projects documents speak of
_LARGE = re.compile(r"过亿|(?:重)?大项目|亿元以上|超过?一?1?亿|亿以上")


class Asked(StrEnum):
    """What kind of answer is asked for."""

    SUMS = "sums"  # what came in
    LIST = "list"  # which projects


@dataclass(frozen=True, slots=True)
class StoreQuestion:
    """`period` None asks for how it stands now; `county` "" for the whole city."""

    asked: Asked
    county: str = ""
    period: Period | None = None
    stage: Stage | None = None
    large: bool = False


def read_store_question(
    words: str, counties: Iterable[tuple[str, tuple[str, ...]]], today: date
) -> StoreQuestion | None:
    """What these words ask of the store; None where they ask it nothing."""
    text = of_this_year(fold(words).text, today)
    asked = Asked.SUMS if _SUMS.search(text) else Asked.LIST if _LISTS.search(text) else None
    if asked is None or POLICY.search(text) or asks_of_policy(text):
        return None
    if asked is Asked.LIST and _RULES.search(text):
        return None
    county, period = county_in(text, counties), period_in(text, today)
    stage = stage_in(text)
    if asked is Asked.SUMS and not (county or period or _ALL_SUMS.fullmatch(re.sub(r"[\s?？。]", "", text))):
        return None
    if asked is Asked.LIST and not (county or period or stage):
        return None
    return StoreQuestion(asked, county, period, stage, bool(_LARGE.search(text)))


def follows(
    words: str, before: StoreQuestion, counties: Sequence[tuple[str, tuple[str, ...]]], today: date
) -> StoreQuestion | None:
    """The question before with what 上个月呢 or 那冠县呢 puts in its place; None for words that name more than that."""
    text = re.sub(r"[\s?？。,，]", "", of_this_year(fold(words).text, today))
    bare = _AROUND.sub("", text)
    county, period = county_in(text, counties), period_in(text, today)
    for name in sorted({name for one, others in counties for name in (one, *others, one[:-1])}, key=len, reverse=True):
        bare = bare.replace(name, "")
    for pattern in (*(pattern for pattern, _, _ in _PERIODS), _HALF, _MONTH):
        bare = pattern.sub("", bare)
    if bare or not (county or period or _WHOLE.search(text)):
        return None
    return replace(
        before, county="" if _WHOLE.search(text) else county or before.county, period=period or before.period
    )


_WHOLE = re.compile(r"全市|全部|所有")
_AROUND = re.compile(r"^(?:那么?|还有|再看看?|换成|换)+|(?:的|呢|怎么样|如何|吗|啊)+$|全市|全部|所有")


def of_this_year(text: str, today: date) -> str:
    """The text with 今年 for the number of this year, which is nothing before a month.

    >>> of_this_year("2026年各县排名", date(2026, 8, 3)), of_this_year("2025年排名", date(2026, 8, 3))
    ('今年各县排名', '2025年排名')
    """
    year = rf"(?<!\d){today.year}年度?"
    return re.sub(year, "今年", re.sub(rf"{year}(?=\d|[一二三四]季|[上下]半)", "", text))


def county_in(text: str, counties: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """The county that a text names in any way, the longest name first; "" for none."""
    names = [(name, county) for county, others in counties for name in (county, *others)]
    names += [(name[:-1], county) for name, county in names if len(name) > 2 and name[-1] in "县市区"]
    found = [(len(name), county) for name, county in names if name and name in text]
    return max(found)[1] if found else ""


def stage_in(text: str) -> Stage | None:
    """The stage that a text names."""
    return next((stage for stage in Stage if stage.value in text), None)


def period_in(text: str, today: date) -> Period | None:
    """The period that a text names, seen from today."""
    half = _HALF.search(text)
    if half:
        return Period(PeriodKind.HALF, today.year, 1 if half[1] == "上" else 2)
    for pattern, kind, steps in _PERIODS:
        if pattern.search(text):
            period = period_of(kind, today)
            return period.previous() if steps else period
    month = _MONTH.search(text)
    if month and 1 <= int(month[1]) <= 12:
        return Period(PeriodKind.MONTH, today.year if int(month[1]) <= today.month else today.year - 1, int(month[1]))
    return None
