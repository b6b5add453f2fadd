"""How the tagger of names learns: chains of tags by small steps over labelled texts. Always the same for the same texts."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bot.reading.tagger import TAGS, Scores
from bot.reading.tagger_features import BITS, Features

Tags = npt.NDArray[np.int64]
_There = npt.NDArray[np.bool_]
_SEED = 3
_NEVER = -1e4
# Which tag may follow which; a name has two characters at least.
FOLLOWS: Scores = np.array(
    [[0, 0, _NEVER, _NEVER], [_NEVER, _NEVER, 0, 0], [_NEVER, _NEVER, 0, 0], [0, 0, _NEVER, _NEVER]]
)
FIRST: Scores = np.array([0, 0, _NEVER, _NEVER])
LAST: Scores = np.array([0, _NEVER, _NEVER, 0])


def learn_names(
    examples: Sequence[tuple[Features, Tags]], rounds: int = 6, rate: float = 0.15, kept: float = 0.5, batch: int = 24
) -> Scores:
    """A chain of tags by small steps (Adagrad); in every step a part of the features is left out, so that none is relied on."""
    nothing = 1 << BITS  # a feature that is left out weighs nothing
    weights, steps = np.zeros((nothing + 1, len(TAGS))), np.full((nothing + 1, len(TAGS)), 0.1)
    random = np.random.RandomState(_SEED)
    order = sorted(range(len(examples)), key=lambda number: (len(examples[number][1]), number))
    batches = [order[first : first + batch] for first in range(0, len(order), batch)]
    for _ in range(rounds):
        random.shuffle(batches)
        for numbers in batches:
            found, tags, there = _filled([examples[number] for number in numbers], nothing)
            seen = np.where(random.random_sample(found.shape) < kept, found, nothing)
            weights[nothing] = 0
            likely = likelihoods(weights[seen].sum(axis=2) / kept, there)[0]
            wrong = (likely - np.eye(len(TAGS))[tags] * there[:, :, np.newaxis])[there]
            places, which = np.unique(seen[there].ravel(), return_inverse=True)
            missed = np.stack([np.bincount(which, np.repeat(each, found.shape[2]), len(places)) for each in wrong.T], 1)
            slope = missed / len(numbers) + 1e-4 * weights[places]
            steps[places] += slope * slope
            weights[places] -= rate * slope / np.sqrt(steps[places])
    return weights[:nothing]


def _filled(examples: Sequence[tuple[Features, Tags]], nothing: int) -> tuple[Features, Tags, _There]:
    """Several texts as one block, filled up behind the shorter ones, and which characters are there."""
    size = max(len(tags) for _, tags in examples)
    found = np.full((len(examples), size, examples[0][0].shape[1]), nothing, dtype=np.int32)
    tags, there = np.zeros(found.shape[:2], dtype=np.int64), np.zeros(found.shape[:2], dtype=bool)
    for place, (features, own) in enumerate(examples):
        found[place, : len(own)], tags[place, : len(own)], there[place, : len(own)] = features, own, True
    return found, tags, there


def likelihoods(scores: Scores, there: _There) -> tuple[Scores, Scores]:
    """How likely each tag is at each place, (texts, characters, tags), and the logarithm of each text's total.

    `scores` is filled up behind shorter texts; `there` says which characters are.
    """
    ahead, behind = np.zeros_like(scores), np.zeros_like(scores)
    size = scores.shape[1]
    ahead[:, 0] = scores[:, 0] + FIRST
    for place in range(1, size):
        reached = scores[:, place] + _sum(ahead[:, place - 1][:, :, np.newaxis] + FOLLOWS, 1)
        ahead[:, place] = np.where(there[:, place, np.newaxis], reached, ahead[:, place - 1])
    behind[:, -1] = LAST
    for place in range(size - 2, -1, -1):
        reached = _sum(FOLLOWS + (scores[:, place + 1] + behind[:, place + 1])[:, np.newaxis, :], 2)
        behind[:, place] = np.where(there[:, place + 1, np.newaxis], reached, behind[:, place + 1])
    total = _sum(ahead[:, -1] + LAST, 1)
    return np.exp(ahead + behind - total[:, np.newaxis, np.newaxis]) * there[:, :, np.newaxis], total


def _sum(logarithms: Scores, axis: int) -> Scores:
    highest = logarithms.max(axis=axis, keepdims=True)
    summed: Scores = (highest + np.log(np.exp(logarithms - highest).sum(axis=axis, keepdims=True))).squeeze(axis)
    return summed
