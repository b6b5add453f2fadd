"""A changed fact that rules a programme out leads to the one that is meant for it."""

from dataclasses import replace

import pytest

from bot.calculating.following import followed
from bot.calculating.hearing import gone_on
from bot.calculating.state import State
from bot.calculating.turn import next_turn
from rag.calculating.rates import Rates
from tests.calculating_desk.rules import DAY, INDUSTRY, book, told

_NONE = Rates()


def _after(words: str, begun: str = "在栖梧市引荐固投3.2亿元的制造业项目能拿多少") -> tuple[State, State]:
    state, _ = next_turn(told(begun), book(), _NONE)
    after = gone_on(state, words, book(), DAY)
    assert after is not None
    return state, followed(state, after, book(), _NONE)


def test_foreign_money_leads_to_the_programme_for_it() -> None:
    """那外资呢 is no wish to hear that 内资 was required."""
    before, after = _after("那外资呢")
    assert before.programme == INDUSTRY
    assert after.programme.endswith("/foreign") and after.awaited == ""
    assert dict(after.facts)["fixed_investment"] == dict(before.facts)["fixed_investment"]


def test_what_still_fits_stays() -> None:
    """Another sum, or the word that was required, changes no programme."""
    assert _after("那5亿呢")[1].programme == INDUSTRY
    assert _after("那内资呢")[1].programme == INDUSTRY


def test_a_bound_that_is_missed_is_said_as_such() -> None:
    """Nobody asking about half a million is led to talent teams."""
    assert _after("要是固定资产投资50万元呢")[1].programme == INDUSTRY


def test_what_was_ruled_out_before_stays_where_it_is() -> None:
    """Whoever is at a programme that does not fit is not led away by the next word."""
    before = replace(
        told("在栖梧市引荐固投3.2亿元的制造业项目能拿多少"), programme=INDUSTRY.replace("industry", "agriculture")
    )
    after = gone_on(before, "那外资呢", book(), DAY)
    assert after is not None and followed(before, after, book(), _NONE) == after


BOTH = "引荐固定资产3.2亿、外资1000万美元的制造业项目，落在栖梧，2026-03-02到账，能拿多少奖励"


@pytest.mark.parametrize("begun", [BOTH, "在栖梧市引荐外资1000万美元的制造业项目能拿多少"])
def test_a_project_made_domestic_goes_on_without_its_foreign_money(begun: str) -> None:
    """改成内资: by the programme for domestic ones, counted from the fixed assets that were told."""
    before, after = _after("改成内资", begun)
    assert before.programme.endswith("/foreign")
    assert after.programme == INDUSTRY
    assert not {"foreign_funds", "foreign_arrived_on"} & after.facts.keys()
