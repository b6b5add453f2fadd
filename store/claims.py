"""Claiming: which queued calls may be begun now, in what order, and which are too late. The conditions, in SQL.

In a chat the more urgent goes first, then the older, and one at a time. What waits for its hour holds back only the later
parts of its own batch; what was begun and put back (it is paused) also holds back what is not more urgent than itself.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from store.delivery_tables import outbox
from store.sends import SendState

# Words, not parameters: see store.delivery_tables.
_QUEUED: sa.ColumnElement[str] = sa.literal_column("'queued'")
_SENDING: sa.ColumnElement[str] = sa.literal_column("'sending'")


def is_queued(table: sa.FromClause = outbox) -> sa.ColumnElement[bool]:
    """Still to be sent."""
    return table.c.state == _QUEUED


def is_sending(table: sa.FromClause = outbox) -> sa.ColumnElement[bool]:
    """Begun, and nobody knows yet how it ended."""
    return table.c.state == _SENDING


def _is_due(table: sa.FromClause, now: datetime) -> sa.ColumnElement[bool]:
    return sa.or_(table.c.not_before.is_(None), table.c.not_before <= now)


def _same_chat(table: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.bot_id == outbox.c.bot_id, table.c.chat_id == outbox.c.chat_id)


def is_claimable(bot_id: int, now: datetime, closed: Collection[int]) -> sa.ColumnElement[bool]:
    """Queued, due, first of its chat, in a chat that is not `closed` and has nothing under way."""
    busy, first = outbox.alias("busy"), outbox.alias("first")
    goes_before = sa.or_(
        first.c.urgency < outbox.c.urgency,
        sa.and_(first.c.urgency == outbox.c.urgency, first.c.send_id < outbox.c.send_id),
    )
    same_batch = sa.and_(outbox.c.batch != "", first.c.batch == outbox.c.batch, first.c.send_id < outbox.c.send_id)
    holds_back = sa.or_(sa.and_(goes_before, sa.or_(_is_due(first, now), first.c.tries > 0)), same_batch)
    return sa.and_(
        outbox.c.bot_id == bot_id,
        is_queued(),
        _is_due(outbox, now),
        outbox.c.chat_id.not_in(closed),
        ~sa.exists().where(_same_chat(busy), is_sending(busy)),
        ~sa.exists().where(_same_chat(first), is_queued(first), holds_back),
    )


def expire(connection: sa.Connection, bot_id: int, now: datetime) -> None:
    """Those whose time is over are EXPIRED, and the later parts of their batches with them."""
    over = sa.update(outbox).where(outbox.c.bot_id == bot_id, is_queued(), outbox.c.expires_at <= now)
    over = over.values(state=SendState.EXPIRED.value, settled_at=now, reason="its time was over")
    for row in connection.execute(over.returning(outbox)).all():
        drop_rest(connection, row, SendState.EXPIRED, now)


def drop_rest(connection: sa.Connection, row: sa.Row[Any], state: SendState, now: datetime) -> None:
    """The parts of its batch that come after this one have the state with it."""
    if row.batch:
        rest = sa.update(outbox).where(
            outbox.c.bot_id == row.bot_id,
            outbox.c.chat_id == row.chat_id,
            is_queued(),
            outbox.c.batch == row.batch,
            outbox.c.send_id > row.send_id,
        )
        connection.execute(
            rest.values(state=state.value, settled_at=now, reason="an earlier part of it did not go out")
        )
