"""Values with which nothing can be counted, by kind of fact."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from rag.calculating.case import Fault, Tranche, Value
from rag.calculating.faults import fault_of
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
