"""The statements of the inbox, made once: making one anew costs more than the database needs to answer it.

Their parameters: `of_bot`, `of_update`, `busy` (lanes), `most` (rows), `now`, `then`, `moment`, `why`, `limit` (tries).
"""

from typing import Any

import sqlalchemy as sa

from store.delivery_tables import inbox

# A word, not a parameter: see store.delivery_tables.
_WAITING: sa.ColumnElement[str] = sa.literal_column("'waiting'")
_SAME = inbox.alias("same")

OF_BOT = inbox.c.bot_id == sa.bindparam("of_bot")
IS_UPDATE = sa.and_(OF_BOT, inbox.c.update_id == sa.bindparam("of_update"))
IS_WAITING = inbox.c.state == _WAITING
_BY_AGE = inbox.c.update_id >= sa.literal_column("0")  # always true: see store.delivery_tables
_IS_ASIDE = inbox.c.state == "set_aside"
# The first of its lane. A scalar subquery on purpose: "none is earlier" PostgreSQL would work out for all lanes at once.
_IS_HEAD = inbox.c.update_id == (
    sa.select(sa.func.min(_SAME.c.update_id))
    .where(_SAME.c.bot_id == inbox.c.bot_id, _SAME.c.lane == inbox.c.lane, _SAME.c.state == _WAITING)
    .scalar_subquery()
)
_ENTRY = tuple(column for column in inbox.c if column.name != "state")


def _unlocked(query: "sa.Select[Any]") -> "sa.Select[Any]":
    """Only rows that no other transaction is at, and locked for this one."""
    return query.with_for_update(skip_locked=True, key_share=True)


HEADS = (
    sa.select(*_ENTRY)
    .where(OF_BOT, IS_WAITING, _BY_AGE, _IS_HEAD, inbox.c.lane.not_in(sa.bindparam("busy", expanding=True)))
    .order_by(inbox.c.update_id)
    .limit(sa.bindparam("most"))
)
FREE_HEADS = _unlocked(HEADS)
NEXT = sa.select(inbox.c.update_id).where(IS_UPDATE, IS_WAITING, _IS_HEAD)
ASIDE = sa.select(*_ENTRY).where(OF_BOT, _IS_ASIDE).order_by(inbox.c.update_id)
STATE = sa.select(inbox.c.state).where(IS_UPDATE)
COUNTS = sa.select(inbox.c.state, sa.func.count().label("number")).where(OF_BOT).group_by(inbox.c.state)
OLDEST_WAITING = sa.select(sa.func.min(inbox.c.received_at)).where(OF_BOT, IS_WAITING)
LAST_ID = (
    sa.select(inbox.c.update_id).where(OF_BOT).order_by(inbox.c.received_at.desc(), inbox.c.update_id.desc()).limit(1)
)
LAST_TIME = sa.select(sa.func.max(inbox.c.received_at))
OCCURRED_AT = sa.select(inbox.c.occurred_at).where(IS_UPDATE)

DATE = (
    sa.update(inbox)
    .where(IS_UPDATE, IS_WAITING, inbox.c.received_at == sa.bindparam("then"))
    .values(occurred_at=sa.bindparam("moment"))
)
DONE = sa.update(inbox).where(IS_UPDATE, IS_WAITING).values(state="done", payload="")
# Taken and marked in one statement, as a queue in PostgreSQL is: nobody else sees the mark before all of it is kept.
TAKE = DONE.where(inbox.c.update_id == _unlocked(NEXT).correlate(None).scalar_subquery())
FAILED = (
    sa.update(inbox)
    .where(IS_UPDATE, IS_WAITING)
    .values(
        tries=inbox.c.tries + 1,
        reason=sa.bindparam("why"),
        marked_at=sa.bindparam("now"),
        state=sa.case((inbox.c.tries + 1 >= sa.bindparam("limit"), "set_aside"), else_=_WAITING),
    )
)
_HAS_WORDS = inbox.c.payload != ""
AGAIN = (
    sa.update(inbox)
    .where(IS_UPDATE, _IS_ASIDE, _HAS_WORDS)
    .values(state=_WAITING, tries=0, marked_at=sa.bindparam("now"))
)
FORGET = sa.update(inbox).where(_IS_ASIDE, _HAS_WORDS, inbox.c.marked_at < sa.bindparam("now")).values(payload="")
PRUNE = sa.delete(inbox).where(inbox.c.state == "done", inbox.c.received_at < sa.bindparam("now"))
