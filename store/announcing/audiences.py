"""Audiences over one database: who there is, whom an audience reaches now, and which documents people asked about."""

import json
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from store.announcing.audience import Audience, Reached, Scene, reach
from store.announcing.chat_book import ChatBook
from store.database import Database
from store.policy_impact import PolicyImpact
from store.reporting.registry import Registry
from store.tables import questions

_LOOKED_AT = 5000  # of the newest answers, when documents are offered


@dataclass(frozen=True, slots=True)
class Audiences:
    """Over one database. Every method raises StoreUnavailable."""

    database: Database

    def reach(self, audience: Audience) -> Reached:
        """The chats that an audience is at this moment."""
        return reach(audience, self.scene())

    def scene(self) -> Scene:
        """Who there is."""
        registry, book = Registry(self.database), ChatBook(self.database)
        return Scene(
            registry.offices(), registry.members(), book.chats(), book.group_offices(), book.subscribers, self.askers,
            self.touched,
        )  # fmt: skip

    def askers(self, title: str) -> Collection[int]:
        """Who asked in private and got an answer out of the document of that title."""
        as_json = {json.dumps(title, ensure_ascii=False)[1:-1], json.dumps(title)[1:-1]}  # however the column writes it
        cited = sa.cast(questions.c.citations, sa.Text)
        wanted = sa.select(questions.c.person_id, questions.c.citations).where(
            questions.c.outcome == "answered",
            questions.c.chat_id == sa.cast(questions.c.person_id, sa.Text),
            sa.or_(*(cited.contains(words, autoescape=True) for words in sorted(as_json))),
        )
        with self.database.read() as connection:
            rows = connection.execute(wanted).all()
        return {row.person_id for row in rows if any(one.get("title") == title for one in row.citations)}

    def touched(self, draft_id: str) -> Collection[int]:
        """Whose answers or calculations the publication of a document changed."""
        return PolicyImpact(self.database).touched(draft_id)

    def cited_titles(self, limit: int) -> tuple[str, ...]:
        """The documents that answers came from, those that most answers came from first."""
        wanted = sa.select(questions.c.citations).where(questions.c.outcome == "answered")
        with self.database.read() as connection:
            newest = (
                connection.execute(wanted.order_by(questions.c.question_id.desc()).limit(_LOOKED_AT)).scalars().all()
            )
        counted = Counter(title for cited in newest for title in {str(one.get("title", "")) for one in cited} if title)
        return tuple(title for title, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:limit])
