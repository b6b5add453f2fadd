"""What presses do."""

from dataclasses import replace

import pytest

from bot.calculating.card_presses import Pressed, press, programme_of_key
from bot.calculating.saying import Saying
from bot.calculating.state import Kind, State
from bot.calculating.turn import next_turn
from bot.intent_calculating import CalculatingPress
from bot.topics import key_of
from rag.answer import Language
from rag.calculating.rates import Rates
from tests.calculating_desk.rules import INDUSTRY, book, told


def _press(state: State, verb: str, what: str = "", option: int = 0) -> Pressed:
    saying = Saying(book(), 5, Language.SIMPLIFIED)
    return press(state, CalculatingPress(verb, 5, what, option), book(), Rates(), saying)


def _carded() -> State:
    return next_turn(told(), book(), Rates())[0]


@pytest.mark.parametrize(
    ("verb", "what", "option", "key", "value"),
    [
        ("set", "rank", 999, "rank", frozenset()), ("set", "controlling", 1, "controlling", True),
        ("agree", "", 0, "filed_before_signing", True), ("agree", "", 0, "nature", frozenset()),
    ],
)  # fmt: skip
def test_a_choice_becomes_a_fact(verb: str, what: str, option: int, key: str, value: object) -> None:
    """Of the state that goes on."""
    after = _press(_carded(), verb, what, option).after
    assert after is not None
    assert after.facts[key] == value


@pytest.mark.parametrize(
    ("verb", "what", "option"),
    [
        ("set", "nothing", 1),
        ("set", "rank", 500),
        ("prog", "00000000", 0),
        ("place", "-", 99),
        ("ask", "nothing", 0),
        ("odd", "", 0),
    ],
)
def test_a_forged_press_is_nothing(verb: str, what: str, option: int) -> None:
    """And raises nothing."""
    assert _press(_carded(), verb, what, option) == Pressed()


def test_a_sum_without_a_name_gets_one() -> None:
    """And is loose no longer."""
    state = told("介绍一个3.2亿的制造业项目能拿多少", "栖梧市")
    after = _press(state, "loose", "fixed_investment").after
    assert after is not None and after.loose is None
    assert "fixed_investment" in after.facts


def test_another_place_or_party_is_looked_for_anew() -> None:
    """By the numbers of the buttons."""
    state = told("引荐固投3亿的内资工业项目能拿多少")
    places = [_press(state, "place", "-", number).after for number in (0, 1)]
    assert {one.place for one in places if one} == {"栖梧市", "临澜县"}
    after = _press(told("固投3亿能拿多少", "栖梧市"), "party", "investor").after
    assert after is not None and after.party == "investor"


def test_total_investment_may_be_all_fixed() -> None:
    """And money that has not come is taken as of today."""
    after = _press(told("引荐总投资3亿的制造业项目能拿多少", "栖梧市"), "same").after
    assert after is not None and after.facts["fixed_investment"] == after.facts["total_investment"]
    arrived = _press(told(), "arrived").after
    assert arrived is not None and arrived.facts["foreign_arrived_on"] == told().day


def test_a_programme_of_the_guide_brings_its_place() -> None:
    """So that it is not asked for."""
    assert programme_of_key(book(), key_of(INDUSTRY)) == INDUSTRY
    after = _press(State(told().day), "prog", key_of(INDUSTRY)).after
    assert after is not None and (after.programme, after.place) == (INDUSTRY, "栖梧市")


@pytest.mark.parametrize(
    ("verb", "what", "said"),
    [
        ("full", "0", "计算步骤"),
        ("short", "", "算法"),
        ("edit", "", "要改哪一项"),
        ("list", "referrer", "选一项"),
        ("places", "", "哪个地方"),
    ],
)
def test_pages_and_lists_change_nothing(verb: str, what: str, said: str) -> None:
    """They are shown."""
    pressed = _press(_carded(), verb, what)
    assert pressed.after is None
    assert pressed.reply is not None and said in pressed.reply.text


def test_a_fact_to_be_changed_is_awaited() -> None:
    """Until it is told."""
    pressed = _press(_carded(), "ask", "fixed_investment")
    assert pressed.awaiting is not None and pressed.awaiting.awaited == "fixed_investment"


def test_questions_of_a_profile_can_be_passed_over() -> None:
    """And a card of a package left."""
    state = State(told().day, kind=Kind.ALL, awaited="sector")
    after = _press(state, "skip").after
    assert after is not None and after.skipped == ("sector",)
    back = _press(replace(_carded(), kind=Kind.ALL), "back").after
    assert back is not None and back.programme == ""
