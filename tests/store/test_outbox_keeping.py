"""The outbox over time: taken back, moved with its group, pruned; and the files in it. On both databases."""

import pytest
from sqlalchemy import func, select

from store.database import Database
from store.delivery_tables import outbox_files
from store.outbox import Outbox, Outgoing, SendState, Urgency
from tests.store.samples import LATER, NOON
from tests.store.updates import BOT

_ANNOUNCEMENT = Urgency.ANNOUNCEMENT


@pytest.fixture
def outbox(database: Database) -> Outbox:
    """An empty outbox."""
    return Outbox(database)


def _files(outbox: Outbox) -> int:
    with outbox.database.read() as connection:
        return connection.execute(select(func.count()).select_from(outbox_files)).scalar_one()


def _send_all(outbox: Outbox) -> None:
    while claimed := outbox.claim(BOT, NOON, limit=9):
        for send in claimed:
            outbox.settle(send.send_id, SendState.SENT, NOON, message_id=1)


def test_a_prefix_of_a_key_is_taken_letter_by_letter(outbox: Outbox) -> None:
    """Wildcards are letters like any other."""
    keys = ["ann:1:7", "ann:1:8", "ann:10:7", "Ann:1:9", "ann_1:9", "a%", "公告:1"]
    outbox.put(BOT, [Outgoing(7, "", key=key) for key in keys], NOON)
    outbox.put(BOT, [Outgoing(7, "no key")], NOON)
    assert [send.key for send in outbox.by_key("ann:1:")] == ["ann:1:7", "ann:1:8"]
    assert [send.key for send in outbox.by_key("a%")] == ["a%"]
    assert [send.key for send in outbox.by_key("公")] == ["公告:1"]
    assert len(outbox.by_key("")) == len(keys)


def test_what_is_queued_can_be_taken_back_and_nothing_else(outbox: Outbox) -> None:
    """Under its key, or under all keys that begin so; it may be put again."""
    rows = [Outgoing(number, "", _ANNOUNCEMENT, key=f"ann:1:{number}", file=b"picture") for number in range(5)]
    outbox.put(BOT, rows, NOON)
    outbox.claim(BOT, NOON, limit=1)
    assert outbox.cancel() == 0
    assert outbox.cancel(prefix="") == 0
    assert outbox.cancel(["ann:1:0", "ann:1:1", "ann:1:9"]) == 1
    assert outbox.cancel(["ann:1:2"], prefix="ann:2") == 1
    assert outbox.cancel(prefix="ann:1") == 2
    assert _files(outbox) == 1
    assert outbox.counts(BOT)[SendState.SENDING] == sum(outbox.counts(BOT).values()) == 1
    assert [number is None for number in outbox.put(BOT, rows, NOON)] == [True, False, False, False, False]


def test_what_is_held_waits_for_its_hour(outbox: Outbox) -> None:
    """Nothing is made to wait for less than it waits already, and nothing under other keys."""
    night, morning = NOON, LATER
    outbox.put(BOT, [Outgoing(7, "a", key="ann:1:7"), Outgoing(8, "b", key="ann:10:8")], night)
    outbox.put(BOT, [Outgoing(9, "c", key="ann:1:9", not_before=morning + (LATER - NOON))], night)
    assert outbox.hold("ann:1:", morning) == 1
    assert outbox.hold("ann:1:", morning) == 0
    assert [send.body for send in outbox.claim(BOT, night, limit=9)] == ["b"]
    assert [send.body for send in outbox.claim(BOT, morning, limit=9)] == ["a"]


def test_a_group_that_moved_takes_what_waits_along(outbox: Outbox) -> None:
    """In its order; what was sent to the old one stays there, and what waited for the old one is due."""
    outbox.put(BOT, [Outgoing(-7, name) for name in ("sent", "back", "next")], NOON)
    outbox.put(BOT, [Outgoing(-8, "other"), Outgoing(-7, "at its hour", not_before=LATER)], NOON)
    for state in (SendState.SENT, None):
        send = outbox.claim(BOT, NOON, limit=1)[0]
        if state is None:
            outbox.again(send.send_id, LATER, NOON, "moved")
        else:
            outbox.settle(send.send_id, state, NOON, message_id=1)
    assert outbox.migrate_chat(-7, -1007, NOON) == 3
    assert outbox.migrate_chat(-7, -1007, NOON) == 0
    said = []
    while claimed := outbox.claim(BOT, NOON, limit=9):
        said += [(send.chat_id, send.body) for send in claimed]
        for send in claimed:
            outbox.settle(send.send_id, SendState.SENT, NOON, message_id=1)
    assert said == [(-1007, "back"), (-8, "other"), (-1007, "next")]
    assert outbox.next_due(BOT) == LATER
    first = outbox.send(1)
    assert first is not None
    assert first.chat_id == -7


