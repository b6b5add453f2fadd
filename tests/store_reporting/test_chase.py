"""The settings of chasing, and what a notice claims."""

from datetime import date, datetime, timedelta

import pytest

from store.reporting.chase import BUREAU, ChaseKey, Item, Notice, Rules, Step, rules_of
from store.reporting.periods import SHANGHAI, Period, PeriodKind
from store.reporting.reporting_duty import Duty

_MIDNIGHT = Duty(3, date(2024, 6, 12), date(2024, 6, 12), datetime(2024, 6, 13, tzinfo=SHANGHAI))


def test_settings_are_read() -> None:
    """Minutes, and the switch for groups, which is off unless somebody turned it on."""
    said = {"chase.before": "0", "chase.second": "90", "chase.leader": "600", "chase.public": "on"}
    assert rules_of(lambda name, default: said[name]) == Rules(
        timedelta(), timedelta(minutes=90), timedelta(hours=10), public=True
    )
    assert rules_of(lambda name, default: default) == Rules()
    assert not Rules().public


@pytest.mark.parametrize("said", ["", "soon", "-5", "９０", "5", "99999", "yes"])
def test_what_cannot_be_read_is_as_if_nobody_had_set_it(said: str) -> None:
    """A slip in a setting never makes the bot write every minute, or in public."""
    rules = rules_of(lambda name, default: said)
    assert (rules.second_after, rules.leader_after, rules.public) == (Rules().second_after, Rules().leader_after, False)


def test_midnight_belongs_to_the_day_before() -> None:
    """For a cut-off of 24:00."""
    assert _MIDNIGHT.due_day == date(2024, 6, 12)


def test_a_notice_claims_all_that_it_says() -> None:
    """Each report and each period."""
    week = Period(PeriodKind.WEEK, 2024, 26)
    assert Notice(7, (Item(_MIDNIGHT, Step.SECOND),), (week,)).keys == {
        ChaseKey(3, date(2024, 6, 12), Step.SECOND),
        ChaseKey(BUREAU, date(2024, 6, 30), Step.WEEK),
    }
