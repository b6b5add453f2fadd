"""Whether rules ask of facts what these can be: known facts, known words, sums compared with sums of their currency."""

from collections.abc import Iterable, Iterator

from rag.rules.conditions import IsOnDay, IsOneOf, IsSoonAfter, IsWithin
from rag.rules.facts import Fact, FactBook, FactKind
from rag.rules.quantity import YUAN, Measure, Money, Number, Quantity, Share
from rag.rules.vocabulary import Cover, Programme
from rag.rules.walking import ARRIVAL, Leaf, facts_of_way, leaves_of, ways_of
from rag.rules.ways import ByChoice, ByYear, Mode, PerUnit, Rate, Scale, Way

_UNKNOWN = "不认识的事实“{key}” / unknown fact"
_WORD = "事实“{key}”没有“{word}”这个选项 / the fact has no such choice"
_KIND = "事实“{key}”不能与“{number}”比较 / the fact cannot be compared with this"
_SLICE = "slice 按各段自己的数额计算，“of”只能是“base” / slices are counted from the base itself"
_NOT = "事实“{key}”不是{kind} / the fact is of another kind"


def kind_faults(programme: Programme, facts: FactBook) -> Iterator[str]:
    """Facts that are unknown or asked for what they are not."""
    for leaf in leaves_of(programme):
        yield from _of_leaf(leaf, facts)
    for way in ways_of(programme):
        unknown = [key for key in facts_of_way(way) if facts.find(key) is None]
        yield from (_UNKNOWN.format(key=key) for key in unknown)
        if not unknown:
            yield from _of_way(way, facts)
    if _takes_funds(programme, facts) and programme.exchange is None:
        yield "用到外资，但没有写 exchange（按哪一天的汇率） / foreign money needs an exchange rule"
    day = programme.exchange.day if programme.exchange else ARRIVAL
    if day != ARRIVAL and (facts.find(day) is None or _of(facts, day).kind is not FactKind.DAY):
        yield _NOT.format(key=day, kind="日期 / a day")


def place_faults(covers: Iterable[Cover], facts: FactBook) -> Iterator[str]:
    """Places that stand for words which their fact does not know."""
    for cover in (one for one in covers if one.fact):
        fact = facts.find(cover.fact)
        if fact is None:
            yield _UNKNOWN.format(key=cover.fact)
        elif fact.kind is not FactKind.CHOICE or fact.choice(cover.word) is None:
            yield _WORD.format(key=cover.fact, word=cover.word)


def comparable(fact: Fact, value: Measure) -> bool:
    """Whether a fact can be measured against this value."""
    match value:
        case Money(_, currency):
            return fact.kind is FactKind.FUNDS if currency != YUAN else fact.kind is FactKind.MONEY
        case Share():
            return fact.kind is FactKind.SHARE
        case Number(_, unit):
            return fact.kind is FactKind.NUMBER and unit == fact.unit


def _of_leaf(leaf: Leaf, facts: FactBook) -> Iterator[str]:
    fact = facts.find(leaf.fact)
    if fact is None:
        yield _UNKNOWN.format(key=leaf.fact)
        return
    match leaf:
        case IsOneOf():
            known = ("是", "否") if fact.kind is FactKind.FLAG else tuple(choice.zh for choice in fact.choices)
            yield from (_WORD.format(key=fact.key, word=word) for word in leaf.words if word not in known)
        case IsWithin():
            yield from _compared(fact, leaf.low, leaf.high)
        case IsOnDay():
            yield from _is(fact, FactKind.DAY, "日期 / a day")
        case IsSoonAfter():
            yield from _is(fact, FactKind.DAY, "日期 / a day")
            other = facts.find(leaf.other)
            yield from _is(other, FactKind.DAY, "日期 / a day") if other else (_UNKNOWN.format(key=leaf.other),)
            if not isinstance(leaf.within.value, Number) or leaf.within.value.unit not in ("月", "日"):
                yield _KIND.format(key=fact.key, number=leaf.within.written)


def _of_way(way: Way, facts: FactBook) -> Iterator[str]:
    match way:
        case Scale():
            for band in way.bands:
                yield from _compared(_of(facts, way.base), band.low, band.high)
            if way.mode is Mode.SLICE and way.of != way.base:
                yield _SLICE
            if way.mode is not Mode.FIXED:
                yield from _is_sum(_of(facts, way.of))
        case Rate():
            yield from _is_sum(_of(facts, way.of))
        case PerUnit():
            fact = _of(facts, way.units)
            yield from _is(fact, FactKind.NUMBER, "数量 / a number")
            yield from _compared(fact, way.units_at_most, way.every)
        case ByChoice():
            choices = [choice.zh for choice in _of(facts, way.fact).choices]
            yield from (_WORD.format(key=way.fact, word=word) for word, _ in way.ways if word not in choices)
        case ByYear():
            yield from _is(_of(facts, way.of), FactKind.MONEY, "金额 / a sum")
            if way.area:
                yield from _compared(_of(facts, way.area), way.area_at_most)


def _of(facts: FactBook, key: str) -> Fact:
    """A fact that is known to be there."""
    return next(fact for fact in facts if fact.key == key)


def _compared(fact: Fact, *bounds: Quantity | None) -> Iterator[str]:
    for bound in bounds:
        if bound and not comparable(fact, bound.value):
            yield _KIND.format(key=fact.key, number=bound.written)


def _is(fact: Fact, kind: FactKind, said: str) -> Iterator[str]:
    if fact.kind is not kind:
        yield _NOT.format(key=fact.key, kind=said)


def _is_sum(fact: Fact) -> Iterator[str]:
    """A rate is taken of money only: of a number it would be asked for ever."""
    if fact.kind not in (FactKind.MONEY, FactKind.FUNDS):
        yield _NOT.format(key=fact.key, kind="金额 / a sum")


def _takes_funds(programme: Programme, facts: FactBook) -> bool:
    taken = [facts.find(key) for way in ways_of(programme) for key in facts_of_way(way)]
    return any(fact is not None and fact.kind is FactKind.FUNDS for fact in taken)
