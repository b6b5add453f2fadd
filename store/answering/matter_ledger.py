"""The book of matters: which questions wait for a person, what belongs together, who sees to it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from store.answering.answering_tables import matter_questions, matters, official_answers
from store.answering.matter import Backlog, Matter, MatterState
from store.database import Database
from store.questions import Feedback, QuestionRecord
from store.reporting.audit_log import Deed
from store.tables import feedback, questions, upsert

# Refusals that a document could have spared: the others refuse what was no question.
UNANSWERED = ("not_in_documents", "text_not_held", "other_place", "no_such_clause", "no_law_then")
_QUESTION = tuple(questions.c[field.name] for field in fields(QuestionRecord))
_MATTER = (
    matters.c.matter_id, matters.c.opened_at, matters.c.state, matters.c.office_id,
    matters.c.person_id.label("matter_person"), matters.c.reason.label("matter_reason"),
)  # fmt: skip
_FOR_STAFF = (Feedback.UNHELPFUL.value, Feedback.ASK_OFFICER.value)
_SAID = sa.exists().where(feedback.c.question_id == questions.c.question_id, feedback.c.kind.in_(_FOR_STAFF))
_WAITS = sa.or_(sa.and_(questions.c.outcome == "refused", questions.c.reason.in_(UNANSWERED)), _SAID)
_GATHERED = sa.exists().where(matter_questions.c.question_id == questions.c.question_id)
_ANSWERED = sa.exists().where(official_answers.c.matter_id == matters.c.matter_id, official_answers.c.state == "live")


@dataclass(frozen=True, slots=True)
class Matters:
    """The matters of one database. Every method is one transaction and raises StoreUnavailable."""

    database: Database

    def ungathered(self, limit: int) -> tuple[QuestionRecord, ...]:
        """Questions that wait for a person and belong to no matter yet, oldest first."""
        wanted = sa.select(*_QUESTION).where(_WAITS, ~_GATHERED).order_by(questions.c.question_id).limit(limit)
        with self.database.read() as connection:
            return tuple(_record(row) for row in connection.execute(wanted))

    def open(self, question: QuestionRecord, now: datetime) -> int:
        """A new matter with this question; its number, or that of the matter where somebody put it meanwhile."""
        with self.database.write() as connection:
            there = _matter_of(connection, question.question_id)
            if there is not None:
                return there
            values = {"opened_at": question.asked_at, "state": MatterState.OPEN.value, "reason": "", "changed_at": now}
            number = connection.execute(sa.insert(matters).returning(matters.c.matter_id), values).scalar_one()
            self._add(connection, number, [question.question_id])
            return int(number)

    def add(self, matter_id: int, question_ids: Collection[int]) -> None:
        """These belong to that matter; those that belong to one stay there."""
        with self.database.write() as connection:
            self._add(connection, matter_id, question_ids)

    def part(self, question_ids: Sequence[int], by: int, now: datetime) -> int | None:
        """These ask something else: a matter of their own; None where they are gone."""
        with self.database.write() as connection:
            wanted = sa.select(sa.func.min(questions.c.asked_at)).where(questions.c.question_id.in_(question_ids))
            first = connection.execute(wanted).scalar()
            if first is None:
                return None
            values = {"opened_at": first, "state": MatterState.OPEN.value, "reason": "", "changed_at": now}
            number = connection.execute(sa.insert(matters).returning(matters.c.matter_id), values).scalar_one()
            moved = sa.update(matter_questions).where(matter_questions.c.question_id.in_(question_ids))
            connection.execute(moved.values(matter_id=number))
            Deed(connection, by, now).note("matter.parted", f"matter:{number}", None, {"questions": len(question_ids)})
            return int(number)

    def get(self, matter_id: int) -> Matter | None:
        """The matter of that number; None where nothing is left of it."""
        return next(iter(self._read(matters.c.matter_id == matter_id)), None)

    def open_ones(self) -> tuple[Matter, ...]:
        """Those that nobody has answered or put aside: most people first, then oldest first."""
        found = self._read(matters.c.state == MatterState.OPEN.value, ~_ANSWERED)
        return tuple(sorted(found, key=lambda one: (-len(one.people), one.opened_at, one.matter_id)))

    def aside(self) -> tuple[Matter, ...]:
        """Those put aside, the newest first."""
        return self._read(matters.c.state == MatterState.ASIDE.value)[::-1]

    def all(self) -> tuple[Matter, ...]:
        """Every matter that is kept, oldest first."""
        return self._read()

    def give(
        self, matter_id: int, office_id: int | None, person_id: int | None, by: int, now: datetime
    ) -> Matter | None:
        """From now on they see to it (认领, 转交); None for no such matter."""
        return self._change(matter_id, {"office_id": office_id, "person_id": person_id}, "matter.given", by, now)

    def put_aside(self, matter_id: int, reason: str, by: int, now: datetime) -> Matter | None:
        """不需要答复, for that reason; None for no such matter."""
        values = {"state": MatterState.ASIDE.value, "reason": reason}
        return self._change(matter_id, values, "matter.aside", by, now)

    def take_back(self, matter_id: int, by: int, now: datetime) -> Matter | None:
        """To be answered after all; None for no such matter."""
        values = {"state": MatterState.OPEN.value, "reason": ""}
        return self._change(matter_id, values, "matter.reopened", by, now)

    def backlog(self) -> Backlog:
        """How much waits."""
        found = self.open_ones()
        first = sa.func.min(questions.c.asked_at, type_=questions.c.asked_at.type)
        new = sa.select(sa.func.count(), first).where(_WAITS, ~_GATHERED)
        with self.database.read() as connection:
            ungathered, since = connection.execute(new).one()
        people = frozenset(person for one in found for person in one.people)
        begun = tuple(one.opened_at for one in found)
        oldest = min((*begun, *((since,) if since else ())), default=None)
        return Backlog(len(found), len(people), oldest, ungathered, begun)

    def _add(self, connection: sa.Connection, matter_id: int, question_ids: Collection[int]) -> None:
        for question_id in question_ids:
            values = {"question_id": question_id, "matter_id": matter_id}
            there = sa.select(1).where(questions.c.question_id == question_id)
            if connection.execute(there).first() is not None:  # forgotten meanwhile
                row = upsert(self.database.dialect, matter_questions, values, unique=("question_id",), change=())
                connection.execute(row)

    def _change(self, matter_id: int, values: dict[str, Any], action: str, by: int, now: datetime) -> Matter | None:
        of = matters.c.matter_id == matter_id
        with self.database.write() as connection:
            before = connection.execute(sa.select(matters).where(of).with_for_update()).first()
            if before is None:
                return None
            connection.execute(sa.update(matters).where(of).values(changed_at=now, **values))
            said = {name: value for name, value in values.items() if name != "reason"}
            was = {name: getattr(before, name) for name in said}
            Deed(connection, by, now).note(action, f"matter:{matter_id}", was, said)
        return self.get(matter_id)

    def _read(self, *only: sa.ColumnElement[bool]) -> tuple[Matter, ...]:
        """Those with a question left, oldest first."""
        wanted = (
            sa.select(*_MATTER, *_QUESTION)
            .join(matter_questions, matter_questions.c.matter_id == matters.c.matter_id)
            .join(questions, questions.c.question_id == matter_questions.c.question_id)
            .where(*only)
            .order_by(matters.c.opened_at, matters.c.matter_id, questions.c.asked_at, questions.c.question_id)
        )
        with self.database.read() as connection:
            return tuple(_matters(connection.execute(wanted).all()))


def _matters(rows: Iterable[sa.Row[Any]]) -> Iterable[Matter]:
    grouped: dict[int, list[sa.Row[Any]]] = {}
    for row in rows:
        grouped.setdefault(row.matter_id, []).append(row)
    for number, same in grouped.items():
        head = same[0]
        asked = tuple(_record(row) for row in same)
        state = MatterState(head.state)
        yield Matter(number, head.opened_at, state, asked, head.office_id, head.matter_person, head.matter_reason)


def _record(row: sa.Row[Any]) -> QuestionRecord:
    values = {field.name: getattr(row, field.name) for field in fields(QuestionRecord)}
    return QuestionRecord(**values | {"citations": tuple(row.citations), "options": tuple(row.options)})


def _matter_of(connection: sa.Connection, question_id: int) -> int | None:
    wanted = sa.select(matter_questions.c.matter_id).where(matter_questions.c.question_id == question_id)
    found = connection.execute(wanted).scalar()
    return None if found is None else int(found)
