"""Official answers under a new edition (复核): which of them would carry no longer, and whom they were told to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.answering.clauses import Clause, Fault, day_of, held
from bot.impact_found import ChangedQuestion
from policies.provision import Library
from rag.replay import Change, Difference
from store.answering.matter_ledger import Matters
from store.answering.official_answer import OfficialAnswer
from store.answering.official_ledger import OfficialAnswers
from store.database import Database
from store.questions import QuestionRecord


@dataclass(frozen=True, slots=True)
class SavedAnswer:
    """An official answer that is live, with the questions it was told to, as far as they are kept."""

    answer: OfficialAnswer
    asked: tuple[QuestionRecord, ...]


def saved_answers(database: Database) -> tuple[SavedAnswer, ...]:
    """All that are live. Raises StoreUnavailable."""
    matters = {one.matter_id: one.questions for one in Matters(database).all()}
    return tuple(SavedAnswer(one, matters.get(one.matter_id, ())) for one in OfficialAnswers(database).live())


def ended_by(saved: Sequence[SavedAnswer], before: Library, after: Library, day: date) -> tuple[ChangedQuestion, ...]:
    """Those that hold under the edition before and not under the one after, as of that day."""
    found = []
    for one in saved:
        old, new = _held(one.answer, before, day), _held(one.answer, after, day)
        if isinstance(old, Clause) and isinstance(new, Fault):
            named = f"《{old.policy.title.strip('《》')}》{old.locator}"
            found.append(_changed(one, Difference(Change.OFFICIAL, named, new.value)))
    return tuple(found)


def _held(one: OfficialAnswer, library: Library, day: date) -> Clause | Fault:
    return held(one.clause, library, day, day_of(one, day)) if one.clause else Fault.NOT_HELD


def _changed(one: SavedAnswer, difference: Difference) -> ChangedQuestion:
    private = frozenset(asked.person_id for asked in one.asked if asked.chat_id == str(asked.person_id))
    ids = tuple(asked.question_id for asked in one.asked)
    return ChangedQuestion(one.answer.question, (difference,), ids, private)
