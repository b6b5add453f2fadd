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
_IS = "(?:为|是|可达|人民币|:)?"
_NOTE = r"(?:\((不含|不包含|含|包含)[^)]*\))?"
_TAIL = re.compile(rf"{_NOTE}(及?以上|及?以下|以内|起)?{_NOTE}(至|到|-|—|~)?")
_REACH = 16  # characters before a number in which its bound stands
_MAY = "(?:得|能|可|应|宜|会|曾|再|允许)?"
_LEADS = tuple(
    (re.compile(f"(?:{words}){_IS}$"), side, held)
    for words, side, held in (
        (f"(?:不|未|没有?){_MAY}(?:低于|少于|小于|不足)|大于(?:或者?)?等于|≥", "low", True),
        (
            f"(?:不|未|没有?){_MAY}(?:超过|超出|超|高于|大于|多于|高出|突破)|小于(?:或者?)?等于|≤|控制在|上限|限额|封顶|最高|最多|至多|顶格",
            "high",
            True,
        ),
        (f"(?:不|未|没有?){_MAY}(?:满|达到|达|到)|不足|低于|小于|少于|<", "high", False),
        ("超过|超出|高于|高出|大于|多于|>", "low", False),
        ("至少|起码|达到|满", "low", True),
    )
)
"""What stands before a number: the negated words (不满, 不多于, 未达到) before those that they deny; none tells for itself."""
_LIMIT = re.compile(r"(?:的|人民币)?(?:为(?:上?限|最高限额)|封顶|为顶)")
_RANGE_LEAD = re.compile(r"(?<!达)(?<!不)(?<!未)(?<!没)(?<!没有)到$|[至~—]$")
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
    lead = folded[max(found.start() - _REACH, 0) : found.start()]
    if word.endswith(("上", "起")):
        return Edge(number, "low", _marked(note, defined.around))
    if word.endswith(("下", "内")):
        return Edge(number, "high", _marked(note, defined.around))
    if joint:
        return Edge(number, "low", _marked(note, defined.unmarked))
    if _RANGE_LEAD.search(lead):
        return Edge(number, "high", _marked(note, False if _MARKED_FIRST.search(lead) else defined.unmarked))
    if _LIMIT.match(folded, tail.end() if tail and note else found.end()):
        return Edge(number, "high", _marked(note, True))
    leads = (Edge(number, side, _marked(note, held)) for said, side, held in _LEADS if said.search(lead))
    return next(leads, Edge(number, ""))


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
