"""Every test, way of counting and number of a programme, with the clause it names: what a check looks at, one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rag.rules.conditions import AllOf, AnyOf, IsOnDay, IsOneOf, IsSoonAfter, IsWithin, NoneOf, Test
from rag.rules.facts import FactBook, FactKind
from rag.rules.quantity import Quantity
from rag.rules.vocabulary import Note, Programme, RuleSet
from rag.rules.ways import (
    Bonus,
    ByChoice,
    ByYear,
    Caps,
    Fixed,
    Grant,
    Greatest,
    Less,
    Part,
    PerUnit,
    Rate,
    RoundDown,
    Scale,
    Step,
    SumOf,
    Way,
)

ARRIVAL = "arrival"
"""Each arrival at the rate of its own day."""
ARRIVED_ON = "foreign_arrived_on"
"""The fact that holds the day of an arrival that was given as one sum."""

Leaf = IsOneOf | IsWithin | IsOnDay | IsSoonAfter


@dataclass(frozen=True, slots=True)
class Mention:
    """A number, a day or nothing but the clause itself, as a rule takes it from a clause."""

    clause: str
    quantity: Quantity | None = None
    day: date | None = None


def leaves(tests: Iterable[Test]) -> Iterator[Leaf]:
    """The single tests, those inside all, any and not too."""
    for test in tests:
        match test:
            case AllOf(members) | AnyOf(members):
                yield from leaves(members)
            case NoneOf(member):
                yield from leaves((member,))
            case _:
                yield test


def tests_of_step(step: Step) -> Iterator[Test]:
    """The tests a step hangs on, those of its parts too."""
    match step:
        case Grant():
            yield from step.when
            yield from (test for part in parts_below(step.way) for test in part.when)
        case Bonus():
            yield from (test for option in step.options for test in option.when)
        case Caps():
            yield from (test for cap in step.caps for test in cap.when)
        case RoundDown():
            return


def ways_below(way: Way) -> Iterator[Way]:
    """A way of counting and those inside it."""
    yield way
    match way:
        case ByChoice():
            for _, inner in way.ways:
                yield from ways_below(inner)
        case SumOf(parts) | Greatest(parts):
            for part in parts:
                yield from ways_below(part.way)
        case Less():
            yield from ways_below(way.way)
            yield from ways_below(way.less)


def parts_below(way: Way) -> Iterator[Part]:
    """The parts of sums and greatest ones inside a way of counting."""
    for inner in ways_below(way):
        if isinstance(inner, SumOf | Greatest):
            yield from inner.parts


def ways_of(programme: Programme) -> Iterator[Way]:
    """All ways of counting of a programme."""
    for step in programme.steps:
        if isinstance(step, Grant):
            yield from ways_below(step.way)


def leaves_of(programme: Programme) -> Iterator[Leaf]:
    """All single tests of a programme: its own and those of its steps."""
    yield from leaves(programme.tests)
    for step in programme.steps:
        yield from leaves(tests_of_step(step))


def facts_of_way(way: Way) -> tuple[str, ...]:
    """The facts that a way of counting takes its sums from, without those inside it."""
    match way:
        case Scale():
            return (way.base, way.of)
        case Rate():
            return (way.of,)
        case PerUnit():
            return (way.units,)
        case ByChoice():
            return (way.fact,)
        case ByYear():
            return (way.of, *filter(None, (way.area,)))
    return ()


def mentions_of(programme: Programme) -> Iterator[Mention]:
    """Everything that a programme takes from clauses."""
    yield Mention(programme.clause)
    for leaf in leaves_of(programme):
        yield from _of_leaf(leaf)
    for step in programme.steps:
        yield from _of_step(step)
    for plan in programme.plans:
        yield from _maybe(plan.clause, plan.total_at_most)
        yield from (Mention(part.clause, part.share) for part in plan.parts)
    notes: tuple[Note | None, ...] = (programme.deadline, *programme.papers, programme.office, programme.basis)
    yield from (Mention(note.clause) for note in notes if note)
    if programme.overlap:
        yield Mention(programme.overlap.clause)
    if programme.exchange:
        yield Mention(programme.exchange.clause)


def mentions_of_set(rules: RuleSet) -> Iterator[Mention]:
    """What a rule set takes from clauses outside its programmes."""
    for transition in rules.transitions:
        yield Mention(transition.clause, day=transition.signed_from)
        yield Mention(transition.clause, day=transition.signed_to)
    yield from (Mention(beside.clause) for beside in rules.beside)
    yield from (Mention(cover.clause) for cover in rules.covers)
    if rules.ceiling:
        yield Mention(rules.ceiling.clause, rules.ceiling.sum)


def _of_leaf(leaf: Leaf) -> Iterator[Mention]:
    match leaf:
        case IsOneOf():
            yield Mention(leaf.clause)
        case IsWithin():
            yield from (Mention(leaf.clause, bound) for bound in (leaf.low, leaf.high) if bound)
        case IsOnDay():
            yield from (Mention(leaf.clause, day=day) for day in (leaf.first, leaf.last) if day)
        case IsSoonAfter():
            yield Mention(leaf.clause, leaf.within)


def _of_step(step: Step) -> Iterator[Mention]:
    match step:
        case Grant():
            for way in ways_below(step.way):
                yield from _of_way(way)
        case Bonus():
            yield from (Mention(step.clause, option.share) for option in step.options)
        case Caps():
            yield from (Mention(cap.clause, cap.sum) for cap in step.caps)
        case RoundDown():
            yield Mention(step.clause, step.to)


def _of_way(way: Way) -> Iterator[Mention]:
    match way:
        case Scale():
            for band in way.bands:
                yield from _maybe(way.clause, band.low, band.high, band.grant, band.cap)
        case Rate():
            yield from _maybe(way.clause, way.rate, way.limit)
        case Fixed():
            yield Mention(way.clause, way.sum)
        case PerUnit():
            yield from _maybe(way.clause, way.price, way.periods, way.units_at_most, way.every)
        case ByYear():
            yield from _maybe(way.clause, *way.shares, way.area_at_most, way.cap)
        case SumOf(parts) | Greatest(parts):
            for part in parts:
                yield from _maybe(part.cap_clause or clause_of(part.way), part.cap)
    if isinstance(way, ByChoice | Greatest | Less):
        yield Mention(way.clause)


def clause_of(way: Way) -> str:
    """The clause of a way of counting; of a sum that of its first part."""
    return clause_of(way.parts[0].way) if isinstance(way, SumOf) else way.clause


def _maybe(clause: str, *quantities: Quantity | None) -> Iterator[Mention]:
    yield from (Mention(clause, quantity) for quantity in quantities if quantity)


def facts_asked(programme: Programme, facts: FactBook) -> tuple[str, ...]:
    """Every fact that a programme looks at, and those from which it may follow, in the order of the rule."""
    return tuple(dict.fromkeys(behind for key in _asked(programme, facts) for behind in facts.behind(key)))


def _asked(programme: Programme, facts: FactBook) -> Iterator[str]:
    for leaf in leaves_of(programme):
        yield leaf.fact
        if isinstance(leaf, IsSoonAfter):
            yield leaf.other
    for way in ways_of(programme):
        for key in facts_of_way(way):
            yield key
            fact = facts.find(key)
            if fact and fact.kind is FactKind.FUNDS:
                yield ARRIVED_ON
    if programme.exchange and programme.exchange.day != ARRIVAL:
        yield programme.exchange.day


def facts_granting(programme: Programme, facts: FactBook) -> frozenset[str]:
    """The facts that the sums of a programme are taken from, and those from which these may follow."""
    taken = (key for way in ways_of(programme) for key in facts_of_way(way))
    return frozenset(behind for key in taken for behind in facts.behind(key))
