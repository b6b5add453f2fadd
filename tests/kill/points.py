"""The points at which a bot is killed, and how it comes to die there: it sends itself SIGKILL, as late as that.

The program knows nothing of it. The statements of its database and the parts it is composed of are watched from outside.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, event

from bot.serving.outcomes import Outcome
from bot.serving.parcels import Parcel
from bot.serving.posting import Carrier
from store.inbox import Entry, Inbox

_DONE = "UPDATE inbox SET payload="  # the done mark of an update, the last thing in its transaction
_REPORT = tuple(
    f"INSERT INTO {table} " for table in ("saves", "reports", "report_versions", "project_events", "funds", "funds_postings")
)  # fmt: skip
_CHANGES = frozenset({"os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.copyfile", "shutil.rmtree"})
_WRITES = os.O_WRONLY | os.O_RDWR


class Point(StrEnum):
    """Where it dies. KEEPING and BEFORE_CALL are there for the mutations and for announcements."""

    BEFORE_COMMIT = "before commit"
    AFTER_COMMIT = "after commit before reply"
    AFTER_SEND = "after send before mark"
    BEFORE_CALL = "mid-broadcast, before the call"
    MID_BROADCAST = "mid-broadcast"
    MID_REPORT = "mid-report"
    MID_MIGRATION = "mid-migration"
    MID_SWAP = "mid-index swap"
    KEEPING = "while an update is kept"


@dataclass(slots=True)
class Trap:
    """Kills the process the `nth` time it comes to `point`; None: never."""

    point: Point | None
    nth: int
    passed: int = 0
    _one: Lock = field(default_factory=Lock)

    def hit(self, point: Point) -> None:
        """The process is there."""
        if point is not self.point:
            return
        with self._one:
            self.passed += 1
            if self.passed == self.nth:
                os.kill(os.getpid(), signal.SIGKILL)


def watch_statements(trap: Trap, engine: Engine | type[Engine]) -> None:
    """Die between the statements of a transaction, or when nothing of it is left to do but to keep it."""

    def after(connection: Connection, _c: object, statement: str, *_: object) -> None:
        if statement.startswith(_DONE):
            connection.info["is_done"] = True
        if statement.startswith(_REPORT):
            trap.hit(Point.MID_REPORT)
        trap.hit(Point.MID_MIGRATION)

    def before_commit(connection: Connection) -> None:
        if connection.info.pop("is_done", False):
            trap.hit(Point.BEFORE_COMMIT)
        trap.hit(Point.MID_MIGRATION)

    event.listen(engine, "after_cursor_execute", after)
    event.listen(engine, "commit", before_commit)
    event.listen(engine, "rollback", lambda connection: connection.info.pop("is_done", None))


def watch_files(trap: Trap, folder: Path) -> None:
    """Die before a change to files below `folder`. What Chroma itself writes is not seen; what is around it is."""
    below = str(folder)

    def audit(what: str, details: tuple[Any, ...]) -> None:
        is_change = what in _CHANGES or (what == "open" and isinstance(details[2], int) and details[2] & _WRITES)
        if is_change and any(str(one).startswith(below) for one in details[:2]):
            trap.hit(Point.MID_SWAP)

    sys.addaudithook(audit)


@dataclass(frozen=True, slots=True)
class TrappedInbox(Inbox):
    """The inbox; once an update's transaction is kept, the trap is passed."""

    trap: Trap

    @contextmanager
    def work(self, entry: Entry) -> Iterator[bool]:
        """As ever, and then perhaps the end."""
        with Inbox.work(self, entry) as ours:
            yield ours
        if ours:
            self.trap.hit(Point.AFTER_COMMIT)


@dataclass(frozen=True, slots=True)
class TrappedCarrier:
    """The carrier; around each call the trap is passed. Chats with an id below zero are those of announcements."""

    inner: Carrier
    trap: Trap

    async def carry(self, chat_id: int, parcel: Parcel, file: bytes | None) -> Outcome:
        """As ever, between two chances to die."""
        if chat_id < 0:
            self.trap.hit(Point.BEFORE_CALL)
        outcome = await self.inner.carry(chat_id, parcel, file)
        self.trap.hit(Point.MID_BROADCAST if chat_id < 0 else Point.AFTER_SEND)
        return outcome

    async def remove(self, chat_id: int, message_id: int) -> None:
        """As ever."""
        await self.inner.remove(chat_id, message_id)
