"""Figures as they bind: the number with its scale, unit and bound words ("不超过300万元", 5个工作日内, 百分之三十, 第五条).

Works on folded text: normalised (NFKC, simplified, lower case), white space taken out.
"""

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from rag.amounts import chinese_number


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written out in full ("3000000"), its unit ("元", "%", "工作日", "第条"), and the bounds set on it."""

    value: str
    unit: str
    bounds: frozenset[str] = frozenset()

    def __str__(self) -> str:
        """As it is reported: the bounds, the number, the unit."""
        return f"{'/'.join(sorted(self.bounds))}{self.value}{self.unit}"


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure with its place in the folded text: where the words that may bind it begin, where it does, where both end."""

    figure: Figure
    lead: int
    start: int
    end: int


# Word -> what it does to a figure. Words of one kind may stand for one another.
BOUND_WORDS = {
    "不得超过": "≤", "不超过": "≤", "不高于": "≤", "不大于": "≤", "不多于": "≤", "最高": "≤", "最多": "≤", "至多": "≤", "上限": "≤", "封顶": "≤", "最长": "≤",
    "以下": "≤", "atmost": "≤", "upto": "≤", "nomorethan": "≤", "notexceed": "≤", "orless": "≤", "maximum": "≤",
    "不得低于": "≥", "不低于": "≥", "不少于": "≥", "不小于": "≥", "不得少于": "≥", "最低": "≥", "最少": "≥", "至少": "≥", "最短": "≥", "以上": "≥", "下限": "≥",
    "达到": "≥", "atleast": "≥", "notlessthan": "≥", "nolessthan": "≥", "ormore": "≥", "minimum": "≥",
    "超过": ">", "高于": ">", "大于": ">", "多于": ">", "morethan": ">", "exceeding": ">", "over": ">", "above": ">",
    "不足": "<", "低于": "<", "小于": "<", "少于": "<", "未达": "<", "未满": "<", "不满": "<", "lessthan": "<", "below": "<", "under": "<",
    "不含": "excl", "不包含": "excl", "exclusive": "excl", "包含": "incl", "含": "incl", "inclusive": "incl",
    "以内": "within", "之内": "within", "within": "within", "以外": "outside", "之外": "outside", "除外": "outside",
    "之前": "before", "以前": "before", "before": "before", "之后": "after", "以后": "after", "after": "after",
}  # fmt: skip
_NEGATIONS = (
    "禁止",
    "不",
    "未",
    "无",
    "非",
    "没",
    "免",
    "勿",
    "仅",
    "只",
    "not",
    "without",
    "except",
    "never",
    "unless",
    "only",
)
_BOUND = re.compile("|".join(sorted(BOUND_WORDS, key=len, reverse=True)))
_MARK = re.compile("|".join(sorted((*BOUND_WORDS, *_NEGATIONS), key=len, reverse=True)))

_CHINESE = "零〇一二两三四五六七八九十百千"
_COUNTED = (
    "年|个?月|天|日|个?工作日|小时|周岁|岁|周|次|倍|期|人|家|名|项|成|万|亿|元|亩|米|公里|平方米|吨|折|批|档|级|类|星"
)
_SCALES = {"万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "千": 10**3,
           "billion": 10**9, "bn": 10**9, "million": 10**6, "thousand": 10**3}  # fmt: skip
_UNIT = (
    r"平方公里|平方千米|平方米|立方米|公里|千米|毫米|厘米|千克|公斤|千瓦时|兆瓦时|千瓦|兆瓦|美元|美金|港元|欧元|日元|英镑|元|块|个?百分点|%|‰|percent|permille"
    r"|个?工作日|个?月|周岁|小时|分钟|workingdays?|days?|months?|years?|hours?|squaremet(?:re|er)s?|km|mu|"
    r"(?![的以至和及与或按给为是在由对且到等均各起内前后])[\u4e00-\u9fff]"
)
_CURRENCY = {"us$": "美元", "usd": "美元", "$": "美元", "美金": "美元", "cny": "元", "rmb": "元", "¥": "元", "块": "元", "percent": "%",
             "permille": "‰", "百分之": "%", "千分之": "‰", "万分之": "‱"}  # fmt: skip
