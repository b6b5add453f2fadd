"""Whom a new edition touches (影响): everything that was asked and calculated, and the people behind what changed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from store.calculations import Calculations, SavedCalculation, calculations
from store.database import Database
from store.policy_drafts import policy_drafts
from store.reporting.registry_tables import members
from store.tables import questions, standalone

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class PastQuestion:
    """A question as it was asked, `text` with the words of its talk that it needs.

    `private`: between the two of us; `of_staff`: by somebody who belongs to us today.
    """

    question_id: int
    person_id: int
    text: str
    place: str
    asked_at: datetime
    private: bool
    of_staff: bool


@dataclass(frozen=True, slots=True)
class PolicyImpact:
    """Over one database. Every method raises StoreUnavailable."""

    database: Database

    def questions(self) -> tuple[PastQuestion, ...]:
        """All that were asked, oldest first."""
        columns = (
            questions.c.question_id,
            questions.c.person_id,
            standalone.label("text"),
            questions.c.place,
            questions.c.asked_at,
        )
        is_private = questions.c.chat_id == sa.cast(questions.c.person_id, sa.Text)
        is_member = sa.exists().where(members.c.person_id == questions.c.person_id)
        wanted = sa.select(*columns, is_private.label("private"), is_member.label("of_staff"))
        with self.database.read() as connection:
            rows = connection.execute(wanted.order_by(questions.c.question_id)).all()
        return tuple(
            PastQuestion(
                row.question_id, row.person_id, row.text, row.place, row.asked_at, bool(row.private), bool(row.of_staff)
            )
            for row in rows
        )

    def texts(self, question_ids: Collection[int]) -> dict[int, str]:
        """The words of these questions; those that were forgotten are not there."""
        found: dict[int, str] = {}
        wanted, numbers = sa.select(questions.c.question_id, standalone.label("text")), sorted(question_ids)
        with self.database.read() as connection:
            for start in range(0, len(numbers), _AT_ONCE):
                some = wanted.where(questions.c.question_id.in_(numbers[start : start + _AT_ONCE]))
                found |= {row.question_id: row.text for row in connection.execute(some)}
        return found

    def calculations(self) -> tuple[SavedCalculation, ...]:
        """All that are kept, oldest first."""
        return Calculations(self.database).all()

    def touched(self, draft_id: str) -> Collection[int]:
        """Who asked in private, or calculated, what the publication of this document changed; who was forgotten is not there."""
        wanted = sa.select(policy_drafts.c.impact).where(policy_drafts.c.draft_id == int(draft_id))
        with self.database.read() as connection:
            impact = connection.execute(wanted).scalar() or {}
            return _people(connection, impact.get("questions", ()), impact.get("calculations", ()))


def _people(connection: sa.Connection, question_ids: Sequence[int], numbers: Sequence[str]) -> set[int]:
    found: set[int] = set()
    for start in range(0, len(question_ids), _AT_ONCE):
        some = question_ids[start : start + _AT_ONCE]
        is_private = questions.c.chat_id == sa.cast(questions.c.person_id, sa.Text)
        asked = sa.select(questions.c.person_id).where(questions.c.question_id.in_(some), is_private)
        found |= set(connection.execute(asked).scalars())
    for start in range(0, len(numbers), _AT_ONCE):
        is_changed = calculations.c.number.in_(numbers[start : start + _AT_ONCE])
        is_private = calculations.c.chat_id == sa.cast(calculations.c.person_id, sa.Text)
        counted = sa.select(calculations.c.person_id).where(is_changed, is_private)
        found |= set(connection.execute(counted).scalars())
    return found
