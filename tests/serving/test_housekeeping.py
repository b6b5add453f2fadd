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
