"""Scores as tables for people; to a stream, so that stdout stays free for JSON."""

from collections.abc import Mapping, Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table

from rag.evaluate_judgement import Judgement

_WIDTH = 160  # of a table that goes to a file or a pipe
_GROUP_COLUMNS = (
    "questions",
    "gold_at_1",
    "gold_at_5",
    "answered",
    "clause_cited",
    "numbers_in_text",
    "wrong_figures",
    "false_refusals",
    "refusal_recall",
    "clarify_recall",
)


def print_scores(stream: TextIO, title: str, scores: Mapping[str, float | int | None]) -> None:
    """One row for each score."""
    table = Table("", "", title=title, title_justify="left")
    for name, value in scores.items():
        table.add_row(name, _cell(value))
    _console(stream).print(table)


def print_groups(stream: TextIO, title: str, groups: Mapping[str, Mapping[str, float | int | None]]) -> None:
    """One row for each group."""
    table = Table("", *(column.replace("_", "\n") for column in _GROUP_COLUMNS), title=title, title_justify="left")
    for name, scores in groups.items():
        table.add_row(name or "-", *(_cell(scores[column]) for column in _GROUP_COLUMNS))
    _console(stream).print(table)


def print_failures(stream: TextIO, failed: Sequence[tuple[Judgement, str]]) -> None:
    """One block for each question with something wrong: what, the question, the beginning of the reply."""
    console = _console(stream)
    for judgement, wrong in failed:
        question = judgement.question
        reply = " ".join(judgement.text.split())[:200]
        gold = question.clauses[0] if question.clauses else None
        console.print(f"{question.question_id} [{question.type}] {wrong}", style="bold", markup=False)
        console.print(f"  问 {question.text}", markup=False)
        console.print(f"  金 {gold.file}：{gold.quote}" if gold else "  金 -", markup=False)
        console.print(f"  答 {reply}", markup=False)


def _console(stream: TextIO) -> Console:
    return Console(
        file=stream, width=None if stream.isatty() else _WIDTH, highlight=False, soft_wrap=not stream.isatty()
    )


def _cell(value: float | None) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.4g}"
