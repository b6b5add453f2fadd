"""Systems side by side on one set of labelled questions, in one run: ours with several settings, and the plain recipe.

What both can be measured by: where the words that answer stand among what was found, whether what a reader is shown holds
the figures, and whether what has no answer is refused. The plain recipe shows its five pieces and refuses nothing.
"""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

import numpy as np
from rich.console import Console
from rich.table import Table

from rag.evaluate_gold import GoldQuestion, Status
from rag.evaluate_judgement import Judgement, flat, holds_number, same_file
from rag.plain_recipe import PlainRecipe

_Z = 1.96  # standard deviations on either side that hold 95 of 100 cases
_SHARES = ("gold_first", "gold_in_five", "numbers_shown", "clause_cited", "refused", "refused_falsely")


@dataclass(frozen=True, slots=True)
class Shown:
    """What one system showed for one question. `rank` is the place of the words that answer, from 1; 0: not in five."""

    question: GoldQuestion
    rank: int
    numbers: bool
    cited: bool
    refused: bool
    elapsed_ms: float


@dataclass(frozen=True, slots=True)
class Compared:
    """A system by its name, and what it showed, question by question in the order of the set."""

    name: str
    shown: tuple[Shown, ...]


def shown_by_us(judgements: Sequence[Judgement]) -> tuple[Shown, ...]:
    """Our own answers, as they were judged."""
    return tuple(
        Shown(
            one.question,
            one.rank if one.rank <= 5 else 0,
            one.status is Status.ANSWERED and one.numbers_said,
            one.status is Status.ANSWERED and one.cited,
            one.status is Status.REFUSED,
            one.elapsed_ms,
        )
        for one in judgements
    )


def shown_by_recipe(recipe: PlainRecipe, questions: Sequence[GoldQuestion]) -> tuple[Shown, ...]:
    """The plain recipe's five pieces for each question; the first of them is what it would cite."""
    found = []
    for question in questions:
        started = time.perf_counter()
        pieces = recipe.search(question.text)
        elapsed_ms = (time.perf_counter() - started) * 1000
        holds = [
            any(
                same_file(piece.file, clause.file) and flat(clause.quote) in flat(piece.text)
                for clause in question.clauses
            )
            for piece in pieces
        ]
        rank = holds.index(True) + 1 if True in holds else 0
        text = "\n".join(piece.text for piece in pieces)
        numbers = all(holds_number(text, ways) for ways in question.numbers)
        found.append(Shown(question, rank, numbers, rank == 1, refused=False, elapsed_ms=elapsed_ms))
    return tuple(found)


def scores_of(compared: Compared) -> dict[str, float | int | None]:
    """Shares of one system, 0 to 1, and its times; None where there is nothing to measure one on."""
    answerable = [one for one in compared.shown if one.question.expect is Status.ANSWERED]
    located = [one for one in answerable if one.question.clauses]
    without = [one for one in compared.shown if one.question.expect is Status.REFUSED]
    times = [one.elapsed_ms for one in compared.shown]
    return {
        "questions": len(compared.shown),
        "gold_first": _share([one.rank == 1 for one in located]),
        "gold_in_five": _share([one.rank > 0 for one in located]),
        "numbers_shown": _share([one.numbers for one in answerable if one.question.numbers]),
        "clause_cited": _share([one.cited for one in located]),
        "refused": _share([one.refused for one in without]),
        "refused_falsely": _share([one.refused for one in answerable]),
        "p50_ms": round(float(np.quantile(times, 0.5)), 1) if times else None,
        "p95_ms": round(float(np.quantile(times, 0.95)), 1) if times else None,
    }


def half_width(share: float | None, count: int) -> float | None:
    """Half of the 95 % interval around a share of so many cases (normal approximation)."""
    return None if share is None or not count else round(_Z * float(np.sqrt(share * (1 - share) / count)), 3)


def show_compared(systems: Sequence[Compared], out: TextIO, err: TextIO) -> None:
    """One line of JSON a system to `out`, one table of all to `err`."""
    rows: list[tuple[str, Mapping[str, float | int | None]]] = [(one.name, scores_of(one)) for one in systems]
    out.writelines(json.dumps({"system": name, **scores}, ensure_ascii=False) + "\n" for name, scores in rows)
    table = Table("", *(name for name, _ in rows), title="各系统对比 / side by side", title_justify="left")
    for key in rows[0][1] if rows else ():
        table.add_row(
            key, *(_cell(key, scores[key], len(one.shown)) for (_, scores), one in zip(rows, systems, strict=True))
        )
    Console(file=err, width=None if err.isatty() else 160, highlight=False).print(table)


def _share(values: Sequence[bool]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None


def _cell(key: str, value: float | None, count: int) -> str:
    if value is None:
        return "-"
    return f"{value:.3g} ± {half_width(value, count)}" if key in _SHARES else f"{value:g}"
