"""Fusion of lexical and dense scores into one ranking.

BM25 has no fixed scale and e5 cosines live in a narrow band (pairs about .92, others .85), so each is brought to a scale of
its own question: BM25 by its best score, the cosine by the mean and deviation that this question has over the collection.
"""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
DENSE_WEIGHT = 0.2  # of one standard deviation; chosen on one half of a law-question set, reported on the other
DOCUMENT_WEIGHT = 0.5
_DOCUMENT_DEPTH = 50


def fuse(lexical: Scores, cosines: Scores, mean: float, deviation: float) -> Scores:
    """One fused score a candidate, shape (n,): share of the best BM25 plus weighted standard score of the cosine."""
    best = float(lexical.max(initial=0.0))
    share = lexical / best if best > 0 else np.zeros_like(lexical)
    return np.asarray(share + DENSE_WEIGHT * (cosines - mean) / max(deviation, 1e-6), dtype=np.float32)


def lift_documents(scores: Scores, groups: NDArray[np.intp], weight: float = DOCUMENT_WEIGHT) -> Scores:
    """Lift candidates whose document stands behind many of the best ones; `groups` names each candidate's document.

    A question about one law finds several of its articles; the document that gathers them is likely the right one.
    """
    if not len(scores):
        return scores
    order = np.argsort(-scores, kind="stable")[:_DOCUMENT_DEPTH]
    votes = np.zeros(int(groups.max()) + 1, dtype=np.float32)
    np.add.at(votes, groups[order], 1.0 / (3.0 + np.arange(len(order), dtype=np.float32)))
    return np.asarray(scores + weight * votes[groups] / votes.max(), dtype=np.float32)
