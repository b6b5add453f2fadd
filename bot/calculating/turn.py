"""What comes next in a talk about a calculation: a question, a choice, or a card. Pure: a state in, a Turn out."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.calculating.guessing import facts_for_sum, presumed
from bot.calculating.picking import Fitting, Picked, bases_of, find, pick
from bot.calculating.state import State
from rag.calculating.case import BadValue, Case, Fault, Value, said
from rag.calculating.case_doubts import Unclear
from rag.calculating.choosing import NotChosen, Why
from rag.calculating.rates import ExchangeRate, Rates
from rag.calculating.truth import Verdict
from rag.calculating.what_if import WhatIf, cap_point, next_steps, with_more
from rag.rules.book import RuleBook
from rag.rules.facts import Fact
from rag.rules.quantity import YUAN, Money, Number

ASSUMED = "询问人假定 / supposed by the asker"
LOOSE, PLACE = "loose", "place"  # what is asked for besides facts
_FEN, _AS_GOOD = Decimal("0.01"), Decimal("0.99")


@dataclass(frozen=True, slots=True)
class AskPlace:
    """Rules differ by place."""

    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskParty:
    """Whose reward is meant."""

    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskSum:
    """What a sum is that nobody named: one of these facts."""

    sum: Value
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class AskFixed:
    """Only the total investment was told where the fixed-asset investment counts."""

    fact: Fact
    total: Value


@dataclass(frozen=True, slots=True)
class AskExact:
    """A sum was told in a way in which it cannot be counted with."""

    fact: Fact
    told: Unclear


@dataclass(frozen=True, slots=True)
class Several:
    """Programmes among which one has to be chosen."""

    fitting: tuple[Fitting, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """No edition applies."""

    found: NotChosen


@dataclass(frozen=True, slots=True)
class Nothing:
    """No programme counts from what was told."""


@dataclass(frozen=True, slots=True)
class ShowCard:
    """A calculation; `asked` is the fact to be asked for next, None where nothing is open."""

    fitting: Fitting
    asked: Fact | None = None
    more: tuple[WhatIf, ...] = ()
    at_cap: WhatIf | None = None


@dataclass(frozen=True, slots=True)
class Unusable:
    """Values with which nothing can be counted, whatever the programme."""

    values: tuple[BadValue, ...]


Turn = Unusable | AskPlace | AskParty | AskSum | AskFixed | AskExact | Several | Refused | Nothing | ShowCard


def next_turn(state: State, book: RuleBook, published: Rates) -> tuple[State, Turn]:
    """What to say next, and the state with what is awaited then."""
    rates = rates_for(state, published)
    nothing = _zeros(state, book)
    if nothing:
        return replace(state, awaited=nothing[0].fact), Unusable(nothing)
    again = _told_again(state, book)
    if again is not None:
        return replace(state, awaited=again.fact.key), again
    if state.programme:
        return _chosen(state, book, rates)
    if state.loose is not None and not state.facts.keys() - {"total_investment"} & _bases(book, state.party):
        facts = facts_for_sum(state, book, rates, _bases(book, state.party))
        if len(facts) > 1 or not facts:
            return replace(state, awaited=LOOSE), AskSum(state.loose, facts)
        state = presumed(state, facts[0])
    return _choose(state, book, rates)


def _chosen(state: State, book: RuleBook, rates: Rates) -> tuple[State, Turn]:
    """The card of the programme that the talk is at."""
    fitting = find(book, state.case, rates, state.programme)
    if fitting is None:
        return state, Nothing()
    if isinstance(fitting, NotChosen):
        return replace(state, awaited=""), Refused(fitting)
    return card_turn(state, fitting, rates)


def _told_again(state: State, book: RuleBook) -> AskExact | None:
    """The first sum that has to be told again, unless it was passed over or another one is told that can be counted from."""
    bases = _bases(book, state.party)
    is_told = any(key in bases and _is_sum(value) for key, value in state.facts.items())
    open_ones = [one for one in state.unclear if one.key not in state.skipped]
    facts = ((book.facts().find(one.key), one) for one in open_ones if not is_told or one.key == state.awaited)
    return next((AskExact(fact, one) for fact, one in facts if fact is not None), None)


def _choose(state: State, book: RuleBook, rates: Rates) -> tuple[State, Turn]:
    picked = pick(book, state.case, rates, state.party)
    bad = picked.fitting[0].calculation.bad_values if picked.fitting else ()
    if bad:
        return replace(state, awaited=bad[0].fact), Unusable(bad)
    if len(picked.parties) > 1:
        return state, AskParty(picked.parties)
    if picked.places:
        return replace(state, awaited=PLACE), AskPlace(picked.places)
    if len(picked.fitting) == 1:
        return card_turn(state, picked.fitting[0], rates)
    if picked.fitting:
        return state, Several(picked.fitting)
    return _none(state, book, picked)


def _none(state: State, book: RuleBook, picked: Picked) -> tuple[State, Turn]:
    """Why no programme is found."""
    refused = [one for one in picked.refused if one.why is not Why.NO_RULES] or list(picked.refused)
    if refused:
        return state, Refused(refused[0])
    fixed, total = book.facts().find("fixed_investment"), state.facts.get("total_investment")
    if fixed is not None and total is not None and fixed.key not in state.facts:
        return replace(state, awaited=fixed.key), AskFixed(fixed, total)
    return state, Nothing()


def card_turn(state: State, fitting: Fitting, rates: Rates) -> tuple[State, ShowCard]:
    """The card of a programme, the question for what is missing first, and what more would bring."""
    one = fitting.calculation
    asked = None if one.verdict is Verdict.NOT_MET or one.bad_values else _asked(fitting, state.skipped)
    state = replace(state, programme=fitting.name, awaited=asked.key if asked else "")
    if one.bad_values:
        return replace(state, awaited=one.bad_values[0].fact), ShowCard(fitting)
    case, programme = state.case, fitting.programme
    steps = next_steps(fitting.edition, programme, case, rates)
    rounded = (_to_the_bound(step, fitting, case, rates) for step in steps)
    more = tuple(
        step for step in rounded if (step.gain and step.gain.value > 0) or step.then.verdict is not one.verdict
    )
    at_cap = None
    base = next(
        (key for key in sorted(bases_of(programme, fitting.edition.facts)) if _is_sum(state.facts.get(key))), ""
    )
    if base and one.verdict is not Verdict.NOT_MET:
        at_cap = cap_point(fitting.edition, programme, case, base, rates)
    return state, ShowCard(fitting, asked, more, at_cap)


def _to_the_bound(step: WhatIf, fitting: Fitting, case: Case, rates: Rates) -> WhatIf:
    """Behind a bound that is not included lies one fen more; where the bound itself brings as good as that, it is said."""
    if not isinstance(step.more, Money) or step.more.value % 1 != _FEN:
        return step
    even = Money(step.more.value - _FEN, step.more.currency)
    found = with_more(fitting.edition, fitting.programme, case, step.fact, even, rates)
    if found is None or not found.gain or not step.gain or found.gain.value < step.gain.value * _AS_GOOD:
        return step
    return replace(found, citing=step.citing)


def _is_sum(value: Value | None) -> bool:
    return isinstance(value, Money | tuple)


def _asked(fitting: Fitting, skipped: tuple[str, ...]) -> Fact | None:
    """The first missing fact that the edition knows how to ask for and that was not passed over."""
    open_ones = (missing.fact for missing in fitting.calculation.missing if missing.fact not in skipped)
    facts = (fitting.edition.facts.find(key) for key in open_ones)
    return next((fact for fact in facts if fact is not None), None)


def _bases(book: RuleBook, party: str) -> frozenset[str]:
    found = (
        bases_of(programme, edition.facts)
        for edition in book.editions
        for programme in edition.rules.programmes
        if not party or programme.party == party
    )
    return frozenset(key for keys in found for key in keys)


def _zeros(state: State, book: RuleBook) -> tuple[BadValue, ...]:
    """Sums of nothing that rewards are counted from; a part that is taken off may be nothing (智能装备 0)."""
    facts = book.facts()
    parts = {fact.derived.second for fact in facts if fact.derived}
    empty = [
        (key, value)
        for key, value in state.facts.items()
        if key in _bases(book, "") - parts and isinstance(value, Money | Number) and value.value == 0
    ]
    return tuple(BadValue(key, Fault.ZERO, said(value)) for key, value in empty)


def rates_for(state: State, published: Rates) -> Rates:
    """The rates that were entered, and for every other day that the case tells of the one that the asker supposes."""
    if state.rate is None:
        return published
    days = {state.day, *(value for value in state.facts.values() if isinstance(value, date))}
    currencies = {"USD"}
    for value in state.facts.values():
        if isinstance(value, tuple):
            days |= {one.day for one in value if one.day is not None}
            currencies |= {one.currency for one in value}
        if isinstance(value, Money) and value.currency != YUAN:
            currencies.add(value.currency)
    assumed = (_assumed(currency, day, state.rate) for currency in currencies for day in days)
    return Rates((*published.known, *assumed))


def _assumed(currency: str, day: date, yuan: Decimal) -> ExchangeRate:
    return ExchangeRate(currency, day, yuan, ASSUMED, assumed=True)
