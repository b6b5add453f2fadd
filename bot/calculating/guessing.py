"""Which facts a sum may be that nobody named, as far as the rules leave a choice for the case. Pure."""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.calculating.picking import bases_of, is_open_but_for_bounds, pick
from bot.calculating.state import State
from rag.calculating.choosing import Why
from rag.calculating.rates import Rates
from rag.rules.book import RuleBook
from rag.rules.conditions import IsOneOf
from rag.rules.facts import Fact, FactKind
from rag.rules.quantity import YUAN, Money
from rag.rules.vocabulary import Programme
from rag.rules.walking import leaves_of
from rag.text import normalise

_SECTOR = "sector"
_PAID_AS, _SHORTEST_THING = re.compile(r"\(.*?\)|(?:补助|补贴|奖励|奖补|扶持|资助|引荐)+$"), 4
_MOST = 6  # facts offered
_USUAL = ("fixed_investment", "total_investment", "equipment_investment", "registered_capital_paid", "rent_yearly")
_ONLY, _ONLY_IN_ENGLISH = (
    "没说是哪个数，按{name}理解；指别的数请写明",
    "not named, taken as {name}; please name it where it is another sum",
)


def facts_for_sum(state: State, book: RuleBook, rates: Rates, bases: Iterable[str]) -> tuple[Fact, ...]:
    """Which of `bases` the sum may be, the usual ones first.

    A programme that is named by its thing (购买标准厂房2000万) leaves what it counts; so does a trade that was told (工业项目).
    """
    kind = FactKind.FUNDS if isinstance(state.loose, Money) and state.loose.currency != YUAN else FactKind.MONEY
    known = set(bases)
    sums = [fact for fact in book.facts() if fact.key in known and fact.kind is kind and fact.derived is None]
    ordered = sorted(sums, key=lambda fact: _USUAL.index(fact.key) if fact.key in _USUAL else len(_USUAL))
    counted = {fact.key: _counting(fact, state, book, rates) for fact in ordered}
    open_for = {key: [one for one, is_open in found if is_open] for key, found in counted.items()}
    ruled_out = [fact for fact in ordered if counted[fact.key]]
    if ruled_out and not any(open_for.values()):  # whatever the sum is, such a case gets nothing: that is to be shown
        return (ruled_out[0],)
    called = [fact for fact in ordered if any(_is_called(one, state) for one in open_for[fact.key])]
    named = [fact for fact in ordered if any(_is_for_trade(one, state) for one in open_for[fact.key])]
    left = called or named or [fact for fact in ordered if open_for[fact.key]] or ordered
    return tuple(left[:_MOST])


def _counting(fact: Fact, state: State, book: RuleBook, rates: Rates) -> list[tuple[Programme, bool]]:
    """The programmes that count from this sum, and whether the case is open to them, but for a bound that is missed."""
    alone = {key: value for key, value in state.facts.items() if not isinstance(value, Money | tuple)}
    case = replace(state, facts=alone).knowing(fact.key, state.loose).case
    picked = pick(book, case, rates, state.party)
    needing = (edition for one in picked.refused if one.why is Why.PLACE_NEEDED for edition in one.editions)
    waiting = (
        (programme, True)
        for edition in needing
        for programme in edition.rules.programmes
        if (not state.party or programme.party == state.party) and fact.key in bases_of(programme, edition.facts)
    )
    return [*((one.programme, is_open_but_for_bounds(one)) for one in picked.fitting), *waiting]


def _is_called(programme: Programme, state: State) -> bool:
    """Whether the words that began the talk hold the name of the programme, but for what it is paid as."""
    thing = _PAID_AS.sub("", normalise(programme.name.zh))
    return len(thing) >= _SHORTEST_THING and thing in normalise(state.text)


def _is_for_trade(programme: Programme, state: State) -> bool:
    """Whether the programme asks for the trade that was told: 工业项目."""
    told = state.facts.get(_SECTOR)
    leaves = (leaf for leaf in leaves_of(programme) if isinstance(leaf, IsOneOf) and leaf.fact == _SECTOR)
    return isinstance(told, frozenset) and any(told & set(leaf.words) for leaf in leaves)


def presumed(state: State, fact: Fact) -> State:
    """The sum taken as the one that the rules for such a trade or thing count; the words say so, and that it may be another."""
    said_as, name = (_ONLY_IN_ENGLISH, fact.name.en) if state.text.isascii() else (_ONLY, fact.name.zh)
    known = state.knowing(fact.key, state.loose, said_as.format(name=name))
    return replace(known, loose=None, edited="")


def is_presumed(words: str) -> bool:
    """Whether the words of a fact say that it was taken so."""
    return words.startswith((_ONLY.partition("{")[0], _ONLY_IN_ENGLISH.partition("{")[0]))
