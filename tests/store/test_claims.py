"""What may be begun, and in what order; on both databases."""

from datetime import timedelta

import pytest

from store.database import Database
from store.outbox import Outbox, Outgoing, SendState, Urgency
from tests.store.samples import NOON
from tests.store.updates import BOT

_SECOND, _HOUR = timedelta(seconds=1), timedelta(hours=1)
_NOTICE, _ANNOUNCEMENT = Urgency.NOTICE, Urgency.ANNOUNCEMENT


@pytest.fixture
def outbox(database: Database) -> Outbox:
    """An empty outbox."""
    return Outbox(database)


def _put(outbox: Outbox, *rows: Outgoing) -> None:
    outbox.put(BOT, rows, NOON)


def _claim(outbox: Outbox, seconds: float = 0, *, limit: int = 9, closed: tuple[int, ...] = ()) -> str:
    """The bodies of what is claimed so many seconds after noon."""
    claimed = outbox.claim(BOT, NOON + seconds * _SECOND, limit=limit, closed=closed)
    return " ".join(send.body for send in claimed)


def _claim_all(outbox: Outbox, seconds: float = 0) -> str:
    """The bodies in the order they go out, each settled before the next is claimed."""
    said = []
    while claimed := outbox.claim(BOT, NOON + seconds * _SECOND, limit=1):
        said.append(claimed[0].body)
        outbox.settle(claimed[0].send_id, SendState.SENT, NOON, message_id=1)
    return " ".join(said)


def test_one_a_chat_at_a_time_in_the_order_they_were_put(outbox: Outbox) -> None:
    """The next one of a chat once the one before is settled, whatever became of it."""
    _put(outbox, Outgoing(7, "a"), Outgoing(7, "b"), Outgoing(8, "c"), Outgoing(7, "d"))
    assert _claim(outbox) == "a c"
    assert _claim(outbox) == ""
    outbox.settle(1, SendState.UNKNOWN, NOON)
    assert _claim(outbox) == "b"


def test_what_is_more_urgent_goes_first(outbox: Outbox) -> None:
    """In all chats, and within one."""
    _put(outbox, Outgoing(7, "all", _ANNOUNCEMENT), Outgoing(7, "you", _NOTICE), Outgoing(8, "some", _NOTICE))
    _put(outbox, Outgoing(7, "answer"), Outgoing(9, "other"))
    assert _claim(outbox, limit=2) == "answer other"
    assert _claim(outbox) == "some"
    outbox.settle(4, SendState.SENT, NOON)
    assert _claim(outbox) == "you"


def test_what_is_under_way_holds_back_its_chat_whatever_it_is(outbox: Outbox) -> None:
    """Else an answer could arrive in the middle of the parts of a notice that left before it."""
    _put(outbox, Outgoing(7, "all", _ANNOUNCEMENT))
    assert _claim(outbox) == "all"
    _put(outbox, Outgoing(7, "answer"))
    assert _claim(outbox) == ""


def test_a_closed_chat_is_left_out_and_nothing_of_it_is_lost(outbox: Outbox) -> None:
    """It has had enough for the moment."""
    _put(outbox, Outgoing(7, "a"), Outgoing(8, "b"), Outgoing(7, "c"))
    assert _claim(outbox, closed=(7, 9)) == "b"
    assert _claim(outbox) == "a"


def test_only_what_is_urgent_enough_is_given_where_that_is_asked(outbox: Outbox) -> None:
    """And what is too late is noted as such all the same."""
    _put(outbox, Outgoing(7, "all", _ANNOUNCEMENT), Outgoing(8, "late", _ANNOUNCEMENT, expires_at=NOON))
    assert outbox.claim(BOT, NOON, limit=9, patient=0) == ()
    assert outbox.counts(BOT)[SendState.EXPIRED] == 1
    assert [send.body for send in outbox.claim(BOT, NOON, limit=9)] == ["all"]


def test_of_announcements_no_more_are_given_than_asked_for(outbox: Outbox) -> None:
    """With whatever is more urgent, and never more than the limit in all."""
    _put(outbox, *(Outgoing(chat, f"all {chat}", _ANNOUNCEMENT) for chat in (5, 6, 7)))
    _put(outbox, Outgoing(8, "notice", _NOTICE), Outgoing(9, "answer"))
    assert [send.body for send in outbox.claim(BOT, NOON, limit=9, patient=1)] == ["answer", "notice", "all 5"]
    assert [send.body for send in outbox.claim(BOT, NOON, limit=1, patient=2)] == ["all 6"]


