"""Answer or refuse: several signals of one question, weighed by a logistic model that was fitted on questions never reported on.

One score cannot decide: the best lexical score of questions without an answer is higher than that of colloquial ones with one.
"""

import math
from dataclasses import astuple, dataclass

from rag.index import Index
from rag.inquiry import Inquiry, Wanted, holds_wanted
from rag.search import Candidate, Findings
from rag.text import normalise, terms


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for and against the best candidate; each about 0 to 1."""

    covered: float  # share of the question's own words, weighed by rarity, that the passage holds
    rarest_missing: float  # rarity of the rarest word that the passage lacks
    unseen: float  # share of the question's words that no document holds
    cosine: float  # standard score of the cosine, a tenth
    likeness: float  # the cosine itself, from 0.8 to 0.95
    sentence: float  # fused score of the best sentence
    hinted: float  # share of the official words behind the question that the passage holds
    fitting: float  # 1: the best sentence holds the kind of thing asked for; 0.5: no kind made out
    margin: float  # lead over the fifth candidate


# Fitted by `python -m bot evaluate fit` on tests/questions/tune.jsonl; the last is the intercept.
_WEIGHTS = (3.0, -1.5, -2.0, 2.0, 1.5, 1.2, 0.8, 1.0, 1.0)
_INTERCEPT = -4.0


def signals(index: Index, inquiry: Inquiry, findings: Findings, candidate: Candidate) -> Signals:
    """The signals of a candidate."""
    own = {term for term in terms(inquiry.subject) if len(term) > 1}
    held = set(terms(candidate.passage.indexed_text))
    weights = {term: index.words.weight(term) for term in own}
    total = sum(weights.values()) or 1.0
    missing = {term: weight for term, weight in weights.items() if term not in held}
    ceiling = index.words.weight("\x01")
    hints = {term for term in terms(inquiry.expansion) if len(term) > 1}
    best = candidate.sentences[0] if candidate.sentences else None
    scores = [other.score for other in findings.candidates]
    return Signals(
        covered=1 - sum(missing.values()) / total if own else 0.0,
        rarest_missing=max(missing.values(), default=0.0) / ceiling,
        unseen=sum(weight for weight in weights.values() if weight > 0.98 * ceiling) / total,
        cosine=(candidate.cosine - findings.cosine_mean) / findings.cosine_deviation / 10,
        likeness=(candidate.cosine - 0.8) / 0.15,
        sentence=best[1] / 2 if best else 0.0,
        hinted=len(hints & held) / len(hints) if hints else 0.5,
        fitting=0.5 if inquiry.wanted in (Wanted.OTHER, Wanted.YES_NO) else float(_fits(candidate, inquiry)),
        margin=scores[0] - scores[min(4, len(scores) - 1)] if scores else 0.0,
    )


def _fits(candidate: Candidate, inquiry: Inquiry) -> bool:
    return bool(candidate.sentences) and holds_wanted(candidate.sentences[0][0].text, inquiry.wanted)


def confidence(found: Signals) -> float:
    """How sure it is that the candidate answers, 0 to 1."""
    total = sum(weight * value for weight, value in zip(_WEIGHTS, astuple(found), strict=True)) + _INTERCEPT
    return 1 / (1 + math.exp(-total))


def names_nothing(inquiry: Inquiry) -> bool:
    """Whether a text asks for nothing that could be looked up: no word of two characters is left of it."""
    return not any(len(term) > 1 for term in terms(normalise(inquiry.subject)))
