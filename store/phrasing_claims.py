"""Which phrasings may be claimed, and whether the model may be asked: the statements behind `store.phrasings`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from store.phrasing_limits import LOOKED_BACK, Breaker, BreakerState, Judged, PhrasingLimits, breaker
from store.phrasing_rows import Unasked
from store.phrasing_tables import phrasings

MOST_TRIES = 2
LASTS = timedelta(minutes=5)
"""After that nobody waits for better words any more."""
WAITING, RUNNING, DONE = "waiting", "running", "done"
IS_OPEN: sa.ColumnElement[bool] = phrasings.c.state != sa.literal_column("'done'", sa.String)
TAKE_TURNS = sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtext(sa.bindparam("who", type_=sa.Text))))
_IS_JUDGED = phrasings.c.is_fault.is_not(None)


@dataclass(frozen=True, slots=True)
class Moment:
    """Now, and the last midnight, from which on budgets count; both aware."""

    day_began: datetime
    now: datetime


def claimable(bot_id: int, limits: PhrasingLimits, now: datetime) -> sa.Select[Any]:
    """What waits, and what a process that died was at, the oldest first."""
    abandoned = sa.and_(phrasings.c.state == RUNNING, phrasings.c.claimed_at < now - limits.lease)
    free = sa.and_(phrasings.c.bot_id == bot_id, IS_OPEN, sa.or_(phrasings.c.state == WAITING, abandoned))
    return sa.select(phrasings).where(free).order_by(phrasings.c.phrasing_id).limit(1)


def under_way(connection: sa.Connection, bot_id: int, limits: PhrasingLimits, now: datetime) -> int:
    """How many calls somebody is at."""
    alive = sa.and_(phrasings.c.state == RUNNING, phrasings.c.claimed_at >= now - limits.lease)
    query = sa.select(sa.func.count()).where(phrasings.c.bot_id == bot_id, IS_OPEN, alive)
    return int(connection.execute(query).scalar_one())


def objection(
    connection: sa.Connection, person_id: int | None, limits: PhrasingLimits, at: Moment, others: int
) -> Unasked | None:
    """Why the model is not asked, None where it is; while it is on probation one asks, and `others` are at it already."""
    state = read_breaker(connection).state(at.now)
    if state is BreakerState.OPEN or (state is BreakerState.HALF_OPEN and others):
        return Unasked.BREAKER
    if _asked(connection, at.day_began) >= limits.per_day:
        return Unasked.DAY_BUDGET
    if person_id is not None and _asked(connection, at.day_began, person_id) >= limits.per_person:
        return Unasked.PERSON_BUDGET
    return None


def read_breaker(connection: sa.Connection) -> Breaker:
    """The breaker as the last calls leave it."""
    columns = (phrasings.c.settled_at, phrasings.c.is_fault, phrasings.c.outcome)
    newest = phrasings.c.settled_at.desc(), phrasings.c.phrasing_id.desc()
    query = sa.select(*columns).where(_IS_JUDGED).order_by(*newest).limit(LOOKED_BACK)
    return breaker(Judged(*row) for row in connection.execute(query))


def _asked(connection: sa.Connection, since: datetime, person_id: int | None = None) -> int:
    """How many calls were begun since then, of that person or of all."""
    begun = phrasings.c.claimed_at >= since
    theirs = begun if person_id is None else sa.and_(begun, phrasings.c.person_id == person_id)
    calls = sa.select(sa.func.coalesce(sa.func.sum(phrasings.c.tries), 0)).where(theirs)
    return int(connection.execute(calls).scalar_one())
