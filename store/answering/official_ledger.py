"""The book of official answers: drafted, submitted, approved by a second person, withdrawn; each step is in the audit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from store.answering import official_answer
from store.answering.answering_tables import matters, official_answers
from store.answering.official_answer import AnswerRefusal, AnswerState, BoundClause, OfficialAnswer
from store.database import Database
from store.people import Role
from store.reporting.audit_log import Deed

Result = OfficialAnswer | AnswerRefusal
_UNDER_WAY = (AnswerState.DRAFT.value, AnswerState.WAITING.value)
_CLAUSE = ("title", "file", "locator", "quote", "digest", "edition")
_STAMP = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(official_answers.c.version), 0))
_NO_CLAUSE = BoundClause("", "", "", "", "", "")


@dataclass(frozen=True, slots=True)
class OfficialAnswers:
    """The official answers of one database. Every method is one transaction and raises StoreUnavailable.

    What may not be done gives an AnswerRefusal and changes nothing.
    """

    database: Database

    def begin(self, matter_id: int, question: str, by: int, now: datetime) -> Result:
        """The draft for a matter: the one under way, else a new one with these words of the question."""
        with self.database.write() as connection:
            there = sa.select(matters.c.matter_id).where(matters.c.matter_id == matter_id).with_for_update()
            if connection.execute(there).first() is None:
                return AnswerRefusal.GONE
            found = _read(connection, _of(matter_id), official_answers.c.state.in_(_UNDER_WAY))
            if found:
                return found[0]
            values = {
                "matter_id": matter_id, "state": AnswerState.DRAFT.value, "version": 1, "question": question, "text": "",
                **_clause_columns(None), "gists": [], "hands": [by], "author_id": by, "created_at": now,
                "changed_at": now, "reason": "",
            }  # fmt: skip
            made = sa.insert(official_answers).returning(official_answers.c.answer_id)
            number = connection.execute(made, values).scalar_one()
            Deed(connection, by, now).note("answer.begun", f"answer:{number}", None, {"matter": matter_id})
            return _read(connection, official_answers.c.answer_id == number)[0]

    def change(
        self, answer_id: int, version: int, change: Callable[[OfficialAnswer], OfficialAnswer], by: int, now: datetime
    ) -> Result:
        """Other words or another clause for what is not live; whoever changes it has a hand in it."""
        with self._held(answer_id) as (connection, one):
            refusal = official_answer.may_change(one, version)
            if refusal is not None or one is None:
                return refusal or AnswerRefusal.GONE
            changed = change(one)
            if changed == one:
                return one
            changed = replace(changed, state=AnswerState.DRAFT, hands=one.hands | {by})
            return _put(connection, one, changed, "answer.changed", Deed(connection, by, now))

    def submit(self, answer_id: int, version: int, by: int, now: datetime) -> Result:
        """提交: it waits for a second person."""
        with self._held(answer_id) as (connection, one):
            refusal = official_answer.may_submit(one, version)
            if refusal is not None or one is None:
                return refusal or AnswerRefusal.GONE
            waiting = replace(one, state=AnswerState.WAITING)
            return _put(connection, one, waiting, "answer.submitted", Deed(connection, by, now))

    def approve(
        self, answer_id: int, version: int, gists: frozenset[str], by: int, role: Role | None, now: datetime
    ) -> Result:
        """批准: live for these questions; what was live for the same matter is withdrawn."""
        with self._held(answer_id) as (connection, one):
            refusal = official_answer.may_decide(one, version, by, role)
            if refusal is not None or one is None:
                return refusal or AnswerRefusal.GONE
            deed = Deed(connection, by, now)
            for old in _read(connection, _of(one.matter_id), official_answers.c.state == AnswerState.LIVE.value):
                ended = replace(old, state=AnswerState.WITHDRAWN, reason=f"answer:{answer_id}")
                _put(connection, old, ended, "answer.superseded", deed)
            live = replace(one, state=AnswerState.LIVE, gists=gists, approved_by=by, approved_at=now)
            return _put(connection, one, live, "answer.approved", deed)

    def give_back(self, answer_id: int, version: int, by: int, role: Role | None, now: datetime) -> Result:
        """退回: a draft again."""
        with self._held(answer_id) as (connection, one):
            refusal = official_answer.may_decide(one, version, by, role)
            if refusal is not None or one is None:
                return refusal or AnswerRefusal.GONE
            draft = replace(one, state=AnswerState.DRAFT)
            return _put(connection, one, draft, "answer.returned", Deed(connection, by, now))

    def drop(self, answer_id: int, version: int, by: int, now: datetime) -> Result:
        """放弃, before it was live."""
        with self._held(answer_id) as (connection, one):
            refusal = official_answer.may_change(one, version)
            if refusal is not None or one is None:
                return refusal or AnswerRefusal.GONE
            dropped = replace(one, state=AnswerState.DROPPED)
            return _put(connection, one, dropped, "answer.dropped", Deed(connection, by, now))

    def withdraw(self, answer_id: int, version: int, by: int, now: datetime) -> Result:
        """撤回: it answers nobody any more, and its matter is open again."""
        with self._held(answer_id) as (connection, one):
            refusal = official_answer.may_withdraw(one, version)
            if refusal is not None or one is None:
                return refusal or AnswerRefusal.GONE
            ended = replace(one, state=AnswerState.WITHDRAWN, reason=f"person:{by}")
            return _put(connection, one, ended, "answer.withdrawn", Deed(connection, by, now))

    def get(self, answer_id: int) -> OfficialAnswer | None:
        """It as it stands."""
        with self.database.read() as connection:
            return next(iter(_read(connection, official_answers.c.answer_id == answer_id)), None)

    def of_matter(self, matter_id: int) -> tuple[OfficialAnswer, ...]:
        """All to that matter, the oldest first."""
        with self.database.read() as connection:
            return _read(connection, _of(matter_id))

    def live(self) -> tuple[OfficialAnswer, ...]:
        """All that are live, the oldest first; whether their clauses still hold is asked elsewhere."""
        with self.database.read() as connection:
            return _read(connection, official_answers.c.state == AnswerState.LIVE.value)

    def stamp(self) -> tuple[int, int]:
        """What is another one after every change of any of them: their number, and the sum of their versions."""
        with self.database.read() as connection:
            row = connection.execute(_STAMP).one()
        return row[0], row[1]

    def waiting(self) -> tuple[OfficialAnswer, ...]:
        """All that wait for a second person, the oldest first."""
        with self.database.read() as connection:
            return _read(connection, official_answers.c.state == AnswerState.WAITING.value)

    @contextmanager
    def _held(self, answer_id: int) -> Iterator[tuple[sa.Connection, OfficialAnswer | None]]:
        wanted = official_answers.c.answer_id == answer_id
        with self.database.write() as connection:
            connection.execute(sa.select(official_answers.c.answer_id).where(wanted).with_for_update())
            yield connection, next(iter(_read(connection, wanted)), None)


def _of(matter_id: int) -> sa.ColumnElement[bool]:
    return official_answers.c.matter_id == matter_id


def _put(connection: sa.Connection, before: OfficialAnswer, after: OfficialAnswer, action: str, deed: Deed) -> Result:
    values = {
        "state": after.state.value, "version": before.version + 1, "question": after.question, "text": after.text,
        **_clause_columns(after.clause), "gists": sorted(after.gists), "hands": sorted(after.hands),
        "approved_by": after.approved_by, "approved_at": after.approved_at, "changed_at": deed.at, "reason": after.reason,
    }  # fmt: skip
    of = official_answers.c.answer_id == before.answer_id
    connection.execute(sa.update(official_answers).where(of).values(values))
    was, now = ({"state": one.state.value, "version": one.version} for one in (before, after))
    deed.note(action, f"answer:{before.answer_id}", was, {**now, "version": before.version + 1})
    return _read(connection, of)[0]


def _clause_columns(clause: BoundClause | None) -> dict[str, str]:
    return {name: getattr(clause or _NO_CLAUSE, name) for name in _CLAUSE}


def _read(connection: sa.Connection, *only: sa.ColumnElement[bool]) -> tuple[OfficialAnswer, ...]:
    wanted = sa.select(official_answers).where(*only).order_by(official_answers.c.answer_id)
    return tuple(_answer(row) for row in connection.execute(wanted))


def _answer(row: sa.Row[Any]) -> OfficialAnswer:
    return OfficialAnswer(
        row.answer_id,
        row.matter_id,
        AnswerState(row.state),
        row.version,
        row.author_id,
        row.created_at,
        row.question,
        row.text,
        BoundClause(*(getattr(row, name) for name in _CLAUSE)) if row.digest else None,
        frozenset(row.gists),
        frozenset(row.hands),
        row.approved_by,
        row.approved_at,
        row.reason,
    )
