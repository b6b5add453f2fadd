"""Answer or refuse: several signals of one question, weighed by a logistic model that was fitted on questions never reported on.

One score cannot decide: the best lexical score of questions without an answer is higher than that of colloquial ones with one.
"""

import math
import re
from collections.abc import Callable
from dataclasses import astuple, dataclass

from rag.amounts import amounts, bands
from rag.index import Index
from rag.inquiry import Inquiry, Wanted, holds_attribute, holds_wanted
from rag.lexicon import ASKING, Hint, hints, subject
from rag.search import Candidate, Findings
from rag.text import normalise, terms

Weigh = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for and against the best candidate; each about 0 to 1."""

    covered: float  # share of the question's own words, weighed by rarity, that the passage holds
    near: float  # the same for the best sentence with its lead and headings
    unexplained: float  # weight of the heaviest stretch that is neither in the passage nor known to the lexicon
    head: float  # share of the words just before the asking word that the passage holds: the object of the question
    hinted: float  # share of the stretches known to the lexicon whose official words the passage holds
    cosine: float  # standard score of the cosine, a tenth
    likeness: float  # the cosine itself, from 0.8 to 0.95
    sentence: float  # fused score of the best sentence
    fitting: float  # 1: the best sentence holds the kind of thing asked for; 0.5: no kind made out
    margin: float  # lead over the fifth candidate
    sums: float  # share of the sums and figures of the question that the passage holds or has a band for
    changed: float  # 1: the question says that something was changed, and the passage lacks its figures


# Fitted by `python -m bot evaluate fit` on tests/questions/tune.jsonl; the last is the intercept.
_WEIGHTS = (1.5, 0.5, -0.8, 0.5, 1.0, 3.0, 3.0, 1.2, 0.1, 2.0, 0.5, -2.0)
_INTERCEPT = -4.0


def signals(index: Index, inquiry: Inquiry, findings: Findings, candidate: Candidate) -> Signals:
    """The signals of a candidate."""
    best = candidate.sentences[0] if candidate.sentences else None
    passage = normalise(candidate.passage.indexed_text)
    sentence = normalise(best[0].indexed_text) if best else ""
    known = hints(inquiry.folded)
    stretches = _stretches(inquiry, known)
    weigh = index.words.weight
    scores = [other.score for other in findings.candidates]
    met = [any(word in passage for word in hint.official) or inquiry.folded[hint.start : hint.end] in passage for hint in known]
    figures = _FIGURE.findall(inquiry.subject)
    return Signals(
        covered=_coverage(stretches, passage, weigh),
        near=_coverage(stretches, sentence, weigh),
        unexplained=max((_missing(stretch, passage, weigh) for stretch in stretches), default=0.0) / 20,
        head=_head(inquiry, known, passage),
        hinted=sum(met) / len(met) if met else 0.5,
        cosine=(candidate.cosine - findings.cosine_mean) / findings.cosine_deviation / 10,
        likeness=(candidate.cosine - 0.8) / 0.15,
        sentence=best[1] / 2 if best else 0.0,
        fitting=_fits(candidate, inquiry),
        margin=scores[0] - scores[min(4, len(scores) - 1)] if scores else 0.0,
        sums=_sums_held(inquiry, candidate),
        changed=float(bool(_CHANGED.search(inquiry.folded)) and not all(figure in passage for figure in figures)),
    )


_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_CHANGED = re.compile(r"提高到|提高至|提到|延长到|延长至|降到|降至|降低到|改成|改为|调整为|调整到|取消|增加到|缩短到|下调|上调|由.{1,8}(?:变|改)|从.{1,10}[到至]")
_ASK = re.compile(r"多少|几[个天年项次成毛块家种层]|什么|怎么|如何|哪|吗|呢|多久|多大|多远|多长|[?？]|是否|有没有|能不能|行不行|算不算")
_HEAD = 4  # characters before the asking word


def _stretches(inquiry: Inquiry, known: tuple[Hint, ...]) -> list[str]:
    """The question's own words: what neither asks, nor names the place, nor is known to the lexicon."""
    text = list(inquiry.folded)
    for hint in known:
        text[hint.start : hint.end] = " " * (hint.end - hint.start)
    bare = "".join(text)
    for name in inquiry.place_names:
        bare = bare.replace(name, " ")
    return re.findall(r"[\u4e00-\u9fff]+|[a-z]{3,}|\d+(?:\.\d+)?", subject(bare))


def _coverage(stretches: list[str], text: str, weigh: Weigh) -> float:
    """Share of the stretches, weighed by rarity, that stands in the text in pieces of two characters or more."""
    total = held = 0.0
    for stretch in stretches:
        for piece in _pieces(stretch):
            weight = weigh(piece)
            total += weight
            held += weight * (piece in text)
    return held / total if total else 0.6


def _pieces(stretch: str) -> list[str]:
    if stretch.isascii() or len(stretch) == 1:
        return [stretch]
    return [stretch[i : i + 2] for i in range(len(stretch) - 1)]


def _missing(stretch: str, text: str, weigh: Weigh) -> float:
    """Weight of what the text lacks of a stretch of two characters or more; a lone character says little."""
    if len(stretch) < 2:
        return 0.0
    return sum(weigh(piece) for piece in _pieces(stretch) if piece not in text) / max(1, len(stretch) - 2)


def _head(inquiry: Inquiry, known: tuple[Hint, ...], passage: str) -> float:
    """Share of the characters just before the asking word that the passage holds, or that the lexicon explains with it."""
    found = _ASK.search(inquiry.folded)
    end = found.start() if found else len(inquiry.folded)
    chars = [(i, c) for i, c in enumerate(inquiry.folded[:end]) if "\u4e00" <= c <= "\u9fff" and not ASKING.fullmatch(c)]
    last = chars[-_HEAD:]
    if not last:
        return 0.6
    explained = {i for hint in known if any(word in passage for word in hint.official) for i in range(hint.start, hint.end)}
    pairs = [inquiry.folded[i : i + 2] in passage or inquiry.folded[max(i - 1, 0) : i + 1] in passage for i, _ in last]
    return sum(i in explained or held for (i, _), held in zip(last, pairs, strict=True)) / len(last)


def _sums_held(inquiry: Inquiry, candidate: Candidate) -> float:
    if not inquiry.amounts:
        return 0.5
    text = candidate.passage.text
    there = {amount.value for amount in amounts(text)}
    tiers = bands(text)
    held = [amount.value in there or any(band.holds(amount) for band in tiers) for amount in inquiry.amounts]
    return sum(held) / len(held)


def _fits(candidate: Candidate, inquiry: Inquiry) -> float:
    """1: the best sentence holds the attribute or kind that was asked for; 0: it does not; 0.5: none was made out."""
    text = candidate.sentences[0][0].text if candidate.sentences else ""
    attribute = holds_attribute(text, inquiry.folded)
    if attribute is not None:
        return float(attribute)
    if inquiry.wanted in (Wanted.OTHER, Wanted.YES_NO):
        return 0.5
    return float(holds_wanted(text, inquiry.wanted))


def confidence(found: Signals) -> float:
    """How sure it is that the candidate answers, 0 to 1."""
    total = sum(weight * value for weight, value in zip(_WEIGHTS, astuple(found), strict=True)) + _INTERCEPT
    return 1 / (1 + math.exp(-total))


def names_nothing(inquiry: Inquiry) -> bool:
    """Whether a text asks for nothing that could be looked up: no word of two characters is left of it."""
    return not any(len(term) > 1 for term in terms(normalise(inquiry.subject)))
