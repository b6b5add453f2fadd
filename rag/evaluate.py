"""The journey of measuring: labelled questions through the bot's own answering, judged, summed up, shown."""

import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TextIO

import numpy as np

from rag.answer import Outcome, Question
from rag.evaluate_gold import GoldQuestion, Status
from rag.evaluate_judgement import Judgement, judge
from rag.evaluate_tables import print_failures, print_groups, print_scores

Scores = dict[str, float | int | None]  # None: nothing to measure it on


@dataclass(frozen=True, slots=True)
class QuestionScores:
    """Scores of all questions, of each type and of each language, and every judgement they are made of."""

    overall: Scores
    by_type: dict[str, Scores]
    by_language: dict[str, Scores]
    judgements: tuple[Judgement, ...]


def ask_all(
    questions: Sequence[GoldQuestion],
    ask: Callable[[Question], Outcome],
    render: Callable[[Outcome], str],
    day: date,
) -> tuple[Judgement, ...]:
    """Ask one question after the other and judge each. `render` gives the whole reply as a person reads it.

    The time taken is that of `ask` alone; one question is asked before, so that the first is no slower than the others.
    """
    if questions:
        ask(Question(questions[0].text, day, questions[0].place))
    judged = []
    for gold in questions:
        question = Question(gold.text, day, gold.place)
        started = time.perf_counter()
        outcome = ask(question)
        elapsed_ms = (time.perf_counter() - started) * 1000
        judged.append(judge(gold, outcome, render(outcome), elapsed_ms))
    return tuple(judged)


def score_questions(judgements: Sequence[Judgement]) -> QuestionScores:
    """Sum judgements up, over all and by group."""
    return QuestionScores(
        overall=_scores(judgements),
        by_type=_grouped(judgements, lambda judgement: judgement.question.type),
        by_language=_grouped(judgements, lambda judgement: judgement.question.language),
        judgements=tuple(judgements),
    )


def failures(judgements: Iterable[Judgement]) -> tuple[tuple[Judgement, str], ...]:
    """Each judgement with something wrong in it, and what."""
    found = ((judgement, _what_is_wrong(judgement)) for judgement in judgements)
    return tuple((judgement, wrong) for judgement, wrong in found if wrong)


def show_questions(scores: QuestionScores, out: TextIO, err: TextIO, *, with_failures: bool = False) -> None:
    """One line of JSON to `out`, tables to `err`."""
    fields = {"overall": scores.overall, "by_type": scores.by_type, "by_language": scores.by_language}
    out.write(json.dumps(fields, ensure_ascii=False) + "\n")
    print_scores(err, "全部问题 / all questions", scores.overall)
    print_groups(err, "按类型 / by type", scores.by_type)
    print_groups(err, "按语言 / by language", scores.by_language)
    if with_failures:
        print_failures(err, failures(scores.judgements))


def _grouped(judgements: Sequence[Judgement], key: Callable[[Judgement], str]) -> dict[str, Scores]:
    names = sorted({key(judgement) for judgement in judgements})
    return {name: _scores([judgement for judgement in judgements if key(judgement) == name]) for name in names}


def _scores(judgements: Sequence[Judgement]) -> Scores:
    answerable = [one for one in judgements if one.question.expect is Status.ANSWERED]
    unanswerable = [one for one in judgements if one.question.expect is Status.REFUSED]
    unclear = [one for one in judgements if one.question.expect is Status.CLARIFY]
    answered = [one for one in judgements if one.status is Status.ANSWERED]
    refused = [one for one in judgements if one.status is Status.REFUSED]
    asked_back = [one for one in judgements if one.status is Status.CLARIFY]
    given = [one for one in answerable if one.status is Status.ANSWERED]
    with_numbers = [one for one in answerable if one.question.numbers]
    located = [one for one in answerable if one.question.clauses]
    times = [one.elapsed_ms for one in judgements]
    return {
        "questions": len(judgements),
        "gold_at_1": _share(one.rank == 1 for one in located),
        "gold_at_5": _share(1 <= one.rank <= 5 for one in located),
        "gold_at_10": _share(one.rank >= 1 for one in located),
        "answered": _share(one.status is Status.ANSWERED for one in answerable),
        "clause_cited": _share(one.cited for one in given if one.question.clauses),
        "numbers_in_text": _share(one.status is Status.ANSWERED and one.numbers_said for one in with_numbers),
        "numbers_in_statement": _share(one.status is Status.ANSWERED and one.numbers_stated for one in with_numbers),
        "wrong_figures": sum(bool(one.wrong_figures) for one in answered),
        "refusal_precision": _share(one.question.expect is Status.REFUSED for one in refused),
        "refusal_recall": _share(one.status is Status.REFUSED for one in unanswerable),
        "false_refusals": _share(one.status is Status.REFUSED for one in answerable),
        "clarify_recall": _share(one.status is Status.CLARIFY for one in unclear),
        "clarify_precision": _share(one.question.expect is Status.CLARIFY for one in asked_back),
        "p50_ms": round(float(np.quantile(times, 0.5)), 2) if times else None,
        "p95_ms": round(float(np.quantile(times, 0.95)), 2) if times else None,
    }


def _share(held: Iterable[bool]) -> float | None:
    values = list(held)
    return round(sum(values) / len(values), 4) if values else None


def _what_is_wrong(judgement: Judgement) -> str:
    question = judgement.question
    wrong = []
    if judgement.status is not question.expect:
        wrong.append(f"{question.expect} → {judgement.status}")
    if question.expect is Status.ANSWERED and question.clauses and not 1 <= judgement.rank <= 5:
        wrong.append(f"rank {judgement.rank or '-'}")
    if judgement.status is question.expect is Status.ANSWERED:
        wrong += ["other clause"] if question.clauses and not judgement.cited else []
        wrong += [] if judgement.numbers_said else ["numbers missing"]
    if judgement.wrong_figures:
        wrong.append("wrong figures " + " ".join(judgement.wrong_figures))
    return "; ".join(wrong)
