"""Whether sums stand by the words and bands they belong to: 国家级、省级的，分别300万元、100万元 is not the other way round.

A clause lists cases and sums in one order, so does its rule: the order of both must be the same. In a table a case, its
band and its sum stand in one row.
"""

from collections.abc import Iterator, Sequence

from policies.provision import Provision
from rag.rules.clause_text import Clauses, ClauseText
from rag.rules.conditions import AnyOf, IsOneOf, IsWithin, Test
from rag.rules.held import Written, fold, row_numbers, written, written_in
from rag.rules.quantity import Quantity
from rag.rules.vocabulary import StagePlan
from rag.rules.walking import clause_of, leaves
from rag.rules.ways import Bonus, ByChoice, Fixed, Part, PerUnit, Rate, Scale, SumOf, Way

_ORDER = "“{grants}”在{clause}里不是这个先后，可能张冠李戴 / they do not stand in this order in the clause"
_ROW = "“{word}”和“{number}”不在{clause}的同一行 / they do not stand in one row of the table"


def sequence_faults(way: Way, clauses: Clauses) -> Iterator[str]:
    """Sums of a scale or a choice that stand in another order, or in another row, than in their clause."""
    match way:
        case SumOf(parts):
            yield from (fault for part in parts for fault in _part_in_row(part, clauses))
        case Scale():
            clause = clauses.find(way.clause)
            if clause and not clause.tables:
                bounds = [one for band in way.bands for one in (band.low, band.high) if one]
                yield from _in_order([band.grant for band in way.bands], clause, bounds)
        case ByChoice():
            clause = clauses.find(way.clause)
            if clause and clause.tables:
                yield from _in_rows(way, clause)
            elif clause:
                yield from _choices_in_order(way, clause)


def _in_order(grants: Sequence[Quantity], clause: ClauseText, bounds: Sequence[Quantity] = ()) -> Iterator[str]:
    """One right after the other among the clause's numbers of their unit, those left out that are bounds."""
    wanted = [written(grant) for grant in grants]
    units, left_out = {unit for _, unit in wanted}, {written(bound) for bound in bounds}
    numbers = [one for one in written_in(clause) if one[1] in units and one not in left_out]
    if not any(numbers[at : at + len(wanted)] == wanted for at in range(len(numbers))):
        said = "、".join(grant.written for grant in grants)
        yield _ORDER.format(grants=said, clause=clause.locator)


def order_of_cases(test: Test, clauses: Clauses) -> Iterator[str]:
    """Cases of an `any` that one clause lists (市区不低于25万元，其他县不低于15万元): their numbers in the clause's order."""
    if not isinstance(test, AnyOf) or _is_one_bound(test):
        return
    cases = [[leaf for leaf in leaves((member,)) if isinstance(leaf, IsWithin)] for member in test.tests]
    for locator in dict.fromkeys(leaf.clause for case in cases for leaf in case):
        bounds = [
            one for case in cases for leaf in case if leaf.clause == locator for one in (leaf.low, leaf.high) if one
        ]
        clause = clauses.find(locator)
        numbers = iter(written_in(clause) if clause else ())
        if len(bounds) > 1 and not all(written(bound) in numbers for bound in bounds):
            yield _ORDER.format(grants="、".join(bound.written for bound in bounds), clause=locator)


def _is_one_bound(test: AnyOf) -> bool:
    """Whether one number of the clause bounds different facts, of which one implies the other (市外资金 is 县外资金)."""
    members = [member for member in test.tests if isinstance(member, IsWithin)]
    bounds = {(member.low, member.high, member.low_included, member.high_included) for member in members}
    return len(members) == len(test.tests) == len({member.fact for member in members}) and len(bounds) == 1


def stages_in_order(plan: StagePlan, clauses: Clauses) -> Iterator[str]:
    """The shares of stages that one clause lists, one after the other."""
    for locator in dict.fromkeys(part.clause for part in plan.parts):
        shares = [part.share for part in plan.parts if part.clause == locator]
        clause = clauses.find(locator)
        numbers = iter(written_in(clause) if clause else ())
        if not any(one.words for one in shares) and not all(written(one) in numbers for one in shares):
            yield _ORDER.format(grants="、".join(one.written for one in shares), clause=locator)


def bonus_in_order(step: Bonus, clauses: Clauses) -> Iterator[str]:
    """The shares of a bonus, as its clause lists them."""
    clause = clauses.find(step.clause)
    numbers = iter(written_in(clause) if clause else ())
    if not all(written(option.share) in numbers for option in step.options):
        yield _ORDER.format(grants="、".join(option.share.written for option in step.options), clause=step.clause)


def _choices_in_order(way: ByChoice, clause: ClauseText) -> Iterator[str]:
    """Only where the clause says every word itself."""
    text = fold(clause.quote)
    if not all(fold(word) in text for word, _ in way.ways):
        return
    said = sorted(way.ways, key=lambda case: text.index(fold(case[0])))
    grants = [grant for _, inner in said for grant in _grants(inner)]
    yield from _in_order(grants, clause)


def _grants(way: Way) -> tuple[Quantity, ...]:
    match way:
        case Fixed():
            return (way.sum,)
        case Rate():
            return (way.rate,)
        case PerUnit():
            return (way.price,)
    return ()


def _in_rows(way: ByChoice, clause: ClauseText) -> Iterator[str]:
    for word, inner in way.ways:
        for group in _rows_of(inner):
            if not any(_holds(row, table, word, group) for table in clause.tables for row in table.rows):
                number = "、".join(one.written for one in group)
                yield _ROW.format(word=word, number=number, clause=clause.locator)


def _part_in_row(part: Part, clauses: Clauses) -> Iterator[str]:
    """A part that is counted for one word and one band, up to a cap: all stand in one row, where there is a table."""
    clause = clauses.find(part.cap_clause or clause_of(part.way))
    tests = list(leaves(part.when))
    said = [word for test in tests if isinstance(test, IsOneOf) for word in test.words]
    bounds = [one for test in tests if isinstance(test, IsWithin) for one in (test.low, test.high) if one]
    group = [*bounds, *([part.cap] if part.cap else [])]
    if clause and clause.tables and said and group:
        rows = [(row, table) for table in clause.tables for row in table.rows]
        if not any(_holds(row, table, word, group) for row, table in rows for word in said):
            number = "、".join(one.written for one in group)
            yield _ROW.format(word="、".join(said), number=number, clause=clause.locator)


def _rows_of(way: Way) -> Iterator[tuple[Quantity, ...]]:
    """The numbers that must stand in one row: those of each band, or the sum."""
    if isinstance(way, Scale):
        for band in way.bands:
            yield tuple(one for one in (band.low, band.high, band.grant, band.cap) if one)
    elif grants := _grants(way):
        yield grants


def _holds(row: str, table: Provision, word: str, group: Sequence[Quantity]) -> bool:
    numbers: tuple[Written, ...] = tuple(row_numbers(row, table))
    return fold(word) in fold(row) and all(written(one) in numbers for one in group)
