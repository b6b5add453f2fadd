"""Files that wait for a press (待确认文件): what was sent, by whom, and a digest of what its card showed, for an hour at most."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from store.database import Database
from store.tables import UtcDateTime, metadata

KEPT = timedelta(hours=1)
MOST = 20
"""So many wait at a time, of everybody together; of more the oldest go."""

waiting_files = sa.Table(
    "waiting_files",
    metadata,
    sa.Column("token", sa.String(64), primary_key=True),
    sa.Column("person_id", sa.BigInteger, nullable=False, index=True),
    sa.Column("sent_at", UtcDateTime, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("shown", sa.String(64), nullable=False),
)


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file under the token of its card. `shown` is a digest, made by the caller, of what the card told of it."""

    token: str
    person_id: int
    sent_at: datetime
    name: str
    content: bytes
    shown: str


@dataclass(frozen=True, slots=True)
class WaitingFiles:
    """Those of one database. Every method is one transaction, joins a unit that runs, and raises StoreUnavailable."""

    database: Database

    def put(self, file: WaitingFile) -> None:
        """Keep it; what is too old by its time, or one too many, goes."""
        newest = sa.select(waiting_files.c.token).order_by(waiting_files.c.sent_at.desc(), waiting_files.c.token)
        with self.database.write() as connection:
            connection.execute(sa.delete(waiting_files).where(waiting_files.c.sent_at < file.sent_at - KEPT))
            kept = [row.token for row in connection.execute(newest.limit(MOST - 1))]
            connection.execute(sa.delete(waiting_files).where(waiting_files.c.token.not_in(kept)))
            connection.execute(
                sa.insert(waiting_files).values(
                    token=file.token,
                    person_id=file.person_id,
                    sent_at=file.sent_at,
                    name=file.name,
                    content=file.content,
                    shown=file.shown,
                )
            )

    def take(self, token: str, person_id: int, now: datetime) -> WaitingFile | None:
        """The file under that token, which it leaves; None where that person has none there or it is too old.

        Of two who take it at once one gets it.
        """
        theirs = sa.and_(waiting_files.c.token == token, waiting_files.c.person_id == person_id)
        with self.database.write() as connection:
            row = connection.execute(sa.select(*waiting_files.c).where(theirs)).first()
            gone = connection.execute(sa.delete(waiting_files).where(theirs)).rowcount
        return None if row is None or not gone or now - row.sent_at > KEPT else WaitingFile(*row)
