"""Lexical search: BM25 over characters and character pairs (Robertson; the Lucene form of idf, which never goes negative).

Posting lists in numpy instead of a library: the libraries at hand bring scipy, half a second of every start.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rag.text import terms

_K1, _B = 1.2, 0.75
_MOST_REPEATS = 2  # a term that a question repeats counts twice at most


class LexicalIndex:
    """BM25 scores of n texts for a question. Immutable once built."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Index `texts`; an empty sequence gives an index that finds nothing."""
        self._size = len(texts)
        self._numbers: dict[str, int] = {}
        columns, rows, counts, lengths = [], [], [], np.zeros(self._size)
        for row, text in enumerate(texts):
            counted = Counter(terms(text))
            lengths[row] = counted.total()
            for term, count in counted.items():
                columns.append(self._numbers.setdefault(term, len(self._numbers)))
                rows.append(row)
                counts.append(count)
        order = np.argsort(np.array(columns, dtype=np.int64), kind="stable")
        self._rows = np.array(rows, dtype=np.int32)[order]
        seen = np.bincount(np.array(columns, dtype=np.int64), minlength=len(self._numbers))
        self._starts = np.concatenate([[0], np.cumsum(seen)])
        self._idf = np.log(1 + (self._size - seen + 0.5) / (seen + 0.5))
        frequency = np.array(counts, dtype=np.float64)[order]
        length = lengths[self._rows] / max(float(lengths.mean()) if self._size else 1.0, 1e-9)
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
        return term in self._numbers

    def weight(self, term: str) -> float:
        """Inverse document frequency of a term: how much its presence says; a term never seen weighs most."""
        number = self._numbers.get(term)
        return float(np.log(1 + (self._size + 0.5) / 0.5) if number is None else self._idf[number])
