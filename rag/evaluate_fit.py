"""Fits the weights of the gate to labelled questions: a logistic model in numpy, chosen and judged by folds of documents.

The label is whether a question is answerable, not whether the first clause is the right one: measured, that decides better.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TextIO

import numpy as np
from numpy.typing import NDArray

from rag.answer import Outcome, Question
from rag.ask import Asker
from rag.evaluate_gold import GoldQuestion, Status
from rag.evaluate_judgement import status_of
from rag.evidence import NAMES, Gate
from rag.signals import Signals

Floats = NDArray[np.float64]
_RIDGE = 5.0  # pull of every standardised weight towards nought; between 3 and 10 nothing changes
_STEPS = 40  # of Newton's method; ten are enough
_THRESHOLDS = tuple(round(0.1 + 0.01 * step, 2) for step in range(71))
_MOST_OF_A_SET = (
    200  # questions that a set counts for at most, so that one large set of other documents does not outweigh the rest
)
_FALSE_REFUSALS = 0.018  # share of the answerable questions, while held out, that may be refused


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled question as the gate meets it. `signals` is None where it was settled without the gate."""

    source: str  # the set that it is of
    fold: str  # the document of its best candidate: questions on it are fitted or judged together
    answerable: bool
    signals: tuple[float, ...] | None
    kind: str
    answered: bool = False  # settled by an answer: a clause asked for by its number


@dataclass(frozen=True, slots=True)
class Shares:
    """How well refusals are chosen."""

    precision: float
    recall: float
    false_refusals: float


@dataclass(frozen=True, slots=True)
class Fit:
    """A gate fitted to all cases, and what it reached on each case while that was held out."""

    gate: Gate
    area: float  # under the curve: share of pairs of an answerable and another question that are in the right order
    held_out: Floats  # confidence of each case by the gate fitted without its document; 0 or 1: settled before


@dataclass(slots=True)
class Recorder:
    """Lets every candidate pass and keeps the signals of the first one."""

    kept: list[Signals] = field(default_factory=list)

    def is_enough(self, found: Signals) -> bool:
        """Always."""
        self.kept.append(found)
        return True


def read_cases(source: str, gold: Iterable[GoldQuestion], asker: Asker, day: date) -> tuple[Case, ...]:
    """Ask every question once with the gate open."""
    cases = []
    for question in gold:
        recorder = Recorder()
        outcome = replace(asker, judge=recorder).ask(Question(question.text, day, question.place))
        found = recorder.kept[0] if recorder.kept and status_of(outcome) is not Status.REFUSED else None
        cases.append(
            Case(
                source,
                _document(outcome) or source,
                question.expect is not Status.REFUSED,
                tuple(float(getattr(found, name)) for name in NAMES) if found else None,
                question.type,
                answered=not recorder.kept and status_of(outcome) is not Status.REFUSED,
            )
        )
    return tuple(cases)


def _document(outcome: Outcome) -> str:
    return outcome.hits[0].passage.policy.policy_id if outcome.hits else ""


def fit_gate(cases: Sequence[Case]) -> Fit:
    """Fit to all cases; the threshold is chosen on cases that were held out. Needs answerable and other cases."""
    met = [number for number, case in enumerate(cases) if case.signals is not None]
    matrix = np.array([cases[number].signals for number in met], dtype=np.float64)
    labels = np.array([cases[number].answerable for number in met], dtype=np.float64)
    folds = np.array([cases[number].fold for number in met])
    shares_of = _counts(cases)
    counts = shares_of[met]
    confidence = np.zeros(len(met))
    for fold in np.unique(folds):
        out = folds == fold
        if 0 < labels[~out].sum() < (~out).sum():
            confidence[out] = _predict(_weights(matrix[~out], labels[~out], counts[~out]), matrix[out])
    held_out = np.array([float(case.answered) for case in cases])
    held_out[met] = confidence
    *weights, intercept = _weights(matrix, labels, counts).tolist()
    gate = Gate(tuple(weights), intercept, _best_threshold(cases, held_out, shares_of))
    return Fit(gate, _area(labels, confidence), held_out)


def _counts(cases: Sequence[Case]) -> Floats:
    """For how much each case counts: one, or less in a large set."""
    sizes = Counter(case.source for case in cases)
    return np.array([min(1.0, _MOST_OF_A_SET / sizes[case.source]) for case in cases], dtype=np.float64)


