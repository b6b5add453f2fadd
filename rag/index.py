"""One edition of the library made searchable: an immutable snapshot. A question works on one snapshot from start to end."""

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from policies.provision import Audience, Library, Policy, ProvisionKind
from rag.catalogue import FACT_SHEET, Catalogue, names_of
from rag.embedding import Embedder, Vectors
from rag.lexical import LexicalIndex
from rag.off_topic import speaks_of_the_trade
from rag.passage import Passage, Sentence
from rag.reindex import Entry, VectorShelf, embed_entries
from rag.reranking import Reranker
from rag.server_vectors import VectorServer, open_on_server
from rag.split import opening_of, split_policy, without_source
from rag.text import normalise
from rag.vectors import VectorIndex, open_vectors

_ANY_COUNTY = ("各县", "其他县", "县（市", "counties")  # what a city says of all its counties
_LONGEST_TEXT = 20_000  # characters of a text that are searched by their words; no clause is longer
_split = lru_cache(1024)(split_policy)  # from edition to edition most documents stay as they are


@dataclass(frozen=True)
class Index:
    """Passages and sentences of a library with their two searches.

    Rows of `matrix` and `vectors` are the p passages first, then all sentences; `first_sentence[i]` is the row of passage
    i's first sentence and `first_sentence[p]` the number of rows. `policy_of[i]` is the position of its policy.
    """

    library: Library
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    first_sentence: NDArray[np.intp]
    policy_of: NDArray[np.intp]
    words: LexicalIndex  # of passages
    sentence_words: LexicalIndex
    matrix: Vectors
    vectors: VectorIndex
    embedder: Embedder
    folded: tuple[str, ...]  # normalised text of every row, for comparing words
    catalogue: Catalogue
    public_catalogue: Catalogue  # without the documents that only the bureau may see
    reranker: Reranker | None = None  # reads the best candidates together with the question, where one is set

    @cached_property
    def row_of(self) -> dict[str, int]:
        """A row with each digest."""
        digests = (*(passage.digest for passage in self.passages), *(sentence.digest for sentence in self.sentences))
        return {digest: row for row, digest in enumerate(digests)}

    @cached_property
    def owner(self) -> NDArray[np.intp]:
        """The passage that each row belongs to, shape (rows,)."""
        counts = np.diff(self.first_sentence)
        return np.concatenate([np.arange(len(self.passages)), np.repeat(np.arange(len(self.passages)), counts)])

    def catalogue_for(self, audience: Audience) -> Catalogue:
        """What this audience may know the library's places and documents by."""
        return self.catalogue if audience is Audience.INTERNAL else self.public_catalogue

    @cached_property
    def says_something(self) -> NDArray[np.bool_]:
        """Which passages, shape (p,), are more than a note at the beginning, a signature or a date line at the end."""
        margin = (ProvisionKind.CLOSING, ProvisionKind.PREAMBLE)
        closing = [all(p.kind in margin for p in passage.provisions) for passage in self.passages]
        spoken = ["。" in passage.text or ". " in passage.text for passage in self.passages]
        return ~np.array(closing, dtype=np.bool_) | np.array(spoken, dtype=np.bool_)

    @cached_property
    def of_the_trade(self) -> bool:
        """Whether most passages have a word of the trade; where they have not, the texts may be about everyday things."""
        spoken = sum(speaks_of_the_trade(text) for text in self.folded[: len(self.passages)])
        return 2 * spoken >= len(self.passages)

    @cached_property
    def _mentions(self) -> dict[str, NDArray[np.bool_]]:
        return {}

    def mentions(self, place: str) -> NDArray[np.bool_]:
        """Which passages, shape (p,), name a place in any of the ways people do; worked out once for each place."""
        if place not in self._mentions:
            names = (*names_of(place)[:3], *(_ANY_COUNTY if place.endswith("县") else ()))  # not the bare kind: 高新区
            found = [any(name in passage.text for name in names) for passage in self.passages]
            self._mentions[place] = np.array(found, dtype=np.bool_)
        return self._mentions[place]

    def reports_of(self, names: Sequence[str]) -> NDArray[np.bool_]:
        """Which passages, shape (p,), are of a fact sheet and name a place in one of these ways."""
        found = [
            passage.policy.kind == FACT_SHEET and any(name in passage.text for name in names)
            for passage in self.passages
        ]
        return np.array(found, dtype=np.bool_)

    @cached_property
    def _moments(self) -> tuple[Vectors, Vectors]:
        """Mean (d,) and covariance (d, d) of the passage vectors: what a cosine has to be compared with."""
        rows = self.matrix[: len(self.passages)].astype(np.float64)
        mean = rows.mean(axis=0)
        centred = rows - mean
        return mean, centred.T @ centred / max(len(rows), 1)

    def spread(self, vector: Vectors) -> tuple[float, float]:
        """Mean and standard deviation of this question's cosine over all passages, without computing them one by one."""
        mean, covariance = self._moments
        return float(mean @ vector), math.sqrt(max(float(vector @ covariance @ vector), 1e-9))

    @cached_property
    def in_english(self) -> NDArray[np.bool_]:
        """Which passages, shape (p,), are of English documents."""
        of_policy = np.array([policy.language.startswith("en") for policy in self.library.policies], dtype=np.bool_)
        return of_policy[self.policy_of] if len(of_policy) else np.zeros(0, dtype=np.bool_)

    @cached_property
    def _apart(self) -> Vectors | None:
        """Mean of the English passages less that of the others, shape (d,); None where there is one kind alone."""
        if self.in_english.all() or not self.in_english.any():
            return None
        rows = self.matrix[: len(self.passages)]
        return np.asarray(rows[self.in_english].mean(axis=0) - rows[~self.in_english].mean(axis=0), dtype=np.float32)

    def language_gap(self, vector: Vectors) -> float:
        """By how much English passages are nearer to a question than the others, whatever they say: the cosine's mean of each."""
        return 0.0 if self._apart is None else float(self._apart @ vector)

    def sentence_rows(self, passage: int) -> range:
        """Rows of a passage's sentences."""
        return range(int(self.first_sentence[passage]), int(self.first_sentence[passage + 1]))


