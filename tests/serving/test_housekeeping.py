"""What is over and done leaves; what waits, or waits for a person, stays."""

from datetime import timedelta

from bot.serving.housekeeping import Housekeeping
from store.database import Database
from store.inbox import Inbox, InboxState, Incoming
from store.outbox import Outbox, Outgoing, SendState
from tests.serving.office import now


def test_old_rows_go_and_what_is_not_over_stays(sqlite_file: Database) -> None:
    """Updates after a week, sends after three months; unknown ones never."""
    inbox, outbox, begun = Inbox(sqlite_file), Outbox(sqlite_file), now() - timedelta(days=100)
    for number, at in ((1, begun), (2, begun), (3, now())):
        inbox.keep(1, [Incoming(number, str(number), "message", at, "{}")], at)
    for entry in inbox.heads(1, 3)[:1]:
        with inbox.work(entry):
            pass
    outbox.put(1, [Outgoing(chat, "{}") for chat in (7, 8, 9)], begun)
    sent, unknown = outbox.claim(1, begun, limit=2)
    outbox.settle(sent.send_id, SendState.SENT, begun, message_id=5)
    outbox.settle(unknown.send_id, SendState.UNKNOWN, begun)
    assert Housekeeping(inbox, outbox).round(now(), lambda: False) == 0
    assert inbox.counts(1) == {InboxState.WAITING: 2, InboxState.DONE: 0, InboxState.SET_ASIDE: 0}
    assert {state: number for state, number in outbox.counts(1).items() if number} == {
        SendState.QUEUED: 1,
        SendState.UNKNOWN: 1,
    }


def test_words_that_nobody_decided_about_go_after_thirty_days(database: Database) -> None:
    """Of updates set aside and of sends that failed or are unknown, with their files; ids and reasons stay."""
    inbox, outbox, words = Inbox(database), Outbox(database), "王敏，13800138000"
    house, begun = Housekeeping(inbox, outbox), now() - timedelta(days=31)
    for number, at in ((1, begun), (2, now())):
        inbox.keep(1, [Incoming(number, str(number), "message", at, words)], at)
        for entry in inbox.heads(1, 9):
            inbox.failed(entry, "KeyError", at, limit=1)
        outbox.put(1, [Outgoing(chat, words, key=f"{number}:{chat}", file=b"scan") for chat in (7, 8)], at)
        for send, state in zip(outbox.claim(1, at, limit=2), (SendState.FAILED, SendState.UNKNOWN), strict=True):
            outbox.settle(send.send_id, state, at, reason="no")
    house.round(now(), lambda: False)
    assert [(entry.payload, entry.reason) for entry in inbox.set_aside(1)] == [("", "KeyError"), (words, "KeyError")]
    for number, kept in ((1, ("", None)), (2, (words, b"scan"))):
        found = [outbox.send(send.send_id) for send in outbox.by_key(f"{number}:")]
        assert [(send.body, send.file, send.reason) for send in found if send] == [(*kept, "no")] * 2
    assert not inbox.again(1, 1, now()) and inbox.again(1, 2, now())
    first, second = (outbox.by_key(f"{number}:8")[0].send_id for number in (1, 2))
    assert not outbox.resend(first, now()) and outbox.resend(second, now())
