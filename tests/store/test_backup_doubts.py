"""What a backup holds as waiting may have gone out since: after a restore nothing of it goes out a second time by itself."""

from datetime import timedelta
from pathlib import Path

import pytest

from store.announcing.announcement import Announcement, Content, Plan, State
from store.announcing.announcement_ledger import Announcements
from store.announcing.audience import Reached
from store.announcing.overdue import Overdue
from store.announcing.run_ledger import Runs
from store.announcing.timetable import Rhythm, Timetable
from store.backup_doubts import REASON, Doubts, doubt
from store.backup_restore import restore
from store.database import Database, open_database
from store.outbox import Outbox, Outgoing, SendState
from store.reporting.registry import Registry
from tests.postgres import Server
from tests.store.backups import as_it_is, back_up, new_places
from tests.store_announcing.bureau import AT_ONCE, COORDINATOR, LEADERS, NOW, enrol, plan, sure

_BOT = 1
_LATER = NOW + timedelta(hours=3)


def _row(key: str, *, once: bool = True) -> Outgoing:
    return Outgoing(7, "{}", at_most_once=once, key=key)


def _live(database: Database, timetable: Timetable) -> Announcement:
    book = Announcements(database)
    one = plan(book, book.create(Content("通知"), COORDINATOR, NOW), Plan(LEADERS, timetable))
    return sure(book.submit(one.announcement_id, one.stamp, 1, COORDINATOR, NOW))


def _state(database: Database, key: str) -> SendState:
    (found,) = Outbox(database).by_key(key)
    return found.state


def test_what_goes_at_most_once_waits_for_a_person(database: Database) -> None:
    """Queued or under way; what was settled, and replies, which are better said twice than never, stay as they are."""
    outbox = Outbox(database)
    outbox.put(_BOT, [_row("sent")], NOW)
    (sent,) = outbox.claim(_BOT, NOW, limit=1)
    outbox.settle(sent.send_id, SendState.SENT, NOW, message_id=3)
    outbox.put(_BOT, [_row("begun")], NOW)
    outbox.claim(_BOT, NOW, limit=1)
    outbox.put(_BOT, [_row("queued"), _row("reply", once=False)], NOW)
    assert doubt(database, _LATER) == Doubts(2)
    assert [_state(database, key) for key in ("sent", "begun", "queued", "reply")] == [
        SendState.SENT, SendState.UNKNOWN, SendState.UNKNOWN, SendState.QUEUED,
    ]  # fmt: skip
    (first, _) = outbox.unknown(_BOT)
    assert (first.reason, first.settled_at) == (REASON, _LATER)
    assert outbox.resend(first.send_id, _LATER)
    assert doubt(database, _LATER) == Doubts(1)


def test_an_announcement_that_was_due_since_is_paused(database: Database) -> None:
    """Nobody knows whether it ran; one whose run is noted, or that is yet to come, stays live."""
    enrol(Registry(database))
    due = _live(database, Timetable(Rhythm.ONCE, at=NOW + timedelta(hours=1)))
    _live(database, Timetable(Rhythm.ONCE, at=_LATER + timedelta(hours=1)))
    ran = _live(database, AT_ONCE)
    Runs(database).start(ran, Overdue((NOW,)), Reached(()), NOW)
    assert doubt(database, _LATER).paused == (due.announcement_id,)
    book = Announcements(database)
    assert {one.announcement_id: one.state for one in book.newest()} == {
        1: State.PAUSED, 2: State.LIVE, 3: State.LIVE,
    }  # fmt: skip
    assert doubt(database, _LATER).paused == ()


@pytest.mark.parametrize("to_server", [False, True])
def test_a_restore_sends_nothing_a_second_time(
    database: Database, postgres: Server, tmp_path: Path, *, to_server: bool
) -> None:
    """The message went out after the backup was made; brought back, it is not claimed again, and the restore says so."""
    enrol(Registry(database))
    due = _live(database, AT_ONCE)
    outbox = Outbox(database)
    outbox.put(_BOT, [_row("ann:1")], NOW)
    path, made = back_up(database, tmp_path)
    (sent,) = outbox.claim(_BOT, NOW, limit=9)
    outbox.settle(sent.send_id, SendState.SENT, NOW, message_id=3)
    with postgres.copy("template0") as url:
        back = as_it_is(url) if to_server else None
        restored = restore(path, new_places(tmp_path / "new", back), _LATER)
        assert (restored.manifest, restored.doubts) == (made, Doubts(1, (due.announcement_id,)))
        back = back or open_database(tmp_path / "new" / "assistant.sqlite3")
        assert Outbox(back).claim(_BOT, _LATER, limit=9) == ()
        assert _state(back, "ann:1") is SendState.UNKNOWN
        back.close()
