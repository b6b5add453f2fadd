"""An office at work: an Assistant over a real database, members of two offices, and an easy way to talk to it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from bot.assistant import Assistant
from bot.message import Message, Reply, Role
from bot.reporting.books import Books
from store.database import Database
from store.ledger import Ledger
from store.money import Money
from store.reporting.members import InviteRefusal
from store.reporting.periods import SHANGHAI
from store.reporting.project import Project, Stage
from tests.bot.sample import DESK, ScriptedAsker, staff_desk

BEFORE = datetime(2026, 1, 4, tzinfo=UTC)
NOW = datetime(2026, 8, 3, 10, tzinfo=SHANGHAI)
STAFF, COLLEAGUE, LEADER, OTHER, COORDINATOR, ADMIN, NOBODY = 9, 10, 11, 12, 13, 14, 99
_MEMBERS = (
    (STAFF, Role.STAFF, "C04"),
    (COLLEAGUE, Role.STAFF, "C04"),
    (LEADER, Role.LEADER, "C04"),
    (OTHER, Role.STAFF, "C05"),
    (COORDINATOR, Role.COORDINATOR, ""),
    (ADMIN, Role.ADMIN, ""),
)


@dataclass(slots=True)
class Office:
    """The Assistant and its books."""

    assistant: Assistant
    books: Books
    turns: int = 0
    buttons: dict[str, str] = field(default_factory=dict)

    def say(self, text: str, person: int = STAFF, at: datetime = NOW, **fields: Any) -> Reply:
        """The reply to words; an empty one for silence. `fields` are those of Message."""
        self.turns += 1
        values: dict[str, Any] = {"chat_id": str(person), "message_id": f"m{self.turns}", "text": text}
        message = Message(**{**values, "person_id": person, "sent_at": at, **fields})
        reply = self.assistant.handle(message) or Reply(())
        self.buttons |= {button.label: button.data for row in reply.buttons for button in row}
        return reply

    def press(self, label: str, person: int = STAFF, at: datetime = NOW, **fields: Any) -> Reply:
        """The reply to a press on the last button of that label."""
        return self.say("", person, at, press=self.buttons[label], **fields)

    def in_place(self) -> Decimal:
        """What is in place of all projects, in yuan."""
        return sum((entry.money.amount for entry in self.books.reports.funds()), start=Decimal(0))


def open_office(database: Database) -> Office:
    """Everybody enrolled, two projects in the store."""
    staff = staff_desk(database)
    registry, projects = staff.books.registry, staff.books.projects
    registry.seed_sample(BEFORE)
    for person, role, code in _MEMBERS:
        office = registry.office_by_code(code)
        registry.make_invite(
            f"code-of-{person}", role, office.office_id if office else None, BEFORE + timedelta(1), 0, BEFORE
        )
        assert not isinstance(registry.redeem(f"code-of-{person}", person, BEFORE), InviteRefusal)
    ours, theirs = registry.office_by_code("C04"), registry.office_by_code("C05")
    assert ours is not None and theirs is not None
    plan = Money(Decimal(200_000_000))
    projects.add(
        Project(0, "曲轴铸造项目", ours.office_id, county="冠县", planned=plan, stage=Stage.TALKS), 0, BEFORE, "test"
    )
    projects.add(
        Project(0, "电缆料项目", theirs.office_id, county="莘县", planned=plan, stage=Stage.SIGNED), 0, BEFORE, "test"
    )
    return Office(Assistant(ScriptedAsker(), Ledger(database), DESK, staff), staff.books)
