"""What a case tells of a fact: its value as given, or as it follows from others; and what to ask where it tells nothing."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext

from rag.calculating.calculation import Finding
from rag.calculating.case import Case, Fault, Tranche, Value
from rag.calculating.truth import Verdict
from rag.rules.conditions import Test
from rag.rules.facts import Derivation, Fact, FactBook, FactKind
from rag.rules.quantity import Measure, Money, Number, Share

PRECISION = 60
"""Digits of the arithmetic: more than any product of a sum, a rate and an exchange rate has."""


@dataclass(frozen=True, slots=True)
class JudgedTest:
    """How one test came out, with its findings."""

    test: Test
    verdict: Verdict
    findings: tuple[Finding, ...]


class Known:
    """A case seen through the facts of an edition. Immutable; what is derived is worked out once."""

    def __init__(self, case: Case, facts: FactBook) -> None:
        self.case = case
        self.facts = facts
        self.faults: dict[str, Fault | None] = {}  # of the values that were looked at, by fact
        # Of tests that several programmes share, by identity and place among the programme's tests.
        self.judged: dict[tuple[int, int], JudgedTest] = {}
        self._given: dict[str, Value] = dict(case.facts)
        self._values: dict[str, Value | None] = dict(case.facts)

    def value(self, key: str) -> Value | None:
        """The value of a fact, given or derived; None where it cannot be told."""
        if key not in self._values:
            self._values[key] = self._derived(key)
        return self._values[key]

    def given(self, key: str) -> Value | None:
        """The value of a fact as it was given; None where it was not."""
        return self._given.get(key)

    def placed(self, key: str) -> Value | None:
        """What the place of the case says of a fact; None where it says nothing."""
        word = self.facts.placed.get((key, self.case.place))
        return frozenset({word}) if word else None

    def _derived(self, key: str) -> Value | None:
        placed = self.placed(key)
        if placed is not None:
            return placed
        fact = self.facts.find(key)
        if fact is None or fact.derived is None:
            return None
        return derive(fact, fact.derived, self.value(fact.derived.first), self.value(fact.derived.second))

    def asks(self, key: str) -> tuple[str, ...]:
        """What to ask for a fact that is not known: its missing half where the other is known, or the fact itself."""
        fact = self.facts.find(key)
        if fact is None or fact.derived is None:
            return (key,)
        halves = (fact.derived.first, fact.derived.second)
        missing = tuple(half for half in halves if self.value(half) is None)
        if not missing or (len(missing) == 2 and fact.derived.how not in ("difference", "rest")):
            return (key,)
        return tuple(ask for half in missing for ask in self.asks(half))


def derive(fact: Fact, derived: Derivation, first: Value | None, second: Value | None) -> Value | None:
    """What follows from two values; None where nothing does: of two things done on one day none is known to be the first."""
    match derived.how, first, second:
        case "before", date(), date():
            return first < second if first != second else None
        case "difference" | "rest", Money(), Money() if first.currency == second.currency:
            return Money(max(first.value - second.value, Decimal(0)), first.currency)
        case "quotient" | "part", Money() | Number(), Money() | Number() if second.value:
            with localcontext(prec=PRECISION):
                part = first.value / second.value
            return Share(part) if fact.kind is FactKind.SHARE else Money(part)
    return None


def total_of(value: Value) -> Money | None:
    """The whole sum of money or of tranches; None for any other value."""
    if isinstance(value, Money):
        return value
    if isinstance(value, tuple) and value:
        return Money(sum((one.value for one in value), Decimal(0)), value[0].currency)
    return None


def tranches_of(value: Value, day: date | None) -> tuple[Tranche, ...]:
    """Foreign money as tranches; what has no day arrived on `day`."""
    if isinstance(value, Money):
        return (Tranche(day, value.value, value.currency),)
    known = value if isinstance(value, tuple) else ()
    return tuple(one if one.day else Tranche(day, one.value, one.currency) for one in known)


def size_of(value: Value) -> Decimal | None:
    """The number that a value is measured by; None for words and days."""
    whole = total_of(value)
    if whole is not None:
        return whole.value
    return number_of(value) if isinstance(value, Share | Number) else None


def number_of(measure: Measure) -> Decimal:
    """The number of a measure."""
    return measure.fraction if isinstance(measure, Share) else measure.value
