"""Sentences as strings of one character a unit: Chinese characters as they are, each figure, sign and Latin word as one code.

Two sentences encoded with one book can be laid beside each other character by character: 300万元 and 3000000元, 不得 and 不能,
最高300万元 and 300万元以内 have one code each; 300万元以上 has another.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rag.drafting.word_lists import sign_kinds, sign_pattern
from rag.figures import BOUND_WORDS, PlacedFigure, placed_figures
from rag.text import normalise, squeeze

_FIRST = 0xE000  # codes are private characters: text has none, they are taken out
_LAST = 0xF8FE
_BOUND = re.compile("|".join(sorted(BOUND_WORDS, key=len, reverse=True)))
_SILENT = r"\"'“”‘’「」『』()〈〉《》【】〔〕\[\]{}。.!…?_*#|`\\"  # what may come and go between words
_BESIDE = re.compile(
    rf"(?:{_BOUND.pattern}|[为是达约可按]|奖励|补助|补贴|资助|扶持|给予|获得|享受|人民币|一次性?|每[年月人亩]|总[额计])*"
)  # what may stand between a bound word and its figure
_NOTE = re.compile(r"\((?:不含|含|不包含|包含)(?!本数\))([^)]+)\)")
_UNIT = re.compile(rf"[\u3400-\u9fff]|[a-z]+|[^\W_]+?|[,:、;∶]|(?P<mark>[^\w\s{_SILENT}])")
_UNITS = {"周岁": "岁", "美金": "美元", "块": "元", "workingday": "工作日",
"workingdays": "工作日", "day": "日", "days": "日", "month": "个月", "months": "个月",
          "year": "年", "years": "年", "hour": "小时", "hours": "小时", "mu": "亩", "km": "公里"}  # fmt: skip
_BETWEEN_DIGITS = re.compile(r"(?<=\d):(?=\d)")  # 8:30, 4:6 are no two parts
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    kind: str  # "" for what is absorbed by a figure


@dataclass(slots=True)
class CodeBook:
    """The codes of one comparison: what they stand for, and which of them are figures or other signs."""

    place: str = ""
    codes: dict[str, str] = field(default_factory=dict)
    figures: set[str] = field(default_factory=set)
    caps: set[str] = field(default_factory=set)  # figures that are not exceeded: 最高300万元
    times: set[str] = field(default_factory=set)  # figures within, before or after which something is done: 5个工作日内
    signs: set[str] = field(default_factory=set)

    def encode(self, text: str) -> str:
        """One character a unit; white space, quotes and brackets are left out, commas and colons stay, other marks are signs."""
        folded = re.sub(r"\s+", " ", _PRIVATE.sub("", normalise(text)))
        squeezed = _BETWEEN_DIGITS.sub("∶", squeeze(folded))
        if self.place:
            squeezed = squeezed.replace(squeeze(normalise(self.place)), f"本{self.place[-1]}")
        spans = _spans(squeezed)
        coded: list[str] = []
        at = 0
        for span in spans:
            coded += self._plain(squeezed[at : span.start])
            if span.kind:
                coded.append(self._code(span.kind))
            at = span.end
        return "".join((*coded, *self._plain(squeezed[at:])))

    def code_of(self, sign: str) -> str:
        """The code of a sign of signs.tsv."""
        return self._code(f"sign:{sign}")

    def _plain(self, text: str) -> Iterator[str]:
        for match in _UNIT.finditer(text):
            unit = match[0]
            if match["mark"]:
                yield self._code(f"sign:mark:{unit}")
            elif len(unit) == 1 and not unit.isascii():
                yield unit
            else:
                yield _PUNCTUATION.get(unit) or self._code(unit)

    def _code(self, unit: str) -> str:
        code = self.codes.get(unit)
        if code is None:
            if _FIRST + len(self.codes) > _LAST:
                raise ValueError("more different words than codes: no sentence has so many")
            code = self.codes[unit] = chr(_FIRST + len(self.codes))
            if unit.startswith("figure:"):
                self.figures.add(code)
                self.caps |= {code} if "≤" in unit else set()
                self.times |= {code} if unit.endswith(("within", "before", "after")) else set()
            if unit.startswith(("figure:", "sign:")):
                self.signs.add(code)
        return code


_PUNCTUATION = {",": "，", ":": "，", ";": "，", "、": "、"}


def signs_in(squeezed: str) -> tuple[str, ...]:
    """The kinds of signs of a folded text without white space, in order; bound words that no figure has taken in as "bound:…"."""
    kinds = (span.kind for span in _spans(squeezed))
    return tuple(kind.removeprefix("sign:") for kind in kinds if kind and not kind.startswith("figure:"))


def _spans(squeezed: str) -> list[_Span]:
    """Figures, signs, and the bound words that their figures have taken in, in order and without overlap."""
    placed = placed_figures(squeezed)
    found = [_Span(one.start, one.end, _figure_kind(one, squeezed)) for one in placed]
    inside = [(one.start, one.end) for one in placed]
    for match in _merged(squeezed):
        start, end, kind = match
        if any(start < other_end and end > other_start for other_start, other_end in inside):
            continue
        if kind.startswith("bound:") and any(_is_of(one, start, end, squeezed) for one in placed):
            kind = ""
        elif kind:
            kind = f"sign:{kind}"
        else:
            continue
        found.append(_Span(start, end, kind))
    return sorted(found, key=lambda span: span.start)


def _is_of(placed: PlacedFigure, start: int, end: int, squeezed: str) -> bool:
    """Whether a bound word says nothing but how its figure binds; of 超过部分按2% and 最高价格的2% it says more."""
    if not (placed.lead <= start and end <= placed.end):
        return False
    return start >= placed.start or _BESIDE.fullmatch(squeezed, end, placed.start) is not None


def _merged(squeezed: str) -> Iterator[tuple[int, int, str]]:
    """Signs and bound words from left to right, the longest at each place."""
    at = 0
    while at < len(squeezed):
        sign, bound = sign_pattern().match(squeezed, at), _BOUND.match(squeezed, at)
        if sign is None and bound is None:
            at += 1
        elif bound is not None and (sign is None or len(bound[0]) > len(sign[0])):
            yield at, bound.end(), f"bound:{BOUND_WORDS[bound[0]]}"
            at = bound.end()
        elif sign is not None:
            yield at, sign.end(), sign_kinds()[sign[0]]
            at = sign.end()


def _figure_kind(placed: PlacedFigure, squeezed: str) -> str:
    figure = placed.figure
    note = _NOTE.search(squeezed, placed.start, placed.end)
    said = f"|{note[1]}" if note else ""  # 300万元（含税） is not 300万元
    return f"figure:{figure.value}|{_unit_of(placed, squeezed)}{said}|{'/'.join(sorted(figure.bounds))}"


def _unit_of(placed: PlacedFigure, squeezed: str) -> str:
    """The unit, where March (3月) is no three months (3个月) and the tenth of a month (每月10日) no ten days (10天)."""
    figure = placed.figure
    if figure.unit == "月" and "个月" in squeezed[placed.start : placed.end]:
        return "个月"
    if figure.unit == "天" and not figure.bounds & {"before", "after"}:
        return "日"
    if figure.unit == "日" and squeezed[: placed.start].endswith("月"):
        return "号"
    return _UNITS.get(figure.unit, figure.unit)
