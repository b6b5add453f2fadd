"""The book of runs: each moment an announcement was due, each time it went out, to whom, who read it and who was reminded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from store.announcing.announcement import Announcement
from store.announcing.announcement_rows import hold, read_announcement, readable
from store.announcing.announcement_tables import (
    announcement_dues,
    announcement_reads,
    announcement_receivers,
    announcement_reminders,
    announcement_runs,
)
from store.announcing.audience import Reached, Receiver, Target, TargetKind
from store.announcing.overdue import DueEnd, Overdue, ends
from store.database import Database
from store.tables import upsert


@dataclass(frozen=True, slots=True)
class Run:
    """One time that an announcement went out: which words, when, and the moments it covers (several where it was late)."""

    announcement_id: int
    number: int
    version: int
    started_at: datetime
    late: bool
    left_out: int
    covers: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class Reminder:
    """Somebody was reminded of 已阅; step 1 is the person themselves, 2 their leader."""

    recipient: int
    step: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of one database. Every method is one transaction and raises StoreUnavailable."""

    database: Database

    def held(self, announcement_id: int) -> Announcement | None:
        """It as it stands; inside a unit nobody else decides about it until that ends."""
        with self.database.write() as connection:
            hold(connection, announcement_id)
            return read_announcement(connection, announcement_id)

    def noted(self, announcement_id: int) -> Mapping[datetime, DueEnd]:
        """The moments it was due that came to an end."""
        with self.database.read() as connection:
            of = announcement_dues.c.announcement_id == announcement_id
            rows = connection.execute(sa.select(announcement_dues).where(of).order_by(announcement_dues.c.due_at)).all()
        return {row.due_at: DueEnd(row.ended) for row in rows}

    def start(self, one: Announcement, found: Overdue, reached: Reached, now: datetime) -> Run | None:
        """Note what was found due: a run with its receivers where something is to be sent, and what has expired.

        Raises IntegrityError where somebody else noted one of these moments: hold it first.
        """
        number = one.runs + 1 if found.send else 0
        with self.database.write() as connection:
            rows = [
                {"announcement_id": one.announcement_id, "due_at": due, "ended": end.value, "noted_at": now,
                 "run": 0 if end is DueEnd.EXPIRED else number}
                for due, end in ends(found).items()
            ]  # fmt: skip
            connection.execute(sa.insert(announcement_dues), rows)
            if not number:
                return None
            run = Run(one.announcement_id, number, one.live_version, now, found.late, len(reached.left_out), found.send)
            _add_run(connection, run, one.plan_number, reached.receivers)
        return run

    def runs(self, announcement_id: int) -> tuple[Run, ...]:
        """All of them in order."""
        of = announcement_runs.c.announcement_id == announcement_id
        wanted = sa.select(announcement_runs).where(of).order_by(announcement_runs.c.number)
        with self.database.read() as connection:
            return tuple(_run(connection, row) for row in connection.execute(wanted).all())

    def run(self, announcement_id: int, number: int) -> Run | None:
        """That one, None for no such run."""
        return next((run for run in self.runs(announcement_id) if run.number == number), None)

    def receivers(self, announcement_id: int, number: int) -> tuple[Receiver, ...]:
        """Who gets it in that run, in order. Raises Unreadable."""
        table = announcement_receivers
        wanted = sa.select(table).where(table.c.announcement_id == announcement_id, table.c.run == number)
        with readable(announcement_id), self.database.read() as connection:
            rows = connection.execute(wanted.order_by(table.c.receiver_id)).all()
            return tuple(
                Receiver(row.chat_id, Target(TargetKind(row.target[0]), row.target[1]), row.person_id, row.office_id)
                for row in rows
            )

    def read(self, announcement_id: int, number: int, person_id: int, chat_id: int, now: datetime) -> bool:
        """已阅; False where this person said so before."""
        values = {
            "announcement_id": announcement_id, "run": number, "person_id": person_id, "chat_id": chat_id, "at": now,
        }  # fmt: skip
        with self.database.write() as connection:
            table = announcement_reads.c
            known = sa.select(1).where(
                table.announcement_id == announcement_id, table.run == number, table.person_id == person_id
            )
            if connection.execute(known).first() is not None:  # the table refuses a second row outright
                return False
            unique = ("announcement_id", "run", "person_id")
            added = upsert(self.database.dialect, announcement_reads, values, unique=unique, change=())
            return connection.execute(added.returning(announcement_reads.c.read_id)).first() is not None

    def reads(self, announcement_id: int, number: int) -> Mapping[int, datetime]:
        """Who pressed 已阅, and when."""
        table = announcement_reads.c
        wanted = sa.select(table.person_id, table.at).where(
            table.announcement_id == announcement_id, table.run == number
        )
        with self.database.read() as connection:
            return {row.person_id: row.at for row in connection.execute(wanted.order_by(table.read_id))}

    def remind(
        self, announcement_id: int, number: int, recipients: Iterable[int], step: int, now: datetime
    ) -> frozenset[int]:
        """Note that these are about to be reminded; those of them that nobody had noted before. Only these may be."""
        won = set()
        table = announcement_reminders.c
        of = sa.and_(table.announcement_id == announcement_id, table.run == number, table.step == step)
        with self.database.write() as connection:
            known = set(connection.execute(sa.select(table.recipient).where(of)).scalars())
            for recipient in sorted(set(recipients) - known):
                values = {
                    "announcement_id": announcement_id, "run": number, "recipient": recipient, "step": step, "at": now,
                }  # fmt: skip
                unique = ("announcement_id", "run", "recipient", "step")
                added = upsert(self.database.dialect, announcement_reminders, values, unique=unique, change=())
                if connection.execute(added.returning(announcement_reminders.c.reminder_id)).first() is not None:
                    won.add(recipient)
        return frozenset(won)

    def reminders(self, announcement_id: int, number: int) -> tuple[Reminder, ...]:
        """Who was reminded, in order."""
        table = announcement_reminders.c
        of = sa.and_(table.announcement_id == announcement_id, table.run == number)
        with self.database.read() as connection:
            rows = connection.execute(sa.select(announcement_reminders).where(of).order_by(table.reminder_id)).all()
        return tuple(Reminder(row.recipient, row.step, row.at) for row in rows)


def _add_run(connection: sa.Connection, run: Run, plan: int, receivers: Sequence[Receiver]) -> None:
    of = {"announcement_id": run.announcement_id}
    values = {
        **of, "number": run.number, "version": run.version, "plan": plan, "started_at": run.started_at, "late": run.late,
        "left_out": run.left_out,
    }  # fmt: skip
    connection.execute(sa.insert(announcement_runs), values)
    rows = [
        {**of, "run": run.number, "chat_id": one.chat_id, "person_id": one.person_id, "office_id": one.office_id,
         "target": [one.target.kind.value, one.target.value]}
        for one in receivers
    ]  # fmt: skip
    if rows:
        connection.execute(sa.insert(announcement_receivers), rows)


def _run(connection: sa.Connection, row: sa.Row[Any]) -> Run:
    dues = announcement_dues.c
    covered = sa.select(dues.due_at).where(dues.announcement_id == row.announcement_id, dues.run == row.number)
    covers = tuple(connection.execute(covered.order_by(dues.due_at)).scalars())
    return Run(row.announcement_id, row.number, row.version, row.started_at, row.late, row.left_out, covers)
