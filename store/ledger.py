"""What people did: whom we met, what was asked, what was said of the answer. Rows become frozen dataclasses here.

Every method is one transaction, safe from any thread, and raises StoreUnavailable where the database cannot be used. Times
are arguments and aware. Noting the same thing twice is the same as noting it once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from store import person_data
from store.database import Database
from store.people import Person
from store.questions import Feedback, QuestionRecord, StaffCase, grouping_key
from store.tables import feedback, people, questions, replies, standalone, upsert

_QUESTION = tuple(questions.c[field.name] for field in fields(QuestionRecord))
_KEPT_AS_THEY_ARE = ("person_id", "chat_id", "message_id", "asked_at", "outcome", "elapsed_ms")
_TEXTS = ("text", "place", "reason", "answer_text", "edition", "understood")
_MESSAGE = ("chat_id", "message_id")
_REPLACES = {Feedback.HELPFUL.value: Feedback.UNHELPFUL.value, Feedback.UNHELPFUL.value: Feedback.HELPFUL.value}
# Asked for every message, and made once: SQLAlchemy takes longer to build a statement than SQLite to answer it.
_PERSON = sa.select(people).where(people.c.person_id == sa.bindparam("of_person"))
_REPLIES = (
    sa.select(replies.c.reply_id)
    .where(replies.c.chat_id == sa.bindparam("of_chat"), replies.c.message_id == sa.bindparam("of_message"))
    .order_by(replies.c.position)
)
_ASKED_BY = sa.func.count(questions.c.person_id.distinct())
_ASKED = (
    sa.select(
        sa.func.max(questions.c.question_id).label("newest"),
        _ASKED_BY.label("asked_by"),
        sa.func.count().label("times"),
    )
    .where(questions.c.outcome == "answered", questions.c.asked_at >= sa.bindparam("since"))
    .group_by(questions.c.grouped_as)
    .having(sa.bindparam("askers") <= _ASKED_BY)
    .subquery()
)
_MOST_ASKED = (
    sa.select(standalone)
    .join(_ASKED, questions.c.question_id == _ASKED.c.newest)
    .order_by(_ASKED.c.asked_by.desc(), _ASKED.c.times.desc(), _ASKED.c.newest.desc())
    .limit(sa.bindparam("most"))
)
_FOR_STAFF = (Feedback.UNHELPFUL.value, Feedback.ASK_OFFICER.value)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The book of one database."""

    database: Database

    def meet(self, person_id: int, *, language: str, now: datetime) -> Person:
        """The person, noted at the first meeting with the language the chat reports; a language chosen since stays."""
        with self.database.write() as connection:
            self._note_person(connection, person_id, language, now)
            known = sa.case((people.c.language == "", language), else_=people.c.language)
            seen = sa.update(people).where(people.c.person_id == person_id).values(seen_at=now, language=known)
            row = connection.execute(seen.returning(people)).one()
        return Person(row.person_id, row.language, row.met_at, row.seen_at)

    def person(self, person_id: int) -> Person | None:
        """The person, None where they were never met (or are forgotten)."""
        with self.database.read() as connection:
            row = connection.execute(_PERSON, {"of_person": person_id}).one_or_none()
        return None if row is None else Person(row.person_id, row.language, row.met_at, row.seen_at)

    def set_language(self, person_id: int, language: str, now: datetime) -> None:
        """Remember the language that the person chose."""
        values = {"person_id": person_id, "language": language, "met_at": now, "seen_at": now}
        with self.database.write() as connection:
            connection.execute(
                upsert(self.database.dialect, people, values, unique=("person_id",), change=("language", "seen_at"))
            )

    def note_question(self, question: QuestionRecord) -> int:
        """Keep a question with its outcome and give its id.

        A second time for the same message replaces what is kept and gives the same id: a doubled delivery, or an edited
        question answered anew. In the second case what was said of the old answer no longer stands; the wish for an
        officer does.
        """
        values = _columns(question)
        words_changed = sa.and_(_is_message(question.chat_id, question.message_id), questions.c.text != values["text"])
        outdated = sa.select(questions.c.question_id).where(words_changed)
        with self.database.write() as connection:
            self._note_person(connection, question.person_id, "", question.asked_at)
            connection.execute(
                sa.delete(feedback).where(feedback.c.question_id.in_(outdated), feedback.c.kind.in_(list(_REPLACES)))
            )
            statement = upsert(self.database.dialect, questions, values, unique=_MESSAGE, change=tuple(values))
            return int(connection.execute(statement.returning(questions.c.question_id)).scalar_one())

    def question(self, question_id: int) -> QuestionRecord | None:
        """The question of that id, None where there is none (any more)."""
        return self._one_question(sa.select(*_QUESTION).where(questions.c.question_id == question_id))

    def recent_questions(self, chat_id: str, person_id: int, since: datetime, limit: int) -> tuple[QuestionRecord, ...]:
        """What this person asked in this chat since then, the newest first."""
        theirs = sa.and_(questions.c.chat_id == chat_id, questions.c.person_id == person_id)
        wanted = sa.select(*_QUESTION).where(theirs, questions.c.asked_at >= since)
        newest = wanted.order_by(questions.c.asked_at.desc(), questions.c.question_id.desc()).limit(limit)
        with self.database.read() as connection:
            return tuple(_record(row) for row in connection.execute(newest))

    def question_of_message(self, chat_id: str, message_id: str) -> QuestionRecord | None:
        """The question that came with that message."""
        return self._one_question(sa.select(*_QUESTION).where(_is_message(chat_id, message_id)))

    def give_feedback(self, question_id: int, person_id: int, kind: Feedback, now: datetime) -> bool:
        """Keep what a person says of an answer; False where it was said before or the question is gone."""
        of_person = sa.and_(feedback.c.question_id == question_id, feedback.c.person_id == person_id)
        values = {"question_id": question_id, "person_id": person_id, "kind": kind.value, "given_at": now}
        unique = ("question_id", "person_id", "kind")
        with self.database.write() as connection:
            there = (
                sa.select(1).where(questions.c.question_id == question_id).with_for_update(read=True, key_share=True)
            )
            if connection.execute(there).first() is None:
                return False
            self._note_person(connection, person_id, "", now)
            connection.execute(sa.delete(feedback).where(of_person, feedback.c.kind == _REPLACES.get(kind.value, "")))
            added = upsert(self.database.dialect, feedback, values, unique=unique, change=())
            return connection.execute(added.returning(feedback.c.kind)).first() is not None

    def most_asked(self, limit: int, since: datetime, *, askers: int = 2) -> tuple[str, ...]:
        """The answered questions asked most since then, in their newest wording; most people first, then most often.

        Only what at least `askers` different people asked: one person's words are not shown to everyone.
        """
        with self.database.read() as connection:
            return tuple(connection.execute(_MOST_ASKED, {"since": since, "askers": askers, "most": limit}).scalars())

    def unhelpful_and_officer(self, since: datetime) -> tuple[StaffCase, ...]:
        """What the staff should look at: questions not helped with, or with the wish for an officer; newest first."""
        cases = (
            sa.select(*_QUESTION, feedback.c.person_id.label("given_by"), feedback.c.kind, feedback.c.given_at)
            .join(feedback, feedback.c.question_id == questions.c.question_id)
            .where(feedback.c.kind.in_(_FOR_STAFF), feedback.c.given_at >= since)
            .order_by(feedback.c.given_at.desc(), questions.c.question_id.desc(), feedback.c.kind)
        )
        with self.database.read() as connection:
            rows = connection.execute(cases).all()
        return tuple(StaffCase(_record(row), row.given_by, Feedback(row.kind), row.given_at) for row in rows)

    def reply_messages(self, chat_id: str, message_id: str) -> tuple[str, ...]:
        """The messages of ours that answered that message, in their order."""
        with self.database.read() as connection:
            return tuple(connection.execute(_REPLIES, {"of_chat": chat_id, "of_message": message_id}).scalars())

    def note_reply(self, chat_id: str, message_id: str, reply_ids: Sequence[str], now: datetime) -> None:
        """Keep which messages of ours answer that message now; earlier ones of it are forgotten."""
        rows = [
            {"chat_id": chat_id, "message_id": message_id, "position": position, "reply_id": reply_id, "noted_at": now}
            for position, reply_id in enumerate(reply_ids)
        ]
        with self.database.write() as connection:
            connection.execute(sa.delete(replies).where(_answers(chat_id, message_id)))
            if rows:
                connection.execute(sa.insert(replies), rows)

    def forget(self, person_id: int) -> int:
        """Delete everything kept of a person (个人信息保护法 第四十七条), from the file itself too; the number of rows.

        What they reported and somebody confirmed is the bureau's and stays, with their number; what nobody confirmed goes.
        """
        return person_data.forget(self.database, person_id)

    def export(self, person_id: int, now: datetime) -> dict[str, Any]:
        """Everything kept of a person, as JSON would have it (个人信息保护法 第四十五条)."""
        return person_data.export(self.database, person_id, now)

    def _one_question(self, query: sa.Select[Any]) -> QuestionRecord | None:
        with self.database.read() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else _record(row)

    def _note_person(self, connection: sa.Connection, person_id: int, language: str, now: datetime) -> None:
        values = {"person_id": person_id, "language": language, "met_at": now, "seen_at": now}
        connection.execute(upsert(self.database.dialect, people, values, unique=("person_id",), change=()))


def _is_message(chat_id: str | sa.Column[str], message_id: str | sa.Column[str]) -> sa.ColumnElement[bool]:
    return sa.and_(questions.c.chat_id == chat_id, questions.c.message_id == message_id)


def _answers(chat_id: str, message_id: str) -> sa.ColumnElement[bool]:
    return sa.and_(replies.c.chat_id == chat_id, replies.c.message_id == message_id)


def _columns(question: QuestionRecord) -> dict[str, object]:
    """The row of a question, without its id."""
    values = {name: getattr(question, name) for name in _KEPT_AS_THEY_ARE}
    texts = {name: _storable(getattr(question, name)) for name in _TEXTS}
    lists = {"citations": [dict(citation) for citation in question.citations], "options": list(question.options)}
    return {**values, **texts, **lists, "grouped_as": grouping_key(texts["understood"] or texts["text"])}


def _storable(text: str) -> str:
    """Without what no database takes: the character NUL, and halves of characters that a broken terminal may send."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _record(row: sa.Row[*tuple[Any, ...]]) -> QuestionRecord:
    values = {field.name: getattr(row, field.name) for field in fields(QuestionRecord)}
    return QuestionRecord(**values | {"citations": tuple(row.citations), "options": tuple(row.options)})
