"""`evaluate`: labelled questions and retrieval sets through the bot's own answering; JSON on stdout, tables on stderr."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bot.offers import Asks
from bot.stopping import InputRefused
from bot.wording_answer import Around, say_outcome
from rag.answer import Outcome
from rag.embedding import Embedder
from rag.evaluate import ask_all, score_questions, show_questions
from rag.evaluate_gold import GoldQuestion, GoldUnreadable, Half, read_gold
from rag.evaluate_retrieval import measure_retrieval, show_retrieval
from rag.reindex import VectorShelf
from rag.search import CorpusSearch


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
