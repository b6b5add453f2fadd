"""A group that is another chat from now on: what waits in the outbox for it goes there, and nothing that is said there already."""

from datetime import datetime

import sqlalchemy as sa

from store.delivery_tables import outbox
from store.sends import SendState

SAID_THERE = "the group has another id, under which it gets this already"
_OPEN = (SendState.SENDING.value, SendState.UNKNOWN.value, SendState.QUEUED.value)
_SAID = (*_OPEN, SendState.SENT.value)
_NOT_BEFORE = outbox.c.not_before


def move_sends(connection: sa.Connection, old: int, new: int, now: datetime, back: int | None) -> int:
    """What is not settled for good goes to `new`; how many. `back` came back unsent.

    What was put back is due now: it was the old group that had to be waited for.
    """
    _fail_doubles(connection, old, new, now, back)
    moving = sa.update(outbox).where(outbox.c.chat_id == old, outbox.c.state.in_(_OPEN))
    waited, due = sa.and_(outbox.c.tries > 0, now < _NOT_BEFORE), sa.literal(now, _NOT_BEFORE.type)
    moved = moving.values(chat_id=new, not_before=sa.case((waited, due), else_=_NOT_BEFORE))
    return connection.execute(moved).rowcount


def _fail_doubles(connection: sa.Connection, old: int, new: int, now: datetime, back: int | None) -> None:
    """Where both ids were taken for chats of their own, the same call stands under a key of each: the old one's fails."""
    is_waiting = sa.and_(outbox.c.chat_id == old, outbox.c.state == SendState.QUEUED.value)
    waiting = sa.select(outbox.c.send_id, outbox.c.key).where(
        sa.or_(is_waiting, outbox.c.send_id == back), outbox.c.key.endswith(f":{old}", autoescape=True)
    )
    twins = {row.key.removesuffix(str(old)) + str(new): row.send_id for row in connection.execute(waiting)}
    if not twins:
        return
    said = sa.select(outbox.c.key).where(outbox.c.key.in_(twins), outbox.c.state.in_(_SAID))
    doubles = [twins[key] for key in connection.execute(said).scalars()]
    failed = {"state": SendState.FAILED.value, "settled_at": now, "reason": SAID_THERE}
    connection.execute(sa.update(outbox).where(outbox.c.send_id.in_(doubles)).values(**failed))
