"""Lexical search: BM25 over characters and character pairs (Robertson; the Lucene form that never goes negative)."""

from collections import Counter
from collections.abc import Sequence

import bm25s
import numpy as np
from numpy.typing import NDArray

from rag.text import terms

_K1, _B = 1.2, 0.75
_MOST_REPEATS = 2  # a term that a question repeats counts twice at most
_NO_TERM = "\x00"  # an empty text still needs a row


class LexicalIndex:
    """BM25 scores of n texts for a question. Immutable once built."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Index `texts`; an empty sequence gives an index that finds nothing."""
        rows = [list(terms(text)) or [_NO_TERM] for text in texts]
        self._size = len(rows)
        self._frequency = Counter(term for row in rows for term in set(row))
        self._bm25 = bm25s.BM25(k1=_K1, b=_B, method="lucene")
        if rows:
            self._bm25.index(rows, show_progress=False)

    def scores(self, question_terms: Sequence[str]) -> NDArray[np.float32]:
        """One score a text, shape (n,); zero where no term is shared."""
        counted = Counter(term for term in question_terms if term in self._frequency)
        query = [term for term, count in counted.items() for _ in range(min(count, _MOST_REPEATS))]
        if not query:
            return np.zeros(self._size, dtype=np.float32)
        return np.asarray(self._bm25.get_scores(query), dtype=np.float32)

    def weight(self, term: str) -> float:
        """Inverse document frequency of a term: how much its presence says; a term never seen weighs most."""
        seen = self._frequency.get(term, 0)
        return float(np.log(1 + (self._size - seen + 0.5) / (seen + 0.5)))
