"""What is counted while a quarter is played, and the moments in which it is played."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime

from tests.simulation.told import Slip, Way


@dataclass(slots=True)
class Measured:
    """What was counted while it was played. `held` and `missed` are seeded mistakes, asked about or not."""

    messages: int = 0
    ways: Counter[Way] = field(default_factory=Counter)
    styles: Counter[str] = field(default_factory=Counter)
    held: Counter[Slip] = field(default_factory=Counter)
    missed: Counter[Slip] = field(default_factory=Counter)
    clean_rows: int = 0
    false_holds: Counter[str] = field(default_factory=Counter)
    by_design: int = 0
    ambiguous_rows: int = 0
    no_reports: int = 0
    cards_of_no_reports: list[str] = field(default_factory=list)
    misread: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def share_held(self) -> float:
        """Of the seeded mistakes."""
        return self.held.total() / max(self.held.total() + self.missed.total(), 1)

    @property
    def share_false(self) -> float:
        """Of the rows without a mistake."""
        return self.false_holds.total() / max(self.clean_rows, 1)


@dataclass(frozen=True, slots=True)
class Slot:
    """A moment in which somebody of an office writes."""

    at: datetime
    office: str
    author: int

    @property
    def day(self) -> date:
        """The day in Shanghai."""
        return self.at.date()
