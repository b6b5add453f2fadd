"""Figures of an English sentence as a Chinese clause would have them: CNY 3 million is 3000000元, up to is 不超过.

Everything is converted here, by rule; a number that is not understood stays in the text, and the sentence is not believed.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from rag.amounts import amounts
from rag.figures import Figure

_WORDS = {
    word: str(number)
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"fifteen": "15", "eighteen": "18", "twenty": "20", "thirty": "30", "sixty": "60"}
_MONTHS = "january february march april may june july august september october november december".split()
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "": 1}
_BOUNDS = {
    "up to": "≤", "at most": "≤", "no more than": "≤", "not more than": "≤",
    "not exceeding": "≤", "not exceed": "≤", "a maximum of": "≤",
    "maximum of": "≤", "maximum": "≤", "capped at": "≤", "cap of": "≤", "ceiling of": "≤", "limited to": "≤",
    "at least": "≥", "no less than": "≥", "not less than": "≥", "not below": "≥", "no lower than": "≥", "not lower than": "≥",
    "a minimum of": "≥", "minimum of": "≥", "minimum": "≥", "more than": ">", "over": ">", "above": ">", "exceeding": ">",
    "less than": "<", "below": "<", "under": "<", "within": "within", "before": "before", "after": "after",
}  # fmt: skip
_BEHIND = {
    "or more": "≥", "or above": "≥", "and above": "≥", "and more": "≥", "or less": "≤",
    "or below": "≤", "and below": "≤", "(inclusive)": "incl",
    "inclusive": "incl", "(exclusive)": "excl", "at most": "≤", "at least": "≥",
}  # fmt: skip
_UNITS = {
    "working day": ("工作日",), "business day": ("工作日",), "day": ("日", "天"), "month": ("月",), "year": ("年",), "hour": ("小时",),
    "year old": ("岁", "周岁"), "mu": ("亩",), "square metre": ("平方米",), "square meter": ("平方米",), "sqm": ("平方米",),
    "person": ("人", "名"), "people": ("人", "名"), "employee": ("人", "名"),
    "worker": ("人", "名"), "instalment": ("期", "次"), "installment": ("期", "次"),
    "time": ("次", "倍"), "kilometre": ("公里",), "km": ("公里",), "ton": ("吨",), "tonne": ("吨",), "percentage point": ("百分点",),
    "standard container": ("标",), "rack": ("个", "机"),
    "%": ("%",), "percent": ("%",), "per cent": ("%",), "‰": ("‰",),
    "per mille": ("‰",), "permille": ("‰",), "per thousand": ("‰",),
    "yuan": ("元",), "cny": ("元",), "rmb": ("元",), "renminbi": ("元",), "usd": ("美元",), "us dollar": ("美元",), "dollar": ("美元",),
}  # fmt: skip
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_UNIT = "|".join(sorted((re.escape(unit) for unit in _UNITS), key=len, reverse=True))
_DATE = (
    rf"(?P<d1>\d{{1,2}})\s+(?P<m1>{'|'.join(_MONTHS)}),?\s+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{'|'.join(_MONTHS)})\s+(?P<d2>\d{{1,2}}),?\s+(?P<y2>\d{{4}})|(?P<y3>\d{{4}})-(?P<m3>\d{{2}})-(?P<d3>\d{{2}})"
)
_FIGURE = re.compile(
    rf"(?:\b(?P<bound>{'|'.join(sorted(_BOUNDS, key=len, reverse=True))})\s+)?"
    rf"(?:(?P<date>{_DATE})"
    rf"|(?P<sign>cny|rmb|usd|us\$|\$|¥)\s*(?P<money>{_NUMBER})(?:\s*(?P<scale1>thousand|million|billion)\b)?"
    rf"|(?P<number>{_NUMBER}|\b(?:{'|'.join(_WORDS)})\b)(?:[\s-]*(?P<scale2>thousand"
    rf"|million|billion)\b)?[\s-]*(?P<unit>{_UNIT})(?:s|es)?(?![a-z])"
    rf"|(?P<year>(?:19|20)\d\d)(?![\d,.%‰]\d?))"
    rf"(?P<note>\s*\([^()]*[\u4e00-\u9fff][^()]*\))?"
    rf"(?:\s+(?P<behind>{'|'.join(map(re.escape, sorted(_BEHIND, key=len, reverse=True)))})(?![a-z]))?"
)
_CURRENCY = {"cny": "元", "rmb": "元", "¥": "元", "usd": "美元", "us$": "美元", "$": "美元"}
_BARE = re.compile(
    r"(?<![\d.,])(?P<money>\d[\d.,]*(?:万亿|亿|万)?(?:美元|元))(?![^()]*\))"
    r"|(?<![\d.,])(?P<number>\d[\d.,]*)(?P<unit>个工作日|工作日|个月|年|天|平方米|亩)(?![^()]*\))"
)
_PLAIN = {
    "个工作日": "working days",
    "工作日": "working days",
    "个月": "months",
    "年": "years",
    "天": "days",
    "平方米": "square metres",
    "亩": "mu",
}
_LIMIT = re.compile(r"\b(?:maximum|minimum|highest|upper limit|cap|ceiling)\b(?: of\b)?")
_TOP = re.compile(
    r"\b(global|fortune|world|china|chinese)(?: global)?(?: top)?[\s-]+500\b"
)  # a name with a number in it
HOLDER = "\x00"  # stands where a figure stood


@dataclass(frozen=True, slots=True)
class EnglishFigure:
    """A figure of an English sentence: number in full, the units that a clause may have for it, bounds, and the quoted original."""

    value: str
    units: tuple[str, ...]
    bounds: frozenset[str]
    original: str = ""

    def is_one_with(self, other: Figure) -> bool:
        """Whether a clause's figure is this one. That an edge is included (含) need not be said; that it is not must be."""
        bounds = self.bounds if "incl" in self.bounds else other.bounds - {"incl"}
        wanted = other.bounds if "incl" in self.bounds else self.bounds
        unit = other.unit.partition("/")[0]
        return self.value == other.value and unit in self.units and bounds == wanted


