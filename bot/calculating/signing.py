"""A case signed in a year or a month (2022年签约): used where every day of it leads to one edition, else the day is needed. Pure."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.calculating.state import State
from rag.calculating.case import Case
from rag.calculating.case_doubts import Doubt, Unclear
from rag.calculating.choosing import SIGNED_ON, Chosen, NotChosen, choose, settle
from rag.dated import DayKind, day_asked
from rag.rules.book import Edition, RuleBook

SPAN = "signed_in"
"""The key under which a state keeps the words of a span: first day, last day, the words; it is no fact of any rule."""
_FILED_ON, _FUNDS = "filed_on", "foreign_funds"
_ANY_DAY, _ANY_DAY_IN_ENGLISH = "{told}，其间哪一天都按同一版", "{told}: any day of it goes by the same edition"

_BESIDE = re.compile(
    r"那|么|要是|如果|假如|换成|改成|改为|是|的|项目|合同|协议|呢|吗|话"
    r"|\b(?:and|but|what|how|about|if|it|was|were|is|a|the|project|then|signed|signing|contract)\b|[\s,，。.?？!！]"
)


def tells_only_signing(folded: str, today: date) -> bool:
    """Whether words tell a day of signing, or a span of them, and nothing else (2022年签约的, and signed in 2023)."""
    asked = day_asked(folded, today)
    if asked is None or asked.kind is not DayKind.SIGNING:
        return False
    return not _BESIDE.sub("", folded[: asked.start] + folded[asked.end :])


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
    if not kept or _is_told_wrong(state):
        return state
    first, last, told = kept.split("/", 2)
    words = (_ANY_DAY_IN_ENGLISH if told.isascii() else _ANY_DAY).format(told=told)
    if SIGNED_ON in state.facts and state.words.get(SIGNED_ON) != words:
        return state  # the very day has been told since
    bare = _without_day(state)
    span = (date.fromisoformat(first), date.fromisoformat(last))
    if not state.place:
        return bare
    if not _is_any_day(bare, book, span):
        return _asking(bare, told)
    day = _stand_in(bare, book, span)
    return replace(bare, facts={**bare.facts, SIGNED_ON: day}, words={**bare.words, SIGNED_ON: words})


def _is_told_wrong(state: State) -> bool:
    """Whether a day was told since that no calendar has: it is asked for again, and not passed over for the span."""
    told = any(one.key == SIGNED_ON and one.doubt is Doubt.NO_DAY for one in state.unclear)
    return told and SIGNED_ON not in state.skipped


def _stand_in(state: State, book: RuleBook, span: tuple[date, date]) -> date:
    """A day of the span on which no document of the place is still to come that has no rule for what was signed before it."""
    families = _families(state, book)
    begun = [
        edition.policy.effective_from
        for edition in book.editions
        if edition.policy.place == state.place
        and not edition.rules.transitions
        and (not families or any(one.family in families for one in edition.rules.programmes))
    ]
    return max([span[0], *(day for day in begun if day is not None and day <= span[1])])


def _is_any_day(state: State, book: RuleBook, span: tuple[date, date]) -> bool:
    """Whether no day of the span leads to another result: one edition, no day inside that it is compared with, no rate of it."""
    filed = state.facts.get(_FILED_ON)
    if isinstance(filed, date) and span[0] <= filed <= span[1]:
        return False
    by_family = [(family, _editions(state, book, family, span)) for family in _families(state, book)]
    if any(len(ways) != 1 for _, ways in by_family):
        return False
    if _FUNDS not in state.facts or state.rate is not None or SIGNED_ON in state.skipped:
        return True
    found = ((book.find(name), family) for family, ways in by_family for names in ways for name in names)
    return not any(_converts_at_signing(edition, family) for edition, family in found if edition)


def _converts_at_signing(edition: Edition, family: str) -> bool:
    """Whether foreign money is worth what it was on the day of signing."""
    own = (one.exchange for one in edition.rules.programmes if one.family == family)
    return any(exchange is not None and exchange.day == SIGNED_ON for exchange in own)


def _asking(state: State, told: str) -> State:
    """The very day is asked for, until it is told or passed over."""
    if SIGNED_ON in state.skipped:
        return state
    others = tuple(one for one in state.unclear if one.key != SIGNED_ON)
    return replace(state, unclear=(*others, Unclear(SIGNED_ON, Doubt.SPAN, told)), awaited=SIGNED_ON)


def _without_day(state: State) -> State:
    """The state as if no day of signing were known; what was changed or asked last stays."""
    facts = {key: value for key, value in state.facts.items() if key != SIGNED_ON}
    words = {key: said for key, said in state.words.items() if key != SIGNED_ON}
    return replace(state, facts=facts, words=words, unclear=tuple(one for one in state.unclear if one.key != SIGNED_ON))


def _told_here(state: State, folded: str) -> bool:
    """Whether the same words told the very day."""
    return SIGNED_ON in state.facts and bool(state.words.get(SIGNED_ON)) and state.words[SIGNED_ON] in folded


def _families(state: State, book: RuleBook) -> tuple[str, ...]:
    """The families of rewards that the talk may be about for which the day of signing matters at its place."""
    document, _, programme_id = state.programme.rpartition("/")
    edition = book.find(document)
    chosen = edition.rules.find(programme_id) if edition else None
    own = [chosen] if chosen else [one for edition in book.editions for one in edition.rules.programmes]
    meant = (one.family for one in own if not state.party or one.party == state.party)
    return tuple(family for family in dict.fromkeys(meant) if _depends(state, book, family))


def _editions(state: State, book: RuleBook, family: str, span: tuple[date, date]) -> set[tuple[str, ...]]:
    """The editions, with those that hold besides, that the days of the span lead to."""
    edges = {
        day
        for edition in book.editions
        for one in edition.rules.transitions
        for day in (one.signed_from, one.signed_to + timedelta(days=1))
        if span[0] < day <= span[1]
    }
    cases = [state.case.having(SIGNED_ON, day) for day in (*span, *sorted(edges))]
    return {tuple(_names(choose(book, case, family), book, case)) for case in cases}


def _names(found: Chosen | NotChosen, book: RuleBook, case: Case) -> Iterator[str]:
    if isinstance(found, NotChosen):
        yield str(found.why)
        return
    yield found.edition.rules.document
    for edition in found.beside:
        beside = settle(edition, book, case)
        yield beside.edition.rules.document if isinstance(beside, Chosen) else str(beside.why)


def _depends(state: State, book: RuleBook, family: str) -> bool:
    """Whether the day of signing matters for a family at the place."""
    chosen = choose(book, state.case, family)
    if not isinstance(chosen, Chosen):
        return False
    return SIGNED_ON in chosen.asks or any(edition.rules.transitions for edition in chosen.beside)
