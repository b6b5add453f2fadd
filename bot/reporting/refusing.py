"""What a field of a card does not take although it could be read, and why: a sum below nothing, a day far off. Pure."""

import re
from datetime import datetime
from enum import StrEnum

from bot.reading.amounts import find_sums
from bot.reading.dates import find_days
from bot.reading.text import fold
from bot.reporting.editing import SUMS, Field
from bot.reporting.naming import NoName, why_no_name
from store.reporting.periods import shanghai_day
from store.reporting.progress import DoubtKind

_BELOW_NOTHING = re.compile(
    r"(?:^|[^\d万亿元])[-‐-―−]\s*[\d.]|负\s*[\d一二两三四五六七八九十百千.]|减少|退回|撤回|扣减"
)
_ODD_NUMBER = re.compile(r"\d\s*[eE^*/x×]\s*\d|\d\.\d+\.\d")
_NOT_THE_STAGE = re.compile(r"解除|取消|终止|没|未|不|停|撤|毁|拟|待|计划|将|准备|推迟|延期")
_YEAR = re.compile(r"(?<!\d)(\d{3,})\s*年")
_NEAR_YEARS = 1  # before and after that of the message


class Refused(StrEnum):
    """Why a value is not taken. Nothing is changed then."""

    BELOW_NOTHING = "below_nothing"
    ODD_NUMBER = "odd_number"
    OTHER_CURRENCY = "other_currency"
    FAR_DAY = "far_day"
    NOT_THE_STAGE = "not_the_stage"
    NO_SUCH_COUNTY = "no_such_county"
    NO_NAME = "no_name"
    NUMBER_AS_NAME = "number_as_name"
    WORD_AS_NAME = "word_as_name"


_NAMES = {
    NoName.EMPTY: Refused.NO_NAME,
    NoName.NUMBER: Refused.NUMBER_AS_NAME,
    NoName.REPORTING_WORD: Refused.WORD_AS_NAME,
    NoName.SENTENCE: Refused.WORD_AS_NAME,
}


def why_refused(field: Field, value: str, posted_at: datetime) -> Refused | None:
    """Why this value is not taken, None where it may be. A county is the registry's own word, "" for one it does not know."""
    folded = fold(value).text
    if field in SUMS:
        return _odd_sum(folded)
    match field:
        case Field.PROJECT:
            fault = why_no_name(value)
            return _NAMES[fault] if fault else None
        case Field.STAGE:
            # 终止 is a stage itself; 解除签约 is not 签约.
            return Refused.NOT_THE_STAGE if _NOT_THE_STAGE.search(folded.removeprefix("终止")) else None
        case Field.DAY:
            return _far_day(folded, posted_at)
        case Field.COUNTY:
            return None if value else Refused.NO_SUCH_COUNTY
        case _:
            return None


def _odd_sum(folded: str) -> Refused | None:
    if _BELOW_NOTHING.search(folded):
        return Refused.BELOW_NOTHING
    if any(one.doubt is DoubtKind.CURRENCY for one in find_sums(folded)):
        return Refused.OTHER_CURRENCY
    return Refused.ODD_NUMBER if _ODD_NUMBER.search(folded) else None


def _far_day(folded: str, posted_at: datetime) -> Refused | None:
    today, years = shanghai_day(posted_at), [int(year[:9]) for year in _YEAR.findall(folded)]
    days = find_days(folded, today)
    told = [*years, *(day.first.year for day in days[:1])]
    return Refused.FAR_DAY if any(abs(year - today.year) > _NEAR_YEARS for year in told) else None
