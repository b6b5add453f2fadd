"""The card that somebody has not saved yet: what is written next in that chat may be about it."""

from dataclasses import dataclass
from datetime import datetime

from store.database import Database
from store.reporting.draft_rows import read_draft
from store.reporting.drafts import Draft, DraftState
from store.reporting.reporting_tables import drafts


@dataclass(frozen=True, slots=True)
class OpenDrafts:
    """Drafts that are neither saved nor put away."""

    database: Database

    def newest(self, chat_id: str, person_id: int, since: datetime) -> Draft | None:
        """The person's newest in that chat, where it is open and was posted at `since` or later; None otherwise."""
        found = self.last(chat_id, person_id, since)
        return found if found and found.state is DraftState.OPEN else None

    def last(self, chat_id: str, person_id: int, since: datetime) -> Draft | None:
        """The same, whatever became of it."""
        with self.database.read() as connection:
            found = read_draft(connection, drafts.c.chat_id == chat_id, drafts.c.person_id == person_id)
        return found if found and found.posted_at >= since else None
