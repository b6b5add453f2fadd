"""Sets the stage: a store with the sample offices, their people and the imported projects, and the play over it."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import groupby
from pathlib import Path

from bot.assistant import Assistant
from bot.message import Role
from store.database import Database
from store.ledger import Ledger
from store.money import Money
from store.reporting.indicators import Indicator
from store.reporting.members import InviteRefusal
from store.reporting.offices import OfficeKind, Rhythm
from store.reporting.periods import SHANGHAI, PeriodKind, period_of
from store.reporting.project import Project, Stage
from store.reporting.rulebook_ledger import RulebookLedger
from store.reporting.targets import Target
from tests.bot.sample import DESK, ScriptedAsker, staff_desk
from tests.databases import fresh_database
from tests.simulation.expected import Goal
from tests.simulation.ledger import OwnLedger
from tests.simulation.measured import Slot
from tests.simulation.person import Person
from tests.simulation.quarter import Quarter
from tests.simulation.ways import play
from tests.simulation.world import FIRST, LAST, World

BEFORE = datetime(2026, 6, 1, tzinfo=UTC)


@dataclass(slots=True)
class Play:
    """A store and the quarter that is played over it."""

    database: Database
    quarter: Quarter
    goals: tuple[Goal, ...]

    def run(self, messages_a_week: float, at_night: Callable[[date], None] = lambda day: None) -> None:
        """Play all days in order; `messages_a_week` is how many an office sends, on average."""
        for day, slots in groupby(self._slots(messages_a_week), key=lambda slot: slot.day):
            for slot in slots:
                play(self.quarter, slot)
            at_night(day)

    def _slots(self, messages_a_week: float) -> list[Slot]:
        chance, world = self.quarter.chance, self.quarter.world
        slots = []
        for day in world.workdays():
            for office in world.offices:
                for _ in range(int(messages_a_week / 5 + chance.random())):
                    at = datetime.combine(day, time(8, 30), SHANGHAI) + timedelta(minutes=chance.randrange(720))
                    slots.append(Slot(at, office, chance.choice(world.people(office))))
        return sorted(slots, key=lambda slot: (slot.at, slot.office))


def set_stage(folder: Path, seed: int) -> Play:
    """A fresh store in `folder` (SQLite), and everything that chance decides out of `seed`."""
    chance = random.Random(seed)
    database = fresh_database(folder / "simulation.sqlite3")
    desk = staff_desk(database)
    books = desk.books
    offices = books.registry.seed_sample(BEFORE)
    liaison = [replace(office, rhythm=Rhythm.WEEKLY) for office in offices if office.kind is OfficeKind.LIAISON]
    books.registry.put_offices(liaison, 0, BEFORE)
    ids = {office.code: office.office_id for office in offices}
    world = World({office.code: office.county for office in offices}, chance)
    person = Person(Assistant(ScriptedAsker(), Ledger(database), DESK, desk), books)
    _enrol(person, world, ids)
    _import(person, world, ids)
    weekly = frozenset(office.code for office in liaison)
    quarter = Quarter(world, person, OwnLedger(dict(world.starts)), ids, weekly, chance)
    goals = _goals(world)
    RulebookLedger(database).set_targets((_target(goal, ids) for goal in goals), 0, BEFORE)
    return Play(database, quarter, goals)


def _goals(world: World) -> tuple[Goal, ...]:
    """What the counties are to reach: money in the quarter, signings in the year."""
    counties = [code for code, county in world.offices.items() if county]
    year = (date(2026, 1, 1), date(2026, 12, 31))
    funds = [Goal(code, "funds_reported", FIRST, LAST, world.chance.randint(5, 20) * 10_000_000) for code in counties]
    return (*funds, *(Goal(code, "planned_investment", *year, 1_500_000_000) for code in counties))


def _target(goal: Goal, ids: dict[str, int]) -> Target:
    kind = PeriodKind.QUARTER if goal.first == FIRST else PeriodKind.YEAR
    return Target(ids[goal.office], Indicator(goal.indicator), period_of(kind, FIRST), Decimal(goal.value))


def _enrol(person: Person, world: World, ids: dict[str, int]) -> None:
    for code, office_id in ids.items():
        for number in world.people(code):
            invite = f"simulated-{number}"
            person.books.registry.make_invite(invite, Role.STAFF, office_id, BEFORE + timedelta(days=1), 0, BEFORE)
            assert not isinstance(person.books.registry.redeem(invite, number, BEFORE), InviteRefusal)


def _import(person: Person, world: World, ids: dict[str, int]) -> None:
    for name, start in world.starts.items():
        draft = Project(
            0,
            name,
            ids[start.office],
            county=world.offices[start.office],
            planned=None if start.planned is None else Money(Decimal(start.planned)),
            stage=Stage(start.stage),
            since=start.since,
            five_hundred=start.five_hundred,
        )
        person.names[name] = person.books.projects.add(draft, 0, BEFORE, "simulation").project_id
