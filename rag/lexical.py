"""Lexical search: BM25 over characters and character pairs (Robertson; the Lucene form of idf, which never goes negative).

Posting lists in numpy instead of a library: the libraries at hand bring scipy, half a second of every start.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from rag.text import terms

_K1, _B = 1.2, 0.75
_MOST_REPEATS = 2  # a term that a question repeats counts twice at most


@dataclass(frozen=True, slots=True)
class _Postings:
    """How often which term stands in which of n texts: `rows` and `counts`, parted into terms by `starts`."""

    names: list[bytes]  # of the texts
    numbers: dict[str, int]  # of the terms
    lengths: NDArray[np.float64]  # of the texts, in terms
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    counts: NDArray[np.int32]


class LexicalIndex:
    """BM25 scores of n texts for a question. Immutable once built."""

    def __init__(self, texts: Sequence[str], before: "LexicalIndex | None" = None) -> None:
        """Index `texts`; an empty sequence gives an index that finds nothing.

        What stands in the index `before` is not counted again; the result is the same.
        """
        self._size = len(texts)
        found = _count(texts, before.postings if before else None)
        self.postings: _Postings = found
        self._numbers, self._starts, self._rows = found.numbers, found.starts, found.rows
        seen = np.diff(found.starts)
        self._idf = np.log(1 + (self._size - seen + 0.5) / (seen + 0.5))
        frequency = found.counts.astype(np.float64)
        length = found.lengths[found.rows] / max(float(found.lengths.mean()) if self._size else 1.0, 1e-9)
        saturated = frequency / (frequency + _K1 * (1 - _B + _B * length))
        self._weights = (np.repeat(self._idf, seen) * saturated).astype(np.float32)

    def scores(self, question_terms: Sequence[str]) -> NDArray[np.float32]:
        """One score a text, shape (n,); zero where no term is shared."""
        found = np.zeros(self._size, dtype=np.float32)
        for term, count in Counter(question_terms).items():
            number = self._numbers.get(term)
            if number is None:
                continue
            posting = slice(self._starts[number], self._starts[number + 1])
            found[self._rows[posting]] += self._weights[posting] * min(count, _MOST_REPEATS)
        return found

    def seen(self, term: str) -> bool:
        """Whether any text holds the term."""
        number = self._numbers.get(term)
        return number is not None and bool(self._starts[number] < self._starts[number + 1])

    def weight(self, term: str) -> float:
        """Inverse document frequency of a term: how much its presence says; a term never seen weighs most."""
        number = self._numbers.get(term)
        return float(np.log(1 + (self._size + 0.5) / 0.5) if number is None else self._idf[number])


def _count(texts: Sequence[str], before: _Postings | None) -> _Postings:
    """Count the terms of each text, but of those that were counted before."""
    names = [blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest() for text in texts]
    numbers, lengths = dict(before.numbers) if before else {}, np.zeros(len(texts))
    taken: list[NDArray[np.int64]] = []  # each (3, postings): term, row, count
    fresh: Iterable[int] = range(len(texts))
    if before is not None:
        moved, fresh = _matched(before.names, names)
        lengths[moved[moved >= 0]] = before.lengths[moved >= 0]
        terms_before = np.repeat(np.arange(len(before.numbers)), np.diff(before.starts))
        rows = moved[before.rows]
        taken.append(np.stack([terms_before, rows, before.counts])[:, rows >= 0])
    taken.append(_counted(texts, fresh, numbers, lengths))
    columns, rows, counts = np.concatenate(taken, axis=1)
    order = np.argsort(columns, kind="stable")
    starts = np.concatenate([[0], np.cumsum(np.bincount(columns, minlength=len(numbers)))])
    return _Postings(names, numbers, lengths, starts, rows[order].astype(np.int32), counts[order].astype(np.int32))


def _matched(before: Sequence[bytes], names: Sequence[bytes]) -> tuple[NDArray[np.int64], list[int]]:
    """Where each row of `before` stands among `names`, -1 where it is gone; and the rows that are new."""
    held: defaultdict[bytes, list[int]] = defaultdict(list)
    for row, name in enumerate(before):
        held[name].append(row)
    moved, fresh = np.full(len(before), -1, dtype=np.int64), []
    for row, name in enumerate(names):
        if held[name]:
            moved[held[name].pop()] = row
        else:
            fresh.append(row)
    return moved, fresh


def _counted(
    texts: Sequence[str], rows: Iterable[int], numbers: dict[str, int], lengths: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Terms, rows and counts of these rows, shape (3, postings); new terms get numbers, the rows their lengths."""
    found: tuple[list[int], list[int], list[int]] = ([], [], [])
    for row in rows:
        counted = Counter(terms(texts[row]))
        lengths[row] = counted.total()
        for term, count in counted.items():
            found[0].append(numbers.setdefault(term, len(numbers)))
            found[1].append(row)
            found[2].append(count)
    return np.array(found, dtype=np.int64)
