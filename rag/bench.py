"""The journey of a bench: a library of more than 10,000 invented provisions, built, asked, changed and started anew."""

import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TextIO

import numpy as np
from rich.console import Console
from rich.table import Table

from policies.library import load_library
from rag.answer import Question
from rag.ask import Asker, build_asker
from rag.bench_library import InventedLibrary, amend, invent_library
from rag.bench_passages import StandInPassages
from rag.bench_process import serve
from rag.embedding import Embedder
from rag.reindex import VectorShelf

DAY = date(2027, 1, 1)  # of the law; the invented documents are in force on it
STARTS = 3


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure: what, how much, of what, and what to know about it."""

    name: str
    value: float
    unit: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where the bench works, all of it empty at first, and how to start the bot there.

    `serve` is a command that answers {"id", "question"} lines from stdin over the same folders, shelf and model.
    """

    policies: Path
    index: Path
    shelf: VectorShelf
    serve: Sequence[str]


def run_bench(
    place: Workplace,
    embedder: Embedder,
    progress: Callable[[int, int], None],
    library: InventedLibrary | None = None,
) -> Iterator[Measure]:
    """Measure, one after the other. Raises ProcessFailed where a fresh process does not answer."""
    invented = library or invent_library()
    yield Measure("cpus", os.cpu_count() or 0, "", f"load {os.getloadavg()[0]:.1f} at the start")
    yield from _embedding(embedder)
    place.policies.mkdir(parents=True, exist_ok=True)
    for name, text in invented.documents.items():
        (place.policies / name).write_text(text, encoding="utf-8")
    model = StandInPassages(embedder)
    started = time.perf_counter()
    asker = _asker(place, model, progress)
    yield from _built(asker, model, time.perf_counter() - started)
    yield from _answers(asker, invented.questions)
    asker.index.vectors.close()
    yield from _one_document_changed(place, model, invented, progress)
    yield from _fresh_processes(place, invented.questions)


def show_bench(measures: Iterator[Measure], out: TextIO, err: TextIO) -> None:
    """Each figure as a line of JSON to `out` as soon as it is there; all of them as a table to `err`."""
    table = Table("", "", "", "", title="bench", title_justify="left")
    for measure in measures:
        out.write(json.dumps(asdict(measure), ensure_ascii=False) + "\n")
        out.flush()
        table.add_row(measure.name, f"{measure.value:g}", measure.unit, measure.note)
    Console(file=err, highlight=False, width=None if err.isatty() else 120).print(table)


def _asker(place: Workplace, model: StandInPassages, progress: Callable[[int, int], None]) -> Asker:
    return build_asker(load_library(place.policies), model, place.shelf, place.index, progress)


def _embedding(embedder: Embedder) -> Iterator[Measure]:
    """The model alone: a question, and passages as they come in documents."""
    questions = [f"引荐固定资产{number}亿元的项目能拿多少奖励" for number in range(1, 34)]
    passages = [
        f"对引进固定资产投资{number}万元以上项目的引荐人，按照到位资金的2‰给予奖励，最高300万元。"
        for number in range(64)
    ]
    yield from _spread("embed one question", [_elapsed(partial(embedder.encode_query, text)) for text in questions])
    seconds = _elapsed(partial(embedder.encode_passages, passages)) / 1000
    yield Measure("embed passages", round(len(passages) / seconds, 1), "/s", f"{embedder.name}, 50 characters each")


def _built(asker: Asker, model: StandInPassages, seconds: float) -> Iterator[Measure]:
    policies = asker.library.policies
    yield Measure("documents", len(policies), "")
    yield Measure("provisions", sum(len(policy.provisions) for policy in policies), "")
    yield Measure(
        "vectors", len(asker.index.matrix), "", f"stand-ins for passages, out of {model.embedded} embedded texts"
    )
    yield Measure("ready to answer", round(seconds, 1), "s", "read, split, embed the stand-ins")
    aside = _elapsed(asker.index.vectors.settle) / 1000
    yield Measure("index on disk after another", round(aside, 1), "s", asker.index.vectors.trouble or "built aside")


def _answers(asker: Asker, questions: Sequence[str]) -> Iterator[Measure]:
    """Each question once, one at a time, the model included; the first two are asked before, to load what loads late."""
    for question in questions[:2]:
        asker.ask(Question(question, DAY))
    times, work, kinds = [], [], []
    for question in questions:
        asked = Question(question, DAY)
        started, worked = time.perf_counter(), time.process_time()
        outcome = asker.ask(asked)
        times.append((time.perf_counter() - started) * 1000)
        work.append((time.process_time() - worked) * 1000)
        kinds.append(type(outcome).__name__)
    counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in sorted(set(kinds)))
    yield from _spread("answer", times, f"{len(times)} questions: {counts}")
    yield Measure(
        "answer, processor time p50", round(float(np.quantile(work, 0.5)), 2), "ms", "of all threads together"
    )


def _one_document_changed(
    place: Workplace, model: StandInPassages, invented: InventedLibrary, progress: Callable[[int, int], None]
) -> Iterator[Measure]:
    name, text = next(iter(invented.documents.items()))
    (place.policies / name).write_text(amend(text), encoding="utf-8")
    before = model.texts
    started = time.perf_counter()
    asker = _asker(place, model, progress)
    seconds = time.perf_counter() - started
    note = f"one article of one of {len(invented.documents)} documents"
    yield Measure("texts embedded after a change", model.texts - before, "", note)
    yield Measure("new edition ready", round(seconds, 1), "s", "made beside the old one, which serves meanwhile")
    asker.index.vectors.settle()
    asker.index.vectors.close()


def _fresh_processes(place: Workplace, questions: Sequence[str]) -> Iterator[Measure]:
    runs = [serve(place.serve, questions[:20]) for _ in range(STARTS)]
    best = min(run.first_answer_s for run in runs)
    worst = max(run.first_answer_s for run in runs)
    yield Measure("start to first answer", round(best, 2), "s", f"a fresh process, best of {STARTS}, worst {worst:.2f}")
    for name, sizes in (
        ("resident while serving", [run.resident_mb for run in runs]),
        ("resident at most", [run.peak_mb for run in runs]),
    ):
        told = [size for size in sizes if size is not None]
        if told:
            yield Measure(name, max(told), "MB", "a fresh process after 20 questions")


def _spread(name: str, times_ms: Sequence[float], note: str = "") -> Iterator[Measure]:
    yield Measure(f"{name} p50", round(float(np.quantile(times_ms, 0.5)), 2), "ms", note)
    yield Measure(f"{name} p95", round(float(np.quantile(times_ms, 0.95)), 2), "ms")


def _elapsed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000
