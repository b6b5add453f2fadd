"""Grants, bonus, caps and rounding in their order."""

from datetime import date
from decimal import Decimal

import pytest

from rag.calculating.case import Value, case_of
from rag.calculating.counted import Open, Trail
from rag.calculating.counting import Counter
from rag.calculating.exchanging import Exchanging
from rag.calculating.known import Known
from rag.calculating.rates import Rates
from rag.calculating.totalling import Total, Totaller
from rag.rules.clause_text import Clauses
from rag.rules.conditions import IsOneOf
from rag.rules.fact_list import SHARED
from rag.rules.facts import Text
from rag.rules.quantity import Quantity, quantity
from rag.rules.ways import Bonus, BonusOption, Cap, Caps, Fixed, Grant, Rate, RoundDown, Step
from tests.rules.small_rules import small_policy

_NAME = Text("甲", "a")
_GLOBAL = (IsOneOf("rank", ("世界500强",), "第三条"),)


def _q(text: str) -> Quantity:
    found = quantity(text)
    assert found is not None
    return found


def _total(*steps: Step, **facts: Value) -> Total:
    known = Known(case_of(facts, date(2026, 11, 20)), SHARED)
    counter = Counter(known, Exchanging(known, Rates(), None), Trail())
    return Totaller(counter, Clauses(small_policy())).total(steps)


def _grant(text: str) -> Grant:
    return Grant(_NAME, Fixed(_q(text), "第五条"))


_CAP = Caps((Cap(_q("80万元"), _GLOBAL, "第三条"), Cap(_q("50万元"), (), "第三条")))
_BONUS = Bonus((BonusOption(_GLOBAL, _q("10%"), _NAME), BonusOption((), _q("30%"), _NAME)), "第三条")


def test_the_highest_bonus_only() -> None:
    """Both are met, one is had, whatever their order."""
    assert _total(_grant("10万元"), _BONUS, rank=frozenset({"世界500强"})).sum.value == 130_000


def test_what_comes_after_the_cap_is_besides_it() -> None:
    """The cap cuts what was counted before it."""
    found = _total(_grant("60万元"), _CAP, _grant("8万元"), rank=frozenset())
    assert found.sum.value == 580_000
    assert found.capped_by is not None and found.capped_by.quote.startswith("第三条")
    assert [step.working for step in found.steps] == ["60万元", "60万元 > 50万元，取50万元", "8万元"]


def test_the_first_cap_that_holds() -> None:
    """The special one goes before; where none would cut nobody is asked."""
    assert _total(_grant("60万元"), _CAP, rank=frozenset({"世界500强"})).sum.value == 600_000
    assert _total(_grant("50万元"), _CAP).sum.value == 500_000
    with pytest.raises(Open):
        _total(_grant("60万元"), _CAP)


def test_rounding_drops_what_is_below() -> None:
    """And names its clause; without one the sum is brought to the fen, half up, and says so."""
    rate = Grant(_NAME, Rate(_q("2‰"), "fixed_investment", "第二条"))
    base = quantity("1234567.5元")
    assert base is not None
    down = _total(rate, RoundDown(_q("100元"), "第四条"), fixed_investment=base.value)
    assert (down.sum.value, down.rounding) == (Decimal(2400), "第四条")
    fen = _total(rate, fixed_investment=base.value)
    assert (fen.sum.value, fen.rounding) == (Decimal("2469.14"), "")
    assert fen.steps[-1].working == "2469.135元 → 2469.14元"


def test_a_grant_whose_tests_fail_is_left_out() -> None:
    """No line, no sum."""
    found = _total(Grant(_NAME, Fixed(_q("8万元"), "第五条"), _GLOBAL), rank=frozenset())
    assert found.sum.value == 0 and found.steps == ()
