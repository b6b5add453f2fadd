"""The outbox: put once, sent once or said to be unknown; on both databases."""

from contextlib import suppress
from datetime import datetime, timedelta

import pytest

from store.database import Database
from store.ledger import Ledger
from store.outbox import Outbox, Outgoing, Send, SendState, Urgency
from tests.store.samples import LATER, NOON
from tests.store.updates import BOT

_SECOND, _HOUR = timedelta(seconds=1), timedelta(hours=1)
_ANNOUNCEMENT = Urgency.ANNOUNCEMENT


class _Mishap(Exception):
    """What goes wrong in a test."""


@pytest.fixture
def outbox(database: Database) -> Outbox:
    """An empty outbox."""
    return Outbox(database)


def _one(outbox: Outbox, send_id: int) -> Send:
    send = outbox.send(send_id)
    assert send is not None
    return send


def _begin(outbox: Outbox, *rows: Outgoing, now: datetime = NOON) -> tuple[Send, ...]:
    """Put these and claim what may be begun."""
    outbox.put(BOT, rows, now)
    return outbox.claim(BOT, now, limit=99)


def _states(outbox: Outbox) -> dict[SendState, int]:
    return {state: number for state, number in outbox.counts(BOT).items() if number}


def test_what_was_asked_for_comes_back_as_it_was(outbox: Outbox) -> None:
    """Every field; a key that is not set is no key; what no database takes is left out."""
    asked = Outgoing(
        chat_id=-(2**52),
        body='{"text": "公告"}',
        urgency=_ANNOUNCEMENT,
        at_most_once=True,
        key="ann:1:2:3",
        not_before=NOON,
        expires_at=LATER,
        file=b"\0\xffpicture",
        batch="b",
        answers=("-100", "55", 1),
    )
    assert outbox.put(BOT, [asked, Outgoing(7, "\0\ud83d"), Outgoing(7, "")], NOON) == (1, 2, 3)
    send = _one(outbox, 1)
    assert {name: getattr(send, name) for name in Outgoing.__dataclass_fields__} == {
        name: getattr(asked, name) for name in Outgoing.__dataclass_fields__
    }
    assert (send.bot_id, send.state, send.tries, send.queued_at) == (BOT, SendState.QUEUED, 0, NOON)
    assert (send.claimed_at, send.settled_at, send.message_id, send.reason) == (None, None, None, "")
    assert _one(outbox, 2).body == "\ufffd?"
    assert outbox.send(4) is None


def test_what_is_put_goes_with_the_unit_that_puts_it(outbox: Outbox) -> None:
    """All of it or nothing."""
    with suppress(_Mishap), outbox.database.unit():
        outbox.put(BOT, [Outgoing(7, "a", key="k", file=b"f")], NOON)
        raise _Mishap
    assert _states(outbox) == {}
    assert outbox.put(BOT, [Outgoing(7, "a", key="k", file=b"f")], NOON) != (None,)
    assert outbox.put(BOT, [], NOON) == ()


def test_a_key_is_put_once(outbox: Outbox) -> None:
    """In one call or in several, for whichever bot; the first one stands, also once it was sent."""
    first = outbox.put(BOT, [Outgoing(7, "a", key="k"), Outgoing(8, "b"), Outgoing(7, "c", key="k")], NOON)
    assert [number is None for number in first] == [False, False, True]
    for send in outbox.claim(BOT, NOON, limit=9):
        outbox.settle(send.send_id, SendState.SENT, NOON)
    again = outbox.put(2, [Outgoing(7, "d", key="k"), Outgoing(7, "e", key="K")], NOON)
    assert again[0] is None
    assert again[1] is not None
    assert [send.chat_id for send in outbox.by_key("k")] == [7]


