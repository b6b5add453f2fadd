"""Where a changed fact rules the programme out (那外资呢), the talk follows the case to the one that is meant for it. Pure."""

from dataclasses import replace

from bot.calculating.picking import Fitting, bases_of, find, name_of, speaks_of
from bot.calculating.state import State
from bot.calculating.turn import rates_for
from rag.calculating.case import Value
from rag.calculating.engine import calculate
from rag.calculating.rates import Rates
from rag.calculating.truth import Verdict
from rag.calculating.what_if import blockers
from rag.rules.book import RuleBook
from rag.rules.conditions import IsOneOf, IsWithin
from rag.rules.facts import FactBook, FactKind
from rag.rules.vocabulary import Programme
from rag.rules.walking import leaves_of

_FOREIGN = "外资"  # as the choice of the fact is called


def followed(before: State, after: State, book: RuleBook, published: Rates) -> State:
    """The state at the programme that the changed case fits, where it fits exactly one instead; else as it is.

    Only a word that does not fit any more leads on (外资 instead of 内资): a bound that is missed is said as such.
    """
    if not after.programme or after.programme != before.programme or before.facts == after.facts:
        return after
    held, now = _found(before, book, published), _found(after, book, published)
    if held is None or now is None or held.calculation.verdict is Verdict.NOT_MET:
        return after
    if now.calculation.verdict is not Verdict.NOT_MET:
        return after
    changed = {key for key, value in after.facts.items() if before.facts.get(key) != value}
    against = _words(now.programme) & changed & {finding.fact for finding in blockers(now.calculation)}
    rates = rates_for(after, published)
    open_ones = [
        one
        for one in now.edition.rules.programmes
        if one.party == now.programme.party
        and against & _words(one)
        and calculate(now.edition, one, after.case, rates).verdict is not Verdict.NOT_MET
    ]
    facts = now.edition.facts
    ways = (
        [one for one in open_ones if _is_for(one, facts, after, against)],
        [one for one in open_ones if speaks_of(one, facts, after.facts)],
        [one for one in open_ones if _requires(one, after, against)],
        open_ones,
    )
    meant = next((found for found in ways if found), open_ones)
    return replace(after, programme=name_of(now.edition, meant[0]), awaited="") if len(meant) == 1 else after


def _found(state: State, book: RuleBook, published: Rates) -> Fitting | None:
    found = find(book, state.case, rates_for(state, published), state.programme)
    return found if isinstance(found, Fitting) else None


def _is_for(programme: Programme, facts: FactBook, state: State, against: frozenset[str]) -> bool:
    """Whether a programme is meant for a word by what it counts from: what counts foreign funds is for foreign investment."""
    words = {word for key in against for word in _words_of(state.facts[key])}
    kinds = {fact.kind for key in bases_of(programme, facts) if (fact := facts.find(key)) is not None}
    return _FOREIGN in words and FactKind.FUNDS in kinds


def _requires(programme: Programme, state: State, against: frozenset[str]) -> bool:
    """Whether a word that was told is one that the programme asks for: 内资."""
    asked = (leaf for leaf in programme.tests if isinstance(leaf, IsOneOf) and leaf.fact in against)
    return any(_words_of(state.facts[leaf.fact]) & set(leaf.words) for leaf in asked)


def _words_of(value: Value) -> frozenset[str]:
    return frozenset(str(word) for word in value) if isinstance(value, frozenset) else frozenset({str(value)})


def _words(programme: Programme) -> frozenset[str]:
    """The facts by whose words a programme is open or not; bounds left out."""
    return frozenset(leaf.fact for leaf in leaves_of(programme) if not isinstance(leaf, IsWithin))
