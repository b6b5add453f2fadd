"""Whether two questions ask the same (同问): strictly, for who gets an answer that was written for another; by likeness, for a list.

A wrong match is worse than none: place, figures, negations and bounds, party, documents and clauses must be the same in both
cases, and strictly also every word that does more than ask, and in what way it is asked.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from hashlib import sha256

from rag.answer import Question
from rag.catalogue import Catalogue
from rag.figures import figures, marks
from rag.inquiry import Era, Inquiry, read_question
from rag.text import squeeze

_SHORTEST = 2  # characters without which nothing is asked
_LONGEST = 400  # characters of a core that is compared; what is longer (a text pasted in) is only like itself
# What is asked, the longer words first: each is taken out before the next is looked for.
_KINDS = (
    ("when", r"什么时候|啥时候|何时|几时|哪[天年日]|几[月号]|\bwhen\b"),
    ("long", r"多久|多长(?:时间)?|几[天年周]|几个(?:工作日|月)|\bhow (?:long|soon)\b"),
    ("why", r"为什么|为何|为啥|\bwhy\b"),
    ("where", r"哪里|哪儿|何处|在哪|\bwhere\b"),
    ("who", r"谁|哪[个家](?:部门|单位|科室|窗口|局)|什么(?:部门|单位|科室|窗口)|\bwho(?:m|se)?\b"),
    ("condition", r"(?:什么|哪些|啥)(?:条件|要求|材料|资料|手续)|\bwhat (?:conditions?|requirements?|documents?)\b"),
    ("much", r"多少|几(?:个点|成|块|万|元)?|多大|\bhow (?:much|many|large|high)\b"),
    ("how", r"怎么样?|怎样|如何|咋|\bhow\b"),
    ("what", r"什么|哪些|哪个|啥|\bwhat\b|\bwhich\b"),
    (
        "whether",
        r"吗|是否|能否|可否|\b(?:is|are|can|could|do|does|will) (?:it|there|we|i|they|the|a|an|my|our)\b",
    ),
)
_KIND_OF = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_APART = frozenset({"when", "long", "why", "where", "who", "condition"})
"""Ways of asking that ask something else even where all other words are the same, also in a list."""
_EITHER_OR = re.compile(r"([\u4e00-\u9fff])[不没]\1")  # 能不能, 有没有: no negation
_POLITE = re.compile(
    r"具体|到底|究竟|一般|大概|大约|详细|请教|谢谢|谢了|您好|你好|请问|想问|问一?下|咨询|了解一?下|说说|"
    r"\b(?:please|exactly|hello|hi|thanks?|thank you|actually)\b"
)
_LEANS = re.compile(
    r"^(?:那么?(?!里)|还有|另外|如果是|要是|换成|改成|按刚才|and\b|what about|how about)|"
    r"上面|上述|刚才|前面说|这个|那个|本案|[该此这那](?:案|项目|企业|公司|家|政策|办法|文件)|这[条项份种]|那[条项份种]|(?<!其)它|\b(?:it|that|this|these|those)\b"
)
_ALIKE = tuple(
    (word, re.compile(others))
    for word, others in (
        ("补贴", r"补助|资助|奖补|扶持(?:资金|政策)?|补贴(?:资金|政策|款)|优惠(?:政策)?"),
        ("员工", r"职工|工人"),
        ("企业", r"公司"),
        ("", r"政策|情况|方面|相关|有关|政府"),
    )
)
_QUOTED = re.compile(r"[《<〈「“]([^》>〉」”]{1,60})[》>〉」”]")
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Gist:
    """What a question asks. `bounds` must be the same in every case; `core` are its words without those that only ask.

    Not `whole` is what leans on something said before (那外资呢), asks of another day or edition, or hardly asks at all: it is the
    same as nothing else.
    """

    bounds: tuple[str, ...]
    kinds: tuple[str, ...]
    core: str
    whole: bool

    @property
    def digest(self) -> str:
        """The same for all questions that ask the same, strictly; nobody reads the words out of it."""
        return sha256("\n".join((*self.bounds, "/", *self.kinds, "/", self.core)).encode()).hexdigest()


def gist_of(question: Question, catalogue: Catalogue) -> Gist:
    """What a question asks, against the places and titles of the documents. Never raises."""
    inquiry = read_question(question, catalogue)
    folded = _EITHER_OR.sub("吗,", inquiry.folded)
    core = _NO_WORD.sub("", _POLITE.sub(" ", inquiry.subject))
    is_whole = len(core) >= _SHORTEST and not _LEANS.search(inquiry.folded.strip())
    is_whole = is_whole and inquiry.day_asked is None and inquiry.era is Era.CURRENT
    return Gist(tuple(_bounds(inquiry, folded)), _kinds(folded), core, is_whole)


def _bounds(inquiry: Inquiry, folded: str) -> Iterable[str]:
    """What two questions must share, whatever else they say."""
    squeezed = squeeze(folded)
    yield "places " + " ".join(sorted((*inquiry.places, inquiry.foreign_place)))
    yield "figures " + " ".join(sorted(str(figure) for figure in figures(squeezed)))
    yield "marks " + _counted(marks(squeezed))
    yield f"party {inquiry.party}"
    titles = {policy.policy_id for policy in inquiry.named} | ({inquiry.not_held.title} if inquiry.not_held else set())
    yield "documents " + " ".join(sorted(titles))
    yield "titles " + " ".join(sorted(squeeze(title) for title in _QUOTED.findall(folded)))  # held or not
    yield f"clause {inquiry.clause}{inquiry.paragraph or ''}{inquiry.item}"


def _counted(found: Counter[str]) -> str:
    return " ".join(f"{word}*{count}" for word, count in sorted(found.items()))


def _kinds(folded: str) -> tuple[str, ...]:
    """In which ways it is asked, sorted."""
    found = []
    for kind, pattern in _KIND_OF:
        folded, count = pattern.subn(" ", folded)
        found += [kind] if count else []
    return tuple(sorted(found))


def is_same(one: Gist, other: Gist) -> bool:
    """Whether both ask the same, strictly."""
    return one.whole and one == other


def likeness(one: Gist, other: Gist) -> float:
    """How alike two questions are, 0 to 1: the share of pairs of characters they share, 0 where they cannot mean the same.

    They cannot where one has something else in the place of a word of the other (食堂, 宿舍): then all the rest says nothing.
    """
    bounds = _compared_with(one)
    if bounds is None or bounds != _compared_with(other):
        return 0.0
    grams, others = _grams(one.core), _grams(other.core)
    return _share(len(grams & others), grams, others) if _may_mean(one.core, other.core) else 0.0


@dataclass(slots=True)
class Known:
    """Questions that another one may be like. What each shares with it is counted over all at once; few are compared in full."""

    _cores: list[str] = field(default_factory=list)
    _holding: dict[tuple[object, ...], dict[str, list[int]]] = field(default_factory=dict)

    def add(self, gist: Gist) -> None:
        """One more; its place is how many there were before."""
        bounds = _compared_with(gist)
        if bounds is not None:
            holding = self._holding.setdefault(bounds, defaultdict(list))
            for gram in _grams(gist.core):
                holding[gram].append(len(self._cores))
        self._cores.append(gist.core)

    def like(self, gist: Gist, least: float) -> Iterator[tuple[int, float]]:
        """The place of each whose `likeness` is at least that much, more than 0, and the likeness; in no order."""
        bounds, grams = _compared_with(gist), _grams(gist.core)
        holding = self._holding.get(bounds, {}) if bounds is not None else {}
        shared = Counter(place for gram in grams for place in holding.get(gram, ()))
        for place, count in shared.items():
            share = _share(count, grams, _grams(self._cores[place]))
            if share >= least and _may_mean(gist.core, self._cores[place]):
                yield place, share


def _compared_with(gist: Gist) -> tuple[object, ...] | None:
    """What is the same of all that it may be like; None for what is like nothing."""
    return (gist.bounds, tuple(kind for kind in gist.kinds if kind in _APART)) if gist.whole else None


def _may_mean(one: str, other: str) -> bool:
    """Whether neither core has something else in the place of a word of the other."""
    first, second = sorted((_plain(one), _plain(other)))
    if max(len(first), len(second)) > _LONGEST:
        return first == second
    changes = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    return all(change != "replace" for change, *_ in changes)


def _share(count: int, grams: frozenset[str], others: frozenset[str]) -> float:
    return 2 * count / (len(grams) + len(others))


@lru_cache(maxsize=8192)
def _plain(core: str) -> str:
    """With one word for several that mean the same in such questions."""
    for word, others in _ALIKE:
        core = others.sub(word, core)
    return core


@lru_cache(maxsize=8192)
def _grams(core: str) -> frozenset[str]:
    """Pairs of characters of what is said in plain words."""
    core = _plain(core)
    return frozenset(core[at : at + 2] for at in range(max(len(core) - 1, 1)))