def test_thousands_are_put_at_once_in_their_order(outbox: Outbox) -> None:
    """An announcement to everybody; what stood before is left out and the rest keeps its place."""
    outbox.put(BOT, [Outgoing(500, "before", key="a:500")], NOON)
    rows = [Outgoing(number, str(number), _ANNOUNCEMENT, key=f"a:{number}") for number in range(2500)]
    ids = outbox.put(BOT, rows, NOON)
    put = [number for number in ids if number is not None]
    assert [number for number, one in enumerate(ids) if one is None] == [500]
    assert put == sorted(put)
    assert [_one(outbox, put[number]).body for number in (0, 499, 500, 2498)] == ["0", "499", "501", "2499"]
    assert len(outbox.by_key("a:")) == 2500


def test_what_was_sent_is_noted_as_the_answer_and_its_words_are_gone(outbox: Outbox) -> None:
    """Positions of one message one by one; a deletion leaves nothing at its position."""
    ledger = Ledger(outbox.database)
    parts = [Outgoing(7, "words", batch="b", answers=("7", "55", position)) for position in (0, 1)]
    outbox.put(BOT, parts, NOON)
    for reply_id in (101, 102):
        (send,) = outbox.claim(BOT, NOON, limit=9)
        assert outbox.settle(send.send_id, SendState.SENT, LATER, message_id=reply_id)
    assert ledger.reply_messages("7", "55") == ("101", "102")
    sent = _one(outbox, 1)
    assert (sent.state, sent.body, sent.message_id, sent.settled_at) == (SendState.SENT, "", 101, LATER)
    for body, position, message_id in (("edit", 0, 101), ("delete", 1, None)):
        (send,) = _begin(outbox, Outgoing(7, body, answers=("7", "55", position)))
        outbox.settle(send.send_id, SendState.SENT, LATER, message_id=message_id)
    assert ledger.reply_messages("7", "55") == ("101",)


def test_several_that_were_sent_are_noted_like_each_of_them(outbox: Outbox) -> None:
    """But for what was settled before: that stays as it is."""
    rows = [Outgoing(chat, f"to {chat}", file=b"f", answers=(str(chat), "5", 0)) for chat in (7, 8)]
    told = Outgoing(9, "all", _ANNOUNCEMENT, at_most_once=True)
    first, second, third, failed = _begin(outbox, *rows, Outgoing(6, "x", answers=("6", "5", 0)), told)[:4]
    outbox.settle(third.send_id, SendState.FAILED, NOON, reason="blocked")
    sent = {first.send_id: 71, second.send_id: None, third.send_id: 61, failed.send_id: 91}
    assert outbox.settle_sent(BOT, sent, LATER) == 3
    assert outbox.settle_sent(BOT, sent, LATER) == 0
    ledger = Ledger(outbox.database)
    assert [ledger.reply_messages(str(chat), "5") for chat in (7, 8)] == [("71",), ()]
    kept = [_one(outbox, one) for one in sent]
    assert [(one.body, one.file, one.message_id, one.settled_at) for one in kept[:2]] == [
        ("", None, 71, LATER),
        ("", None, None, LATER),
    ]
    assert (kept[3].body, kept[3].state) == ("all", SendState.SENT)


def test_an_announcement_that_was_sent_keeps_its_words(outbox: Outbox) -> None:
    """They are nobody's personal ones, and the same for all."""
    (send,) = _begin(outbox, Outgoing(7, "to all", _ANNOUNCEMENT, file=b"picture"))
    outbox.settle(send.send_id, SendState.SENT, NOON, message_id=1)
    assert (_one(outbox, 1).body, _one(outbox, 1).file) == ("to all", b"picture")


