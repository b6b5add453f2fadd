"""What buttons offer for a fact, and which value a pressed one stands for. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from rag.calculating.case import Value
from rag.rules.conditions import AllOf, AnyOf, IsOneOf, NoneOf, Test
from rag.rules.facts import Fact, FactKind
from rag.rules.vocabulary import Programme
from rag.rules.walking import leaves_of

NONE = 999  # the option that stands for none of the choices
YES, NO = 1, 0
_MOST_OFFERED = 18


@dataclass(frozen=True, slots=True)
class Option:
    """One button: the number it carries, and the value it stands for."""

    number: int
    value: Value


def options_of(fact: Fact, programme: Programme | None) -> tuple[Option, ...]:
    """The choices of a fact, those that the programme compares with where it names some; none for what is typed."""
    if fact.kind is FactKind.FLAG:
        return (Option(YES, value=True), Option(NO, value=False))
    if fact.kind not in (FactKind.CHOICE, FactKind.CHOICES):
        return ()
    words = _words_asked(fact, programme) if programme and fact.kind is FactKind.CHOICES else frozenset[str]()
    offered = [
        Option(number, frozenset({choice.zh}))
        for number, choice in enumerate(fact.choices)
        if not words or choice.zh in words
    ]
    has_rest = any(choice.zh == "其他" for choice in fact.choices)
    none = () if has_rest or _has_to_be_one(fact, programme) else (Option(NONE, frozenset()),)
    return (*none, *offered[:_MOST_OFFERED])


def value_of(fact: Fact, number: int) -> Value | None:
    """The value of a pressed option; None where it is none (any more)."""
    if fact.kind is FactKind.FLAG:
        return number == YES if number in (YES, NO) else None
    if number == NONE:
        return frozenset()
    return frozenset({fact.choices[number].zh}) if number < len(fact.choices) else None


def _words_asked(fact: Fact, programme: Programme) -> frozenset[str]:
    leaves = (leaf for leaf in leaves_of(programme) if isinstance(leaf, IsOneOf) and leaf.fact == fact.key)
    return frozenset(word for leaf in leaves for word in leaf.words)


def _has_to_be_one(fact: Fact, programme: Programme | None) -> bool:
    """Whether every case is one of the choices: 内资 or 外资."""
    if fact.kind is FactKind.CHOICES or programme is None:
        return False
    return len(fact.choices) == 2 or any(
        isinstance(test, IsOneOf) and test.fact == fact.key for test in programme.tests
    )


def agreeing(programme: Programme, key: str) -> Value | None:
    """The value of a yes or no, or of a list of exclusions, with which the programme's conditions are met; None: no such."""
    found = dict(_agreements(programme.tests, wanted=True))
    return found.get(key)


def _agreements(tests: tuple[Test, ...], *, wanted: bool) -> Iterator[tuple[str, Value]]:
    for test in tests:
        match test:
            case IsOneOf(fact, words) if set(words) <= {"是", "否"}:
                yield fact, ("是" in words) is wanted
            case IsOneOf(fact, _) if not wanted:
                yield fact, frozenset()
            case NoneOf(inner):
                yield from _agreements((inner,), wanted=not wanted)
            case AllOf(inner) if wanted:
                yield from _agreements(inner, wanted=wanted)
            case AnyOf(inner) if not wanted:
                yield from _agreements(inner, wanted=wanted)
            case _:
                pass