def build_index(
    library: Library,
    embedder: Embedder,
    shelf: VectorShelf,
    folder: Path,
    progress: Callable[[int, int], None],
    server: VectorServer | None = None,
    before: Index | None = None,
) -> Index:
    """Split, embed what is new, index. `progress(done, total)` counts texts to embed. Builds beside what exists.

    The vectors are searched on `server` where there is one, else by an index of this process's own in `folder`. What did
    not change since the edition `before` is taken from there; the index is the same without it, it only takes longer.
    """
    library = _without_internal_names(library)
    per_policy, passages, entries = _divided(library)
    sentences = tuple(sentence for passage in passages for sentence in passage.sentences)
    at_hand = {} if before is None or before.embedder.name != embedder.name else before.row_of
    known = {digest: before.matrix[row] for digest, row in at_hand.items()} if before else {}
    matrix = embed_entries(entries, embedder, shelf, progress, known)
    if server is not None and entries:
        vectors = open_on_server(server, embedder.name, [entry.digest for entry in entries], matrix)
    else:
        vectors = open_vectors(folder, library.edition or "empty", [entry.entry_id for entry in entries], matrix)
    counts = [len(passage.sentences) for passage in passages]
    return Index(
        library=library,
        passages=passages,
        sentences=sentences,
        first_sentence=np.concatenate([[0], np.cumsum(np.array(counts, dtype=np.intp))]) + len(passages),
        policy_of=np.repeat(np.arange(len(per_policy)), [len(group) for group in per_policy]),
        words=LexicalIndex(
            [passage.indexed_text[:_LONGEST_TEXT] for passage in passages], before.words if before else None
        ),
        sentence_words=LexicalIndex(
            [_sentence_text(sentence)[:_LONGEST_TEXT] for sentence in sentences],
            before.sentence_words if before else None,
        ),
        matrix=matrix,
        vectors=vectors,
        embedder=embedder,
        folded=tuple(_folded(entry, before) for entry in entries),
        catalogue=Catalogue(library),
        public_catalogue=Catalogue(_public(library)),
    )


def _folded(entry: Entry, before: Index | None) -> str:
    row = before.row_of.get(entry.digest) if before else None
    return before.folded[row] if before and row is not None else normalise(entry.text[:_LONGEST_TEXT])


def embed_library(
    library: Library,
    embedder: Embedder,
    shelf: VectorShelf,
    progress: Callable[[int, int], None],
    ready: Mapping[str, Vectors] | None = None,
) -> None:
    """Make sure that the shelf holds every vector that `build_index` needs for this library; `ready` as for `embed_entries`."""
    embed_entries(_divided(_without_internal_names(library))[2], embedder, shelf, progress, ready=ready)


def _divided(library: Library) -> tuple[list[tuple[Passage, ...]], tuple[Passage, ...], list[Entry]]:
    """The passages of each policy; all of them, numbered; and what is to be found by its vector, passages first."""
    per_policy = [_split(policy) for policy in library.policies]
    passages = _numbered(tuple(passage for group in per_policy for passage in group))
    sentences = (sentence for passage in passages for sentence in passage.sentences)
    entries = [
        *(Entry(passage.passage_id, passage.digest, passage.indexed_text) for passage in passages),
        *(Entry(f"s{number}", sentence.digest, sentence.indexed_text) for number, sentence in enumerate(sentences)),
    ]
    return per_policy, passages, entries


def _public(library: Library) -> Library:
    return replace(library, policies=tuple(p for p in library.policies if p.audience is Audience.PUBLIC))


def _without_internal_names(library: Library) -> Library:
    """A public document replaced by an internal one says so without its title."""
    hidden = [policy for policy in library.policies if policy.audience is Audience.INTERNAL]
    titles, ids = {policy.title for policy in hidden}, {policy.policy_id for policy in hidden}

    def shown(policy: Policy) -> Policy:
        if policy.superseded_by in titles:
            policy = replace(policy, superseded_by="新版", successor_id="")
        return replace(policy, amendments=tuple(one for one in policy.amendments if one.policy_id not in ids))

    return replace(library, policies=tuple(shown(policy) for policy in library.policies))


def _numbered(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The passages with each sentence knowing its row: passages come first, then all sentences in order."""
    rows = itertools.count(len(passages))
    return tuple(
        replace(passage, sentences=tuple(replace(sentence, row=next(rows)) for sentence in passage.sentences))
        for passage in passages
    )


def _sentence_text(sentence: Sentence) -> str:
    """What a sentence is found by besides its own words: its lead and its last heading, not the title all share."""
    provision = sentence.provision
    heading: Sequence[str] = provision.locator.headings[-1:]
    opening = "" if provision.text.startswith(sentence.text) else opening_of(provision.text)
    text = without_source(sentence.text)
    return " ".join((*heading, provision.lead or provision.caption, opening, text))
