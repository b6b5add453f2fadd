"""Two editions side by side (新旧对照): which clause of the new one stands in the place of which old one, and what figures say.

Clauses are aligned by what they are about, never by number. A pair is formed only where each is the other's best match by a
clear lead; whatever is less sure stands alone on its side.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from policies.provision import Policy, Provision, ProvisionKind
from rag.text import normalise

_ENOUGH = 0.25  # score from which two clauses may settle the same matter
_LEAD = 1.3  # times the score of the next best, on both sides, from which the pair is sure
_CERTAIN = 0.8  # score from which no lead is needed
_OPENING_COUNTS = 0.5  # what the likeness of the openings adds
_OPENING = 16  # characters with which a clause says what it is about
_SAME_OPENING = 0.3  # share of the opening of one of the two that the other clause must hold
# Words that say the same in documents of this kind, so that a new word for an old thing hides nothing.
_SAME = tuple(
    (re.compile(words), said)
    for words, said in (
        (r"介绍人|引荐人|引资人|中介人", "引荐人"),
        (r"介绍(?=[^费])|引荐", "引荐"),
        (r"登记|备案", "备案"),
        (r"弄虚作假|虚假材料|骗取", "弄虚作假"),
        (r"到账|到位", "到账"),
    )
)
_FIGURE = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日"
    r"|(?:\d[\d,]*(?:\.\d+)?\s*(?:万亿|亿|千万|百万|万|(?=[美元%‰年日倍人家周平亩个工]))|[一二三四五六七八九十百两]+(?=(?:个?工作日|个?月|年|日|周岁|倍)))"
    r"(?:美元|元|%|‰|个?工作日|个?月|年|日|倍|人|家|周岁|平方米|亩|个百分点)?(?:[(（](?:不?含)[)）])?"
)
_MARKER = re.compile(
    r"^\s*(?:第[零〇一二三四五六七八九十百千\d]+条(?:【[^】]*】)?|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、．]|[一二三四五六七八九十]+、)\s*"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One article, or one numbered part under a heading, with everything in it; `name` is how it is cited."""

    name: str
    text: str
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures that only one side holds, in their order, as they are written there."""

    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A row of the comparison: an old clause, the new one in its place, or one of them alone (dropped, added)."""

    old: Clause | None
    new: Clause | None
    figures: Figures = Figures()

    @property
    def is_same(self) -> bool:
        """Whether both say the same, word for word."""
        return bool(self.old and self.new and _words(self.old.text) == _words(self.new.text))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two editions; `changes` in the order of the new one, then what only the old one has."""

    old: Policy
    new: Policy
    changes: tuple[Change, ...]

    def successor_of(self, provision: Provision) -> str:
        """The clause of the new edition that stands in the place of an old provision, "" where that is not sure."""
        for change in self.changes:
            if change.old and change.new and provision in change.old.provisions:
                return change.new.name
        return ""

    def predecessor_of(self, provision: Provision) -> str:
        """The old clause in whose place a new provision stands, "" where that is not sure."""
        for change in self.changes:
            if change.old and change.new and provision in change.new.provisions:
                return change.old.name
        return ""


def clauses_of(policy: Policy) -> tuple[Clause, ...]:
    """The document in clauses: by article where it has articles, else by the outermost numbered part under each heading."""
    groups: dict[str, list[Provision]] = {}
    for provision in policy.provisions:
        if provision.kind not in (ProvisionKind.PREAMBLE, ProvisionKind.CLOSING):
            groups.setdefault(_name(provision), []).append(provision)
    return tuple(
        Clause(name, "\n".join(provision.text.strip() for provision in group), tuple(group))
        for name, group in groups.items()
    )


def _name(provision: Provision) -> str:
    locator = provision.locator
    if locator.article:
        return locator.article
    return " › ".join((*locator.headings, *locator.items[:1])) or str(locator)


@lru_cache(maxsize=64)
def compare(old: Policy, new: Policy) -> Comparison:
    """Two documents clause by clause."""
    before, after = clauses_of(old), clauses_of(new)
    pairs = _aligned(before, after)
    changes = [Change(pairs.get(clause), clause, _differing(pairs.get(clause), clause)) for clause in after]
    kept = set(pairs.values())
    changes += [Change(clause, None) for clause in before if clause not in kept]
    return Comparison(old, new, tuple(changes))


def _aligned(before: Sequence[Clause], after: Sequence[Clause]) -> dict[Clause, Clause]:
    """The old clause in whose place each new one stands, where it is sure."""
    scores = _scores(before, after)
    found = {}
    for row, old in enumerate(before):
        for column, new in enumerate(after):
            score = scores[row][column]
            rivals = [*scores[row][:column], *scores[row][column + 1 :]]
            rivals += [line[column] for number, line in enumerate(scores) if number != row]
            second = max(rivals, default=0.0)
            if (
                score >= _ENOUGH
                and score > second
                and (score >= _CERTAIN or score >= _LEAD * second)
                and _open_alike(old, new)
            ):
                found[new] = old
    return found


def _scores(before: Sequence[Clause], after: Sequence[Clause]) -> list[list[float]]:
    """How alike the clauses are, whole and by their openings; a row for each old clause, a column for each new one."""
    whole = _cosines([_grams(clause.text) for clause in before], [_grams(clause.text) for clause in after])
    opening = _cosines(
        [_grams(_opening(clause.text)) for clause in before], [_grams(_opening(clause.text)) for clause in after]
    )
    return [
        [all_ + _OPENING_COUNTS * first for all_, first in zip(row, openings, strict=True)]
        for row, openings in zip(whole, opening, strict=True)
    ]


def _cosines(left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> list[list[float]]:
    """Cosines of sets of character pairs, those that many clauses hold weighing little."""
    spread = Counter(gram for grams in (*left, *right) for gram in grams)
    total = len(left) + len(right)
    weight = {gram: math.log(1 + total / count) ** 2 for gram, count in spread.items()}

    def size(grams: frozenset[str]) -> float:
        return math.sqrt(sum(weight[gram] for gram in grams)) or 1.0

    return [[sum(weight[gram] for gram in one & other) / (size(one) * size(other)) for other in right] for one in left]


def _open_alike(old: Clause, new: Clause) -> bool:
    """Whether one of the two begins with something that the other speaks of: its subject, not only its way of saying."""
    return any(
        len(_grams(_opening(one.text)) & _grams(other.text)) >= _SAME_OPENING * len(_grams(_opening(one.text)))
        for one, other in ((old, new), (new, old))
    )


def _opening(text: str) -> str:
    return re.split(r"[，。：；,;:\n]", _MARKER.sub("", text))[0][:_OPENING]


def _words(text: str) -> str:
    return re.sub(r"\s+", "", _MARKER.sub("", text))


@lru_cache(maxsize=2048)
def _grams(text: str) -> frozenset[str]:
    """Pairs of characters, figures and clause numbers left out."""
    folded = normalise(_MARKER.sub("", text))
    for words, said in _SAME:
        folded = words.sub(said, folded)
    runs = re.findall(r"[^\W\d_]+", re.sub(r"第[零〇一二三四五六七八九十百\d]+[条款项]", " ", folded))
    return frozenset(run[at : at + 2] for run in runs for at in range(max(len(run) - 1, 1)))


def figures_in(text: str) -> tuple[str, ...]:
    """The figures of a clause as they are written, its own number left out."""
    return tuple(
        match[0].strip() for match in _FIGURE.finditer(re.sub(r"（[^（）]*〔[^（）]*）", "", _MARKER.sub("", text)))
    )


def _differing(old: Clause | None, new: Clause) -> Figures:
    if old is None:
        return Figures()
    before, after = figures_in(old.text), figures_in(new.text)
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    return Figures(_in_order(before, gone), _in_order(after, come))


def _in_order(figures: Sequence[str], wanted: Counter[str]) -> tuple[str, ...]:
    left, found = Counter(wanted), []
    for figure in figures:
        if left[figure] > 0:
            left[figure] -= 1
            found.append(figure)
    return tuple(found)
