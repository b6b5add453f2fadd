"""A kept calculation made again."""

import json
from dataclasses import replace
from decimal import Decimal

from bot.calculating.repeating import inputs_of, kept_result, read_inputs, repeat, result_of, state_of
from bot.calculating.turn import ShowCard, next_turn
from rag.calculating.calculation import Calculation
from rag.calculating.rates import Rates
from tests.calculating_desk.rules import DAY, book, told


def _made(text: str = "在栖梧市引荐外资1000万美元的制造业项目，2026年3月2日到账，按7.1折算，能拿多少") -> Calculation:
    turn = next_turn(told(text), book(), Rates())[1]
    assert isinstance(turn, ShowCard)
    return turn.fitting.calculation


def test_the_same_inputs_give_the_same_bytes() -> None:
    """With the rates of then."""
    one = _made()
    inputs = read_inputs(inputs_of(one))
    assert inputs is not None
    again = repeat(inputs, result_of(one), book())
    assert again is not None
    assert again.same
    assert again.fitting.calculation.number == one.number


def test_a_result_of_other_rules_is_not_the_same() -> None:
    """Both are shown then."""
    one = _made()
    inputs = read_inputs(inputs_of(one))
    assert inputs is not None
    before = result_of(replace(one, digest="0" * 64))
    again = repeat(inputs, before, book())
    assert again is not None
    assert not again.same
    assert kept_result(before)["digest"] == "0" * 64


def test_a_calculation_whose_rules_are_gone_cannot_be_made_again() -> None:
    """What was kept is all there is."""
    inputs = read_inputs(inputs_of(_made()))
    assert inputs is not None
    assert repeat(replace(inputs, document="没有"), "", book()) is None
    assert repeat(replace(inputs, programme="没有"), "", book()) is None


def test_a_talk_goes_on_from_what_was_kept() -> None:
    """With its facts, its place, its supposed rate."""
    one = _made()
    inputs = read_inputs(inputs_of(one))
    again = repeat(inputs, result_of(one), book()) if inputs else None
    assert inputs is not None and again is not None
    state = state_of(inputs, again)
    assert (state.place, state.rate, state.day) == ("栖梧市", Decimal("7.1"), DAY)
    assert dict(state.facts) == dict(one.facts)


def test_what_cannot_be_read_is_none() -> None:
    """Kept by another version."""
    assert read_inputs("{}") is None
    assert read_inputs("no JSON") is None
    assert kept_result("no JSON") == {}
    assert json.loads(inputs_of(_made()))["programme"] == "foreign"