@pytest.mark.parametrize("state", [SendState.FAILED, SendState.EXPIRED])
def test_a_part_that_does_not_go_out_takes_the_later_ones_with_it(outbox: Outbox, state: SendState) -> None:
    """Half an answer misleads; other batches, other chats and earlier parts are not concerned."""
    rows = [Outgoing(7, "1", batch="b"), Outgoing(7, "2", batch="b"), Outgoing(7, "3", batch="b")]
    (first,) = _begin(outbox, *rows, Outgoing(7, "4", batch="c"), Outgoing(7, "5"))
    outbox.settle(first.send_id, SendState.SENT, NOON, message_id=1)
    (second,) = outbox.claim(BOT, NOON, limit=9)
    assert outbox.settle(second.send_id, state, LATER, reason="chat not found")
    assert _states(outbox) == {SendState.SENT: 1, state: 2, SendState.QUEUED: 2}
    assert (_one(outbox, 2).reason, _one(outbox, 2).body, _one(outbox, 3).settled_at) == ("chat not found", "2", LATER)
    assert [send.body for send in outbox.claim(BOT, LATER, limit=9)] == ["4"]


def test_what_is_settled_stays_but_for_what_turns_out_to_have_been_sent(outbox: Outbox) -> None:
    """A sender that was thought dead may still have the answer of the chat service."""
    (send,) = _begin(outbox, Outgoing(7, "a"))
    assert outbox.settle(send.send_id, SendState.UNKNOWN, NOON, reason="no answer")
    assert not outbox.settle(send.send_id, SendState.UNKNOWN, LATER)
    assert not outbox.again(send.send_id, LATER, NOON, "")
    assert outbox.settle(send.send_id, SendState.SENT, LATER, message_id=9)
    for state in (SendState.FAILED, SendState.UNKNOWN, SendState.SENT, SendState.EXPIRED):
        assert not outbox.settle(send.send_id, state, LATER)
    assert (_one(outbox, 1).state, _one(outbox, 1).message_id) == (SendState.SENT, 9)
    assert not outbox.settle(99, SendState.SENT, NOON)


def test_what_was_sent_by_a_sender_thought_dead_is_not_sent_again(outbox: Outbox) -> None:
    """It was queued again already."""
    (send,) = _begin(outbox, Outgoing(7, "a"))
    assert outbox.left_over(BOT, LATER) == (1, 0)
    assert outbox.settle(send.send_id, SendState.SENT, LATER, message_id=9)
    assert outbox.claim(BOT, LATER, limit=9) == ()


def test_after_a_crash_replies_go_again_and_announcements_wait_for_a_person(outbox: Outbox) -> None:
    """A reply that is cut off three times waits for a person too."""
    _begin(outbox, Outgoing(7, "reply"), Outgoing(8, "all", _ANNOUNCEMENT, at_most_once=True), Outgoing(7, "next"))
    outbox.put(2, [Outgoing(9, "of another bot")], NOON)
    outbox.claim(2, NOON, limit=9)
    assert outbox.left_over(BOT, LATER) == (1, 1)
    assert [(send.body, send.settled_at, bool(send.reason)) for send in outbox.unknown(BOT)] == [("all", LATER, True)]
    for tries in (3, 5):
        (send,) = outbox.claim(BOT, LATER, limit=9)
        outbox.again(send.send_id, LATER, LATER, "asked to wait")  # which counts for nothing here
        (send,) = outbox.claim(BOT, LATER, limit=9)
        assert (send.body, send.tries) == ("reply", tries)
        outbox.left_over(BOT, LATER)
    assert [send.body for send in outbox.unknown(BOT)] == ["reply", "all"]
    assert [send.body for send in outbox.claim(BOT, LATER, limit=9)] == ["next"]
    assert outbox.counts(2)[SendState.SENDING] == 1


def test_a_person_may_have_an_unknown_one_sent_again(outbox: Outbox) -> None:
    """Whatever its hour was; nothing else is sent again."""
    (send,) = _begin(outbox, Outgoing(7, "all", at_most_once=True, key="k", file=b"f", expires_at=NOON + _SECOND))
    assert not outbox.resend(send.send_id, NOON)
    outbox.settle(send.send_id, SendState.UNKNOWN, NOON)
    assert outbox.resend(send.send_id, LATER)
    assert not outbox.resend(send.send_id, LATER)
    (anew,) = outbox.claim(BOT, LATER, limit=9)
    assert (anew.send_id, anew.body, anew.file, anew.tries) == (send.send_id, "all", b"f", 2)


