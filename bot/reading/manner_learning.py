"""How the manner of reports is learned: one labelled message after the other, by small steps. Always the same."""

from collections.abc import Sequence

import numpy as np

from bot.reading.manner import BITS, Grams, weight_of
from bot.reading.tagger import Scores

_SEED = 3


def learn_manner(
    examples: Sequence[tuple[Grams, bool]], rounds: int = 12, rate: float = 0.3, kept: float = 0.7
) -> Scores:
    """What speaks for a report, one message after the other."""
    weights, steps = np.zeros((1 << BITS) + 1), np.full(1 << BITS, 0.1)
    random = np.random.RandomState(_SEED)
    order = list(range(len(examples)))
    for _ in range(rounds):
        random.shuffle(order)
        for number in order:
            grams, reports = examples[number]
            seen, weight = grams[random.random_sample(len(grams)) < kept], weight_of(grams)
            score = float(weights[seen].sum()) * weight / kept + float(weights[-1])
            wrong = float(1 / (1 + np.exp(-score))) - reports
            slope = wrong * weight
            steps[seen] += slope * slope
            weights[seen] -= rate * (slope + 2e-4 * weights[seen]) / np.sqrt(steps[seen])
            weights[-1] -= 0.02 * wrong
    return weights