_FIGURE = re.compile(
    r"(?P<date>(?:\d{2,4}年)?\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月)"
    rf"|(?P<share>[百千万]分之)(?P<part>\d+(?:\.\d+)?|[{_CHINESE}]+)"
    rf"|第(?P<ordinal>\d+|[{_CHINESE}]+)(?P<rank>[\u4e00-\u9fff])"
    rf"|(?P<money>us\$|usd|\$|cny|rmb|¥)?(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|"
    rf"\d+(?:\.\d+)?|(?!一次性)[{_CHINESE}]+(?=(?:{_COUNTED})))"
    r"个?(?P<scale>万亿|亿|千万|百万|万|千(?=元|人|家|户|吨|亩)|billion|million|thousand|bn)?"
    rf"(?P<unit>{_UNIT})?(?P<rate>/[\u4e00-\u9fffa-z]{{1,6}})?"
)
_JOINTS = ("、", ",", "和", "及", "与", "至", "到", "~", "-", "–", "—", "to")
_BEFORE = re.compile(r"[^,，。;:、\d()]{0,10}$")
_NOTE = r"(?:\((?:不含|含|不包含|包含|inclusive|exclusive)[^)]{0,10}\))?"
_AFTER = re.compile(rf"{_NOTE}(?:及?以[上下内外前后]|之[内外前后]|orless|ormore|orabove|内|前|后)?{_NOTE}")
_SHORT = {"内": "within", "前": "before", "后": "after", "orabove": "≥"}


def figures(folded: str) -> tuple[Figure, ...]:
    """Every figure of a folded text, in order; of "20、50、100万元" each has the unit of the last. Never raises."""
    return tuple(placed.figure for placed in placed_figures(folded))


def placed_figures(folded: str) -> tuple[PlacedFigure, ...]:
    """The figures of a folded text with their places."""
    found: list[PlacedFigure] = []
    matches = list(_FIGURE.finditer(folded))
    end = 0
    for number, match in enumerate(matches):
        lead = _BEFORE.search(folded, end, match.start())
        tail = _AFTER.match(folded, match.end())
        behind = tail[0] if tail else ""
        figure = Figure(*_written(_with_unit(matches, number)), _bounds(lead[0] if lead else "", behind))
        end = match.end() + len(behind)
        found.append(PlacedFigure(figure, lead.start() if lead else match.start(), match.start(), end))
    return tuple(found)


def _bounds(lead: str, behind: str) -> frozenset[str]:
    """What the words before and behind a figure do to it; （含） adds nothing to 以上 and 以下, which include anyway."""
    bounds = {BOUND_WORDS[word] for word in (*_BOUND.findall(lead), *_BOUND.findall(behind))}
    short = _SHORT.get(re.sub(r"\(.*?\)", "", behind))
    if short:
        bounds.add(short)
    return frozenset(bounds - {"incl"} if bounds & {"≥", "≤"} else bounds)


def _with_unit(matches: list[re.Match[str]], number: int) -> tuple[re.Match[str], re.Match[str]]:
    """A match, and the one whose scale and unit it has: its own, or those of the next in a list or range."""
    at = number
    while at + 1 < len(matches) and matches[at]["number"] and not (matches[at]["scale"] or matches[at]["unit"]):
        between = matches[at].string[matches[at].end() : matches[at + 1].start()]
        if between not in _JOINTS or not matches[at + 1]["number"]:
            break
        at += 1
    return matches[number], matches[at]


def _written(found: tuple[re.Match[str], re.Match[str]]) -> tuple[str, str]:
    """The number in full and the unit."""
    match, measured = found
    if match["date"]:
        return match["date"], ""
    if match["share"]:
        return _in_full(match["part"], ""), _CURRENCY[match["share"]] if match["share"] in _CURRENCY else match["share"]
    if match["ordinal"]:
        return _in_full(match["ordinal"], ""), f"第{match['rank']}"
    unit = (measured["unit"] or "").removeprefix("个")
    unit = _CURRENCY.get(match["money"] or "") or _CURRENCY.get(unit, unit)
    return _in_full(match["number"], measured["scale"] or ""), unit + (measured["rate"] or "")


def _in_full(number: str, scale: str) -> str:
    if number[0] == "0" and number.isdigit():
        return number  # a code or the start of a telephone number, not a quantity
    value = Decimal(number.replace(",", "")) if number[0].isascii() else chinese_number(number)
    return number + scale if value is None else f"{(value * _SCALES.get(scale, 1)).normalize():f}"


def marks(folded: str) -> Counter[str]:
    """The negations of a folded text, each with the character it negates, and its bound words by kind.

    Words of one kind that stand together (最高不超过) count once.
    """
    found: Counter[str] = Counter()
    last, end = "", 0
    for match in _MARK.finditer(folded):
        kind = BOUND_WORDS.get(match.group()) or match.group() + folded[match.end() : match.end() + 1]
        if kind != last or match.start() - end > 1:
            found[kind] += 1
        last, end = kind, match.end()
    return found