def test_what_was_sent_long_ago_is_forgotten(outbox: Outbox) -> None:
    """Of those with a key the row stays for the report; what failed or is unknown stays as it is."""
    states = (SendState.SENT, SendState.FAILED, SendState.UNKNOWN)
    rows = [Outgoing(number, "words", _ANNOUNCEMENT, file=b"picture") for number in range(3)]
    keyed = [Outgoing(10 + number, "words", _ANNOUNCEMENT, key=f"k{number}", file=b"picture") for number in range(3)]
    outbox.put(
        BOT, [*rows, *keyed, Outgoing(20, "late", expires_at=NOON), Outgoing(21, "waits", not_before=LATER)], NOON
    )
    for number, send in enumerate(outbox.claim(BOT, NOON, limit=9)):
        outbox.settle(send.send_id, states[number % 3], NOON, message_id=1)
    assert outbox.prune(NOON) == 0
    assert outbox.prune(LATER) == 2
    assert {state: number for state, number in outbox.counts(BOT).items() if number} == {
        SendState.SENT: 1, SendState.FAILED: 2, SendState.UNKNOWN: 2, SendState.QUEUED: 1,
    }  # fmt: skip
    assert [send.body for send in outbox.by_key("k")] == ["", "words", "words"]
    assert _files(outbox) == 1
    assert outbox.prune(LATER) == 0


def test_replies_go_for_good(outbox: Outbox) -> None:
    """Each has a key against answering twice; kept, they would be one row a message for ever."""
    outbox.put(BOT, [Outgoing(7, "", key="re:1"), Outgoing(8, "", Urgency.NOTICE, key="reminder:1")], NOON)
    _send_all(outbox)
    assert outbox.prune(LATER) == 1
    assert outbox.by_key("re:1") == ()
    assert len(outbox.by_key("reminder:1")) == 1


def test_a_file_is_kept_once_however_many_carry_it_and_goes_with_the_last(outbox: Outbox) -> None:
    """A picture to a thousand groups is one picture."""
    outbox.put(BOT, [Outgoing(number, "", file=b"picture") for number in range(3)], NOON)
    outbox.put(BOT, [Outgoing(3, "", file=b"picture"), Outgoing(4, "", file=b""), Outgoing(4, "")], NOON)
    assert _files(outbox) == 2
    assert [send.file for send in outbox.claim(BOT, NOON, limit=9)] == [b"picture"] * 4 + [b""]
    for number in (1, 2, 3, 5):
        outbox.settle(number, SendState.SENT, NOON, message_id=1)
    assert _files(outbox) == 1
    outbox.settle(4, SendState.SENT, NOON, message_id=1)
    assert _files(outbox) == 0
    _send_all(outbox)
    outbox.put(BOT, [Outgoing(7, "", file=b"picture")], NOON)
    assert [send.file for send in outbox.claim(BOT, NOON, limit=9)] == [b"picture"]


def test_what_is_unknown_is_shown_without_its_file_and_sent_again_with_it(outbox: Outbox) -> None:
    """A list of a thousand must not hold a thousand pictures."""
    outbox.put(BOT, [Outgoing(7, "words", key="k", file=b"picture")], NOON)
    (send,) = outbox.claim(BOT, NOON, limit=9)
    outbox.settle(send.send_id, SendState.UNKNOWN, NOON)
    assert [one.file for one in (*outbox.unknown(BOT), *outbox.by_key("k"))] == [None, None]
    outbox.resend(send.send_id, NOON)
    assert [one.file for one in outbox.claim(BOT, NOON, limit=9)] == [b"picture"]


def test_what_is_taken_back_under_way_is_put_back_no_more(outbox: Outbox) -> None:
    """With its file; unless it is wanted again before. What arrives has arrived."""
    rows = [Outgoing(chat, "all", at_most_once=True, key=f"ann:1:{chat}", file=b"f") for chat in (1, 2, 3)]
    outbox.put(BOT, rows, NOON)
    first, second, third = outbox.claim(BOT, NOON, limit=3)
    assert outbox.cancel(["ann:1:1"], prefix="ann:1:3", under_way=True) == 0
    assert not outbox.again(first.send_id, NOON, NOON, "asked to wait")
    assert outbox.send(first.send_id) is None
    assert outbox.again(second.send_id, NOON, NOON, "asked to wait")
    assert outbox.keep("ann:1:") == 1
    assert outbox.again(third.send_id, NOON, NOON, "asked to wait")
    (second, third) = outbox.claim(BOT, NOON, limit=3)
    outbox.cancel(prefix="ann:1:", under_way=True)
    assert outbox.settle(second.send_id, SendState.SENT, NOON, message_id=5)
    assert (second.file, outbox.counts(BOT)[SendState.SENT]) == (b"f", 1)
