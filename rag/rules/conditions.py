"""Tests that a rule makes of a case (条件), each with the clause that it was taken from."""

from dataclasses import dataclass
from datetime import date

from rag.rules.quantity import Quantity


@dataclass(frozen=True, slots=True)
class IsOneOf:
    """The fact is one of these words (of several words: at least one is); for a flag: 是 or 否."""

    fact: str
    words: tuple[str, ...]
    clause: str


@dataclass(frozen=True, slots=True)
class IsWithin:
    """The fact lies between two bounds; None is open."""

    fact: str
    low: Quantity | None
    high: Quantity | None
    low_included: bool
    high_included: bool
    clause: str


@dataclass(frozen=True, slots=True)
class IsOnDay:
    """The day of a fact lies in a span, both ends included; None is open."""

    fact: str
    first: date | None
    last: date | None
    clause: str


@dataclass(frozen=True, slots=True)
class IsSoonAfter:
    """The day of a fact lies not later than so many months or days after another fact's day."""

    fact: str
    other: str
    within: Quantity
    clause: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one holds."""

    tests: tuple["Test", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one holds."""

    tests: tuple["Test", ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """It does not hold."""

    test: "Test"


Test = IsOneOf | IsWithin | IsOnDay | IsSoonAfter | AllOf | AnyOf | NoneOf
