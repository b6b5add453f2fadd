"""Stages to the fen; the last takes the remainder."""

from decimal import Decimal

from rag.calculating.paying import payments
from rag.rules.quantity import Money
from tests.calculating import shipped_cases
from tests.calculating.readings_policy import POLICY
from tests.calculating.readings_reward import CITY, COUNTY
from tests.rules.small_rules import small_book


def _sums(document: str, programme: str, total: str) -> list[str]:
    edition = shipped_cases.edition(document)
    found = payments(shipped_cases.programme(document, programme), Money(Decimal(total)), (), edition.clauses)
    return [f"{one.sum.value:f}" for one in found]


def test_shares_are_rounded_and_the_rest_comes_last() -> None:
    """30 %, 40 % and what is left."""
    assert _sums(CITY, "industry", "100.01") == ["30.00", "40.00", "30.01"]
    assert _sums(POLICY, "home-purchase", "0.04") == ["0.01", "0.01", "0.01", "0.01", "0.00"]


def test_a_small_sum_is_paid_at_once() -> None:
    """50万元以下 holds 50万 itself; a fen more is parted."""
    assert _sums(COUNTY, "industry", "500000") == ["500000"]
    assert _sums(COUNTY, "industry", "500000.01") == ["300000.01", "200000.00"]


def test_years_are_stages_where_no_plan_is() -> None:
    """As they were counted."""
    edition = small_book().editions[0]
    years = (Decimal("1.005"), Decimal(2))
    found = payments(edition.rules.programmes[1], Money(Decimal("3.01")), years, edition.clauses)
    assert [(one.when.zh, f"{one.sum.value:f}") for one in found] == [("第1年", "1.01"), ("第2年", "2.00")]
    assert payments(edition.rules.programmes[1], Money(Decimal(1)), (), edition.clauses) == ()
