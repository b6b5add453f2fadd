"""Where a talk has come to, kept as text."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.calculating.state import Kind, State, from_text, to_text
from rag.calculating.case_doubts import Doubt, Unclear
from rag.rules.quantity import Money
from tests.calculating_desk.rules import DAY, told


def test_a_state_comes_back_from_its_text() -> None:
    """All of it."""
    state = replace(
        told(),
        kind=Kind.ALL,
        rate=Decimal("7.1"),
        loose=Money(Decimal(5)),
        awaited="rank",
        skipped=("sector",),
        unclear=(Unclear("total_investment", Doubt.INEXACT, "不到1亿"),),
    )
    assert from_text(to_text(state)) == state


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"day":"x"}', "{" * 50])
def test_what_another_version_kept_is_none(text: str) -> None:
    """Then the talk begins anew."""
    assert from_text(text) is None


def test_a_fact_that_is_told_is_awaited_no_longer() -> None:
    """And another stays awaited; None takes a fact away."""
    state = State(DAY, awaited="rank")
    assert state.knowing("rank", frozenset()).awaited == ""
    assert state.knowing("controlling", value=True).awaited == "rank"
    assert state.knowing("rank", frozenset()).knowing("rank", None).facts == {}


def test_at_another_place_the_programme_is_looked_for_anew() -> None:
    """At the same one it stays."""
    state = State(DAY, place="栖梧市", programme="a/b")
    assert state.at("临澜县").programme == ""
    assert state.at("栖梧市").programme == "a/b"
