"""Phrasings (润色): the answers that a language model is asked to word, each by one worker, within limits, twice at most.

A row is put in the transaction that answers. Whoever claims it has it for as long as a call may take; what a process that
died was at is claimed once more, and after that only settled. What is over keeps how it ended, and no words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from store.claims import IS_QUEUED, IS_SENDING
from store.database import Database
from store.delivery_tables import outbox
from store.phrasing_claims import (
    DONE,
    IS_OPEN,
    LASTS,
    MOST_TRIES,
    RUNNING,
    TAKE_TURNS,
    WAITING,
    Moment,
    claimable,
    objection,
    read_breaker,
    under_way,
)
from store.phrasing_limits import Breaker, PhrasingLimits
from store.phrasing_rows import (
    NEW_FIELDS,
    PREFIX,
    Claimed,
    Ended,
    Made,
    NewPhrasing,
    Phrasing,
    Unasked,
    phrasing_of,
    read_phrasing,
)
from store.phrasing_tables import phrasings
from store.send_rows import take_away
from store.sends import SendState
from store.tables import questions

__all__ = ["Claimed", "Ended", "Made", "Moment", "NewPhrasing", "Phrasing", "Phrasings", "Unasked", "forget_phrasings"]

_LAST = "\U0010ffff"  # comes after everything that a key holds
_IS_EDIT = sa.and_(outbox.c.key >= PREFIX, outbox.c.key < PREFIX + _LAST)
_EDIT_IS_OVER = (SendState.SENT.value, SendState.FAILED.value, SendState.EXPIRED.value)
_LONGEST_NAME, _LONGEST_VERSION = 256, 64  # as the columns are wide
_TAKEN_BACK = -1  # in the place of how often a call was left over: put back no more


@dataclass(frozen=True, slots=True)
class Phrasings:
    """Those of one database. Every method raises StoreUnavailable and joins a unit that runs; times are aware."""

    database: Database

    def put(self, new: NewPhrasing, now: datetime) -> int:
        """Let it wait for whoever claims it; its id."""
        with self.database.write() as connection:
            return _insert(connection, new, now, state=WAITING, tries=0)

    def claim(self, bot_id: int, limits: PhrasingLimits, at: Moment) -> Claimed | None:
        """The next row, to be worked on or refused; None where there is none, or all places are taken."""
        free = claimable(bot_id, limits, at.now)
        with self.database.read() as connection:  # which takes no lock
            if connection.execute(free).first() is None:
                return None
        with self.database.write() as connection:
            if self.database.dialect == "postgresql":
                connection.execute(TAKE_TURNS, {"who": f"phrasings {bot_id}"})
            others = under_way(connection, bot_id, limits, at.now)
            found = connection.execute(free).one_or_none()
            if found is None or others >= limits.at_once:
                return None
            row = read_phrasing(found)
            why = _is_over(row, at.now) or objection(connection, row.person_id, limits, at, others)
            claimed = Claimed(row, why) if why else Claimed(replace(row, tries=row.tries + 1))
            begun = {"state": RUNNING, "claimed_at": at.now, "tries": row.tries + 1}
            values = _over(Ended(why.value), at.now) if why else begun
            # Who drops it at this moment was quicker.
            same = sa.and_(phrasings.c.phrasing_id == row.phrasing_id, phrasings.c.tries == row.tries, IS_OPEN)
            return claimed if connection.execute(sa.update(phrasings).where(same).values(**values)).rowcount else None

    def goes_on(self, row: Phrasing) -> int:
        """The number of its next edit, for the unit that puts it; 0 where it is no longer ours to show anything."""
        mine = sa.update(phrasings).where(_is_mine(row)).values(edits=phrasings.c.edits + 1)
        with self.database.write() as connection:
            return int(connection.execute(mine.returning(phrasings.c.edits)).scalar() or 0)

    def give_back(self, row: Phrasing) -> bool:
        """Let somebody else go on with it at once, as a process does that is asked to stop; False where it is not ours."""
        mine = sa.update(phrasings).where(_is_mine(row)).values(state=WAITING)
        with self.database.write() as connection:
            return connection.execute(mine).rowcount > 0

    def hold_question(self, row: Phrasing) -> None:
        """Lock the record of its question before the row itself, as whoever answers anew does: else each waits for the other."""
        with self.database.write() as connection:
            _lock_questions(connection, questions.c.question_id == row.question_id)

    def settle(self, row: Phrasing, ended: Ended, now: datetime) -> bool:
        """Note how it ended, with the question whose answer it words; False where it is no longer ours."""
        with self.database.write() as connection:
            change = sa.update(phrasings).where(_is_mine(row)).values(**_over(ended, now))
            is_ours = connection.execute(change).rowcount > 0
            if is_ours and ended.made is not None:
                _reword(connection, row.question_id, ended.made)
            return is_ours

    def note(self, new: NewPhrasing, ended: Ended, begun_at: datetime, now: datetime) -> None:
        """Keep one that was asked for past the outbox, as a terminal does: it counts like any other."""
        with self.database.unit(), self.database.write() as connection:
            phrasing_id = _insert(connection, new, begun_at, state=RUNNING, tries=1, claimed_at=begun_at)
            row = Phrasing(
                phrasing_id, **{name: getattr(new, name) for name in NEW_FIELDS}, tries=1, edits=0, put_at=now
            )
            self.settle(row, ended, now)

    def objection(self, person_id: int, limits: PhrasingLimits, at: Moment) -> Unasked | None:
        """Why the model would not be asked for that person just now; None where it would."""
        with self.database.read() as connection:
            return objection(connection, person_id, limits, at, others=0)

    def drop(self, question_id: int, why: Unasked, now: datetime) -> tuple[Phrasing, ...]:
        """End what is open for that question; these, as they were."""
        return self._drop(phrasings.c.question_id == question_id, why, now)

    def drop_shown(self, chat_id: int, message_id: int, why: Unasked, now: datetime) -> tuple[Phrasing, ...]:
        """End what is open for the answer that stands in that message of ours; these, as they were."""
        stands = sa.select(outbox.c.send_id).where(outbox.c.chat_id == chat_id, outbox.c.message_id == message_id)
        return self._drop(phrasings.c.send_id.in_(stands.scalar_subquery()), why, now)

    def breaker(self) -> Breaker:
        """How the last calls ended."""
        with self.database.read() as connection:
            return read_breaker(connection)

    def counts(self, bot_id: int) -> Mapping[str, int]:
        """How many there are by what became of them; "" for what is not over."""
        number = sa.func.count().label("number")
        query = sa.select(phrasings.c.outcome, number).where(phrasings.c.bot_id == bot_id).group_by(phrasings.c.outcome)
        with self.database.read() as connection:
            return {row.outcome: row.number for row in connection.execute(query)}

    def made_of(self, question_id: int) -> tuple[str, str, tuple[str, ...]] | None:
        """Model, version of the prompt and passages of the answer that a question has; None where no model worded it."""
        worded = sa.and_(phrasings.c.question_id == question_id, phrasings.c.model != "")
        query = sa.select(phrasings).where(worded).order_by(phrasings.c.phrasing_id.desc()).limit(1)
        with self.database.read() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else (row.model, row.prompt_version, tuple(row.passages))

    def prune(self, before: datetime) -> int:
        """Forget what ended before then without a model's words, and the rows of all edits of that time; how many."""
        old = sa.and_(phrasings.c.state == DONE, phrasings.c.settled_at < before, phrasings.c.model == "")
        edits = sa.and_(_IS_EDIT, outbox.c.settled_at < before)
        with self.database.write() as connection:
            take_away(connection, sa.and_(edits, outbox.c.state.in_(_EDIT_IS_OVER)))
            return connection.execute(sa.delete(phrasings).where(old)).rowcount

    def _drop(self, which: sa.ColumnElement[bool], why: Unasked, now: datetime) -> tuple[Phrasing, ...]:
        wanted = sa.select(phrasings).where(which, IS_OPEN)
        with self.database.read() as connection:  # nearly always there is nothing, and no lock is needed to see it
            if connection.execute(wanted.limit(1)).first() is None:
                return ()
        with self.database.write() as connection:
            rows = connection.execute(wanted.with_for_update()).all()
            one_of_them = phrasings.c.phrasing_id.in_([row.phrasing_id for row in rows])
            connection.execute(sa.update(phrasings).where(one_of_them).values(**_over(Ended(why.value), now)))
            return tuple(read_phrasing(row) for row in rows)