def test_nothing_goes_before_its_hour(outbox: Outbox) -> None:
    """And it holds back nothing that comes after it: it was only put early."""
    _put(outbox, Outgoing(7, "later", _NOTICE, not_before=NOON + 5 * _SECOND), Outgoing(7, "now", _NOTICE))
    _put(outbox, Outgoing(7, "answer later", not_before=NOON + 5 * _SECOND), Outgoing(7, "answer"))
    assert _claim_all(outbox) == "answer now"
    assert _claim_all(outbox, 4.9) == ""
    assert _claim_all(outbox, 5) == "answer later later"


def test_what_was_put_back_keeps_its_place(outbox: Outbox) -> None:
    """It is only paused: what came after it waits with it, but for what is more urgent."""
    _put(outbox, Outgoing(7, "first", _NOTICE), Outgoing(7, "second", _NOTICE), Outgoing(7, "all", _ANNOUNCEMENT))
    assert _claim(outbox) == "first"
    assert outbox.again(1, NOON + 5 * _SECOND, NOON, "asked to wait")
    assert _claim(outbox, 1) == ""
    _put(outbox, Outgoing(7, "answer"))
    assert _claim_all(outbox, 1) == "answer"
    assert _claim_all(outbox, 5) == "first second all"


def test_a_part_never_goes_before_an_earlier_part(outbox: Outbox) -> None:
    """Whatever the hours of the parts; another batch is not concerned."""
    _put(
        outbox,
        Outgoing(7, "1", batch="b", not_before=NOON + 5 * _SECOND),
        Outgoing(7, "2", batch="b", not_before=NOON + 3 * _SECOND),
        Outgoing(7, "else"),
        Outgoing(8, "other chat", batch="b"),
    )
    assert _claim_all(outbox) == "else other chat"
    assert _claim_all(outbox, 3) == ""
    assert _claim_all(outbox, 5) == "1 2"


def test_parts_of_different_urgency_are_refused(outbox: Outbox) -> None:
    """They could wait for one another for ever."""
    with pytest.raises(ValueError, match="one urgency"):
        _put(outbox, Outgoing(7, "1", _NOTICE, batch="b"), Outgoing(7, "2", batch="b"))


def test_what_is_too_late_is_expired_with_the_rest_of_its_batch(outbox: Outbox) -> None:
    """And is said as such, with its words, until it is pruned."""
    _put(outbox, Outgoing(7, "1", batch="b", expires_at=NOON + _SECOND), Outgoing(7, "2", batch="b"), Outgoing(7, "3"))
    assert _claim(outbox, 1) == "3"
    first, second = outbox.send(1), outbox.send(2)
    assert first is not None and second is not None
    assert (first.state, second.state) == (SendState.EXPIRED, SendState.EXPIRED)
    assert (first.settled_at, second.settled_at, first.body) == (NOON + _SECOND, NOON + _SECOND, "1")
    assert first.reason != second.reason


def test_another_bot_has_its_own(outbox: Outbox) -> None:
    """Its calls, its chats, its expiry."""
    _put(outbox, Outgoing(7, "a"))
    outbox.put(2, [Outgoing(7, "b"), Outgoing(7, "late", expires_at=NOON)], NOON)
    assert _claim(outbox) == "a"
    assert outbox.counts(2)[SendState.EXPIRED] == 0
    assert [send.body for send in outbox.claim(2, NOON, limit=9)] == ["b"]


def test_a_clock_that_was_set_back_holds_no_chat_up(outbox: Outbox) -> None:
    """What was put back is due at once by a clock that shows an earlier hour than when that was done; its hour is not."""
    outbox.put(BOT, [Outgoing(7, "back")], NOON)
    outbox.put(BOT, [Outgoing(8, "at its hour", not_before=NOON)], NOON)
    outbox.again(outbox.claim(BOT, NOON - _HOUR, limit=1)[0].send_id, NOON + timedelta(seconds=1), NOON, "busy")
    assert outbox.claim(BOT, NOON, limit=9, closed=(8,)) == ()
    assert [send.body for send in outbox.claim(BOT, NOON - _HOUR, limit=9)] == ["back"]
