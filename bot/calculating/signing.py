"""A case signed in a year or a month (2022年签约): used where every day of it leads to one edition, else the day is needed. Pure."""

from dataclasses import replace
from datetime import date, timedelta

from bot.calculating.state import State
from rag.calculating.choosing import SIGNED_ON, Chosen, choose
from rag.dated import DayKind, day_asked
from rag.rules.book import RuleBook

SPAN = "signed_in"
"""The key under which a state keeps the words of a span: first day, last day, the words; it is no fact of any rule."""
_NEEDS_THE_DAY = frozenset({"foreign_funds", "filed_on"})  # converted at the rate of the very day; compared with it
_ANY_DAY, _ANY_DAY_IN_ENGLISH = "{told}，其间哪一天都按同一版", "{told}: any day of it goes by the same edition"


def with_span(state: State, folded: str, today: date) -> State:
    """The state with the year or month of signing that these words tell, where they tell no day."""
    asked = day_asked(folded, today)
    if asked is None or asked.kind is not DayKind.SIGNING or asked.first == asked.last or _told_here(state, folded):
        return state
    told = folded[asked.start : asked.end].strip(" ,，的")
    bare = _without_day(state)
    kept = {**bare.words, SPAN: f"{asked.first.isoformat()}/{asked.last.isoformat()}/{told}"}
    return replace(bare, words=kept)


def settled(state: State, book: RuleBook) -> State:
    """The state with a day of that span, where it makes no difference which; else without one, and the day is asked for."""
    kept = state.words.get(SPAN, "")
    if not kept:
        return state
    first, last, told = kept.split("/", 2)
    words = (_ANY_DAY_IN_ENGLISH if told.isascii() else _ANY_DAY).format(told=told)
    if SIGNED_ON in state.facts and state.words.get(SIGNED_ON) != words:
        return state  # the very day has been told since
    bare = _without_day(state)
    span = (date.fromisoformat(first), date.fromisoformat(last))
    if not state.place or _NEEDS_THE_DAY & state.facts.keys() or not _is_one_edition(bare, book, span):
        return bare
    return replace(bare, facts={**bare.facts, SIGNED_ON: span[0]}, words={**bare.words, SIGNED_ON: words})


def _without_day(state: State) -> State:
    """The state as if no day of signing were known; what was changed or asked last stays."""
    facts = {key: value for key, value in state.facts.items() if key != SIGNED_ON}
    return replace(state, facts=facts, words={key: said for key, said in state.words.items() if key != SIGNED_ON})


def _told_here(state: State, folded: str) -> bool:
    """Whether the same words told the very day."""
    return SIGNED_ON in state.facts and bool(state.words.get(SIGNED_ON)) and state.words[SIGNED_ON] in folded


def _is_one_edition(state: State, book: RuleBook, span: tuple[date, date]) -> bool:
    """Whether every day of the span leads to the same edition, for each family of rewards that the place has."""
    families = {programme.family for edition in book.editions for programme in edition.rules.programmes}
    return all(len(_editions(state, book, family, span)) == 1 for family in families if _depends(state, book, family))


def _editions(state: State, book: RuleBook, family: str, span: tuple[date, date]) -> set[str]:
    edges = {
        day
        for edition in book.editions
        for one in edition.rules.transitions
        for day in (one.signed_from, one.signed_to + timedelta(days=1))
        if span[0] < day <= span[1]
    }
    found = [choose(book, state.case.having(SIGNED_ON, day), family) for day in (*span, *sorted(edges))]
    return {one.edition.rules.document if isinstance(one, Chosen) else str(one.why) for one in found}


def _depends(state: State, book: RuleBook, family: str) -> bool:
    """Whether the day of signing matters for a family at the place."""
    chosen = choose(book, state.case, family)
    return isinstance(chosen, Chosen) and SIGNED_ON in chosen.asks
