"""Updates as the tests need them, and a worker that works off an inbox: its effect is a row in the outbox."""

from datetime import timedelta

from sqlalchemy import select

from store.delivery_tables import outbox as table
from store.inbox import Entry, Inbox, Incoming
from store.outbox import Outbox, Outgoing
from tests.store.samples import NOON

BOT = 1


def update(number: int, lane: str = "", payload: str = "{}") -> Incoming:
    """A message of `lane`, by default of a lane of its own, a second later than the one before."""
    return Incoming(number, lane or f"lane {number}", "message", NOON + timedelta(seconds=number % 10_000), payload)


def effect(outbox: Outbox, entry: Entry) -> None:
    """What working on an update leaves behind."""
    outbox.put(BOT, [Outgoing(chat_id=entry.update_id, body=entry.lane)], NOON)


def effects(outbox: Outbox) -> dict[str, list[int]]:
    """The updates that left something behind, by lane, in the order they did."""
    found: dict[str, list[int]] = {}
    query = select(table.c.body, table.c.chat_id).order_by(table.c.send_id)
    with outbox.database.read() as connection:
        for lane, number in connection.execute(query):
            found.setdefault(lane, []).append(number)
    return found


def work_on(inbox: Inbox, outbox: Outbox, entry: Entry) -> bool:
    """Work on one, as a worker would; whether it was ours."""
    with inbox.work(entry) as ours:
        if ours:
            effect(outbox, entry)
    return ours
