"""A profile: what is asked, and what comes out."""

from dataclasses import replace
from time import perf_counter

from bot.calculating.profile import SHOWN, AskProfile, Package, all_places, next_profile, package_of
from bot.calculating.state import Kind, State
from bot.calculating.turn import PLACE
from rag.calculating.rates import Rates
from rag.calculating.truth import Verdict
from rag.rules.quantity import Money, quantity
from tests.calculating_desk.rules import DAY, book

_BLANK = State(DAY, kind=Kind.ALL)


def _money(text: str) -> Money:
    found = quantity(text)
    assert found is not None and isinstance(found.value, Money)
    return found.value


def test_one_thing_is_asked_after_the_other() -> None:
    """The place first; what is known or passed over is not asked."""
    state, turn = next_profile(_BLANK, book(), Rates())
    assert isinstance(turn, AskProfile) and turn.fact is None
    assert (state.awaited, turn.number, turn.places) == (PLACE, 1, all_places(book()))
    state, turn = next_profile(replace(_BLANK, place="栖梧市", skipped=("sector",)), book(), Rates())
    assert isinstance(turn, AskProfile) and turn.fact is not None
    assert turn.fact.key == state.awaited == "capital"


def test_a_profile_told_at_once_without_a_place_is_asked_for_it_first() -> None:
    """Then the package is there; whoever passes the place over sees it without any sum over places."""
    told = replace(_BLANK, skipped=(SHOWN,)).knowing("fixed_investment", _money("3亿元"))
    state, turn = next_profile(told, book(), Rates())
    assert isinstance(turn, AskProfile) and (turn.fact, state.awaited) == (None, PLACE)
    _, placed = next_profile(replace(state, place="栖梧市"), book(), Rates())
    assert isinstance(placed, Package) and placed.matches.places == ()
    _, passed = next_profile(replace(told, skipped=(SHOWN, PLACE)), book(), Rates())
    assert isinstance(passed, Package) and len(passed.matches.places) > 1 and passed.matches.totals == ()


def test_every_programme_of_the_place_is_in_the_package() -> None:
    """What was told stands before what was not, what fails at the end."""
    told = replace(_BLANK, place="栖梧市", skipped=(SHOWN,)).knowing("fixed_investment", _money("3亿元"))
    state, turn = next_profile(told, book(), Rates())
    assert isinstance(turn, Package)
    assert state.awaited == ""
    assert len(turn.ordered) == len(turn.matches.matches) > 20
    assert {one.programme.id for one in turn.ordered[:2]} == {"fixed-assets", "industry"}
    verdicts = [one.calculation.verdict for one in turn.ordered]
    assert verdicts == sorted(verdicts, key=(Verdict.MET, Verdict.UNKNOWN, Verdict.NOT_MET).index)


def test_a_package_is_quick() -> None:
    """A reader waits for it."""
    state = replace(_BLANK, place="栖梧高新区").knowing("fixed_investment", _money("3亿元"))
    package_of(state, book(), Rates())
    started = perf_counter()
    package_of(state, book(), Rates())
    assert perf_counter() - started < 2
