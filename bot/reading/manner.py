"""How likely a message reports something, by its manner of speaking: short runs of characters, weighed by what was learned."""

import numpy as np
import numpy.typing as npt

from bot.reading.marks import Marks
from bot.reading.tagger_features import hidden_kinds, mix, symbol

Grams = npt.NDArray[np.int64]
Manner = npt.NDArray[np.float32]  # (2 ** BITS + 1,): how much a run speaks for a report; at the end what speaks for any

BITS = 16
_LONGEST = 4
_EDGE = 7  # stands for the beginning and the end
_DAMPING = 5


def grams_of(marks: Marks) -> Grams:
    """The runs of one to four characters of a message, each once, as places among 2 ** BITS weights."""
    kinds = hidden_kinds(marks)
    told = [
        symbol(char, kind)
        for place, (char, kind) in enumerate(zip(marks.text, kinds, strict=True))
        if not kind or not place or kinds[place - 1] != kind
    ]
    symbols = np.array([_EDGE, *told, _EDGE], dtype=np.uint64)
    found = [
        mix([symbols[each : len(symbols) - size + 1 + each] for each in range(size)], size, BITS)
        for size in range(1, _LONGEST + 1)
    ]
    return np.unique(np.concatenate(found)).astype(np.int64)


def weight_of(grams: Grams) -> float:
    """How much each run of a message counts: the less, the more there are."""
    return float(1 / np.sqrt(len(grams) + _DAMPING))


def likely_report(grams: Grams, manner: Manner) -> float:
    """Between 0 and 1."""
    score = float(manner[grams].sum()) * weight_of(grams) + float(manner[-1])
    return float(1 / (1 + np.exp(-score)))
