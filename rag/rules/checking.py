"""The check of a rule set against its document (核对): clauses exist, numbers stand in them, bounds agree, bands join.

A rule set that fails it is not used: a figure that cannot stand without its clause does not stand.
"""

from collections.abc import Iterable, Iterator

from policies.provision import FormatProblem, Policy
from rag.rules.bands import band_faults
from rag.rules.clause_text import Clauses
from rag.rules.conditions import IsWithin
from rag.rules.edges import Definitions, agrees, definitions_of, edges, word_edges
from rag.rules.facts import FactBook
from rag.rules.held import day_stands, stands, written
from rag.rules.kinds import kind_faults, place_faults
from rag.rules.quantity import Quantity
from rag.rules.roles import repeat_faults, role_faults, text_faults
from rag.rules.sequence import bonus_in_order, order_of_cases, sequence_faults, stages_in_order
from rag.rules.vocabulary import Programme, RuleSet
from rag.rules.walking import Mention, leaves_of, mentions_of, mentions_of_set, ways_of
from rag.rules.ways import Bonus, Scale

_ABSENT = "条款“{clause}”在《{title}》里没有 / no such clause in the document"
_NOT_THERE = "“{number}”在{clause}里没有写明（单位也要相同） / this number does not stand in the clause, in this unit"
_HANDED_OVER = (
    "“{family}”按{clause}执行《{document}》，本文件不能再给一次 / handed over to another document, and granted here too"
)
_EDGE = (
    "“{number}”是否包含本数与{clause}的写法不一致 / whether the bound holds the number itself differs from the clause"
)


def check_rules(rules: RuleSet, policy: Policy, facts: FactBook) -> tuple[FormatProblem, ...]:
    """Everything in which a rule set differs from its document, each with the line of its programme."""
    clauses = Clauses(policy)
    found = [(1, fault) for fault in _mention_faults(mentions_of_set(rules), clauses, policy)]
    found += [(1, fault) for fault in (*repeat_faults(rules, clauses), *_handed_over(rules))]
    found += [(1, fault) for fault in place_faults(rules.covers, facts)]
    for programme in rules.programmes:
        found += [(programme.line, f"{programme.id}：{fault}") for fault in _faults(programme, clauses, policy, facts)]
    return tuple(FormatProblem(rules.file, line, fault) for line, fault in dict.fromkeys(found))


def _handed_over(rules: RuleSet) -> Iterator[str]:
    """Families for which another document holds `instead`, and which the set grants all the same."""
    for beside in (one for one in rules.beside if one.instead):
        for family in dict.fromkeys(programme.family for programme in rules.programmes):
            if not beside.families or family in beside.families:
                yield _HANDED_OVER.format(family=family, clause=beside.clause, document=beside.document)


def _faults(programme: Programme, clauses: Clauses, policy: Policy, facts: FactBook) -> Iterator[str]:
    yield from kind_faults(programme, facts)
    yield from _mention_faults(mentions_of(programme), clauses, policy)
    defined = definitions_of(policy)
    yield from _edge_faults(programme, clauses, defined)
    yield from role_faults(programme, clauses, defined)
    yield from text_faults(programme, clauses)
    for step in programme.steps:
        if isinstance(step, Bonus):
            yield from bonus_in_order(step, clauses)
    for test in programme.tests:
        yield from order_of_cases(test, clauses)
    for plan in programme.plans:
        yield from stages_in_order(plan, clauses)
    for way in ways_of(programme):
        yield from band_faults(way)
        yield from sequence_faults(way, clauses)


def _mention_faults(mentions: Iterable[Mention], clauses: Clauses, policy: Policy) -> Iterator[str]:
    for mention in mentions:
        clause = clauses.find(mention.clause)
        if clause is None:
            yield _ABSENT.format(clause=mention.clause, title=policy.title)
        elif mention.quantity is not None and not stands(mention.quantity, clause):
            yield _NOT_THERE.format(number=mention.quantity.written, clause=mention.clause)
        elif mention.day is not None and not day_stands(mention.day, clause):
            yield _NOT_THERE.format(number=mention.day, clause=mention.clause)


def _edge_faults(programme: Programme, clauses: Clauses, defined: Definitions) -> Iterator[str]:
    for clause, quantity, side, included in _bounds(programme):
        found = clauses.find(clause)
        if found is None:
            continue
        number, text = written(quantity), "\n".join((found.prose, *(row for one in found.tables for row in one.rows)))
        said = word_edges(text, quantity.words, number, defined) if quantity.words else edges(text, defined)
        if not agrees(number, side, included, said):
            yield _EDGE.format(number=quantity.written, clause=clause)


def _bounds(programme: Programme) -> Iterator[tuple[str, Quantity, str, bool]]:
    """Every bound of a programme: its clause, the number, the side, whether it holds the number."""
    for leaf in leaves_of(programme):
        if isinstance(leaf, IsWithin):
            yield from _sides(leaf.clause, leaf.low, leaf.high, leaf.low_included, leaf.high_included)
    for way in ways_of(programme):
        if not isinstance(way, Scale):
            continue
        for band in way.bands:
            yield from _sides(way.clause, band.low, band.high, band.low_included, band.high_included)
    for plan in programme.plans:
        if plan.total_at_most:
            yield plan.clause, plan.total_at_most, "high", True


def _sides(
    clause: str, low: Quantity | None, high: Quantity | None, low_included: bool, high_included: bool
) -> Iterator[tuple[str, Quantity, str, bool]]:
    if low:
        yield clause, low, "low", low_included
    if high:
        yield clause, high, "high", high_included
