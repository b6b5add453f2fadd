"""The labelled questions for tuning, replayed over the shipped documents: what was reached is not lost again.

The floors stand a little below what is measured; `python -m bot evaluate questions` prints where it stands.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from policies.provision import Standing
from rag.answer import Answer, Outcome, Question
from rag.ask import Asker
from rag.evaluate import QuestionScores, ask_all, failures, score_questions
from rag.evaluate_gold import GoldQuestion, Status, read_gold
from tests.rag.invariants import TODAY, check, standings

QUESTIONS = read_gold(Path(__file__).parent.parent / "questions" / "tune.jsonl")
FLOORS = {
    "gold_at_5": 0.91,
    "clause_cited": 0.92,
    "numbers_in_statement": 0.84,
    "refusal_recall": 0.93,
    "refusal_precision": 0.88,
    "clarify_recall": 0.8,
}
FALSE_REFUSALS = 0.06


def _said(outcome: Outcome) -> str:
    return outcome.statement if isinstance(outcome, Answer) else ""


class Replay:
    """Every question asked once; keeps the outcomes in the order of the questions."""

    def __init__(self, asker: Asker) -> None:
        self.asker = asker
        self.outcomes: dict[Question, Outcome] = {}
        self.scores: QuestionScores = score_questions(ask_all(QUESTIONS, self._ask, _said, TODAY))

    def _ask(self, question: Question) -> Outcome:
        self.outcomes[question] = self.asker.ask(question)
        return self.outcomes[question]

    def of(self, *types: str) -> Iterator[tuple[GoldQuestion, Outcome]]:
        """Questions of these types with their outcomes; of none: all."""
        for gold in QUESTIONS:
            if not types or gold.type in types:
                yield gold, self.outcomes[Question(gold.text, TODAY, gold.place)]


@pytest.fixture(scope="module")
def replay(shipped: Asker) -> Replay:
    """All questions asked."""
    return Replay(shipped)


def test_every_outcome_keeps_its_promises(replay: Replay) -> None:
    """Verbatim quotes, standing of the day, hits of this edition."""
    for _, outcome in replay.of():
        check(outcome, replay.asker)


def test_no_answer_holds_a_wrong_figure(replay: Replay) -> None:
    """Not one, whatever is asked."""
    assert [
        (one.question.question_id, one.wrong_figures) for one in replay.scores.judgements if one.wrong_figures
    ] == []


@pytest.mark.parametrize("name", FLOORS)
def test_what_was_reached_is_kept(replay: Replay, name: str) -> None:
    """The right clause, the right figures, the right refusals."""
    reached = replay.scores.overall[name]
    wrong = [f"{one.question.question_id} {what}" for one, what in failures(replay.scores.judgements)]
    assert reached is not None and reached >= FLOORS[name], wrong


def test_few_answerable_questions_are_refused(replay: Replay) -> None:
    """A refusal of what the documents hold sends a person away."""
    reached = replay.scores.overall["false_refusals"]
    assert reached is not None and reached <= FALSE_REFUSALS


def test_a_question_about_today_is_not_answered_by_a_repealed_text(replay: Replay) -> None:
    """Only those that name the old edition are."""
    wrong = [
        gold.text
        for gold, outcome in replay.of()
        if gold.type != "edition" and Standing.SUPERSEDED in standings(outcome)
    ]
    assert wrong == []


def test_titles_without_text_and_other_places_are_always_refused(replay: Replay) -> None:
    """Nothing is made up about them."""
    kinds = ("not_held", "other_place", "no_such_clause")
    judged = [one for one in replay.scores.judgements if one.question.type in kinds]
    assert len(judged) >= 10
    assert [one.question.text for one in judged if one.status is not Status.REFUSED] == []
