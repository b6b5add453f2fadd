"""What may not have arrived is sent again, unless it was taken back meanwhile."""

import pytest

from bot.announcing.resending import Resending
from bot.serving.survey import Survey
from store.announcing.keys import correction_prefix, delete_prefix, edit_prefix, notice_key, pin_prefix, reminder_key
from store.inbox import Inbox
from store.sends import Outgoing, Send, SendState
from tests.announcing.hall import Hall, announce
from tests.announcing.service import BOT
from tests.store_announcing.bureau import GROUP

_CANCELLED, _RECALLED = 2, 3  # as buttons name them


def unknown(hall: Hall) -> Send:
    """The message of an announcement that nobody knows the end of."""
    hall.service.outcomes = {GROUP: (SendState.UNKNOWN, "timed out")}
    announce(hall, when="每周五16:00")
    hall.tick(days=4, hours=7)
    hall.deliver()
    hall.service.outcomes.clear()
    (send,) = hall.bureau.outbox.unknown(BOT)
    return send


def survey(hall: Hall) -> Survey:
    """What `again` decides with."""
    return Survey(BOT, Inbox(hall.database), hall.bureau.outbox, Resending(hall.bureau).objection)


def test_what_is_still_meant_is_sent_again(hall: Hall) -> None:
    """Once."""
    send = unknown(hall)
    assert survey(hall).again([], [send.send_id], hall.now) == ()
    hall.deliver()
    assert len(hall.texts(GROUP)) == 1


@pytest.mark.parametrize(("turn", "word"), [(_CANCELLED, "已经取消"), (_RECALLED, "已经撤回")])
def test_what_was_taken_back_is_not_sent_again(hall: Hall, turn: int, word: str) -> None:
    """It is said why; the send stays as it is."""
    send = unknown(hall)
    hall.say("", press=f"an-turn:1:{turn}:1")
    hall.deliver()
    before = hall.texts(GROUP)
    (why,) = survey(hall).again([], [send.send_id], hall.now)
    assert why.startswith(f"发送 {send.send_id} 公告1号{word}") and "not sent again" in why
    hall.deliver()
    assert hall.texts(GROUP) == before
    assert [one.send_id for one in hall.bureau.outbox.unknown(BOT)] == [send.send_id]


def test_of_what_was_recalled_only_the_recall_goes_again(hall: Hall) -> None:
    """And what is about something else."""
    unknown(hall)
    hall.say("", press=f"an-turn:1:{_RECALLED}:1")
    carry = [
        edit_prefix(1, 1, 2) + "7",
        correction_prefix(1, 1, 2) + "7",
        pin_prefix(1, 1) + "7",
        reminder_key(1, 1, 1, 7),
    ]
    others = [
        delete_prefix(1, 1) + "7",
        correction_prefix(1, 1, 0) + "7",
        notice_key(1, "yes", 7),
        "ann:2:1:7",
        "re:1:7:5:0",
        "",
    ]
    hall.bureau.outbox.put(BOT, [Outgoing(7, "{}", key=key or None) for key in (*carry, *others)], hall.now)
    sends = {send.key or "": send for number in range(1, 99) if (send := hall.bureau.outbox.send(number))}
    objection = Resending(hall.bureau).objection
    assert [bool(objection(sends[key])) for key in (*carry, *others)] == [True] * len(carry) + [False] * len(others)
