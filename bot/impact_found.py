"""What a new edition changes, as it was found (影响): answers and sums that differ, with those whom each touches. Pure types."""

from dataclasses import dataclass
from datetime import date

from rag.replay import Difference
from rag.replay_sums import SumDifference
from store.questions import JsonValue


@dataclass(frozen=True, slots=True)
class ChangedQuestion:
    """A question whose answer changes, with who asked it and in which messages; `rests_on` are the clauses before and after."""

    text: str
    differences: tuple[Difference, ...]
    question_ids: tuple[int, ...]
    people: frozenset[int]
    rests_on: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class ChangedSum:
    """A calculation that comes to something else, with who made it; `rests_on` as a question's."""

    number: str
    programme: str
    differences: tuple[SumDifference, ...]
    people: frozenset[int]
    rests_on: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Impact:
    """What a new edition changes as of `day`.

    `asked` and `calculated` count what was looked at, `moved` what only changed documents, `unread` calculations
    that could not be repeated.
    """

    day: date
    asked: int
    calculated: int
    questions: tuple[ChangedQuestion, ...] = ()
    sums: tuple[ChangedSum, ...] = ()
    moved: int = 0
    unread: int = 0

    @property
    def people(self) -> frozenset[int]:
        """Everybody whom it touches."""
        asked = (person for one in self.questions for person in one.people)
        return frozenset((*asked, *(person for one in self.sums for person in one.people)))

    def fields(self) -> dict[str, JsonValue]:
        """What is kept of it: which questions and calculations change and how, no word of who asked."""
        return {
            "questions": [number for one in self.questions for number in one.question_ids],
            "calculations": [one.number for one in self.sums],
            "answers": [
                [
                    one.question_ids[0],
                    each.change.value,
                    each.before,
                    each.after,
                    len(one.question_ids),
                    len(one.people),
                    *one.rests_on,
                ]
                for one in self.questions
                if one.question_ids  # an official answer stays where who asked has been forgotten
                for each in one.differences
            ],
            "sums": [
                [one.number, each.change.value, each.before, each.after, 1, len(one.people), *one.rests_on]
                for one in self.sums
                for each in one.differences
            ],
        }
