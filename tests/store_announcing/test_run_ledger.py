"""The book of runs: what was due, what went out, who read it."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from store.announcing.announcement import Announcement, Content, Plan
from store.announcing.announcement_ledger import Announcements
from store.announcing.audience import LeftOut, Reached, Receiver, Target, TargetKind
from store.announcing.chats import ChatState
from store.announcing.overdue import DueEnd, Overdue
from store.announcing.run_ledger import Runs
from store.database import Database
from tests.store_announcing.bureau import AT_ONCE, COORDINATOR, GROUP, LEADERS, NOW, STAFF, plan, sure

TARGET = Target(TargetKind.ROLE, "staff")
REACHED = Reached((Receiver(STAFF, TARGET, STAFF, 7), Receiver(GROUP, TARGET)), (LeftOut(-9, ChatState.LEFT),))
WEEK = timedelta(days=7)


@pytest.fixture
def one(database: Database) -> Announcement:
    """A live announcement."""
    book = Announcements(database)
    ready = plan(book, book.create(Content("通知"), COORDINATOR, NOW), Plan(LEADERS, AT_ONCE))
    return sure(book.submit(ready.announcement_id, ready.stamp, 1, COORDINATOR, NOW))


@pytest.fixture
def runs(database: Database) -> Runs:
    """The book."""
    return Runs(database)


def test_a_run_is_kept_with_what_it_covers_and_who_gets_it(runs: Runs, one: Announcement) -> None:
    """Numbers count up; the newest moment is the one that was sent."""
    run = runs.start(one, Overdue((NOW, NOW + WEEK), (), late=True), REACHED, NOW + WEEK)
    assert run is not None and (run.number, run.late, run.left_out, run.version) == (1, True, 1, 1)
    assert runs.noted(one.announcement_id) == {NOW: DueEnd.MERGED, NOW + WEEK: DueEnd.SENT}
    assert runs.receivers(one.announcement_id, 1) == REACHED.receivers
    assert runs.runs(one.announcement_id) == (run,)
    again = runs.held(one.announcement_id)
    assert again is not None and again.runs == 1
    second = runs.start(again, Overdue((NOW + 2 * WEEK,)), REACHED, NOW + 2 * WEEK)
    assert second is not None and second.number == 2 and runs.run(one.announcement_id, 3) is None


def test_what_expired_is_no_run(runs: Runs, one: Announcement) -> None:
    """It is noted all the same."""
    assert runs.start(one, Overdue(expired=(NOW,)), Reached(()), NOW + WEEK) is None
    assert runs.noted(one.announcement_id) == {NOW: DueEnd.EXPIRED}
    assert runs.runs(one.announcement_id) == ()


def test_a_moment_ends_once(runs: Runs, one: Announcement) -> None:
    """The key refuses it a second time, and with it the whole run."""
    runs.start(one, Overdue((NOW,)), REACHED, NOW)
    with pytest.raises(IntegrityError):
        runs.start(one, Overdue((NOW, NOW + WEEK)), REACHED, NOW)
    assert len(runs.runs(one.announcement_id)) == 1


def test_what_raises_behind_it_undoes_a_run(runs: Runs, one: Announcement, database: Database) -> None:
    """A crash between the run and its messages leaves neither."""

    def crash() -> None:
        with database.unit(at_once=True):
            runs.held(one.announcement_id)
            runs.start(one, Overdue((NOW,)), REACHED, NOW)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        crash()
    assert runs.noted(one.announcement_id) == {} and runs.receivers(one.announcement_id, 1) == ()


def test_it_is_read_once_by_each(runs: Runs, one: Announcement) -> None:
    """The first press counts."""
    number = one.announcement_id
    assert runs.read(number, 1, STAFF, GROUP, NOW)
    assert not runs.read(number, 1, STAFF, STAFF, NOW + WEEK)
    assert runs.read(number, 2, STAFF, GROUP, NOW)
    assert runs.reads(number, 1) == {STAFF: NOW}


def test_a_reminder_is_claimed_once(runs: Runs, one: Announcement) -> None:
    """By step."""
    number = one.announcement_id
    assert runs.remind(number, 1, [9, 10, 9], 1, NOW) == {9, 10}
    assert runs.remind(number, 1, [10, 11], 1, NOW) == {11}
    assert runs.remind(number, 1, [9], 2, NOW) == {9}
    assert [(one.recipient, one.step) for one in runs.reminders(number, 1)] == [(9, 1), (10, 1), (11, 1), (9, 2)]
    assert runs.reminders(number, 2) == ()
