"""Three-valued logic (Kleene): what is met, not met, or not known yet."""

from collections.abc import Iterable
from enum import StrEnum


class Verdict(StrEnum):
    """Whether a test or a programme is met."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


def verdict_of(truth: bool) -> Verdict:
    """The verdict of a plain answer."""
    return Verdict.MET if truth else Verdict.NOT_MET


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Met where all are; not met where one is not, whatever the others are. Nothing to ask is met."""
    found = frozenset(verdicts)
    if Verdict.NOT_MET in found:
        return Verdict.NOT_MET
    return Verdict.UNKNOWN if Verdict.UNKNOWN in found else Verdict.MET


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Met where one is, whatever the others are; not met where none is. Nothing to choose from is not met."""
    found = frozenset(verdicts)
    if Verdict.MET in found:
        return Verdict.MET
    return Verdict.UNKNOWN if Verdict.UNKNOWN in found else Verdict.NOT_MET


def opposite(verdict: Verdict) -> Verdict:
    """Met for not met; what is unknown stays so."""
    match verdict:
        case Verdict.MET:
            return Verdict.NOT_MET
        case Verdict.NOT_MET:
            return Verdict.MET
        case Verdict.UNKNOWN:
            return Verdict.UNKNOWN
