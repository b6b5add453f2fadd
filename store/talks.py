"""Talks (对话): what one person asked in one chat of late, since when it counts, and the question behind a message of ours."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from store.database import Database
from store.ledger import Ledger
from store.questions import QuestionRecord
from store.tables import replies, talk_starts, upsert

_BEGUN = sa.select(talk_starts.c.begun_at).where(
    talk_starts.c.chat_id == sa.bindparam("of_chat"), talk_starts.c.person_id == sa.bindparam("of_person")
)
_ANSWERED = (
    sa.select(replies.c.message_id)
    .where(replies.c.chat_id == sa.bindparam("of_chat"), replies.c.reply_id == sa.bindparam("of_reply"))
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Talks:
    """Those of one database. Every method is one transaction, joins a unit that runs, and raises StoreUnavailable."""

    database: Database

    def turns(self, chat_id: str, person_id: int, since: datetime, most: int) -> tuple[QuestionRecord, ...]:
        """What this person asked in this chat after `since` and after they last began anew, the newest first."""
        begun = self.begun(chat_id, person_id)
        found = Ledger(self.database).recent_questions(chat_id, person_id, since, most)
        return found if begun is None else tuple(record for record in found if record.asked_at > begun)

    def begun(self, chat_id: str, person_id: int) -> datetime | None:
        """When this person last began anew in this chat; None where they never did."""
        with self.database.read() as connection:
            found: datetime | None = connection.execute(_BEGUN, {"of_chat": chat_id, "of_person": person_id}).scalar()
        return found

    def begin(self, chat_id: str, person_id: int, now: datetime) -> None:
        """Begin anew: nothing that was asked up to now counts any longer."""
        values = {"chat_id": chat_id, "person_id": person_id, "begun_at": now}
        unique = ("chat_id", "person_id")
        with self.database.write() as connection:
            connection.execute(upsert(self.database.dialect, talk_starts, values, unique=unique, change=("begun_at",)))

    def behind(self, chat_id: str, message_id: str) -> QuestionRecord | None:
        """The question that a message of this chat answered, or that it asked; None where it did neither (any more)."""
        with self.database.read() as connection:
            asking = connection.execute(_ANSWERED, {"of_chat": chat_id, "of_reply": message_id}).scalar()
        return Ledger(self.database).question_of_message(chat_id, asking or message_id)
