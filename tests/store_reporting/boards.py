"""Boards for tests: offices, projects and facts made by a seeded random, so that nothing is left to chance."""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from store.money import Currency, Money
from store.reporting.board import Board
from store.reporting.board_evidence import Trace
from store.reporting.build_board import Rulebook, build_board
from store.reporting.facts import Facts, FundsFact, StageFact, VisitFact, projects_by_id
from store.reporting.indicator_set import DEFAULT_SETS
from store.reporting.indicators import Indicator
from store.reporting.offices import League, Office, OfficeKind
from store.reporting.periods import Period, PeriodKind
from store.reporting.progress import AmountKind
from store.reporting.project import Project, Stage
from store.reporting.targets import Target, Targets

Q2 = Period(PeriodKind.QUARTER, 2024, 2)
AS_OF = datetime(2024, 7, 2, 9, tzinfo=UTC)
_SAID = datetime(2024, 6, 30, 16, 30, tzinfo=UTC)
# A message behind a figure, which begins like a formula.
TRACE = Trace(
    7,
    2,
    "-100",
    "55",
    0,
    "=1+1 项目签约",
    900_000_000_123,
    _SAID,
    date(2024, 6, 30),
    3,
    9,
    8,
    _SAID,
    changed_since=True,
)
COUNTIES = tuple(
    Office(number, f"x{number:02d}", f"示例{number}县", OfficeKind.COUNTY, League.COUNTIES) for number in range(1, 13)
)
GROUPS = tuple(
    Office(number, f"z{number:02d}", f"第{number}专班", OfficeKind.CHAIN_GROUP, League.DEPARTMENTS)
    for number in range(21, 33)
)
OFFICES = (*COUNTIES, *GROUPS, Office(40, "a01", "领导小组", OfficeKind.LEADING_GROUP, None))
YEAR = Period(PeriodKind.YEAR, 2024)
TARGETS = tuple(Target(office.office_id, Indicator.STARTED, YEAR, Decimal(20)) for office in COUNTIES[:6])


def some_facts(seed: int = 1, *, projects: int = 120, reports: int = 600) -> Facts:
    """Facts of the first half of 2024 over all ranked offices."""
    chance = random.Random(seed)
    owners = [office.office_id for office in OFFICES if office.league]
    sums = [Money(Decimal(chance.randint(1, 900)) * 10**6) for _ in range(projects)]
    made = [
        Project(
            number, f"项目{number}", chance.choice(owners), planned=sums[number], five_hundred=chance.random() < 0.1
        )
        for number in range(projects)
    ]
    stages, funds, visits = [], [], []
    for report_id in range(reports):
        day = date(2024, 1, 1) + timedelta(days=chance.randrange(182))
        project_id = chance.randrange(projects)
        match chance.randrange(4):
            case 0:
                stages.append(StageFact(project_id, chance.choice((Stage.SIGNED, Stage.STARTED)), day, report_id))
            case 1:
                currency = chance.choice((Currency.CNY, Currency.CNY, Currency.USD))
                minor = chance.randint(1, 5000) * 1_000_000
                checked = minor if chance.random() < 0.5 else None
                owner = made[project_id].office_id
                funds.append(
                    FundsFact(owner, project_id, AmountKind.IN_PLACE, currency, minor, day, report_id, checked)
                )
            case 2:
                seen = (chance.randint(1, 3), chance.randint(1, 20), chance.randint(1, 5))
                visits.append(VisitFact(chance.choice(owners), day, report_id, *seen))
    sent = {office_id: chance.randrange(30) for office_id in owners}
    return Facts(projects_by_id(made), tuple(stages), tuple(funds), tuple(visits), sent)


def some_board(facts: Facts | None = None, *, period: Period = Q2, as_of: datetime = AS_OF) -> Board:
    """A board of those facts."""
    return build_board(period, as_of, OFFICES, facts or some_facts(), Rulebook(Targets(TARGETS), DEFAULT_SETS))
