"""The book of targets and rules: what stands now, what stood then, and nothing set twice."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from store.database import Database
from store.reporting.indicator_set import DEFAULT_SETS
from store.reporting.indicators import Indicator
from store.reporting.offices import League
from store.reporting.periods import Period, PeriodKind
from store.reporting.registry import Registry
from store.reporting.rulebook_ledger import RulebookLedger
from store.reporting.targets import Target
from tests.store_reporting.samples import COORDINATOR, LATER, NOON, OFFICE

_YEAR = Period(PeriodKind.YEAR, 2026)
_TARGET = Target(OFFICE, Indicator.STARTED, _YEAR, Decimal(25))


@pytest.fixture
def rulebook(database: Database) -> RulebookLedger:
    """The targets and rules of that database."""
    return RulebookLedger(database)


def test_a_target_is_changed_and_its_past_is_kept(rulebook: RulebookLedger) -> None:
    """The same again changes nothing; figures come back exact."""
    other = Target(OFFICE, Indicator.FUNDS_REPORTED, _YEAR, Decimal("4500000000.55"))
    assert rulebook.set_targets([_TARGET, other], COORDINATOR, NOON) == 2
    assert rulebook.set_targets([_TARGET, other], COORDINATOR, LATER) == 0
    assert rulebook.set_targets([replace(_TARGET, value=Decimal(30))], COORDINATOR, LATER) == 1
    assert rulebook.targets() == (other, replace(_TARGET, value=Decimal(30)))
    assert rulebook.targets(NOON) == (other, _TARGET)
    assert rulebook.targets(NOON - timedelta(seconds=1)) == ()


def test_a_target_can_be_taken_back(rulebook: RulebookLedger) -> None:
    """Then there is none, and it may be set again."""
    rulebook.set_targets([_TARGET], COORDINATOR, NOON)
    rulebook.drop_target(OFFICE, Indicator.STARTED, _YEAR, COORDINATOR, LATER)
    assert rulebook.targets() == ()
    assert rulebook.set_targets([_TARGET], COORDINATOR, LATER) == 1


def test_rules_hold_for_periods_that_begin_with_them_or_later(rulebook: RulebookLedger) -> None:
    """Until somebody sets some, the sample weights; the other league keeps its own."""
    usual = next(rules for rules in DEFAULT_SETS if rules.league is League.COUNTIES)
    new = replace(usual, name="新办法", flags_in=())
    rulebook.set_rules(new, date(2026, 4, 1), COORDINATOR, NOON)
    first, second = (Period(PeriodKind.QUARTER, 2026, number) for number in (1, 2))
    assert rulebook.rules(first) == DEFAULT_SETS
    assert rulebook.rules(second) == (new, DEFAULT_SETS[1])
    assert rulebook.rules(second, NOON - timedelta(days=1)) == DEFAULT_SETS


def test_every_change_stands_in_the_audit_with_both_states(rulebook: RulebookLedger) -> None:
    """Targets set, changed, taken back; what changes nothing leaves no line."""
    for value, now in ((25, NOON), (25, LATER), (30, LATER)):
        rulebook.set_targets([replace(_TARGET, value=Decimal(value))], COORDINATOR, now)
    for _ in range(2):
        rulebook.drop_target(OFFICE, Indicator.STARTED, _YEAR, COORDINATOR, LATER)
    entries = Registry(rulebook.database).audit(9, f"target:{OFFICE}")
    states = [[side and side["figure"] for side in (entry.before, entry.after)] for entry in reversed(entries)]
    assert states == [[None, "25"], ["25", "30"], ["30", None]]
    assert {entry.by for entry in entries} == {COORDINATOR}
