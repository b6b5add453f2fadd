"""Whether a proposed rule leaves out a figure of its sentence, or a refusal (不得享受, 不再): then a person has to read it. Pure.

A bound that stands before what is granted is asked for with the words of the sentence; whatever else stands there with a
number (another rate, a cap in dollars, an area, a span of years behind the grant) has to be in the rule.
"""

import re
from collections.abc import Iterator, Sequence

from rag.figures import PlacedFigure, figures, placed_figures
from rag.rules.edges import Definitions, edges
from rag.rules.held import fold
from rag.rules_extract.proposed import ProposedBand

_DENIED = re.compile(
    r"不予|不再|不享受|不给予?|不(?:作|做|进行)?(?:奖励|奖补|补贴|补助|资助|支持|兑现|发放)|取消|追回|收回|退回|退还|扣[减除回]|停止|暂停|终止"
    r"|不得(?!少于|低于|小于|超过|超出|高于|大于|多于|突破)|不能(?!少于|低于|小于|超过|超出|高于|大于|多于|突破)|禁止|除外"
)
_NO_LIMIT = ("一次", "1次")  # paid once, applied for once
_MONEY = re.compile(r"元$|[%‰]$")
_CAPS = re.compile(
    r"(?:最高|最多|至多|上限|封顶|限额|控制在|不(?:得|能|应|可)?(?:超过|超出|高于|多于|大于))[^,。;]{0,12}?\d[\d.]*(?:亿|万|千)?[一-鿿]?元|\d(?:亿|万|千)?元(?:封顶|为上?限)"
)
Number = tuple[str, str]


def denies(words: str) -> bool:
    """Whether words take away or refuse instead of granting; a bound (不得超过) refuses nothing."""
    return _DENIED.search(words) is not None


def names_a_cap(words: str) -> bool:
    """Whether words set the most that is granted."""
    return _CAPS.search(words) is not None


def left_out(bands: Sequence[ProposedBand]) -> tuple[str, ...]:
    """The figures of the sentence that are neither in the bands nor asked for with its words, as they stand there."""
    sentence = bands[0].sentence
    granted = {number for band in bands for number in _numbers(band.grant.written)}
    capped = {number for band in bands if band.cap for number in _numbers(band.cap.written)}
    named = {number for band in bands for number in _named(band)}
    bounding = [edge.number for edge in edges(sentence, Definitions()) if edge.side]
    placed = placed_figures(sentence)
    first = min((one.start for one in placed if _number(one) in granted), default=len(sentence))
    return tuple(
        sentence[one.start : one.end]
        for one in placed
        if _number(one) not in granted | capped
        and not any(_same(_number(one), other) for other in named)
        and not _is_asked(one, first, bounding)
        and sentence[one.start : one.end] not in _NO_LIMIT
    )


def _is_asked(one: PlacedFigure, first: int, bounding: Sequence[Number]) -> bool:
    """Whether the question 是否符合… holds it: it stands before the grant, as a bound where it is money or a share."""
    if one.start >= first:
        return False
    return not _MONEY.search(one.figure.unit) or any(_same(_number(one), other) for other in bounding)


def _named(band: ProposedBand) -> Iterator[Number]:
    """The numbers of its case, its unit and its bounds."""
    yield from _numbers(band.key)
    for unit in band.per:
        yield from _numbers(unit)
    for condition in band.conditions:
        for bound in (condition.low, condition.high):
            if bound:
                yield from _numbers(bound.number.written)


def _numbers(text: str) -> Iterator[Number]:
    return ((one.value, one.unit) for one in figures(fold(text)))


def _number(one: PlacedFigure) -> Number:
    return one.figure.value, one.figure.unit


def _same(one: Number, other: Number) -> bool:
    """人 and 人次 may stand for one another, and so may a unit that is left out (100—500亩)."""
    return one[0] == other[0] and (one[1].startswith(other[1]) or other[1].startswith(one[1]))