def forget_phrasings(connection: sa.Connection, person_id: int) -> int:
    """Nothing of theirs is worded any more, nothing of it goes out, and no row knows of that person; how many did."""
    theirs = phrasings.c.person_id == person_id
    _lock_questions(connection, questions.c.person_id == person_id)
    ids = set(connection.execute(sa.select(phrasings.c.phrasing_id).where(theirs).with_for_update()).scalars())
    coming = sa.select(outbox.c.key).where(_IS_EDIT, sa.or_(IS_QUEUED, IS_SENDING))
    edits = outbox.c.key.in_([key for key in connection.execute(coming).scalars() if phrasing_of(key) in ids])
    connection.execute(sa.update(outbox).where(IS_SENDING, edits).values(left_over=_TAKEN_BACK))
    take_away(connection, sa.and_(IS_QUEUED, edits))
    is_open = phrasings.c.state != DONE
    ended = sa.func.coalesce(phrasings.c.settled_at, phrasings.c.claimed_at, phrasings.c.put_at)
    values = {
        "person_id": None, "question_id": None, "send_id": None, "body": "", "state": DONE, "settled_at": ended,
        "outcome": sa.case((is_open, Unasked.FORGOTTEN.value), else_=phrasings.c.outcome),
    }  # fmt: skip
    connection.execute(sa.update(phrasings).where(theirs).values(**values))
    return len(ids)


