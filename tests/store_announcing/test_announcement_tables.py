"""The tables of announcements: what was said and done in them is never written over; on both databases."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from store.announcing.announcement import Content, Plan
from store.announcing.announcement_ledger import Announcements
from store.announcing.announcement_tables import (
    announcement_dues,
    announcement_plans,
    announcement_reads,
    announcement_receivers,
    announcement_reminders,
    announcement_runs,
    announcement_steps,
    announcement_versions,
    announcements,
)
from store.announcing.audience import Reached, Receiver, Target, TargetKind
from store.announcing.overdue import Overdue
from store.announcing.run_ledger import Runs
from store.database import Database
from tests.store_announcing.bureau import AT_ONCE, COORDINATOR, LEADERS, NOW, STAFF, plan, sure

_GROWING = (
    announcements, announcement_versions, announcement_plans, announcement_steps, announcement_dues, announcement_runs,
    announcement_reads, announcement_reminders,
)  # fmt: skip


@pytest.fixture
def filled(database: Database) -> Database:
    """An announcement that went out to one, who read it and was reminded."""
    book, runs = Announcements(database), Runs(database)
    ready = plan(book, book.create(Content("通知"), COORDINATOR, NOW), Plan(LEADERS, AT_ONCE))
    one = sure(book.submit(ready.announcement_id, ready.stamp, 1, COORDINATOR, NOW))
    runs.start(one, Overdue((NOW,)), Reached((Receiver(STAFF, Target(TargetKind.ROLE, "staff"), STAFF),)), NOW)
    runs.read(one.announcement_id, 1, STAFF, STAFF, NOW)
    runs.remind(one.announcement_id, 1, [STAFF], 1, NOW)
    return database


@pytest.mark.parametrize("table", _GROWING, ids=lambda table: str(table.name))
def test_nothing_that_was_done_can_be_changed_or_deleted(filled: Database, table: sa.Table) -> None:
    """The database refuses it, whoever asks."""
    column = table.c["announcement_id"]
    for change in (sa.update(table).values({column.name: column}), sa.delete(table)):
        with pytest.raises(DBAPIError), filled.write() as connection:
            connection.execute(change)
    with filled.read() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one() >= 1


def test_who_got_it_is_a_persons_own_and_can_go(filled: Database) -> None:
    """The only table that does not only grow."""
    with filled.write() as connection:
        assert connection.execute(sa.delete(announcement_receivers)).rowcount == 1
