"""Whether numbers stand in their clause as what the rule takes them for: a cap as a cap, a grant as no bound, stages as a whole."""

from collections.abc import Iterator
from fractions import Fraction

from rag.rules.clause_text import Clauses, ClauseText
from rag.rules.conditions import IsWithin
from rag.rules.edges import Definitions, edges, is_bound_only, is_cap
from rag.rules.numbers import written
from rag.rules.quantity import Quantity, Share
from rag.rules.vocabulary import Programme
from rag.rules.walking import clause_of, leaves_of, ways_of
from rag.rules.ways import ByYear, Caps, Fixed, Greatest, PerUnit, Rate, Scale, SumOf, Way

_NO_CAP = "“{number}”在{clause}里不是上限 / the clause does not set this number as the most"
_A_BOUND = "“{number}”在{clause}里是门槛或者上限，不是给付 / the clause names this number as a bound, not as a grant"
_NOT_WHOLE = "各期比例合计不是100% / the shares of the stages do not add up to 100 %"
_EMPTY = "“{low}”到“{high}”之间没有数 / nothing lies between these bounds"


def role_faults(programme: Programme, clauses: Clauses, defined: Definitions) -> Iterator[str]:
    """Numbers that the clause names as something else."""
    for number, locator in _caps(programme):
        clause = clauses.find(locator)
        if clause and not clause.tables and not is_cap(written(number), edges(clause.prose, defined)):
            yield _NO_CAP.format(number=number.written, clause=locator)
    for way in ways_of(programme):
        for number in _grants(way):
            clause = clauses.find(clause_of(way))
            if clause and _only_bounds(number, clause, defined):
                yield _A_BOUND.format(number=number.written, clause=clause.locator)
    for plan in programme.plans:
        shares = [Fraction(part.share.value.fraction) for part in plan.parts if isinstance(part.share.value, Share)]
        if sum(shares) != 1:
            yield _NOT_WHOLE
    for leaf in leaves_of(programme):
        if isinstance(leaf, IsWithin) and leaf.low and leaf.high and leaf.low.value == leaf.high.value:
            yield _EMPTY.format(low=leaf.low.written, high=leaf.high.written)


def _only_bounds(number: Quantity, clause: ClauseText, defined: Definitions) -> bool:
    return not number.words and not clause.tables and is_bound_only(written(number), edges(clause.prose, defined))


def _caps(programme: Programme) -> Iterator[tuple[Quantity, str]]:
    for step in programme.steps:
        if isinstance(step, Caps):
            yield from ((cap.sum, cap.clause) for cap in step.caps)
    for way in ways_of(programme):
        yield from ((cap, clause) for cap, clause in _caps_of(way) if cap is not None and not cap.words)


def _caps_of(way: Way) -> Iterator[tuple[Quantity | None, str]]:
    match way:
        case SumOf(parts) | Greatest(parts):
            yield from ((part.cap, part.cap_clause or clause_of(part.way)) for part in parts)
        case ByYear():
            yield way.cap, way.clause
            yield way.area_at_most, way.clause
        case PerUnit():
            yield way.units_at_most, way.clause
        case Rate():
            yield way.limit, way.clause
        case Scale():
            yield from ((band.cap, way.clause) for band in way.bands)


def _grants(way: Way) -> Iterator[Quantity]:
    match way:
        case Fixed():
            yield way.sum
        case Rate():
            yield way.rate
        case PerUnit():
            yield way.price
        case ByYear():
            yield from way.shares
        case Scale():
            yield from (band.grant for band in way.bands)
