"""Whether numbers stand in their clause as what the rule takes them for: a cap as a cap, a grant as no bound, stages as a whole."""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from rag.figures import figures
from rag.rules.clause_text import Clauses, ClauseText
from rag.rules.conditions import IsWithin
from rag.rules.edges import Definitions, edges, is_bound_only, is_cap
from rag.rules.held import fold, written, written_in
from rag.rules.quantity import Quantity, Share
from rag.rules.vocabulary import Programme, RuleSet
from rag.rules.walking import clause_of, leaves_of, ways_below, ways_of
from rag.rules.ways import ByYear, Caps, Fixed, Grant, Greatest, PerUnit, Rate, Scale, SumOf, Way

_NO_CAP = "“{number}”在{clause}里不是上限 / the clause does not set this number as the most"
_A_BOUND = "“{number}”在{clause}里是门槛或者上限，不是给付 / the clause names this number as a bound, not as a grant"
_REPEATED = "“{number}”在{clause}里没有写{count}次，却用了{count}次 / it is taken from the clause more often than it stands there"
_IN_TEXT = "“{text}”里的“{number}”在{clause}里没有 / a figure of the wording does not stand in the clause"
_TRANSLATED = "英文“{text}”里的“{number}”中文没有 / the Chinese wording has no such figure"
_DIGITS = re.compile(r"\d[\d,.]*\d[%‰]?|\d[%‰]?")
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


def repeat_faults(rules: RuleSet, clauses: Clauses) -> Iterator[str]:
    """Grants that are taken from a clause more often than it names them: 2‰ for services and 3‰ for farming, not 3‰ for both."""
    grants = dict.fromkeys(step for one in rules.programmes for step in one.steps if isinstance(step, Grant))
    ways = [way for grant in grants for way in ways_below(grant.way)]
    taken = [(clause_of(way), number) for way in ways if isinstance(way, Fixed | Rate) for number in _grants(way)]
    uses = Counter((locator, written(number)) for locator, number in taken if not number.words)
    for (locator, number), count in uses.items():
        clause = clauses.find(locator)
        if clause and not clause.tables and 0 < written_in(clause).count(number) < count:
            yield _REPEATED.format(number="".join(number), clause=locator, count=count)


def text_faults(programme: Programme, clauses: Clauses) -> Iterator[str]:
    """Figures in the wording of notes and stages that their clause does not hold."""
    notes = [programme.deadline, programme.office, programme.basis, *programme.papers]
    said = [(note.text.zh, note.clause) for note in notes if note]
    said += [(part.when.zh, part.clause) for plan in programme.plans for part in plan.parts]
    texts = [note.text for note in notes if note] + [part.when for plan in programme.plans for part in plan.parts]
    for both in texts:
        yield from (
            _TRANSLATED.format(number=number, text=both.en)
            for number in _DIGITS.findall(both.en)
            if number not in _DIGITS.findall(both.zh)
        )
    for text, locator in said:
        clause = clauses.find(locator)
        held = {(one.value, one.unit) for one in figures(fold(clause.quote))} if clause else set()
        for figure in figures(fold(text)):
            if clause and (figure.value, figure.unit) not in held and not figure.unit.startswith("第"):
                yield _IN_TEXT.format(number=figure.value + figure.unit, text=text, clause=locator)


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
