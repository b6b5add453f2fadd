"""Judgements summed up: every share over the questions it is about."""

import io
import json
from dataclasses import replace

import pytest

from rag.answer import Outcome, Question
from rag.evaluate import ask_all, failures, score_questions, show_questions
from rag.evaluate_gold import GoldQuestion, Status
from rag.evaluate_judgement import Judgement, judge
from tests.rag.outcomes import ASKED_BACK, CAP, PARKING_FILE, REFUSAL, REWARD_FILE, answer, gold, hit
from tests.rag.small_library import TODAY

RATE = "按照实际到位资金的2‰给予引荐人奖励，单个项目最高不超过300万元"
RIGHT = answer("最高300万元。", RATE, hits=(hit(REWARD_FILE, RATE),))
WRONG = answer(
    "最高4元。", "公共停车场夜间免费开放，白天每小时收费4元。", file=PARKING_FILE, hits=(hit(PARKING_FILE, "夜间"),)
)
INVENTED = answer("最高500万元。", RATE, hits=(hit(PARKING_FILE, "夜间"), hit(REWARD_FILE, RATE)))
UNANSWERABLE = GoldQuestion("q2", "天气如何", Status.REFUSED, language="zh-Hans", type="small_talk")
UNCLEAR = GoldQuestion("q3", "奖多少", Status.CLARIFY, language="en", type="place_missing")


def _judged(question: GoldQuestion, outcome: Outcome, elapsed_ms: float = 1.0) -> Judgement:
    return judge(question, outcome, getattr(outcome, "statement", ""), elapsed_ms)


def test_shares_are_taken_over_the_questions_they_are_about() -> None:
    """Four answerable, two unanswerable, one unclear; each outcome counted where it belongs."""
    scores = score_questions(
        [
            _judged(CAP, RIGHT),
            _judged(CAP, WRONG),
            _judged(CAP, INVENTED),
            _judged(CAP, REFUSAL),
            _judged(UNANSWERABLE, REFUSAL),
            _judged(UNANSWERABLE, RIGHT),
            _judged(UNCLEAR, ASKED_BACK),
        ]
    ).overall
    assert scores["questions"] == 7
    assert (scores["gold_at_1"], scores["gold_at_5"], scores["gold_at_10"]) == (0.25, 0.5, 0.5)
    assert scores["answered"] == 0.75
    assert scores["clause_cited"] == pytest.approx(2 / 3, abs=1e-4)
    assert (scores["numbers_in_text"], scores["numbers_in_statement"]) == (0.25, 0.25)
    assert scores["wrong_figures"] == 1
    assert (scores["refusal_precision"], scores["refusal_recall"], scores["false_refusals"]) == (0.5, 0.5, 0.25)
    assert (scores["clarify_recall"], scores["clarify_precision"]) == (1, 1)


def test_what_there_is_nothing_of_has_no_score() -> None:
    """No questions, no refusals: None, not 0 and not 1."""
    scores = score_questions([]).overall
    assert scores["questions"] == 0
    assert scores["wrong_figures"] == 0
    assert all(value is None for name, value in scores.items() if name not in {"questions", "wrong_figures"})


def test_types_and_languages_are_summed_up_by_themselves() -> None:
    """One group for each that occurs."""
    scores = score_questions([_judged(CAP, RIGHT), _judged(UNANSWERABLE, RIGHT), _judged(UNCLEAR, REFUSAL)])
    assert list(scores.by_type) == ["fact", "place_missing", "small_talk"]
    assert list(scores.by_language) == ["en", "zh-Hans"]
    assert scores.by_type["fact"]["gold_at_1"] == 1
    assert scores.by_type["small_talk"]["refusal_recall"] == 0
    assert scores.by_language["en"]["clarify_recall"] == 0


def test_times_are_quantiles() -> None:
    """Median and 95 of 100, in ms."""
    scores = score_questions([_judged(CAP, RIGHT, float(elapsed)) for elapsed in range(101)]).overall
    assert (scores["p50_ms"], scores["p95_ms"]) == (50, 95)


def test_questions_are_asked_as_they_stand_with_place_and_day() -> None:
    """The first is asked once more before, so that loading does not count as its time."""
    asked: list[Question] = []

    def ask(question: Question) -> Outcome:
        asked.append(question)
        return RIGHT

    questions = [gold(CAP, place="青禾市"), UNANSWERABLE]
    judged = ask_all(questions, ask, lambda outcome: "回复", TODAY)
    assert asked == [Question(one.text, TODAY, one.place) for one in (questions[0], *questions)]
    assert [one.question for one in judged] == questions
    assert {one.text for one in judged} == {"回复"}
    assert all(one.elapsed_ms >= 0 for one in judged)


def test_failures_say_what_is_wrong() -> None:
    """Wrong outcome, clause out of reach, another clause, a missing number, an invented figure; nothing where all is well."""
    told = [
        wrong
        for _, wrong in failures(
            [
                _judged(CAP, RIGHT),
                _judged(UNANSWERABLE, REFUSAL),
                _judged(CAP, WRONG),
                _judged(CAP, INVENTED),
                _judged(UNANSWERABLE, RIGHT),
                _judged(UNCLEAR, REFUSAL),
            ]
        )
    ]
    assert told == [
        "rank -; other clause; numbers missing",
        "numbers missing; wrong figures 500",
        "refused → answered",
        "clarify → refused",
    ]


def test_scores_are_shown_as_json_and_as_tables() -> None:
    """Standard output holds one line that a program reads; the tables go beside it; failures only where asked for."""
    scores = score_questions([_judged(CAP, RIGHT), _judged(UNANSWERABLE, replace(RIGHT, statement="[bold]300万元"))])
    out, err = io.StringIO(), io.StringIO()
    show_questions(scores, out, err)
    assert json.loads(out.getvalue())["overall"]["questions"] == 2
    assert out.getvalue().count("\n") == 1
    assert "gold_at_1" in err.getvalue()
    assert "refused → answered" not in err.getvalue()
    show_questions(scores, out, err, with_failures=True)
    assert "q2 [small_talk] refused → answered" in err.getvalue()
    assert "[bold]300万元" in err.getvalue()
