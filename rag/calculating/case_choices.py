"""What a case says in words: which of some choices it is, and each yes or no; two choices at once, or words about others, are none.

Plain statements count: 房地产项目, 由世界500强控股. What is said of customers, of later plans, or as a question is left to be asked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.calculating.case_naming import BREAK, ReadFact
from rag.calculating.case_words import ABSENT, CHOICES, FLAGS, NONE_OF, WIDER
from rag.rules.facts import Fact, FactBook, FactKind
from rag.text import normalise

_ASKING = re.compile(r"是否|是不是|有没有|会不会|需不需要|不清楚|不知道|不确定|忘了|whether")
_DENIED = re.compile(r"不(?!锈|动产|含税)|没|未|无(?!锡)|(?<!除)非(?!洲)|\bnot?\b")
_OF_OTHERS = re.compile(r"客户|供应商|供货|竞争|合作|对标|采购|服务于|配套|类似|像|给|customers?|suppl")
_LATER = re.compile(r"以后|将来|后续|今后|打算|下一步|还要|还会|还想|准备|之后|投产后|later")
_NOT_ITSELF = re.compile(
    r"(?:企业|公司|行业|领域|项目)?(?:用|的)?(?:客户|供应商|供货|配套|采购|服务商|设备|装备|机械|机组|叶片|塔筒|材料|组件|配件|零部件|软件)"
)
_PLAIN_ONLY = ("rank", "nature")
_SHARED_WORDS = 3  # characters of its question that a choice needs beside it where other facts have the same word


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices that a text names; `doubted` are facts of which it names more than one where only one can be."""

    facts: tuple[ReadFact, ...]
    doubted: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Hit:
    word: str
    words: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def choices_in(told: str, book: FactBook) -> Choices:
    """Every choice that is named and not denied; two that cannot both be are in doubt."""
    facts, doubted = [], set()
    for fact in book:
        if fact.kind not in (FactKind.CHOICE, FactKind.CHOICES):
            continue
        hits = _narrowed(fact.key, list(_hits(told, fact, book)))
        if len(hits) > 1 and fact.kind is FactKind.CHOICE:
            doubted.add(fact.key)
            continue
        denied = _none_of(told, fact.key)
        if hits:
            words = "、".join(hit.words for hit in hits)
            facts.append(ReadFact(fact.key, frozenset(hit.word for hit in hits), words, hits[0].start))
        elif denied:
            facts.append(ReadFact(fact.key, frozenset(), denied[0], denied.start()))
    return Choices(tuple(facts), frozenset(doubted))


def _none_of(told: str, key: str) -> re.Match[str] | None:
    """Where it is said, and not asked, that none of the choices holds."""
    denied = next((re.search(pattern, told) for name, pattern in NONE_OF if name == key), None)
    return None if denied is None or _ASKING.search(_before(told, denied.start()) + denied[0]) else denied


def flags_in(told: str, book: FactBook) -> Iterator[ReadFact]:
    """Every yes or no that is told plainly."""
    for key, yes, no in FLAGS:
        if book.find(key) is None:
            continue
        denied, said = re.search(no, told), re.search(yes, told)
        match = denied or said
        if match is None or _ASKING.search(_before(told, match.start()) + match[0]):
            continue
        if match is denied or not (
            ABSENT.search(told[: match.start()]) or _DENIED.search(_before(told, match.start()))
        ):
            yield ReadFact(key, denied is None, match[0], match.start())


def _before(told: str, at: int) -> str:
    """The words of the same clause before a place."""
    return BREAK.split(told[:at])[-1]


def _hits(told: str, fact: Fact, book: FactBook) -> Iterator[_Hit]:
    """Each choice with the first place where it is plainly named."""
    spoken = CHOICES.get(fact.key) or tuple((one.zh, re.escape(normalise(one.zh))) for one in fact.choices)
    known = {choice.zh for choice in fact.choices}
    for word, pattern in spoken:
        if word not in known:
            continue
        places = (match for match in re.finditer(pattern, told) if _is_plain(told, match, fact.key))
        first = next(places, None)
        if first is not None and (fact.key in CHOICES or _is_its_own(told, word, fact, book)):
            yield _Hit(word, first[0], first.start())


def _is_plain(told: str, match: re.Match[str], key: str) -> bool:
    before = _before(told, match.start())
    if ABSENT.search(told[: match.start()]) or _ASKING.search(before):
        return False
    if key not in _PLAIN_ONLY:
        return True
    about_others = _OF_OTHERS.search(before) or _NOT_ITSELF.match(told, match.end())
    return not (about_others or _DENIED.search(before) or (key == "nature" and _LATER.search(before)))


def _is_its_own(told: str, word: str, fact: Fact, book: FactBook) -> bool:
    """Whether a word (国家级) is this fact's and no other's, or stands beside words of its question (智能工厂)."""
    others = (one for one in book if one.key != fact.key)
    if not any(word in choice.zh for other in others for choice in other.choices):
        return True
    question = re.sub("|".join(re.escape(choice.zh) for choice in fact.choices), "\n", f"{fact.name.zh}\n{fact.ask.zh}")
    pieces = (question[at : at + _SHARED_WORDS] for at in range(len(question) - _SHARED_WORDS + 1))
    return any(piece in told for piece in pieces if "\n" not in piece)


def _narrowed(key: str, hits: list[_Hit]) -> list[_Hit]:
    """Without what is part of a longer word, and without the wider one of two: 制造业 is 工业 too."""
    wider = {word for hit in hits for word in WIDER.get((key, hit.word), ())}
    return [
        hit
        for hit in hits
        if hit.word not in wider
        and not any(
            other.start <= hit.start and hit.end <= other.end and len(other.words) > len(hit.words) for other in hits
        )
    ]
