"""After a backup came back (恢复): what may have gone out since it was made waits until a person says that it did not.

Whatever the backup holds as waiting may be long sent: only the chats know. What is better said twice than never (replies)
stays as it is.
"""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from store.announcing.announcement import Action, Announcement
from store.announcing.announcement_ledger import Announcements
from store.announcing.overdue import open_dues
from store.announcing.run_ledger import Runs
from store.claims import IS_QUEUED, IS_SENDING
from store.database import Database
from store.delivery_tables import outbox
from store.sends import SendState

REASON = "brought back from a backup: nobody knows whether it went out since"


@dataclass(frozen=True, slots=True)
class Doubts:
    """What waits for a person: how many sends are UNKNOWN, and which announcements are paused."""

    sends: int = 0
    paused: tuple[int, ...] = ()


def doubt(database: Database, now: datetime) -> Doubts:
    """Mark what may have gone out since, in one transaction; joins a unit that runs.

    Sends at most once are UNKNOWN. Announcements are paused where they were due by `now` and the backup knows of no run.
    Raises StoreUnavailable.
    """
    with database.unit(at_once=True):
        return Doubts(_doubt_sends(database, now), _pause(database, now))


def _doubt_sends(database: Database, now: datetime) -> int:
    waiting = sa.and_(sa.or_(IS_QUEUED, IS_SENDING), outbox.c.at_most_once)
    unknown = sa.update(outbox).where(waiting)
    with database.write() as connection:
        values = {"state": SendState.UNKNOWN.value, "settled_at": now, "reason": REASON}
        return connection.execute(unknown.values(**values)).rowcount


def _pause(database: Database, now: datetime) -> tuple[int, ...]:
    announcements, runs = Announcements(database), Runs(database)
    due = tuple(one.announcement_id for one in announcements.live() if _was_due(one, runs, now))
    for number in due:
        announcements.turn(number, Action.PAUSED, 0, now)
    return due


def _was_due(one: Announcement, runs: Runs, now: datetime) -> bool:
    if one.plan.timetable is None or one.live_at is None:
        return False
    noted = runs.noted(one.announcement_id)
    return bool(open_dues(one.plan.timetable, one.live_at, noted, one.plan.expires_at, now))
