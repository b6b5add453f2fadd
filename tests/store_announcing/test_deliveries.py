"""What became of a run in each chat, and the sums."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.announcing.announcement import Content, Plan
from store.announcing.announcement_ledger import Announcements
from store.announcing.audience import Reached, Receiver, Target, TargetKind
from store.announcing.deliveries import Deliveries, Delivery, Fate, tally
from store.announcing.keys import batch_of, message_key
from store.announcing.overdue import Overdue
from store.announcing.run_ledger import Runs
from store.database import Database
from store.outbox import Outbox, Outgoing, SendState, Urgency
from tests.store_announcing.bureau import AT_ONCE, COORDINATOR, LEADERS, NOW, plan, sure

TARGET = Target(TargetKind.TOPIC, "events")
CHATS = (-100, 7, 8)


@pytest.fixture
def box(database: Database) -> Outbox:
    """The outbox of a run to three chats."""
    book = Announcements(database)
    ready = plan(book, book.create(Content("通知"), COORDINATOR, NOW), Plan(LEADERS, AT_ONCE))
    one = sure(book.submit(ready.announcement_id, ready.stamp, 1, COORDINATOR, NOW))
    reached = Reached(tuple(Receiver(chat, TARGET, chat if chat > 0 else None) for chat in CHATS))
    Runs(database).start(one, Overdue((NOW,)), reached, NOW)
    rows = []
    for chat in CHATS:
        key = message_key(1, 1, chat)
        rows.append(Outgoing(chat, "{}", Urgency.ANNOUNCEMENT, at_most_once=True, key=key, batch=batch_of(key, 3)))
    Outbox(database).put(1, rows, NOW)
    return Outbox(database)


def _of(box: Outbox) -> dict[int, Delivery]:
    return {one.receiver.chat_id: one for one in Deliveries(box.database).of(1, 1)}


def test_each_receiver_has_one_fate(box: Outbox) -> None:
    """As the outbox has it; what was taken back is told from what waits."""
    assert {one.fate for one in _of(box).values()} == {Fate.WAITING}
    group, first, second = box.claim(1, NOW, limit=9)
    box.settle(group.send_id, SendState.SENT, NOW + timedelta(1), message_id=55)
    box.settle(first.send_id, SendState.FAILED, NOW, reason="blocked")
    box.again(second.send_id, NOW, NOW, "later")
    box.cancel([message_key(1, 1, 8)])
    found = _of(box)
    assert {chat: one.fate for chat, one in found.items()} == {-100: Fate.SENT, 7: Fate.FAILED, 8: Fate.CANCELLED}
    sent = found[-100]
    assert (sent.message_id, sent.at, sent.version, sent.send_id) == (55, NOW + timedelta(1), 3, group.send_id)
    assert (found[7].reason, found[8].send_id, found[8].version) == ("blocked", 0, 0)
    counted = Deliveries(box.database).sums(1, 1)
    assert counted == {(Fate.SENT, ""): 1, (Fate.FAILED, "blocked"): 1, (Fate.CANCELLED, ""): 1}


def test_a_group_that_moved_is_found_where_it_is_now(box: Outbox) -> None:
    """By the number that it had."""
    box.migrate_chat(-100, -1001, NOW)
    assert _of(box)[-100].chat_id == -1001


@given(st.lists(st.sampled_from(Fate), max_size=30))
def test_the_sums_add_up_to_what_was_planned(fates: list[Fate]) -> None:
    """Whatever became of it."""
    counted = tally(Delivery(Receiver(number, TARGET), fate, number) for number, fate in enumerate(fates))
    assert counted.planned == len(fates) == sum(counted.of(fate) for fate in Fate)
    assert all(counted.of(fate) == Counter(fates)[fate] for fate in Fate)
    assert counted.is_settled is (Fate.WAITING not in fates)
