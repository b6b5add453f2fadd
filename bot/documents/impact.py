"""The effect of a new edition (影响): what was asked and calculated, under both editions, and whom what changed touches."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answering.replaying import SavedAnswer, ended_by
from bot.documents.editions import Edition
from bot.impact_found import ChangedQuestion, ChangedSum, Impact
from bot.rights import audience_of
from policies.provision import Policy
from rag.answer import Question
from rag.ask import Asker
from rag.replay import Replayed, replay, sharing
from rag.replay_sums import Recalculated, SavedCase, recalculate
from store.calculations import SavedCalculation
from store.people import Role
from store.policy_impact import PastQuestion

ReadCase = Callable[[SavedCalculation], SavedCase | None]
"""Reads what is kept of a calculation; None where it does not read any more."""


@dataclass(frozen=True, slots=True)
class Past:
    """What was asked, calculated and officially answered before."""

    questions: Sequence[PastQuestion]
    calculations: Sequence[SavedCalculation]
    read_case: ReadCase
    answers: Sequence[SavedAnswer] = ()


def first_day(policy: Policy, today: date) -> date:
    """The day as of which editions are compared: today, or the first day of a document that is not in force yet."""
    return max(today, policy.effective_from or today)


def impact_of(past: Past, before: Edition, after: Edition, day: date) -> Impact:
    """What changes for everything that was asked and calculated. Asks both editions; see rag.replay for how long it takes."""
    asked: dict[Question, list[PastQuestion]] = {}
    for one in past.questions:
        asked.setdefault(_question(one, day), []).append(one)
    replayed = list(_replay(asked, before, after))
    sums, unread, counted = _sums(past, before, after, day)
    return Impact(
        day,
        asked=len(past.questions),
        calculated=counted,
        questions=(
            *(_changed(one, asked[one.question]) for one in replayed if one.differences),
            *ended_by(past.answers, before.library, after.library, day),
        ),
        sums=sums,
        moved=sum(one.moved for one in replayed),
        unread=unread,
    )


def _replay(questions: Iterable[Question], before: Edition, after: Edition) -> Iterator[Replayed]:
    if isinstance(before.asks, Asker) and isinstance(after.asks, Asker):
        old, new, memory = sharing(before.asks, after.asks)
        return replay(questions, old, new, memory.learn)
    return replay(questions, before.asks, after.asks)


def _question(one: PastQuestion, day: date) -> Question:
    """As the same person would ask it in the same chat; in which language it is answered changes no clause."""
    role = Role.STAFF if one.of_staff else Role.INVESTOR
    return Question(one.text, day, one.place, audience=audience_of(role, in_group=not one.private))


def _changed(one: Replayed, asked: Iterable[PastQuestion]) -> ChangedQuestion:
    asked = tuple(asked)
    return ChangedQuestion(
        one.question.text,
        one.differences,
        tuple(each.question_id for each in asked),
        frozenset(each.person_id for each in asked if each.private),
        (one.before.sources, one.after.sources),
    )


def _sums(past: Past, before: Edition, after: Edition, day: date) -> tuple[tuple[ChangedSum, ...], int, int]:
    """The changed calculations, how many could not be read, and how many there are."""
    people: dict[str, set[int]] = {}
    cases: dict[str, SavedCase] = {}
    unread: set[str] = set()
    for one in past.calculations:
        people.setdefault(one.number, set()).add(one.person_id)
        if one.number not in cases and one.number not in unread:
            read = past.read_case(one)
            cases |= {one.number: read} if read else {}
            unread |= set() if read else {one.number}
    found = [one for one in recalculate(cases.values(), before.book, after.book, day) if one.differences]
    return tuple(_changed_sum(one, people) for one in found), len(unread), len(people)


def _changed_sum(one: Recalculated, people: Mapping[str, set[int]]) -> ChangedSum:
    rests_on = one.before.sources, one.after.sources
    return ChangedSum(one.saved.key, one.saved.programme, one.differences, frozenset(people[one.saved.key]), rests_on)
