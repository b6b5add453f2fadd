"""What is left of somebody who got announcements and wants to be forgotten: that somebody got them."""

from collections.abc import Collection
from datetime import timedelta

import pytest
import sqlalchemy as sa

from store.announcing.announcement import Announcement, Content, Plan
from store.announcing.announcement_ledger import Announcements
from store.announcing.audience import FORGOTTEN, Reached, Receiver, Target, TargetKind
from store.announcing.deliveries import Deliveries, Delivery, Fate, tally
from store.announcing.keys import batch_of, message_key
from store.announcing.overdue import Overdue
from store.announcing.run_ledger import Runs
from store.database import Database
from store.outbox import Outbox, Outgoing, SendState, Urgency
from store.person_data import export, forget
from tests.store_announcing.bureau import AT_ONCE, COORDINATOR, LEADERS, NOW, STAFF, plan, sure

SENT, FAILED, UNKNOWN, EXPIRED, WAITING, UNDER_WAY, HELD_BACK = PEOPLE = range(880_001, 880_008)
TOPIC = Target(TargetKind.TOPIC, "changes")
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def box(database: Database) -> Outbox:
    """The outbox in the middle of a run: one receiver in each state that there is."""
    book = Announcements(database)
    ready = plan(book, book.create(Content("通知"), COORDINATOR, NOW), Plan(LEADERS, AT_ONCE))
    one = sure(book.submit(ready.announcement_id, ready.stamp, 1, COORDINATOR, NOW))
    _start(database, one, PEOPLE)
    box = Outbox(database)
    rows = [_row(person, LATER if person == WAITING else None) for person in PEOPLE if person != HELD_BACK]
    box.put(1, rows, NOW)
    ends = {SENT: SendState.SENT, FAILED: SendState.FAILED, UNKNOWN: SendState.UNKNOWN, EXPIRED: SendState.EXPIRED}
    for send in box.claim(1, NOW, limit=9):
        if send.chat_id in ends:
            box.settle(send.send_id, ends[send.chat_id], NOW, message_id=send.chat_id)
    return box


def _start(database: Database, one: Announcement, people: Collection[int]) -> None:
    reached = Reached(tuple(Receiver(person, TOPIC, person) for person in people))
    Runs(database).start(one, Overdue((NOW,)), reached, NOW)


def _row(person: int, not_before: object) -> Outgoing:
    key = message_key(1, 1, person)
    more = {"key": key, "batch": batch_of(key, 1), "file": b"picture", "not_before": not_before}
    return Outgoing(person, "公告", Urgency.ANNOUNCEMENT, at_most_once=True, **more)  # type: ignore[arg-type]  # by name


def _deliveries(box: Outbox) -> tuple[Delivery, ...]:
    return Deliveries(box.database).of(1, 1)


def _everything(database: Database) -> str:
    with database.read() as connection:
        names = sa.inspect(connection).get_table_names()
        return "\n".join(str(row) for name in names for row in connection.execute(sa.text(f'SELECT * FROM "{name}"')))


def test_the_sums_of_a_run_stay_what_they_were(box: Outbox) -> None:
    """Whoever goes, in whatever state; only what waited for them waits no more."""
    before = tally(_deliveries(box))
    assert before.planned == len(PEOPLE)
    for number, person in enumerate(PEOPLE, start=1):
        forget(box.database, person)
        found = _deliveries(box)
        assert tally(found).planned == before.planned
        assert sum(one.receiver.is_forgotten for one in found) == number
    after = tally(_deliveries(box))
    assert {fate: after.of(fate) - before.of(fate) for fate in Fate if after.of(fate) != before.of(fate)} == {
        Fate.WAITING: -1,
        Fate.FAILED: 1,
    }


def test_nobody_can_tell_who_it_was(box: Outbox) -> None:
    """Neither by a number in any table nor by words or files; others are as they were."""
    others = export(box.database, FAILED, NOW)
    for person in (SENT, WAITING, UNDER_WAY):
        forget(box.database, person)
        assert str(person) not in _everything(box.database)
        assert {
            name for name, rows in export(box.database, person, NOW).items() if isinstance(rows, list) and rows
        } == set()
    assert export(box.database, FAILED, NOW) == others
    gone = [one for one in _deliveries(box) if one.receiver.is_forgotten]
    assert all(one.chat_id <= FORGOTTEN and one.message_id is None for one in gone)
    assert {one.version for one in gone} == {1}
    sends = [box.send(one.send_id) for one in gone]
    assert {(send.body, send.file) for send in sends if send} == {("", None)}


def test_what_is_under_way_is_settled_and_goes_nowhere_else(box: Outbox) -> None:
    """It arrives, or it came back: then it is not tried again."""
    (row,) = [one for one in _deliveries(box) if one.chat_id == UNDER_WAY]
    forget(box.database, UNDER_WAY)
    assert not box.again(row.send_id, LATER, NOW, "the chat service asks to wait")
    assert [send.chat_id for send in box.claim(1, LATER, limit=9)] == [WAITING]
    assert tally(_deliveries(box)).planned == len(PEOPLE)


def test_a_member_stays_the_bureaus_receiver(box: Outbox) -> None:
    """Until they leave it: what was sent to them in office is no longer theirs then either."""
    one = Announcements(box.database).get(1)
    assert one is not None
    Runs(box.database).start(one, Overdue((LATER,)), Reached((Receiver(STAFF, TOPIC, STAFF, 4),)), LATER)
    forget(box.database, STAFF)
    assert [each.person_id for each in Runs(box.database).receivers(1, 2)] == [STAFF]
    forget(box.database, STAFF, leaves_bureau=True)
    (left,) = Runs(box.database).receivers(1, 2)
    assert left.is_forgotten and not left.is_group and left.office_id is None
