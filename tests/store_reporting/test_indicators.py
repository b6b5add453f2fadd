"""Indicators: what counts, once, for whom, in which currency; and that every figure names its rows."""

from datetime import date
from decimal import Decimal

import pytest

from store.money import Currency, Money
from store.reporting.facts import Facts, FundsFact, StageFact, VisitFact, projects_by_id
from store.reporting.indicators import MEASURES, NOTHING, Indicator, Tally, count_all
from store.reporting.progress import AmountKind
from store.reporting.project import Project, Stage

_YI = Decimal(100_000_000)
_FIRST, _LAST = date(2024, 4, 1), date(2024, 6, 30)
_MAY = date(2024, 5, 10)


def _project(project_id: int, planned: Money | None = None) -> Project:
    return Project(project_id, f"项目{project_id}", 1, planned=planned)


def _yuan(yi: str) -> Money:
    return Money(Decimal(yi) * _YI)


def _count(facts: Facts, indicator: Indicator, office_id: int = 1) -> Tally:
    return count_all(facts, _FIRST, _LAST)[indicator].get(office_id, NOTHING)


def test_every_indicator_has_a_measure() -> None:
    """With names in two languages and a unit."""
    assert set(MEASURES) == set(Indicator)
    assert all(measure.zh and measure.en and measure.unit for measure in MEASURES.values())


def test_a_signing_counts_from_one_yi_on() -> None:
    """Exactly 1 亿 counts, a yuan less does not; both add to the planned investment."""
    projects = projects_by_id([_project(1, _yuan("1")), _project(2, Money(_YI - 1))])
    facts = Facts(projects, (StageFact(1, Stage.SIGNED, _MAY, 11), StageFact(2, Stage.SIGNED, _MAY, 12)))
    assert _count(facts, Indicator.SIGNED_OVER_100M) == Tally(Decimal(1), (11,), (1,))
    assert _count(facts, Indicator.PLANNED) == Tally(2 * _YI - 1, (11, 12), (1, 2))


def test_a_project_signed_twice_counts_on_the_first_day_only() -> None:
    """Signed in March and again in May: nothing new in the second quarter."""
    steps = (StageFact(1, Stage.SIGNED, _MAY, 12), StageFact(1, Stage.SIGNED, date(2024, 3, 31), 11))
    facts = Facts(projects_by_id([_project(1, _yuan("3"))]), steps)
    assert _count(facts, Indicator.SIGNED_OVER_100M) == NOTHING
    assert count_all(facts, date(2024, 1, 1), _LAST)[Indicator.PLANNED][1].report_ids == (11,)


def test_the_span_includes_both_ends() -> None:
    """1 April and 30 June are of the quarter, 31 March and 1 July are not."""
    days = (_FIRST, _LAST, date(2024, 3, 31), date(2024, 7, 1))
    projects = projects_by_id(_project(number) for number in range(4))
    facts = Facts(projects, tuple(StageFact(number, Stage.STARTED, day, number) for number, day in enumerate(days)))
    assert _count(facts, Indicator.STARTED) == Tally(Decimal(2), (0, 1), (0, 1))


def test_another_currency_is_left_out_and_named() -> None:
    """30 million dollars are surely over 1 亿 yuan; still nothing is converted, and a project without a sum is named too."""
    projects = projects_by_id([_project(1, Money(Decimal(30_000_000), Currency.USD)), _project(2)])
    facts = Facts(projects, (StageFact(1, Stage.SIGNED, _MAY, 11), StageFact(2, Stage.SIGNED, _MAY, 12)))
    assert _count(facts, Indicator.SIGNED_OVER_100M) == Tally(left_out=(1, 2))
    assert _count(facts, Indicator.PLANNED) == Tally(left_out=(1, 2))


def _came_in(report_id: int, yuan: int, day: date = _MAY, *, verified: int | None = None) -> FundsFact:
    """Yuan for project 1, reported by office 1."""
    checked = None if verified is None else verified * 100
    return FundsFact(1, 1, AmountKind.IN_PLACE, Currency.CNY, yuan * 100, day, report_id, checked)


def test_funds_reported_verified_and_foreign_stand_apart() -> None:
    """Yuan and dollars are never added; what nobody has verified is not verified; cents are not lost."""
    funds = (
        _came_in(21, 5000, verified=4000),
        _came_in(22, 3000)._replace(minor=300_001),
        _came_in(23, 2000)._replace(currency=Currency.USD),
        _came_in(24, -1000, _LAST),
        _came_in(25, 90000, date(2024, 7, 1)),
    )
    facts = Facts(projects_by_id([_project(1)]), funds=funds)
    assert _count(facts, Indicator.FUNDS_REPORTED) == Tally(Decimal("7000.01"), (21, 22, 24), (1,))
    assert _count(facts, Indicator.FUNDS_VERIFIED) == Tally(Decimal(4000), (21,), (1,))
    assert _count(facts, Indicator.FOREIGN_USD) == Tally(Decimal(2000), (23,), (1,))


