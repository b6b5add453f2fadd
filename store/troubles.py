"""Troubles (故障): what of the clock's work goes wrong, item by item, for as long as it does; whoever runs the bot sees it."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from store.database import Database
from store.tables import UtcDateTime, metadata, upsert

# One row an item that goes wrong now; nothing of what people wrote is in it. Migration 0010 builds the same one.
troubles = sa.Table(
    "troubles",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("times", sa.Integer, nullable=False),
    sa.Column("since", UtcDateTime, nullable=False),
    sa.Column("last", UtcDateTime, nullable=False),
)
_NAMED = troubles.c.name == sa.bindparam("of_name")
_AGAIN = (
    sa.update(troubles)
    .where(_NAMED, troubles.c.reason == sa.bindparam("why"))
    .values(times=troubles.c.times + 1, last=sa.bindparam("now"))
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """The item `name` went wrong `times` times in a row, from `since` to `last`, for that reason."""

    name: str
    reason: str
    times: int
    since: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class Troubles:
    """The troubles of one database. Times are aware arguments; every method raises StoreUnavailable."""

    database: Database

    def note(self, name: str, reason: str, now: datetime) -> bool:
        """It went wrong; whether that is new, by its name or its reason. Neither holds personal data."""
        with self.database.write() as connection:
            if connection.execute(_AGAIN, {"of_name": name, "why": reason, "now": now}).rowcount > 0:
                return False
            values = {"name": name, "reason": reason, "times": 1, "since": now, "last": now}
            change = ("reason", "times", "since", "last")
            connection.execute(upsert(self.database.dialect, troubles, values, unique=("name",), change=change))
            return True

    def over(self, name: str) -> bool:
        """It went well, or is no more; False where it was no trouble."""
        with self.database.write() as connection:
            return connection.execute(sa.delete(troubles).where(_NAMED), {"of_name": name}).rowcount > 0

    def all(self) -> tuple[Trouble, ...]:
        """What goes wrong now, by name."""
        with self.database.read() as connection:
            return tuple(Trouble(*row) for row in connection.execute(sa.select(troubles).order_by(troubles.c.name)))
