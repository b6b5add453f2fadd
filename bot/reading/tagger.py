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
_OUTSIDE, _BEGIN, _WITHIN, _END = range(4)
_NEVER = -1e4


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
    likely = likely_tags(scores)
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
    outside, begin, within, end = 0.0, _NEVER, _NEVER, _NEVER  # as if one that is outside stood before the first
    back: list[tuple[bool, bool]] = []
    for other, opens, stays, closes in scores.tolist():
        apart, inside = max(outside, end), max(begin, within)
        back.append((end > outside, within > begin))
        outside, begin, within, end = apart + other, apart + opens, inside + stays, inside + closes
    path = [_END if end > outside else _OUTSIDE]
    for left, stayed in reversed(back[1:]):
        if path[-1] in {_OUTSIDE, _BEGIN}:
            path.append(_END if left else _OUTSIDE)
        else:
            path.append(_WITHIN if stayed else _BEGIN)
    return path[::-1]


def likely_tags(scores: Scores) -> Scores:
    """How likely each tag is at each place of one text, (characters, tags). Plain numbers: four tags are too few for arrays."""
    weighed = np.exp(scores - scores.max(axis=1, keepdims=True)).tolist()
    ahead, behind = [], []
    apart, inside = 1.0, 0.0  # what may come before a tag that stands apart, and before one within a name
    for other, opens, stays, closes in weighed:
        row = (apart * other, apart * opens, inside * stays, inside * closes)
        total = sum(row) or 1.0
        ahead.append(tuple(one / total for one in row))
        apart, inside = (row[0] + row[3]) / total, (row[1] + row[2]) / total
    after_apart, after_inside = 1.0, 0.0
    for other, opens, stays, closes in reversed(weighed):
        behind.append((after_apart, after_inside, after_inside, after_apart))
        left, held = other * after_apart + opens * after_inside, stays * after_inside + closes * after_apart
        total = left + held or 1.0
        after_apart, after_inside = left / total, held / total
    both = np.array(ahead) * np.array(behind[::-1])
    likely: Scores = both / np.maximum(both.sum(axis=1, keepdims=True), 1e-300)
    return likely
