"""The simulator's own ledger: what was confirmed when, and what it must come to. It shares no code with the store's counting."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from tests.simulation.told import DOLLARS, STAGES, YUAN, Told

Key = tuple[str, str]  # chat and message
Line = tuple[str, str, int]  # the message and row that first said it


@dataclass(frozen=True, slots=True)
class Booked:
    """A confirmed row. `line` is where it was first said, `key` the message that says it now; `posted` is of the first one."""

    line: Line
    key: Key
    office: str
    author: int
    posted: datetime
    day: date
    told: Told
    late: bool = False


@dataclass(frozen=True, slots=True)
class Start:
    """A project of the import: its office, its plan in yuan, its stage and since when."""

    office: str
    planned: int | None
    stage: str = ""
    since: date | None = None
    five_hundred: bool = False


@dataclass(slots=True)
class Figure:
    """A value and the messages it was added up from."""

    value: int = 0
    keys: set[Key] = field(default_factory=set)

    def add(self, value: int, key: Key | None) -> None:
        """Something that counts; None where no message told it."""
        self.value += value
        self.keys |= {key} if key else set()


@dataclass(slots=True)
class OwnLedger:
    """All that was ever confirmed, in order; a row that is corrected keeps its line, one that is withdrawn ends in None."""

    starts: dict[str, Start] = field(default_factory=dict)
    history: list[tuple[datetime, Line, Booked | None]] = field(default_factory=list)
    nils: list[tuple[datetime, str, date]] = field(default_factory=list)

    def book(self, saved_at: datetime, line: Line, booked: Booked | None) -> None:
        """Confirm a row, anew where its line is known."""
        self.history.append((saved_at, line, booked))

    def live(self, as_of: datetime) -> list[Booked]:
        """The rows that stood then, in the order in which they were first said."""
        rows = {line: booked for saved_at, line, booked in self.history if saved_at <= as_of}
        return [booked for booked in rows.values() if booked is not None]


@dataclass(slots=True)
class Count:
    """The figures of the rows that stood at a moment."""

    ledger: OwnLedger
    as_of: datetime
    rows: list[Booked] = field(init=False)

    def __post_init__(self) -> None:
        self.rows = self.ledger.live(self.as_of)

    def owner(self, project: str) -> str:
        """The office that a project belongs to: of the import, or who first reported it."""
        start = self.ledger.starts.get(project)
        return start.office if start else next(row.office for row in self.rows if row.told.project == project)

    def planned(self, project: str) -> int | None:
        """As last told, else as imported."""
        told = [row.told.planned for row in self.rows if row.told.project == project and row.told.planned is not None]
        start = self.ledger.starts.get(project)
        return told[-1] if told else start.planned if start else None

    def money(self, currency: str, first: date, last: date) -> dict[str, Figure]:
        """What came in by office: a total counts with what it adds to those said before it."""
        so_far: dict[str, int] = defaultdict(int)
        by_office: dict[str, Figure] = defaultdict(Figure)
        for row in self.rows:
            for one in row.told.sums:
                if one.currency != currency:
                    continue
                added = one.amount - so_far[row.told.project] if one.total else one.amount
                so_far[row.told.project] += added
                if first <= row.day <= last:
                    by_office[self.owner(row.told.project)].add(added, row.key)
        return by_office

    def reached(self, stage: str, first: date, last: date) -> Iterable[tuple[str, Key | None]]:
        """The projects that first came to a stage in these days, with the message that told it (None: the import)."""
        steps: dict[str, tuple[date, int, Key | None]] = {}
        for project, start in self.ledger.starts.items():
            if start.stage == stage and start.since:
                steps[project] = (start.since, 0, None)
        for number, row in enumerate(self.rows, 1):
            if row.told.stage == stage and row.told.project:
                step = (row.day, number, row.key)
                steps[row.told.project] = min(step, steps.get(row.told.project, step), key=lambda one: one[:2])
        return [(project, key) for project, (day, _, key) in steps.items() if first <= day <= last]

    def signed(self, first: date, last: date) -> tuple[dict[str, Figure], dict[str, Figure]]:
        """By office: projects of 1 亿 and more that were signed, and the plans of all that were."""
        over: dict[str, Figure] = defaultdict(Figure)
        plans: dict[str, Figure] = defaultdict(Figure)
        for project, key in self.reached("签约", first, last):
            planned = self.planned(project)
            if planned is not None:
                plans[self.owner(project)].add(planned, key)
                if planned >= 100_000_000:
                    over[self.owner(project)].add(1, key)
        return over, plans

    def started(self, first: date, last: date) -> dict[str, Figure]:
        """Projects whose building began."""
        found: dict[str, Figure] = defaultdict(Figure)
        for project, key in self.reached("开工", first, last):
            found[self.owner(project)].add(1, key)
        return found

    def five_hundred(self, first: date, last: date) -> dict[str, Figure]:
        """Signed projects of the largest firms."""
        found: dict[str, Figure] = defaultdict(Figure)
        for project, key in self.reached("签约", first, last):
            start = self.ledger.starts.get(project)
            if start and start.five_hundred:
                found[self.owner(project)].add(1, key)
        return found

    def visits(self, counter: int, first: date, last: date) -> dict[str, Figure]:
        """One of the three counters, for the office that told it."""
        found: dict[str, Figure] = defaultdict(Figure)
        for row in self.rows:
            number = row.told.visits[counter]
            if number is not None and first <= row.day <= last:
                found[row.office].add(number, row.key)
        return found

    def figures(self, first: date, last: date) -> dict[str, dict[str, Figure]]:
        """All indicators by their keys, each by office code."""
        over, plans = self.signed(first, last)
        return {
            "signed_over_100m": over,
            "planned_investment": plans,
            "funds_reported": self.money(YUAN, first, last),
            "funds_verified": {},
            "foreign_usd": self.money(DOLLARS, first, last),
            "started": self.started(first, last),
            "five_hundred": self.five_hundred(first, last),
            "visit_batches": self.visits(0, first, last),
            "visit_persons": self.visits(1, first, last),
            "visit_organisations": self.visits(2, first, last),
        }

    def reports(self, first: date, last: date) -> dict[str, list[Booked]]:
        """The rows of these days by the office that told them, in the order of their messages."""
        found: dict[str, list[Booked]] = defaultdict(list)
        for row in self.rows:
            if first <= row.day <= last:
                found[row.office].append(row)
        return found

    def stage(self, project: str) -> str:
        """How far a project has come."""
        start = self.ledger.starts.get(project)
        told = [row.told.stage for row in self.rows if row.told.project == project and row.told.stage]
        return max((*told, start.stage if start and start.stage else STAGES[0]), key=STAGES.index)