def _weights(matrix: Floats, labels: Floats, counts: Floats) -> Floats:
    """Weights and intercept of the ridge logistic model, by Newton's method on standardised columns."""
    mean = np.average(matrix, axis=0, weights=counts)
    deviation = np.sqrt(np.average((matrix - mean) ** 2, axis=0, weights=counts)) + 1e-9
    rows = np.c_[(matrix - mean) / deviation, np.ones(len(matrix))]
    ridge = np.full(rows.shape[1], _RIDGE)
    ridge[-1] = 1e-6
    found = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        expected = _predict(np.r_[found, 0.0], rows)
        slope = rows.T @ (counts * (expected - labels)) + ridge * found
        curve = (rows * (counts * expected * (1 - expected))[:, None]).T @ rows + np.diag(ridge)
        found = found - np.linalg.solve(curve, slope)
    weights = found[:-1] / deviation
    return np.asarray(np.r_[weights, found[-1] - weights @ mean], dtype=np.float64)


def _predict(weights: Floats, matrix: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(matrix @ weights[:-1] + weights[-1], -50, 50))), dtype=np.float64)


def _best_threshold(cases: Sequence[Case], confidence: Floats, counts: Floats) -> float:
    """The highest threshold, so the most refusals, at which few answerable questions are lost."""
    is_answerable = np.array([case.answerable for case in cases], dtype=np.bool_)
    answerable, counts = confidence[is_answerable], counts[is_answerable]
    few = [one for one in _THRESHOLDS if np.average(answerable < one, weights=counts) <= _FALSE_REFUSALS]
    return max(few, default=_THRESHOLDS[0])


def _area(labels: Floats, confidence: Floats) -> float:
    good, bad = confidence[labels == 1], confidence[labels == 0]
    return float((good[:, None] > bad).mean() + (good[:, None] == bad).mean() / 2) if len(good) and len(bad) else 0.0


def shares(cases: Sequence[Case], confidence: Floats, threshold: float) -> Shares:
    """Precision and recall of refusals, and the share of answerable questions that were refused; 0 of none is 0."""
    answerable = np.array([case.answerable for case in cases], dtype=np.bool_)
    refused = confidence < threshold
    return Shares(
        float((refused & ~answerable).sum() / max(refused.sum(), 1)),
        float((refused & ~answerable).sum() / max((~answerable).sum(), 1)),
        float((refused & answerable).sum() / max(answerable.sum(), 1)),
    )


def show_fit(cases: Sequence[Case], fit: Fit, out: TextIO, err: TextIO) -> None:
    """One line of JSON to `out` (weights, threshold, shares of each set while held out); a table to `err`."""
    groups = _shares_by(cases, fit, [case.source for case in cases])
    kinds = _shares_by(cases, fit, [case.kind for case in cases])
    weights = {name: round(weight, 3) for name, weight in zip(NAMES, fit.gate.weights, strict=True)}
    fields = {
        "weights": weights,
        "intercept": round(fit.gate.intercept, 3),
        "enough": fit.gate.enough,
        "area": round(fit.area, 4),
        "held_out": {name: _rounded(found) for name, found in groups.items()},
    }
    out.write(json.dumps(fields, ensure_ascii=False) + "\n")
    err.writelines(
        f"{name:18}{weight:8.2f}\n" for name, weight in sorted(weights.items(), key=lambda item: -abs(item[1]))
    )
    err.write(f"\n{'held out':24}{'precision':>10}{'recall':>8}{'false refusals':>16}\n")
    err.writelines(
        f"{name:24}{found.precision:10.3f}{found.recall:8.3f}{found.false_refusals:16.3f}\n"
        for name, found in {**groups, **kinds}.items()
    )


def _shares_by(cases: Sequence[Case], fit: Fit, names: Sequence[str]) -> dict[str, Shares]:
    """The shares of the cases of each name, in the order in which the names first stand there."""
    found = {}
    for name in dict.fromkeys(names):
        mine = [number for number, own in enumerate(names) if own == name]
        found[name] = shares([cases[number] for number in mine], fit.held_out[mine], fit.gate.enough)
    return found


def _rounded(found: Shares) -> dict[str, float]:
    return {
        "refusal_precision": round(found.precision, 4),
        "refusal_recall": round(found.recall, 4),
        "false_refusals": round(found.false_refusals, 4),
    }
