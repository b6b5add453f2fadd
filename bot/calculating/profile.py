"""A profile against every programme: what is asked of it, in which order, and what comes out. Pure."""

from dataclasses import dataclass, replace

from bot.calculating.picking import speaks_of
from bot.calculating.state import State
from bot.calculating.turn import PLACE, rates_for
from rag.calculating.matching import Match, Matches, match
from rag.calculating.rates import Rates
from rag.calculating.truth import Verdict
from rag.rules.book import RuleBook
from rag.rules.facts import Fact

SHOWN = "shown"  # the package is to be seen, nothing is asked
_ORDER = (
    "sector", "capital", "fixed_investment", "equipment_investment", "foreign_funds", "rank", "registered_capital_paid",
    "new_workers", "doctors", "masters", "bachelors", "rented_area", "rent_yearly",
)  # fmt: skip
"""What a profile is made of besides the place; whoever has more to tell writes it."""

_WHOLE, _PARTS = "total_investment", ("fixed_investment",)


@dataclass(frozen=True, slots=True)
class AskProfile:
    """The next thing of a profile; `fact` is None where the place is asked for."""

    fact: Fact | None
    places: tuple[str, ...]
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Package:
    """What a profile comes to (政策服务包): the programmes, the likeliest first."""

    matches: Matches
    ordered: tuple[Match, ...]


ProfileTurn = AskProfile | Package


def next_profile(state: State, book: RuleBook, published: Rates) -> tuple[State, ProfileTurn]:
    """The next question of a guided profile, or the package."""
    keys = [key for key in _ORDER if book.facts().find(key)]
    places = all_places(book)
    if SHOWN in state.skipped:  # whoever told all at once but the place: sums of several places are no one's
        if len(places) > 1 and not state.place and PLACE not in state.skipped:
            return replace(state, awaited=PLACE), AskProfile(None, places, 1, len(keys) + 1)
    else:
        asked = [key for key in (PLACE, *keys) if key not in state.facts and key not in state.skipped]
        asked = asked[1:] if state.place and asked[:1] == [PLACE] else asked
        if asked:
            fact = None if asked[0] == PLACE else book.facts().find(asked[0])
            number = 1 + [PLACE, *keys].index(asked[0])
            return replace(state, awaited=asked[0]), AskProfile(fact, places, number, len(keys) + 1)
    return replace(state, awaited=""), package_of(state, book, published)


def all_places(book: RuleBook) -> tuple[str, ...]:
    """The places with rules."""
    return tuple(dict.fromkeys(edition.policy.place for edition in book.editions if edition.policy.place))


def package_of(state: State, book: RuleBook, published: Rates) -> Package:
    """Every programme for the profile: those met; first those that count from what was told, last what has most left to tell."""
    matches = match(book, state.case, rates_for(state, published), state.party)
    return Package(matches, tuple(sorted(matches.matches, key=lambda one: _rank(one, state))))


def _rank(one: Match, state: State) -> tuple[int, bool, bool, int]:
    verdict, has_sum = one.calculation.verdict, one.calculation.low is not None
    order = (Verdict.MET, Verdict.UNKNOWN, Verdict.NOT_MET).index(verdict)
    told = dict(state.facts)
    if _WHOLE in told:  # the investment as a whole stands for its parts until these are told
        told = {**dict.fromkeys(_PARTS, told[_WHOLE]), **told}
    is_told = speaks_of(one.programme, one.edition.facts, told)
    return order, not is_told, not has_sum, len(one.calculation.missing)
