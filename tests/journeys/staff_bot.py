"""The bot as the staff of a bureau meet it: the real program over its sample offices, on a working day that a test chooses.

Telegram and the program share the clock of that day.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from bot.message import Role
from bot.reporting.books import Books
from store.database import Database
from store.money import Money
from store.reporting.members import InviteRefusal
from store.reporting.periods import SHANGHAI
from store.reporting.project import Project, Stage
from store.reporting.project_ledger import ProjectLedger
from store.reporting.registry import Registry
from store.reporting.report_ledger import ReportLedger
from tests.databases import fresh_database
from tests.journeys.bot_api import BotApi
from tests.journeys.bot_process import BotProcess, wait_until_all_is_settled
from tests.journeys.people import Room, group_chat, private_chat
from tests.journeys.real_bot import real_bot

MONDAY = datetime(2026, 8, 3, 10, tzinfo=SHANGHAI)
DAWN = MONDAY.replace(hour=7)
"""Before the hours in which the clock writes to people: whatever comes then is an answer."""
_CLOCK_SAYS = ("结束了，可以", "还没有收到")  # a month that is over, a report that is missing: from eight o'clock on
BEFORE = datetime(2026, 1, 5, 9, tzinfo=SHANGHAI)
OURS, THEIRS = "C04", "C05"  # 冠县, 莘县


@dataclass(slots=True)
class Bureau:
    """Telegram, the program and its store."""

    api: BotApi
    folder: Path
    database: Database
    bot: BotProcess
    _people: int = 64_000

    @property
    def books(self) -> Books:
        """What is in the store now."""
        return Books(Registry(self.database), ProjectLedger(self.database), ReportLedger(self.database))

    def newcomer(self) -> Room:
        """The private chat of somebody nobody else is, who has not joined."""
        self._people += 1
        return private_chat(self.api, self._people)

    def member(self, role: Role = Role.STAFF, code: str = OURS, since: datetime = BEFORE) -> Room:
        """The private chat of somebody who has joined, for an office or (code "") for the bureau."""
        room, registry = self.newcomer(), Registry(self.database)
        room.unasked = _CLOCK_SAYS
        office = registry.office_by_code(code)
        secret = f"code-of-{room.chat.chat_id}"
        registry.make_invite(secret, role, office.office_id if office else None, since + timedelta(1), 0, since)
        assert not isinstance(registry.redeem(secret, room.chat.chat_id, since), InviteRefusal)
        return room

    def group(self, code: str = OURS, *, bot_sees_all: bool = False) -> Room:
        """The group of an office; `bot_sees_all` where the bot's privacy mode is off or it is an administrator."""
        self._people += 1
        room, registry = (
            group_chat(self.api, -100_000_000 - self._people, bot_is_admin=bot_sees_all),
            Registry(self.database),
        )
        office = registry.office_by_code(code)
        assert office is not None
        registry.bind_group(str(room.chat.chat_id), office.office_id, 0, BEFORE)
        return room

    def project(self, name: str, stage: Stage = Stage.TALKS, code: str = OURS) -> int:
        """Put a project of two hundred million yuan into the store; its id."""
        office = Registry(self.database).office_by_code(code)
        assert office is not None
        planned = Money(Decimal(200_000_000))
        draft = Project(0, name, office.office_id, county=office.county, planned=planned, stage=stage)
        return ProjectLedger(self.database).add(draft, 0, BEFORE, "test").project_id

    def stage(self, project_id: int) -> Stage | None:
        """The stage of a project as the store has it."""
        project = self.books.project(project_id)
        return project.stage if project else None

    def in_place(self, project_id: int) -> Decimal:
        """What is in place of a project, in yuan."""
        return sum((entry.money.amount for entry in self.books.reports.funds(project_id)), start=Decimal(0))

    def reports(self, project_id: int) -> int:
        """How many reports of a project count."""
        return len(self.books.reports.reports(project_id=project_id))

    def crash(self) -> None:
        """End the program as a power cut does, once it knows what became of all it has said: what it does not know it repeats."""
        wait_until_all_is_settled(self.database)
        self.bot.kill()

    def crash_and_start_at(self, moment: datetime) -> None:
        """A crash, and a start at another moment."""
        self.crash()
        self.start_at(moment)

    def start_at(self, moment: datetime) -> None:
        """Start the program, for it and for Telegram at that moment."""
        ahead = moment.timestamp() - time.time()
        self.api.world.clock = lambda: time.time() + ahead
        self.bot = real_bot(self.api, self.folder, ("tests.journeys.bot_at", str(ahead)))
        self.bot.start(timeout=120)


@contextmanager
def bureau_at(folder: Path, moment: datetime | None = DAWN) -> Iterator[Bureau]:
    """A bureau whose program runs since that moment (None: not yet); the sample offices are there."""
    (folder / "data").mkdir()
    database = fresh_database(folder / "data" / "assistant.sqlite3")
    Registry(database).seed_sample(BEFORE)
    with BotApi() as api:
        bureau = Bureau(api, folder, database, real_bot(api, folder))
        try:
            if moment is not None:
                bureau.start_at(moment)
            yield bureau
        finally:
            bureau.bot.__exit__(None, None, None)
            database.close()
