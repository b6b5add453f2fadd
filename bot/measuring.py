"""`evaluate` and `bench`: the bot's own answering, judged and timed; JSON on stdout, tables on stderr."""

import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bot.offers import Asks
from bot.progress_bar import EmbeddingProgress
from bot.stopping import CannotStart, InputRefused
from bot.wording_answer import Around, say_outcome
from rag.answer import Outcome
from rag.ask import build_asker
from rag.bench import Workplace, run_bench, show_bench
from rag.bench_process import ProcessFailed
from rag.embedding import Embedder
from rag.evaluate import ask_all, score_questions, show_questions
from rag.evaluate_gold import GoldQuestion, GoldUnreadable, Half, read_gold
from rag.evaluate_refusal import ask_set, library_of, score_fitted, score_refusals, show_refusals
from rag.evaluate_retrieval import measure_retrieval, read_set, show_retrieval
from rag.reindex import VectorShelf
from rag.search import CorpusSearch
from store.database import open_database
from store.vector_ledger import VectorLedger


def read_questions(file: Path, half: str, limit: int) -> tuple[GoldQuestion, ...]:
    """The labelled questions of a file. Raises InputRefused."""
    try:
        return read_gold(file, Half(half), limit)
    except GoldUnreadable as error:
        raise InputRefused(str(error)) from error


def questions(asker: Asks, gold: Sequence[GoldQuestion], today: date, contact: str, *, with_failures: bool) -> int:
    """Ask and judge all of them; the text judged is the whole reply that a person would read. Always 0."""

    def whole_reply(outcome: Outcome) -> str:
        return say_outcome(outcome, 0, Around(outcome.language, asker.library.places(), contact)).text

    scores = score_questions(ask_all(gold, asker.ask, whole_reply, today))
    show_questions(scores, sys.stdout, sys.stderr, with_failures=with_failures)
    return 0


def retrieval(embedder: Embedder, shelf: VectorShelf, folder: Path, half: str, limit: int) -> int:
    """Index the set's own texts, ask its queries. Raises InputRefused. Always 0."""

    def build(ids: Sequence[str], texts: Sequence[str]) -> CorpusSearch:
        return CorpusSearch(ids, texts, embedder, shelf)

    try:
        scores = measure_retrieval(folder, build, Half(half), limit)
    except GoldUnreadable as error:
        raise InputRefused(str(error)) from error
    show_retrieval(folder.name, scores, sys.stdout, sys.stderr)
    return 0


def refusals(
    embedder: Embedder, shelf: VectorShelf, folder: Path, index: Path, today: date, *, half: str = "all", limit: int = 0
) -> int:
    """Each text of the set as a document of its own, its queries as questions. Raises InputRefused. Always 0."""
    try:
        gold = read_set(folder, Half(half), limit)
    except GoldUnreadable as error:
        raise InputRefused(str(error)) from error
    asker = build_asker(library_of(gold.texts), embedder, shelf, index, EmbeddingProgress())
    asked = ask_set({**gold.queries, **gold.unanswerable}, asker, today)
    show_refusals(folder.name, {**score_refusals(gold, asked), **score_fitted(gold, asked)}, sys.stdout, sys.stderr)
    return 0


def bench(embedder: Embedder) -> int:
    """Measure over an invented library in a folder of its own, away from the real data. Raises CannotStart. Always 0."""
    os.environ["DATABASE_URL"] = ""  # for the processes that are started: the database in that folder
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        database = open_database(folder / "assistant.sqlite3")
        folders = ("--policies", str(folder / "policies"), "--data", name)
        serve = (sys.executable, "-m", "bot", "ask", "--batch", "-", *folders)
        place = Workplace(folder / "policies", folder / "index", VectorLedger(database), serve)
        try:
            show_bench(run_bench(place, embedder, EmbeddingProgress()), sys.stdout, sys.stderr)
        except ProcessFailed as error:
            raise CannotStart(str(error)) from error
        finally:
            database.close()
    return 0
