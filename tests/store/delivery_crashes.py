"""A program that takes updates in, works on them and sends, until it is killed.

`python -m tests.store.delivery_crashes ADDRESS FIRST SENDS`: FIRST is its first update; with SENDS 1 it is the one that
sends. What it says on standard output has happened for good: `kept 3 4 5` are updates that it acknowledged, `sent 7` a call
that the chat has got.
"""

import sys
from itertools import count

from store.database import open_database
from store.inbox import Entry, Inbox
from store.outbox import Outbox, Outgoing, SendState, Urgency
from tests.store.samples import NOON
from tests.store.updates import BOT, update

_LANES, _CHATS, _AT_ONCE = 4, 5, 3


def answer(outbox: Outbox, entry: Entry) -> None:
    """The effect of an update: a reply, which may go out twice, and an announcement, which may not."""
    chat, origin = entry.update_id % _CHATS, (entry.lane, str(entry.update_id), 0)
    reply = Outgoing(chat, "reply", answers=origin)
    outbox.put(BOT, [reply, Outgoing(chat, "all", Urgency.ANNOUNCEMENT, at_most_once=True, answers=origin)], NOON)


def work_and_send(inbox: Inbox, outbox: Outbox, *, sends: bool) -> bool:
    """One round; whether there was anything to do."""
    heads = inbox.heads(BOT, _AT_ONCE)
    for entry in heads:
        with inbox.work(entry) as ours:
            if ours:
                answer(outbox, entry)
    claimed = outbox.claim(BOT, NOON, limit=_AT_ONCE) if sends else ()
    for send in claimed:
        print("sent", send.send_id, flush=True)
        outbox.settle(send.send_id, SendState.SENT, NOON, message_id=send.send_id)
    return bool(heads or claimed)


def go_on_for_ever(address: str, first: int, *, sends: bool) -> None:
    """Updates by threes, each delivery repeating the last one of the one before."""
    database = open_database(address)
    inbox, outbox = Inbox(database), Outbox(database)
    if sends:
        outbox.left_over(BOT, NOON)
    for start in count(first, _AT_ONCE):
        numbers = range(max(start - 1, first), start + _AT_ONCE)
        inbox.keep(BOT, [update(number, f"lane {number % _LANES}") for number in numbers], NOON)
        print("kept", *numbers, flush=True)
        work_and_send(inbox, outbox, sends=sends)


if __name__ == "__main__":
    go_on_for_ever(sys.argv[1], int(sys.argv[2]), sends=sys.argv[3] == "1")
