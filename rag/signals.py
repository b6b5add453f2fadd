"""Signals: what speaks for and against a candidate, each about 0 to 1. They decide on a refusal."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from rag.amounts import amounts, bands
from rag.index import Index
from rag.inquiry import Inquiry
from rag.lexical import LexicalIndex
from rag.lexicon import ASKING, Hint, hints, subject
from rag.search import Candidate, Findings
from rag.wanted import Wanted, holds_attribute, holds_wanted

Weigh = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for and against one candidate."""

    score: float  # fused score, against the best candidate's
    covered: float  # share of the question's own words, weighed by rarity, that the passage holds
    specific: float  # share of what is particular to the question (words of no generic kind, known or not) that the passage holds
    elsewhere: (
        float  # rarity of the rarest word that other passages hold, this one does not and the lexicon does not explain
    )
    unseen: float  # longest run of characters, in tens, that no document holds and the lexicon does not know
    head: float  # share of the words just before the asking word that the passage holds: the object of the question
    hinted: float  # share of the stretches known to the lexicon whose official words the passage holds
    hinted_near: float  # the same for the best sentence with its title, headings and lead
    known: float  # 1: the lexicon knows something of the question
    cosine: float  # standard score of the cosine, a tenth
    likeness: float  # the cosine itself, from 0.8 to 0.95
    sentence: float  # fused score of the best sentence
    fitting: float  # 1: the best sentence holds the kind of thing asked for; 0.5: no kind made out
    margin: float  # lead of the best candidate over the third one of another section
    sums: float  # share of the sums of the question that the passage holds or has a band for; 0.5: no sum
    changed: float  # 1: the question says that something was changed and the passage speaks of no change


@dataclass(frozen=True, slots=True)
class Reading:
    """What is the same for all candidates of one question."""

    known: tuple[Hint, ...]
    stretches: tuple[str, ...]
    pieces: tuple[tuple[str, float], ...]  # words that some document holds, with their rarity
    unseen: float
    head: tuple[int, ...]  # places of the characters before the asking word
    changes: bool


_CHANGED = re.compile(
    r"(?:提高|提|延长|降|降低|调整|增加|缩短|下调|上调|改)(?:到|至|成|为)|(?:由|从).{1,10}(?:变|改|升|降|延|提|调|增|减)|"
    r"取消.{0,12}(?:通知|文件|规定|哪)|哪次(?:修订|修改)"
    r"|raised to|extended to|increased to|abolish"
)
_SPEAKS_OF_CHANGE = re.compile(r"提高|延长|降低|调整为|修改|修订|改为|取消|上调|下调|废止")
_ASK = re.compile(
    r"多少|几[个天年项次成毛块家种层]|什么|怎么|如何|哪|吗|呢|多久|多大|多远|多长|[?？]|是否|有没有|能不能|行不行|算不算"
)
_HEAD = 4  # characters before the asking word


def read(index: Index, inquiry: Inquiry) -> Reading:
    """Everything that the signals of all candidates share."""
    known = hints(inquiry.folded)
    stretches = tuple(_stretches(inquiry, known))
    return Reading(
        known,
        stretches,
        _seen_pieces(stretches, index.words),
        _unseen_run(stretches, index.words),
        _head(inquiry.folded),
        bool(_CHANGED.search(inquiry.folded)),
    )


def signals(index: Index, inquiry: Inquiry, reading: Reading, findings: Findings, candidate: Candidate) -> Signals:
    """The signals of a candidate."""
    best = candidate.sentences[0] if candidate.sentences else None
    passage = index.folded[candidate.position]
    sentence = index.folded[best[0].row] if best else ""
    weigh = index.words.weight
    scores = [other.score for other in findings.candidates]
    return Signals(
        score=candidate.score / max(scores[0], 1e-6),
        covered=_coverage(reading.stretches, passage, weigh),
        specific=_specific(inquiry, reading, passage, weigh),
        elsewhere=_elsewhere(reading.pieces, passage),
        unseen=reading.unseen,
        head=_head_held(inquiry, reading, passage),
        hinted=_hinted(inquiry, reading, passage),
        hinted_near=_hinted(inquiry, reading, sentence),
        known=float(bool(reading.known)),
        cosine=(candidate.cosine - findings.cosine_mean) / findings.cosine_deviation / 10,
        likeness=(candidate.cosine - 0.8) / 0.15,
        sentence=best[1] / 2 if best else 0.0,
        fitting=_fits(candidate, inquiry),
        margin=_lead(findings),
        sums=_sums_held(inquiry, candidate),
        changed=float(reading.changes and not speaks_of_change(passage)),
    )


def speaks_of_change(folded: str) -> bool:
    """Whether a text says that something was raised, cut, extended, amended or repealed."""
    return _SPEAKS_OF_CHANGE.search(folded) is not None


def _stretches(inquiry: Inquiry, known: tuple[Hint, ...]) -> list[str]:
    """The question's own words: what neither asks, nor names the place, nor is known to the lexicon."""
    text = list(inquiry.folded)
    for hint in known:
        text[hint.start : hint.end] = " " * (hint.end - hint.start)
    bare = "".join(text)
    for name in inquiry.place_names:
        bare = bare.replace(name, " ")
    return re.findall(r"[\u4e00-\u9fff]+|[a-z]{3,}|\d+(?:\.\d+)?", subject(bare))


