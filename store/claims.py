"""Claiming: which queued calls may be begun now, in what order, and which are too late. The statements, made once.

In a chat the more urgent goes first, then the older, and one at a time. What waits for its hour holds back only the later
parts of its own batch; what was begun and put back (it is paused) also holds back what is not more urgent than itself.

Their parameters: `of_bot`, `now`, `closed` (chats), `least` (urgency), `most` (rows), `ids`.
"""

from typing import Any

import sqlalchemy as sa

from store.delivery_tables import outbox
from store.sends import SendState, Urgency

# Words, not parameters: see store.delivery_tables.
_QUEUED: sa.ColumnElement[str] = sa.literal_column("'queued'")
_SENDING: sa.ColumnElement[str] = sa.literal_column("'sending'")
_NOW = sa.bindparam("now", type_=outbox.c.queued_at.type)
_BUSY, _FIRST, _PART = outbox.alias("busy"), outbox.alias("first"), outbox.alias("part")

OF_BOT = outbox.c.bot_id == sa.bindparam("of_bot")
IS_QUEUED = outbox.c.state == _QUEUED
IS_SENDING = outbox.c.state == _SENDING
_IS_URGENT = outbox.c.urgency <= sa.bindparam("least")
_IN_ORDER = outbox.c.urgency >= sa.literal_column("0")  # always true: see store.delivery_tables


def _is_due(table: sa.FromClause) -> sa.ColumnElement[bool]:
    # What was put back at a moment that is yet to come waits by a clock that has been set back since.
    is_misdated = sa.and_(table.c.tries > 0, table.c.settled_at > _NOW)
    return sa.or_(table.c.not_before.is_(None), table.c.not_before <= _NOW, is_misdated)


def _same_chat(table: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.bot_id == outbox.c.bot_id, table.c.chat_id == outbox.c.chat_id)


# Scalar subqueries on purpose: "nothing goes before it" PostgreSQL would work out for all chats at once.
_FIRST_OF_CHAT = (
    sa.select(_FIRST.c.send_id)
    .where(_same_chat(_FIRST), _FIRST.c.state == _QUEUED, sa.or_(_is_due(_FIRST), _FIRST.c.tries > 0))
    .order_by(_FIRST.c.urgency, _FIRST.c.send_id)
    .limit(1)
    .scalar_subquery()
)
_FIRST_OF_BATCH = (
    sa.select(sa.func.min(_PART.c.send_id))
    .where(_same_chat(_PART), _PART.c.state == _QUEUED, _PART.c.batch == outbox.c.batch)
    .scalar_subquery()
)

# Whether something may be due, and whether something is too late; reading takes no lock, and each has an index of its own.
ANY_DUE = sa.select(
    sa.exists().where(OF_BOT, IS_QUEUED, _IN_ORDER, _IS_URGENT, _is_due(outbox)).label("is_due"),
    sa.exists().where(OF_BOT, IS_QUEUED, outbox.c.expires_at <= _NOW).label("is_late"),
)
# Queued, due, first of its chat, in a chat that is not closed and has nothing under way.
CLAIMABLE = (
    sa.select(outbox.c.send_id, outbox.c.urgency)
    .where(
        OF_BOT,
        IS_QUEUED,
        _IN_ORDER,
        _is_due(outbox),
        sa.or_(outbox.c.expires_at.is_(None), outbox.c.expires_at > _NOW),
        _IS_URGENT,
        outbox.c.chat_id.not_in(sa.bindparam("closed", expanding=True)),
        ~sa.exists().where(_same_chat(_BUSY), _BUSY.c.state == _SENDING),
        outbox.c.send_id == _FIRST_OF_CHAT,
        sa.or_(outbox.c.batch == "", outbox.c.send_id == _FIRST_OF_BATCH),
    )
    .order_by(outbox.c.urgency, outbox.c.send_id)
    .limit(sa.bindparam("most"))
)
# PostgreSQL: two who claim for a bot do so one after the other; else each could begin a call of the same chat.
TAKE_TURNS = sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtext(sa.bindparam("who", type_=sa.Text))))
BEGIN = (
    sa.update(outbox)
    .where(outbox.c.send_id.in_(sa.bindparam("ids", expanding=True)), IS_QUEUED)
    .values(state=_SENDING, claimed_at=_NOW, tries=outbox.c.tries + 1)
    .returning(outbox)
)
_EXPIRE = (
    sa.update(outbox)
    .where(OF_BOT, IS_QUEUED, outbox.c.expires_at <= _NOW)
    .values(state=SendState.EXPIRED.value, settled_at=_NOW, reason="its time was over")
    .returning(outbox)
)
_DROP_REST = (
    sa.update(outbox)
    .where(
        OF_BOT,
        IS_QUEUED,
        outbox.c.chat_id == sa.bindparam("of_chat"),
        outbox.c.batch == sa.bindparam("of_batch"),
        outbox.c.send_id > sa.bindparam("after"),
    )
    .values(
        state=sa.bindparam("outcome"), settled_at=_NOW, reason="an earlier part of it did not go out"
    )
)  # fmt: skip


def first_ids(rows: sa.CursorResult[Any], patient: int) -> list[int]:
    """The ids of these, which come in order, as far as the first so many announcements."""
    ids: list[int] = []
    left = patient
    for row in rows:
        left -= row.urgency == Urgency.ANNOUNCEMENT
        if left < 0:
            break
        ids.append(row.send_id)
    rows.close()
    return ids


def expire(connection: sa.Connection, values: dict[str, Any]) -> None:
    """Those whose time is over are EXPIRED, and the later parts of their batches with them; `values`: `of_bot`, `now`."""
    for row in connection.execute(_EXPIRE, values).all():
        drop_rest(connection, row, SendState.EXPIRED)


def drop_rest(connection: sa.Connection, row: sa.Row[Any], state: SendState) -> None:
    """The parts of its batch that come after this settled one have its state with it."""
    if row.batch:
        part = {"of_bot": row.bot_id, "of_chat": row.chat_id, "of_batch": row.batch, "after": row.send_id}
        connection.execute(_DROP_REST, part | {"outcome": state.value, "now": row.settled_at})