def test_foreign_capital_is_counted_in_dollars_only() -> None:
    """外资 told in yuan is neither converted nor taken for 到位资金; planned sums have come in nowhere."""
    funds = (
        _came_in(21, 100)._replace(kind=AmountKind.FOREIGN),
        _came_in(22, 100)._replace(project_id=2, currency=Currency.HKD),
        _came_in(23, 500)._replace(kind=AmountKind.FOREIGN, currency=Currency.USD),
        _came_in(24, 900)._replace(kind=AmountKind.PLANNED, currency=Currency.USD),
    )
    facts = Facts(projects_by_id([_project(1), _project(2)]), funds=funds)
    assert _count(facts, Indicator.FOREIGN_USD) == Tally(Decimal(500), (23,), (1,), left_out=(1, 2))
    assert _count(facts, Indicator.FUNDS_REPORTED) == NOTHING


def test_money_counts_for_the_owner_of_its_project_or_without_one_for_who_reported_it() -> None:
    """Office 2 reports money of office 1's project, money of its own, and money of a project that is gone."""
    funds = tuple(
        _came_in(number, 100)._replace(office_id=2, project_id=project_id)
        for number, project_id in ((1, 1), (2, None), (3, 9))
    )
    counted = count_all(Facts(projects_by_id([_project(1)]), funds=funds), _FIRST, _LAST)[Indicator.FUNDS_REPORTED]
    assert counted == {1: Tally(Decimal(100), (1,), (1,)), 2: Tally(Decimal(100), (2,))}


def test_delegations_persons_and_organisations_are_three_counters() -> None:
    """One is never given for another, and they count for the office that reported them."""
    facts = Facts({}, visits=(VisitFact(2, _MAY, 31, 1, 12), VisitFact(2, _MAY, 32, None, None, 4)))
    found = {name: _count(facts, name, 2) for name in Indicator if name.value.startswith("visit_")}
    assert found == {
        Indicator.VISIT_BATCHES: Tally(Decimal(1), (31,)),
        Indicator.VISIT_PERSONS: Tally(Decimal(12), (31,)),
        Indicator.VISIT_ORGANISATIONS: Tally(Decimal(4), (32,)),
    }


def test_a_project_counts_for_its_owner_and_only_while_it_is_there() -> None:
    """A deleted project counts nowhere, and one that nobody knows neither."""
    projects = projects_by_id(
        [Project(1, "甲", 2, five_hundred=True), Project(2, "乙", 1, five_hundred=True, deleted=True)]
    )
    facts = Facts(projects, tuple(StageFact(number, Stage.SIGNED, _MAY, number) for number in (1, 2, 3)))
    assert count_all(facts, _FIRST, _LAST)[Indicator.FIVE_HUNDRED] == {2: Tally(Decimal(1), (1,), (1,))}


@pytest.mark.parametrize(("stands", "counts"), [(Stage.TALKS, 0), (Stage.SIGNED, 1), (Stage.ENDED, 1)])
def test_a_stage_that_was_set_back_by_hand_does_not_count(stands: Stage, counts: int) -> None:
    """It was a mistake; a project that ended after its signing was signed all the same."""
    project = Project(1, "甲", 1, planned=_yuan("2"), stage=stands)
    facts = Facts(projects_by_id([project]), (StageFact(1, Stage.SIGNED, _MAY, 1),))
    assert _count(facts, Indicator.SIGNED_OVER_100M).value == counts


def test_a_step_without_a_report_counts_and_names_its_project() -> None:
    """Set by a person in the project's own record."""
    facts = Facts(projects_by_id([_project(1)]), (StageFact(1, Stage.STARTED, _MAY),))
    assert _count(facts, Indicator.STARTED) == Tally(Decimal(1), (), (1,))


@pytest.mark.parametrize("indicator", [name for name in Indicator if name is not Indicator.STARTED])
def test_an_office_without_a_fact_is_absent(indicator: Indicator) -> None:
    """Nothing is made up."""
    facts = Facts(projects_by_id([_project(1)]), (StageFact(1, Stage.STARTED, _MAY, 1),))
    assert 1 not in count_all(facts, _FIRST, _LAST)[indicator]