def _coverage(stretches: tuple[str, ...], text: str, weigh: Weigh) -> float:
    """Share of the stretches, weighed by rarity, that stands in the text in pieces of two characters or more."""
    total = held = 0.0
    for stretch in stretches:
        for piece in _pieces(stretch):
            weight = weigh(piece)
            total += weight
            held += weight * (piece in text)
    return held / total if total else 0.6


# Words that any clause on rewards holds: they do not tell one from another.
_GENERIC = frozenset(
    "奖励 奖金 奖补 补贴 补助 给予 标准 最高 不超过 上限 万元 比例 申请 申报 条件 政策 以上 不低于 按照 一次性 支持 扶持 资金 兑现"
    " 引荐奖励 元 金额 计算 办理 规定 享受 受理 部门 年度 企业 项目 投资 单位 个人 工作日 期限 时间 要求 符合 可以 不得 最低 一共 总共 几百 百万 几千 千万 十万 几十".split()
)
_HINT_WEIGHT = 6.0  # a stretch known to the lexicon, against the rarity of one piece of two characters


def _specific(inquiry: Inquiry, reading: Reading, text: str, weigh: Weigh) -> float:
    """Share of the particular words that the text holds; 1 where the question has none."""
    total = held = 0.0
    for hint in reading.known:
        particular = [word for word in hint.official if word not in _GENERIC]
        if particular:
            met = inquiry.folded[hint.start : hint.end] in text or any(word in text for word in particular)
            total += _HINT_WEIGHT
            held += _HINT_WEIGHT * met
    for stretch in reading.stretches:
        for piece in _pieces(stretch):
            if len(piece) > 1 and piece not in _GENERIC:
                total += weigh(piece)
                held += weigh(piece) * (piece in text)
    return held / total if total else 1.0


def _pieces(stretch: str) -> list[str]:
    if stretch.isascii() or len(stretch) == 1:
        return [stretch]
    return [stretch[i : i + 2] for i in range(len(stretch) - 1)]


def _elsewhere(pieces: tuple[tuple[str, float], ...], text: str) -> float:
    return max((weight for piece, weight in pieces if piece not in text), default=0.0) / 10


def _seen_pieces(stretches: tuple[str, ...], words: LexicalIndex) -> tuple[tuple[str, float], ...]:
    """The words of the stretches that some document holds, with their rarity."""
    return tuple(
        (piece, words.weight(piece)) for stretch in stretches for piece in _pieces(stretch) if words.seen(piece)
    )


def _unseen_run(stretches: tuple[str, ...], words: LexicalIndex) -> float:
    longest = 0
    for stretch in stretches:
        run = 0
        for piece in _pieces(stretch):
            run = 0 if words.seen(piece) else run + 1
            longest = max(longest, run)
    return longest / 10


def _hinted(inquiry: Inquiry, reading: Reading, text: str) -> float:
    """Share of the stretches known to the lexicon that the text holds itself or in its official words; 0.5: none."""
    if not reading.known:
        return 0.5
    met = [
        any(word in text for word in hint.official) or inquiry.folded[hint.start : hint.end] in text
        for hint in reading.known
    ]
    return sum(met) / len(met)


def _head(folded: str) -> tuple[int, ...]:
    found = _ASK.search(folded)
    end = found.start() if found else len(folded)
    chars = [i for i, c in enumerate(folded[:end]) if "\u4e00" <= c <= "\u9fff" and not ASKING.fullmatch(c)]
    return tuple(chars[-_HEAD:])


def _head_held(inquiry: Inquiry, reading: Reading, text: str) -> float:
    """Share of the characters just before the asking word that the text holds, or that the lexicon explains with it."""
    if not reading.head:
        return 0.6
    folded = inquiry.folded
    explained = {
        i for hint in reading.known if any(w in text for w in hint.official) for i in range(hint.start, hint.end)
    }
    held = [i in explained or folded[i : i + 2] in text or folded[max(i - 1, 0) : i + 1] in text for i in reading.head]
    return sum(held) / len(held)


def _sums_held(inquiry: Inquiry, candidate: Candidate) -> float:
    if not inquiry.amounts:
        return 0.5
    text = candidate.passage.text
    there = {amount.value for amount in amounts(text)}
    tiers = bands(text)
    held = [amount.value in there or any(band.holds(amount) for band in tiers) for amount in inquiry.amounts]
    return sum(held) / len(held)


def _lead(findings: Findings) -> float:
    best = findings.candidates[0]
    others = [other.score for other in findings.candidates if _section(other) != _section(best)]
    return best.score - (others[min(2, len(others) - 1)] if others else 0.0)


def _section(candidate: Candidate) -> tuple[str, str]:
    locator = candidate.passage.provisions[0].locator
    return candidate.passage.policy.policy_id, locator.article or "".join(locator.headings[:1])


def _fits(candidate: Candidate, inquiry: Inquiry) -> float:
    """1: the best sentence holds the attribute or kind that was asked for; 0: it does not; 0.5: none was made out."""
    text = candidate.sentences[0][0].text if candidate.sentences else ""
    attribute = holds_attribute(text, inquiry.folded)
    if attribute is not None:
        return float(attribute)
    if inquiry.wanted in (Wanted.OTHER, Wanted.YES_NO):
        return 0.5
    return float(holds_wanted(text, inquiry.wanted))
