"""A card as it is shown: its rows beside what the store knows, what is asked about them, what can be tapped. Types only."""

from dataclasses import dataclass
from datetime import datetime

from bot.wording_doubts import Asked
from store.money import Money
from store.reporting.progress import AmountRead, Row
from store.reporting.project import Stage


@dataclass(frozen=True, slots=True)
class AmountView:
    """A sum of a row; `before` and `after` are the project's total of that kind, None where there is none."""

    read: AmountRead
    before: Money | None = None
    after: Money | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that can be tapped."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class AskView:
    """A doubt with its answers."""

    asked: Asked
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """A row beside what the store knows. `project` is the name in the store, "" where none is decided on.

    Of its doubts the first is asked; the others come up when that one is answered.
    """

    row: Row
    project: str
    is_new: bool
    stage_before: Stage | None
    amounts: tuple[AmountView, ...]
    asks: tuple[AskView, ...]
    replaces: int | None = None
    said_before: Row | None = None  # what the report that is corrected says


@dataclass(frozen=True, slots=True)
class CardView:
    """A card. `stamp` goes into the buttons: who presses saves what this card shows and nothing else."""

    draft_id: int
    stamp: int
    office: str
    posted_at: datetime
    rows: tuple[RowView, ...]
    late: bool = False
    changed: bool = False  # the message was edited after it was saved
    left_out: tuple[str, ...] = ()  # projects of saved rows that the edited message holds no longer

    @property
    def asked(self) -> int:
        """How many questions are left."""
        return sum(len(row.asks) for row in self.rows)

    @property
    def withdraws(self) -> bool:
        """Whether all that saving does is to take back."""
        return all(row.row.withdrawn for row in self.rows)
