"""Which bounds a clause sets on its numbers, and whether they hold the number itself: 1亿元（含）以上, 不超过300万元, 至5亿元.

The clause's own mark （含） or （不含） goes before; then the document's definitions clause; then usage, in which 以上 and 以下
hold the number, and a range whose first number is marked （含） does not hold its last; one without any mark may be read
either way.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from policies.provision import Policy
from rag.figures import figures
from rag.rules.held import Written, fold


@dataclass(frozen=True, slots=True)
class Edge:
    """A number with the side it bounds: "low" (以上), "high" (以下, 至), "" where it bounds nothing; None: either way."""

    number: Written
    side: str
    included: bool | None = True


@dataclass(frozen=True, slots=True)
class Definitions:
    """What a document says of its own words: whether 以上 and 以下 hold the number, and whether a range without marks does."""

    around: bool = True
    unmarked: bool | None = None


_NUMBER = re.compile(
    r"\d[\d,]*(?:\.\d+)?(?:万亿|亿|千万|百万|万|千)?(?:美元|平方米|千瓦时|个月|工作日|周岁|元|%|‰|人|名|年|家|件|款|亩|月|日|台|个|期|层|倍|标准箱)?"
)
_NOTE = r"(?:\((不含|不包含|含|包含)[^)]*\))?"
_TAIL = re.compile(rf"{_NOTE}(及?以上|及?以下|以内|起)?{_NOTE}(至|到|-|—|~)?")
_LEADS = (
    ("不得低于", "low", True), ("不低于", "low", True), ("不少于", "low", True), ("不得少于", "low", True), ("不小于", "low", True),
    ("至少", "low", True), ("达到", "low", True), ("满", "low", True),
    ("不得超过", "high", True), ("不超过", "high", True), ("不高于", "high", True),
    ("最高", "high", True), ("最多", "high", True), ("至多", "high", True),
    ("超过", "low", False), ("高于", "low", False), ("大于", "low", False), ("多于", "low", False),
    ("不足", "high", False), ("低于", "high", False), ("小于", "high", False), ("少于", "high", False), ("未达", "high", False),
)  # fmt: skip
_MARKED_FIRST = re.compile(r"(?:\((?:含|包含)[^)]*\)|以上)[至到~—]$")
_NOT_HELD = re.compile(r"不(?:包)?含本数")


def definitions_of(policy: Policy) -> Definitions:
    """What the document's definitions clause says; usage where it has none."""
    said = [part for one in policy.provisions for part in re.split("[;。]", fold(one.text)) if "本数" in part]
    around = [part for part in said if "以上" in part or "以下" in part]
    unmarked = any("未注明" in part and _NOT_HELD.search(part) for part in said)
    return Definitions(not any(_NOT_HELD.search(part) for part in around), False if unmarked else None)


@lru_cache(maxsize=1024)
def edges(text: str, defined: Definitions) -> tuple[Edge, ...]:
    """Every number of a text with the bound that it is, in order."""
    folded = fold(text)
    return tuple(edge for found in _NUMBER.finditer(folded) for edge in _edges_at(folded, found, defined))


def word_edges(text: str, words: str, number: Written, defined: Definitions) -> tuple[Edge, ...]:
    """The bounds of words that stand for a number (三层及以上)."""
    folded = fold(text)
    return tuple(_edge(folded, found, number, defined) for found in re.finditer(re.escape(fold(words)), folded))


def _edges_at(folded: str, found: re.Match[str], defined: Definitions) -> Iterator[Edge]:
    read = figures(found.group())
    if len(read) == 1:
        yield _edge(folded, found, (read[0].value, read[0].unit), defined)


def _edge(folded: str, found: re.Match[str], number: Written, defined: Definitions) -> Edge:
    tail = _TAIL.match(folded, found.end())
    note = (tail[1] or tail[3] or "") if tail else ""
    word, joint = (tail[2] or "", tail[4]) if tail else ("", None)
    lead = folded[: found.start()]
    if word.endswith(("上", "起")):
        return Edge(number, "low", _marked(note, defined.around))
    if word.endswith(("下", "内")):
        return Edge(number, "high", _marked(note, defined.around))
    if joint:
        return Edge(number, "low", _marked(note, defined.unmarked))
    if lead.endswith(("至", "到", "~", "—")) and not lead.endswith("达到"):
        return Edge(number, "high", _marked(note, False if _MARKED_FIRST.search(lead) else defined.unmarked))
    return next((Edge(number, side, held) for said, side, held in _LEADS if lead.endswith(said)), Edge(number, ""))


def _marked(note: str, unmarked: bool | None) -> bool | None:
    return not note.startswith("不") if note else unmarked


def agrees(number: Written, side: str, included: bool, found: Iterable[Edge]) -> bool:
    """Whether a bound of a rule is one of the clause's; a number that the clause never bounds (a list of them) may be either."""
    sided = [edge for edge in found if edge.number == number and edge.side]
    if not sided or any(edge.side == side and edge.included in (included, None) for edge in sided):
        return True
    # 1亿元（含）以下的部分…1亿元以上至5亿元: the slice before holds the number, so this one does not.
    taken = any(edge.side == "high" and edge.included for edge in sided)
    return side == "low" and not included and taken and any(edge.side == "low" for edge in sided)


def is_cap(number: Written, found: Iterable[Edge]) -> bool:
    """Whether the clause sets the number as the most there may be."""
    return any(edge.number == number and edge.side == "high" for edge in found)


def is_bound_only(number: Written, found: Iterable[Edge]) -> bool:
    """Whether the clause names the number as a bound and as nothing else."""
    same = [edge for edge in found if edge.number == number]
    return bool(same) and all(edge.side for edge in same)
