"""What a sum may come to while facts are missing: every value that could matter is tried, and the ends are kept."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rag.calculating.calculation import MissingRate
from rag.calculating.case import Value
from rag.calculating.counted import Open
from rag.calculating.judging import verdict_on
from rag.calculating.known import Known
from rag.calculating.rates import ExchangeRate
from rag.calculating.totalling import Total
from rag.calculating.truth import Verdict
from rag.rules.conditions import Test
from rag.rules.facts import Fact, FactKind
from rag.rules.quantity import Money
from rag.rules.vocabulary import Programme
from rag.rules.walking import leaves

_MOST_TRIED = 200
"""Cases tried for one sum; more open facts than that are no range but a question."""

Count = Callable[[Known], tuple[Total, tuple[ExchangeRate, ...]]]


@dataclass(frozen=True, slots=True)
class Supposed:
    """The lowest sum with its steps and rates, the highest; `facts` the sum hangs on, `bases` without which there is none."""

    lowest: tuple[Total, tuple[ExchangeRate, ...]] | None
    highest: Money | None
    facts: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    rates: tuple[MissingRate, ...] = ()


def suppose(count: Count, programme: Programme, known: Known) -> Supposed:
    """Count the case as it is, or where that hangs on words and yes or no, with each that these may be."""
    waiting, tried = [known], 0
    found: list[tuple[Total, tuple[ExchangeRate, ...]]] = []
    asked: list[str] = []
    while waiting:
        tried += 1
        current = waiting.pop()
        try:
            found.append(count(current))
        except Open as missing:
            further = _further(current, missing)
            asked += missing.facts
            if missing.bases or missing.rates or not further or tried > _MOST_TRIED:
                return Supposed(None, None, (), tuple(dict.fromkeys(asked)), missing.rates)
            tests = [test for test in programme.tests if _asks(test, missing.facts[0])]
            waiting += [one for one in further if verdict_on(tests, one) is not Verdict.NOT_MET]
    if not found:
        return Supposed(None, None, (), tuple(dict.fromkeys(asked)))
    lowest = min(found, key=lambda one: one[0].sum.value)
    return Supposed(lowest, max((one[0].sum for one in found), key=lambda one: one.value), tuple(dict.fromkeys(asked)))


def _asks(test: Test, fact: str) -> bool:
    return any(leaf.fact == fact for leaf in leaves((test,)))


def _further(known: Known, missing: Open) -> list[Known]:
    """The case with each value that the first missing fact may have; none where it may have too many."""
    fact = known.facts.find(missing.facts[0]) if missing.facts else None
    return [Known(known.case.having(fact.key, value), known.facts) for value in _values(fact)] if fact else []


def _values(fact: Fact) -> Iterable[Value]:
    match fact.kind:
        case FactKind.FLAG:
            return (True, False)
        case FactKind.CHOICE:
            return _words(fact)
        case FactKind.CHOICES:
            return (frozenset(), *_words(fact), frozenset(choice.zh for choice in fact.choices))
    return ()


def _words(fact: Fact) -> Iterator[Value]:
    return (frozenset({choice.zh}) for choice in fact.choices)