def with_converted(text: str) -> str:
    """An English text with the Chinese figures that stand in it bare (up to 300万元) said in English, the original behind them."""
    return _BARE.sub(_converted, text)


def _converted(match: re.Match[str]) -> str:
    said = match["money"]
    found = amounts(said) if said else ()
    if len(found) == 1:
        return f"{found[0].currency.value} {found[0].value.normalize():,f} ({said})"
    unit = _PLAIN.get(match["unit"] or "")
    return f"{match['number']} {unit}" if unit else match[0]


def with_bound_of_word(bare: str, figures: tuple[EnglishFigure, ...]) -> tuple[str, tuple[EnglishFigure, ...]]:
    """What "the maximum reward is CNY 3 million" says by its word: up to.

    The word is taken out; only where one figure stands behind it.
    """
    word = _LIMIT.search(bare)
    if word is None or len(figures) != 1 or word.end() > bare.find(HOLDER):
        return bare, figures
    bound = "≥" if word[0].startswith("min") else "≤"
    if figures[0].bounds - {bound}:
        return bare, figures
    return bare[: word.start()] + bare[word.end() :], (replace(figures[0], bounds=frozenset({bound})),)


def take_figures(folded: str) -> tuple[str, tuple[EnglishFigure, ...]]:
    """A folded English sentence with HOLDER in the place of each figure, and the figures."""
    found: list[EnglishFigure] = []

    def taken(match: re.Match[str]) -> str:
        found.append(_read(match))
        return f" {HOLDER} "

    return _FIGURE.sub(taken, _TOP.sub(_top, folded)), tuple(found)


def _top(match: re.Match[str]) -> str:
    return "chinatop" if match[1].startswith("chin") else "globaltop"


def _read(match: re.Match[str]) -> EnglishFigure:
    words = (_BOUNDS.get(match["bound"] or ""), _BEHIND.get(match["behind"] or ""))
    bounds = frozenset(word for word in words if word)
    if bounds & {"≤", "≥"}:
        bounds -= {"incl"}
    value, units = _value(match)
    original = (match["note"] or "").strip(" ()")
    return EnglishFigure(value, units, bounds, original)


def _value(match: re.Match[str]) -> tuple[str, tuple[str, ...]]:
    if match["date"]:
        return _date(match), ("",)
    if match["year"]:
        return match["year"], ("年",)
    if match["money"]:
        return _in_full(match["money"], match["scale1"]), (_CURRENCY[match["sign"]],)
    return _in_full(_WORDS.get(match["number"], match["number"]), match["scale2"]), _UNITS[match["unit"]]


def _date(match: re.Match[str]) -> str:
    for number in "123":
        year, month, day = match[f"y{number}"], match[f"m{number}"], match[f"d{number}"]
        if year:
            said = int(month) if month.isdigit() else _MONTHS.index(month) + 1
            return f"{year}年{said}月{int(day)}日"
    return ""


def _in_full(number: str, scale: str | None) -> str:
    return f"{(Decimal(number.replace(',', '')) * _SCALES[scale or '']).normalize():f}"
