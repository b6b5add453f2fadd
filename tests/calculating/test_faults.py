"""Values with which nothing can be counted, by kind of fact."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from rag.calculating.case import BadValue, Fault, Tranche, Value, case_of
from rag.calculating.faults import bad_values, fault_of
from rag.calculating.known import Known
from rag.rules.fact_list import SHARED
from rag.rules.quantity import Money, Number, Share


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("fixed_investment", Money(Decimal(0)), None),
        ("fixed_investment", Money(Decimal(10) ** 13), None),
        ("fixed_investment", Money(Decimal(10) ** 13 + 1), Fault.ABSURD),
        ("fixed_investment", Number(Decimal(5)), Fault.WRONG_KIND),
        ("foreign_funds", Money(Decimal(5), "USD"), None),
        ("foreign_funds", (Tranche(None, Decimal(5), "USD"), Tranche(None, Decimal(-5), "USD")), Fault.NEGATIVE),
        ("foreign_funds", Share(Decimal("0.1")), Fault.SHARE_FOR_SUM),
        ("outside_share", Share(Decimal(1)), None),
        ("outside_share", Share(Decimal("-0.1")), Fault.NEGATIVE),
        ("new_workers", Number(Decimal(30)), None),
        ("new_workers", Number(Decimal(30), "人"), None),
        ("new_workers", Number(Decimal(30), "亩"), Fault.WRONG_UNIT),
        ("new_workers", Number(Decimal("0.5"), "人"), Fault.NOT_WHOLE),
        ("new_workers", Share(Decimal("0.5")), Fault.SHARE_FOR_SUM),
        ("new_workers", Money(Decimal(5)), Fault.WRONG_KIND),
        ("land_mu", Number(Decimal("0.5"), "亩"), None),
        ("land_mu", Number(Decimal(10) ** 11, "亩"), Fault.ABSURD),
        ("rank", frozenset(), None),
        ("capital", frozenset(), Fault.WRONG_KIND),
        ("capital", frozenset({"内资"}), None),
        ("controlling", True, None),
        ("controlling", frozenset({"是"}), Fault.WRONG_KIND),
        ("signed_on", date(2026, 1, 1), None),
        ("signed_on", datetime(2026, 1, 1), Fault.WRONG_KIND),
    ],
)
def test_faults_by_kind(key: str, value: Value, fault: Fault | None) -> None:
    """Zero is a sum, nothing is a choice of none, a point in time is no day."""
    fact = SHARED.find(key)
    assert fact is not None and fault_of(fact, value) is fault


def _bad(**facts: Value) -> list[tuple[str, Fault]]:
    known = Known(case_of(facts, date(2026, 11, 20)), SHARED)
    found: tuple[BadValue, ...] = bad_values(known, facts)
    return [(one.fact, one.fault) for one in found]


def _yuan(value: int) -> Money:
    return Money(Decimal(value))


def test_a_part_is_not_more_than_its_whole() -> None:
    """20 million of smart equipment among 10 million of equipment; outside funds over the total investment."""
    over = _bad(equipment_investment=_yuan(10_000_000), smart_equipment=_yuan(20_000_000))
    assert over == [("smart_equipment", Fault.PART_OVER_WHOLE)]
    assert _bad(equipment_investment=_yuan(5), smart_equipment=_yuan(5)) == []
    assert _bad(outside_funds=_yuan(6), total_investment=_yuan(5)) == [("outside_funds", Fault.PART_OVER_WHOLE)]


def test_what_is_told_must_be_what_follows() -> None:
    """80 % beside 10 million of 100 million; a rounded share is no contradiction."""
    sums: dict[str, Value] = {"outside_funds": _yuan(10_000_000), "total_investment": _yuan(100_000_000)}
    assert _bad(outside_share=Share(Decimal("0.8")), **sums) == [("outside_share", Fault.CONTRADICTS)]
    assert _bad(outside_share=Share(Decimal("0.1")), **sums) == []
    thirds: dict[str, Value] = {"outside_funds": _yuan(1), "total_investment": _yuan(3)}
    assert _bad(outside_share=Share(Decimal("0.33")), **thirds) == []
    days: dict[str, Value] = {"filed_on": date(2026, 3, 2), "signed_on": date(2026, 3, 1)}
    assert _bad(filed_before_signing=True, **days) == [("filed_before_signing", Fault.CONTRADICTS)]
    same: dict[str, Value] = {"filed_on": date(2026, 3, 1), "signed_on": date(2026, 3, 1)}
    assert _bad(filed_before_signing=True, **same) == []
    mu: dict[str, Value] = {"fixed_investment": _yuan(90), "land_mu": Number(Decimal(3))}
    assert _bad(per_mu_investment=_yuan(60), **mu) == [("per_mu_investment", Fault.CONTRADICTS)]
