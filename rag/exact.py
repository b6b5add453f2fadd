"""The nearest vectors by comparing with every one: what an index may only do faster, never otherwise."""

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
Positions = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

_DIGITS = 6  # of a cosine; what differs less is a tie, whichever way it was computed


def cosines_to(vectors: Vectors, vector: Vectors) -> Vectors:
    """The cosines of unit vectors (n, d) to one of them (d,), shape (n,)."""
    # Not `@`: its threads spin and, on a loaded machine, take ten times as long as this single one.
    return np.asarray(np.einsum("ij,j->i", vectors, vector), dtype=np.float32)


def candidates(vectors: Vectors, vector: Vectors, count: int, allowed: Mask | None) -> Positions:
    """The `count` nearest allowed rows, in no order, and those that tie with the last of them."""
    rows: Positions = np.arange(len(vectors)) if allowed is None else np.flatnonzero(allowed)
    count = min(count, len(rows))
    if count == 0:
        return rows[:0]
    few = 8 * len(rows) < len(vectors)  # then copying them costs less than looking at all
    cosines = cosines_to(vectors[rows], vector) if few else cosines_to(vectors, vector)[rows]
    last = np.partition(cosines, -count)[-count]
    near: Mask = cosines >= last - 10.0**-_DIGITS
    return rows[near]


def best_first(vectors: Vectors, found: Positions, vector: Vectors, count: int) -> tuple[Positions, Vectors]:
    """The `count` nearest of the rows found, with their cosines; ties in order of position."""
    cosines = cosines_to(vectors[found], vector)
    order = np.lexsort((found, -np.round(cosines, _DIGITS)))[:count]
    return found[order], cosines[order]