def _lock_questions(connection: sa.Connection, which: sa.ColumnElement[bool]) -> None:
    connection.execute(
        sa.select(questions.c.question_id).where(which).order_by(questions.c.question_id).with_for_update()
    )


def _insert(connection: sa.Connection, new: NewPhrasing, now: datetime, **state: object) -> int:
    values = {name: getattr(new, name) for name in NEW_FIELDS}
    blank = {"edits": 0, "outcome": "", "model": "", "prompt_version": "", "passages": []}
    insert = sa.insert(phrasings).values(**values, **blank, **state, put_at=now)
    return int(connection.execute(insert.returning(phrasings.c.phrasing_id)).scalar_one())


def _is_over(row: Phrasing, now: datetime) -> Unasked | None:
    if row.tries >= MOST_TRIES:
        return Unasked.CUT_OFF
    return Unasked.LATE if now - row.put_at > LASTS else None


def _is_mine(row: Phrasing) -> sa.ColumnElement[bool]:
    """Still under way, and by this claim of it."""
    same = sa.and_(phrasings.c.phrasing_id == row.phrasing_id, phrasings.c.tries == row.tries)
    return sa.and_(same, phrasings.c.state == RUNNING)


def _over(ended: Ended, now: datetime) -> dict[str, Any]:
    values = {"state": DONE, "body": "", "settled_at": now, "outcome": ended.outcome, "is_fault": ended.is_fault}
    made = ended.made
    if made is None:
        return values
    named = {"model": made.model[:_LONGEST_NAME], "prompt_version": made.prompt_version[:_LONGEST_VERSION]}
    return values | named | {"passages": list(made.passages)}


def _reword(connection: sa.Connection, question_id: int | None, made: Made) -> None:
    """The answer that the person has now stands with the question, unless that was answered anew meanwhile."""
    same = sa.and_(questions.c.question_id == question_id, questions.c.answer_text == made.before)
    said = {"answer_text": made.answer_text, "citations": [dict(one) for one in made.citations]}
    connection.execute(sa.update(questions).where(same).values(**said))
