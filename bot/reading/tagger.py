"""Where a message most likely names a project, as learned from labelled messages: weights, probabilities, spans. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.reading.marks import Marks
from bot.reading.tagger_features import features_of

Weights = npt.NDArray[np.float32]  # (2 ** BITS, len(TAGS)): how much a feature speaks for each tag
Scores = npt.NDArray[np.float64]

TAGS = ("outside", "begin", "within", "end")
_OUTSIDE, _BEGIN, _END = 0, 1, 3
_NEVER = -1e4
# Which tag may follow which; a name has two characters at least.
FOLLOWS: Scores = np.array(
    [[0, 0, _NEVER, _NEVER], [_NEVER, _NEVER, 0, 0], [_NEVER, _NEVER, 0, 0], [0, 0, _NEVER, _NEVER]]
)
FIRST: Scores = np.array([0, 0, _NEVER, _NEVER])
LAST: Scores = np.array([0, _NEVER, _NEVER, 0])


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` up to `end` of the folded text, and how likely all of them are a name's."""

    start: int
    end: int
    sure: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """The likely names of a message in order, and for each character how likely it belongs to one."""

    spans: tuple[Span, ...] = ()
    within: tuple[float, ...] = ()
    begins: tuple[float, ...] = ()
    ends: tuple[float, ...] = ()

    def surest(self) -> float:
        """How likely the likeliest name is; 0 where there is none."""
        return max((one.sure for one in self.spans), default=0.0)

    def support(self, start: int, end: int) -> float:
        """The highest likelihood among characters `start` up to `end`; 0 for none."""
        return max(self.within[start:end], default=0.0)


def tag(marks: Marks, weights: Weights) -> Tagged:
    """The likely names of a message. Never raises."""
    if not marks.text:
        return Tagged()
    scores = weights[features_of(marks)].sum(axis=1).astype(np.float64)
    likely = likelihoods(scores[np.newaxis], np.ones((1, len(scores)), dtype=bool))[0][0]
    within = 1 - likely[:, _OUTSIDE]
    spans = tuple(_spans(best_path(scores), within))
    return Tagged(spans, *(tuple(each.tolist()) for each in (within, likely[:, _BEGIN], likely[:, _END])))


def _spans(path: Sequence[int], within: Scores) -> list[Span]:
    found, start = [], 0
    for place, each in enumerate(path):
        if each == _BEGIN:
            start = place
        elif each == _END:
            found.append(Span(start, place + 1, float(within[start : place + 1].min())))
    return found


def best_path(scores: Scores) -> list[int]:
    """The most likely tags of one text; `scores` is (characters, tags)."""
    total, back = scores[0] + FIRST, []
    for each in scores[1:]:
        reached = total[:, np.newaxis] + FOLLOWS
        back.append(reached.argmax(axis=0))
        total = each + reached.max(axis=0)
    path = [int((total + LAST).argmax())]
    for each in reversed(back):
        path.append(int(each[path[-1]]))
    return path[::-1]


def likelihoods(scores: Scores, there: npt.NDArray[np.bool_]) -> tuple[Scores, Scores]:
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