def test_what_was_put_back_waits_and_counts_its_tries(outbox: Outbox) -> None:
    """It keeps why it waits."""
    (send,) = _begin(outbox, Outgoing(7, "a"))
    assert outbox.next_due(BOT) is None
    assert outbox.again(send.send_id, LATER, NOON, "429" * 1000)
    waiting = _one(outbox, send.send_id)
    assert (waiting.state, waiting.not_before, waiting.tries) == (SendState.QUEUED, LATER, 1)
    assert waiting.reason.startswith("429") and len(waiting.reason) == 500
    assert outbox.next_due(BOT) == LATER
    assert [send.tries for send in outbox.claim(BOT, LATER, limit=1)] == [2]


def test_when_something_is_due(outbox: Outbox) -> None:
    """What may go at once was due when it was put."""
    assert outbox.next_due(BOT) is None
    outbox.put(BOT, [Outgoing(7, "a", not_before=LATER), Outgoing(7, "b", not_before=LATER + _SECOND)], NOON)
    assert outbox.next_due(BOT) == LATER
    outbox.put(BOT, [Outgoing(7, "c")], NOON)
    assert outbox.next_due(BOT) == NOON
    assert outbox.next_due(2) is None


def test_what_counts_against_the_limits_can_be_asked_after_a_restart(outbox: Outbox) -> None:
    """Each call that was begun, whatever became of it, oldest first, with when it was over where that is known."""
    _begin(outbox, Outgoing(7, "a"))
    _begin(outbox, Outgoing(8, "b"), now=NOON + _SECOND)
    outbox.settle(2, SendState.FAILED, NOON + 2 * _SECOND)
    outbox.put(BOT, [Outgoing(9, "c")], NOON)
    assert outbox.recent(BOT, NOON) == ((7, NOON), (8, NOON + 2 * _SECOND))
    assert outbox.recent(BOT, NOON + _SECOND) == ((8, NOON + 2 * _SECOND),)
    assert outbox.recent(2, NOON) == ()


def test_what_is_counted_against_the_limits_counts_until_it_was_over(outbox: Outbox) -> None:
    """Telegram counted it at some moment before; what was cut off is over when that is found."""
    outbox.put(BOT, [Outgoing(chat, "") for chat in (7, 8, 9)], NOON - _HOUR)
    _, eight, _ = outbox.claim(BOT, NOON, limit=9)
    outbox.settle(eight.send_id, SendState.SENT, NOON + 2 * _SECOND, message_id=1)
    assert outbox.recent(BOT, NOON) == ((7, NOON), (9, NOON), (8, NOON + 2 * _SECOND))
    outbox.left_over(BOT, NOON + 5 * _SECOND)
    since = NOON + _SECOND
    assert outbox.recent(BOT, since) == ((8, NOON + 2 * _SECOND), (7, NOON + 5 * _SECOND), (9, NOON + 5 * _SECOND))


def test_what_nobody_is_at_any_more_is_found_by_a_sender_that_goes_on(outbox: Outbox) -> None:
    """Begun long ago by another one; what it is at itself is left alone, and what was begun of late."""
    outbox.put(BOT, [Outgoing(chat, "") for chat in (7, 8)] + [Outgoing(9, "", at_most_once=True)], NOON - _HOUR)
    mine, _, _ = outbox.claim(BOT, NOON - _HOUR, limit=9)
    outbox.put(BOT, [Outgoing(10, "")], NOON)
    outbox.claim(BOT, NOON, limit=9)
    assert outbox.left_over(BOT, NOON, before=NOON - _SECOND, but=[mine.send_id]) == (1, 1)
    assert outbox.left_over(BOT, NOON, before=NOON - _SECOND, but=[mine.send_id]) == (0, 0)
    assert outbox.counts(BOT)[SendState.SENDING] == 2
