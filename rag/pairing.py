"""Paired lists (分别): "三星级、四星级、五星级的酒店，分别给予20万元、50万元、100万元" read by position."""

import re
from dataclasses import dataclass

from rag.text import normalise

_UNIT = r"(?:万亿|亿|万|千)?(?:元|美元|%|‰|倍|年|个月|天|日|个工作日|个百分点|人|家|分)?(?:/[^\s、,。;和]{1,8})*"
_VALUE = rf"\d[\d,.]*\s*{_UNIT}"
_VALUES = re.compile(rf"({_VALUE})((?:\s*(?:、|,|和|及|与)\s*{_VALUE})+)")
_SEPARATOR = re.compile(r"\s*(?:、|和|及|与)\s*")
_LEAVE = re.compile(r"^.*(?:对|将|为|获得|取得|获评|评定为|认定为|达到|符合|的|属于|按照|按|[,;。:])")

_SURE = 0.5  # share of a key's own characters that the question must name


@dataclass(frozen=True, slots=True)
class Pair:
    """One key and its value, as read by position."""

    key: str
    value: str


def read_pairs(sentence: str) -> tuple[Pair, ...]:
    """The pairs of the first 分别 list of a sentence; () where the two series cannot be aligned without doubt."""
    folded = normalise(sentence)
    before, marker, after = folded.partition("分别")
    values_found = _VALUES.search(after)
    if not marker or values_found is None:
        return ()
    values = [values_found[1], *(value for value in _SEPARATOR.split(values_found[2].lstrip("、,和及与 ")) if value)]
    keys = _SEPARATOR.split(before)[-len(values) :]
    if len(keys) != len(values):
        return ()
    keys[0] = _LEAVE.sub("", keys[0])
    keys[-1] = re.split(r"的|[,;:(“\"]", keys[-1])[0]
    unit = re.sub(r"^[\d,.\s]+", "", values[-1])
    whole = [value if re.search(r"[^\d,.\s]", value) else value + unit for value in values]
    if not all(key.strip() for key in keys):
        return ()
    return tuple(Pair(key.strip(), value.strip()) for key, value in zip(keys, whole, strict=True))


def pick_pair(pairs: tuple[Pair, ...], question: str) -> Pair | None:
    """The one pair whose own characters the question names, and none of another's; None in every doubt."""
    folded = normalise(question)
    named = []
    for pair in pairs:
        others = {char for other in pairs if other is not pair for char in other.key}
        own = set(pair.key) - others
        if any(char in folded for char in own):
            named.append((pair, sum(char in folded for char in own) / len(own)))
    return named[0][0] if len(named) == 1 and named[0][1] >= _SURE else None
