"""Search: an inquiry to ranked candidates, from one snapshot, by characters and by meaning, inside what may be used."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from policies.provision import Audience, Level, Policy, Provision, Standing
from rag.answer import Language
from rag.clauses import is_item, is_paragraph, stands_under
from rag.embedding import Embedder, Vectors
from rag.fitness import explained, gain, particular
from rag.fusion import fuse, lift_documents
from rag.index import Index
from rag.inquiry import Era, Inquiry, asks_for_rules
from rag.lexical import LexicalIndex
from rag.passage import Passage, Sentence
from rag.reindex import Entry, VectorShelf, embed_entries
from rag.reranking import Reranker, gains
from rag.setbacks import governs, set_back
from rag.split import digest_of
from rag.text import normalise, question_terms, terms

_CLAUSE_LINE = re.compile(r"([^\n]{2,60}?)第[零〇一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?\n")
_DEPTH = 60  # candidates taken from each of the two searches
_EXPANSION_WEIGHT = 0.4
_TRANSLATION_WEIGHT = 1.0  # the same where the question is in English: its own words stand in few documents
# Of the advantage in cosine that English passages have with an English question only for their language, what is taken off.
_LANGUAGE_SHARE = 0.2
_SENTENCE_SHARE = 0.6  # of a passage's score that its best sentence decides
_SENTENCE_DENSE = 0.3  # weight of a standard deviation of a sentence's cosine
_EXPLAINED = 0.4  # what a sentence gains by saying all of the asker's particular words in words of its own
_LARGE = (Level.CITY, Level.PROVINCE, Level.NATIONAL)  # may speak of smaller places


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage with what speaks for it. `sentences` pairs each sentence with its own fused score, best first."""

    position: int
    passage: Passage
    score: float
    lexical: float  # BM25 of the passage
    cosine: float  # of the passage or its best sentence
    sentences: tuple[tuple[Sentence, float], ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """What a search found, best first, and the spread of the question's cosine to judge it by."""

    candidates: tuple[Candidate, ...]
    cosine_mean: float
    cosine_deviation: float


# Terms of nearly every question and clause of this trade: they find the document, and no sentence in it.
_COMMON = frozenset(
    terms(
        "引荐 介绍 奖励 奖 项目 多少 什么 引荐奖励 引荐人 怎么 可以 几 referral referrer introducer reward project refer"
    )
)


def usable(index: Index, inquiry: Inquiry) -> NDArray[np.bool_]:
    """Which passages may answer, shape (p,): the one place that decides on audience, edition, place and clause."""
    policies = index.library.policies
    open_to = np.array([_usable(policy, inquiry) for policy in policies], dtype=np.bool_)
    allowed = open_to[index.policy_of] & _in_place(index, inquiry) & index.says_something
    if inquiry.clause:
        for position in np.flatnonzero(allowed):
            provisions = index.passages[position].provisions
            allowed[position] = any(_is_meant(provision, inquiry) for provision in provisions)
    return allowed


def _is_meant(provision: Provision, inquiry: Inquiry) -> bool:
    return stands_under(provision, inquiry.clause) and _is_part(provision, inquiry)


def _is_part(provision: Provision, inquiry: Inquiry) -> bool:
    """Whether a provision is of the 款 and the item that are asked for."""
    return is_paragraph(provision, inquiry.paragraph) and is_item(provision, inquiry.item)


def _tells_of(provision: Provision, inquiry: Inquiry) -> bool:
    """Whether it names the place that is asked about, where that is one of many that a fact sheet tells of."""
    return not inquiry.foreign_place or any(name in provision.text for name in inquiry.place_names)


def _in_place(index: Index, inquiry: Inquiry) -> NDArray[np.bool_]:
    policies = index.library.policies
    if inquiry.foreign_place:
        told = inquiry.reported and not asks_for_rules(inquiry)
        return index.reports_of(inquiry.place_names) if told else np.zeros(len(index.passages), dtype=np.bool_)
    if not inquiry.places:
        return np.ones(len(index.passages), dtype=np.bool_)
    local = [policy.place in ("", *inquiry.places) or policy.policy_id in inquiry.named_ids for policy in policies]
    large = [policy.level in _LARGE for policy in policies]  # a city's guide may speak of the county asked for
    mentioned = np.logical_or.reduce([index.mentions(place) for place in inquiry.places])
    local = [own or governs(policy, inquiry) for own, policy in zip(local, policies, strict=True)]
    of_place = np.array(local, dtype=np.bool_)[index.policy_of]
    return np.asarray(of_place | (mentioned & np.array(large, dtype=np.bool_)[index.policy_of]), dtype=np.bool_)


def _usable(policy: Policy, inquiry: Inquiry) -> bool:
    if policy.audience is Audience.INTERNAL and inquiry.question.audience is not Audience.INTERNAL:
        return False
    if inquiry.only is not None:
        return policy.policy_id in inquiry.only
    if inquiry.named_ids and inquiry.clause:
        return policy.policy_id in inquiry.named_ids
    if policy.policy_id in inquiry.named_ids or inquiry.era is not Era.CURRENT:
        return True
    return policy.standing(inquiry.question.day) not in (Standing.SUPERSEDED, Standing.NOT_YET)


def search(index: Index, inquiry: Inquiry, count: int = 20) -> Findings:
    """The best candidates for an inquiry; none where no passage may be used."""
    allowed = usable(index, inquiry) if index.passages else np.zeros(0, np.bool_)
    if not allowed.any():
        return Findings((), 0.0, 1.0)
    asked, hinted = question_terms(inquiry.folded), terms(inquiry.expansion)
    vector = index.embedder.encode_query(inquiry.folded)
    english = inquiry.language is Language.ENGLISH
    weight = _TRANSLATION_WEIGHT if english else _EXPANSION_WEIGHT
    lexical = np.where(allowed, _weighted(index.words, asked, hinted, weight), 0)
    positions = _candidates(index, vector, lexical, allowed)
    nearer = (_LANGUAGE_SHARE * index.language_gap(vector) if english else 0.0) * index.in_english
    cosines = _cosines(index, vector, positions) - nearer[positions].astype(np.float32)
    mean, deviation = index.spread(vector)
    scores = fuse(lexical[positions], cosines, mean, deviation)
    naming = _naming(inquiry)
    inside = [term for term in asked if term not in naming]
    sentence_lexical = _weighted(index.sentence_words, inside, hinted, weight)
    meant = particular(inquiry)
    ranked = [
        _sentences(index, int(position), vector, sentence_lexical, inquiry, (mean + nearer[position], deviation), meant)
        for position in positions
    ]
    best = np.array([pairs[0][1] if pairs else 0.0 for pairs in ranked], dtype=np.float32)
    scores = (1 - _SENTENCE_SHARE) * scores + _SENTENCE_SHARE * best - set_back(index, positions, inquiry)
    scores = lift_documents(scores, index.policy_of[positions], 0.1)
    order = np.argsort(-scores, kind="stable")[:count]
    candidates = tuple(
        Candidate(
            int(positions[i]),
            index.passages[positions[i]],
            float(scores[i]),
            float(lexical[positions[i]]),
            float(cosines[i]),
            ranked[i],
        )
        for i in order
    )
    return Findings(_read_again(candidates, index, inquiry), mean, deviation)


def _naming(inquiry: Inquiry) -> frozenset[str]:
    """The terms of a question that tell which document, or are compared with bands: they tell no sentence."""
    named = (*inquiry.place_names, *(policy.title for policy in inquiry.named))
    said = {term for sum_ in inquiry.amounts for term in terms(inquiry.folded[sum_.start : sum_.end])}
    return inquiry.title_words.union(*(terms(name) for name in named)) | _COMMON | said


def _read_again(candidates: tuple[Candidate, ...], index: Index, inquiry: Inquiry) -> tuple[Candidate, ...]:
    if index.reranker is None or inquiry.clause:  # a clause asked for by its number is found by it
        return candidates
    return reranked(candidates, inquiry.folded, index.reranker)


def _weighted(words: LexicalIndex, asked: Sequence[str], hinted: Sequence[str], weight: float) -> NDArray[np.float32]:
    own = words.scores(asked)
    return np.asarray(own + weight * words.scores(hinted), dtype=np.float32) if hinted else own


def _candidates(
    index: Index, vector: Vectors, lexical: NDArray[np.float32], allowed: NDArray[np.bool_]
) -> NDArray[np.intp]:
    """Positions of the passages worth a closer look, from both searches."""
    depth = min(_DEPTH, len(lexical))
    by_words = np.argpartition(-lexical, depth - 1)[:depth]
    rows, _ = index.vectors.search(vector, _DEPTH, allowed[index.owner])
    found = np.union1d(by_words[lexical[by_words] > 0], index.owner[rows])
    return found[allowed[found]]


def _cosines(index: Index, vector: Vectors, positions: NDArray[np.intp]) -> NDArray[np.float32]:
    """For each passage the cosine of itself or its best sentence."""
    own = index.matrix[positions] @ vector
    inner = [
        float((index.matrix[rows.start : rows.stop] @ vector).max(initial=-1.0))
        for rows in (index.sentence_rows(int(position)) for position in positions)
    ]
    return np.asarray(np.maximum(own, inner), dtype=np.float32)


def _sentences(
    index: Index,
    position: int,
    vector: Vectors,
    lexical: NDArray[np.float32],
    inquiry: Inquiry,
    spread: tuple[float, float],
    meant: tuple[tuple[str, ...], ...],
) -> tuple[tuple[Sentence, float], ...]:
    """The passage's sentences with their fused scores, best first."""
    rows = index.sentence_rows(position)
    if not rows:
        return ()
    passages = len(index.passages)
    own = lexical[rows.start - passages : rows.stop - passages] / max(float(lexical.max()), 1e-6)
    scores = own + _SENTENCE_DENSE * (index.matrix[rows.start : rows.stop] @ vector - spread[0]) / spread[1]
    sentences = index.sentences[rows.start - passages : rows.stop - passages]
    scored = [
        (sentence, float(score) + gain(sentence, inquiry) + _EXPLAINED * explained(index.folded[sentence.row], meant))
        for sentence, score in zip(sentences, scores, strict=True)
    ]
    kept = [pair for pair in scored if _is_part(pair[0].provision, inquiry) and _tells_of(pair[0].provision, inquiry)]
    return tuple(sorted(kept, key=lambda pair: -pair[1]))


def reranked(candidates: Sequence[Candidate], question: str, reranker: Reranker) -> tuple[Candidate, ...]:
    """The candidates in a new order, after a cross-encoder has read the best of them together with the question."""
    gained = gains(question, [candidate.passage for candidate in candidates], reranker)
    moved = [replace(one, score=one.score + float(gain)) for one, gain in zip(candidates, gained, strict=True)]
    return tuple(sorted(moved, key=lambda candidate: -candidate.score))


class CorpusSearch:
    """The same two searches and fusion over plain texts, for measuring against public retrieval sets."""

    def __init__(self, ids: Sequence[str], texts: Sequence[str], embedder: Embedder, shelf: VectorShelf) -> None:
        """Index the texts; the first line of a text without its clause number names the document it belongs to."""
        self._ids = ids
        self._embedder = embedder
        folded = [normalise(text) for text in texts]
        entries = [Entry(str(i), digest_of(text), text) for i, text in zip(ids, folded, strict=True)]
        self._matrix = embed_entries(entries, embedder, shelf, lambda done, total: None)
        self._words = LexicalIndex(folded)
        groups: dict[str, int] = {}
        self._groups = np.array(
            [groups.setdefault(_document_name(text), len(groups)) for text in folded], dtype=np.intp
        )

    def search(self, query: str, count: int = 10) -> list[tuple[str, float]]:
        """Ids of the best texts with their fused scores, best first."""
        vector = self._embedder.encode_query(normalise(query))
        cosines = self._matrix @ vector
        lexical = self._words.scores(terms(query))
        scores = fuse(lexical, cosines, float(cosines.mean()), float(cosines.std()))
        scores = lift_documents(scores, self._groups)
        order = np.argsort(-scores, kind="stable")[:count]
        return [(self._ids[i], float(scores[i])) for i in order]


def _document_name(text: str) -> str:
    """反不正当竞争法第二十四条 and the line break after it: the law; a text without such a line is its own document."""
    found = _CLAUSE_LINE.match(text)
    return found[1] if found else text
