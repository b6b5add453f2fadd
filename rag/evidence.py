"""Answer or refuse: the signals of a question weighed by a logistic model that was fitted on questions never reported on.

One score cannot decide: the best lexical score of questions without an answer is higher than that of colloquial ones with one.
The weights stand in `evidence.tsv`; `python -m bot evaluate fit` makes them anew from labelled questions.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Protocol

from rag.answer import Language
from rag.generic import GENERIC
from rag.granting import grants
from rag.index import Index
from rag.inquiry import Inquiry
from rag.search import Candidate, Findings
from rag.signals import Signals, read, signals
from rag.text import normalise
from rag.things import knows, thing_asked_for

WEIGHTS_FILE = Path(__file__).parent / "evidence.tsv"
ELSEWHERE_FILE = WEIGHTS_FILE.with_name("evidence_elsewhere.tsv")  # for texts that are not of the trade
NAMES = tuple(field.name for field in fields(Signals))
INTERCEPT, ENOUGH = "intercept", "enough"  # the two rows of the file that are no signal
_STEEPEST = 50.0  # beyond it a logistic function is 0 or 1 to every digit that counts
_LOOKED_AT = 8  # candidates that may answer, or stand against the best one for another place


class Judge(Protocol):
    """Decides on the signals of one candidate."""

    def is_enough(self, found: Signals) -> bool:
        """Whether a candidate with these signals may answer."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A logistic model over the signals, in the order of their fields, and the confidence from which an answer is given."""

    weights: tuple[float, ...]
    intercept: float
    enough: float

    def confidence(self, found: Signals) -> float:
        """How sure it is that the candidate answers, 0 to 1."""
        total = sum(weight * float(getattr(found, name)) for name, weight in zip(NAMES, self.weights, strict=True))
        return 1 / (1 + math.exp(-min(max(total + self.intercept, -_STEEPEST), _STEEPEST)))

    def is_enough(self, found: Signals) -> bool:
        """Whether the confidence suffices for an answer."""
        return self.confidence(found) >= self.enough


def read_gate(path: Path = WEIGHTS_FILE) -> Gate:
    """The gate of a file of names and numbers, one a line; a signal that it does not name weighs nothing until it is fitted."""
    rows = (line.partition("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    found = {name: float(number) for name, _, number in rows if name}
    return Gate(tuple(found.get(name, 0.0) for name in NAMES), found[INTERCEPT], found[ENOUGH])


def write_gate(gate: Gate, path: Path = WEIGHTS_FILE) -> None:
    """Write a gate as `read_gate` reads it."""
    rows: Mapping[str, float] = {
        **dict(zip(NAMES, gate.weights, strict=True)),
        INTERCEPT: gate.intercept,
        ENOUGH: gate.enough,
    }
    head = "# Weights of the signals, made by: python -m bot evaluate fit --write\n"
    path.write_text(head + "".join(f"{name}\t{number:.3f}\n" for name, number in rows.items()), encoding="utf-8")


SHIPPED = read_gate()
ELSEWHERE = read_gate(ELSEWHERE_FILE)


def gate_of(index: Index) -> Gate:
    """The gate of the trade; for a library of another trade one that goes by the question's words alone."""
    return SHIPPED if index.of_the_trade else ELSEWHERE


def sure_candidates(index: Index, inquiry: Inquiry, findings: Findings, judge: Judge) -> list[Candidate]:
    """The candidates that may answer, best first; none where the best one may not."""
    if not findings.candidates:
        return []
    reading = read(index, inquiry)
    in_english = inquiry.language is Language.ENGLISH
    thing = inquiry.granted or (thing_asked_for(inquiry.folded) if in_english else "")
    sure = []
    for candidate in findings.candidates[:_LOOKED_AT]:
        is_known = not thing or knows(index.folded[candidate.position], thing)
        if inquiry.granted and not _is_granted(candidate):
            is_known = False
        if inquiry.granted and not is_known and in_english:
            continue  # a grant for something else, or none
        if is_known and judge.is_enough(signals(index, inquiry, reading, findings, candidate)):
            sure.append(candidate)
        elif not sure:
            return []
    return sure


def _is_granted(candidate: Candidate) -> bool:
    """Whether the sentence that would answer grants anything."""
    return bool(candidate.sentences) and grants(normalise(candidate.sentences[0][0].text))


_VAGUE = 4  # characters besides the asking words, up to which a text of general words names nothing
_TALK = "便宜 点 优惠 好处 内容 详细 介绍 说明 情况 问题 事情 材料 价格 人才 厂房 钱 呢 不 要 算".split()
_ENGLISH_TALK = ("how much", "price", "reward", "policy", "help", "info")
_NAMES_NOTHING = re.compile("|".join(sorted({*GENERIC, *_TALK, *_ENGLISH_TALK}, key=len, reverse=True)))


def names_nothing(inquiry: Inquiry) -> bool:
    """Whether a text names nothing that could be looked up: only words that any document holds (政策, 多少钱, 怎么办理)."""
    if (
        inquiry.places
        or inquiry.foreign_place
        or inquiry.named
        or inquiry.not_held
        or inquiry.clause
        or inquiry.amounts
    ):
        return False
    words = re.sub(r"\W", "", inquiry.subject)
    return len(words) <= _VAGUE and not re.search(r"\w", _NAMES_NOTHING.sub("", words))
