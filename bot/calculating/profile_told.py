"""What words tell of a profile (政策服务包): its place and facts, all at once or one after the other. Pure."""

from dataclasses import replace
from datetime import date

from bot.calculating.profile import SHOWN
from bot.calculating.state import Kind, State
from bot.calculating.taking import place_named, with_read
from bot.intent_calculating import tells_own_project
from rag.calculating.case_reading import CaseRead, read_case
from rag.calculating.case_words import ASKS_HOW_MUCH
from rag.rules.book import RuleBook
from rag.text import normalise


def begun_profile(words: str, place: str, book: RuleBook, today: date) -> State:
    """The profile that these words begin; `place` is the one that is spoken of, where they name none."""
    party = "investor" if tells_own_project(normalise(words)) else ""
    blank = State(today, words, Kind.ALL, party=party)
    # That they ask for everything is known: 能享受 asks for no sum here.
    state = _with(blank, read_case(words, book.facts(), today), words, book) or blank
    return state if state.place or not place else state.at(place)


def profile_told(state: State, text: str, book: RuleBook, today: date) -> State | None:
    """A profile with what these words tell of it; whoever tells two things at once wants to see the result."""
    read = read_case(text, book.facts(), today)
    return None if read.asks and ASKS_HOW_MUCH.search(normalise(text)) else _with(state, read, text, book)


def _with(state: State, read: CaseRead, text: str, book: RuleBook) -> State | None:
    """The profile with what was read of these words and their place; None where they tell nothing."""
    place = place_named(normalise(text), book)
    if not read.facts and not read.unclear and not place:
        return None
    after = with_read(state, read)
    after = after.at(place) if place else after
    shown = SHOWN in state.skipped or len(read.facts) + bool(place) > 1
    return replace(after, skipped=(*state.skipped, SHOWN)) if shown and SHOWN not in state.skipped else after
