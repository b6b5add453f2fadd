"""The composition root: settings in, a running bot out. Heavy libraries are imported here, inside functions, when needed.

Importing chromadb, numpy and SQLAlchemy takes more than a second; `--help` and a wrong setting must not wait for them.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from bot import wiring_telegram
from bot.console_lines import import_lines, library_lines, problem_lines
from bot.json_lines import BatchQuestion, read_batch
from bot.loading import loading
from bot.message import Role
from bot.settings import Settings
from bot.stopping import CannotStart
from bot.surroundings import data_folder
from bot.wiring_models import open_model, second_reader_if_any
from bot.wiring_phrasing import at_once_over
from bot.wiring_reporting import files_on_demand, open_store, printers_on_demand
from policies.provision import Library

if TYPE_CHECKING:
    from bot.ask_once import Visitor
    from bot.offers import Asks
    from bot.phrasing.at_once import AtOnce
    from bot.reception import Reception
    from bot.worker_editions import Means
    from rag.ask import Asker
    from rag.embedding import Embedder
    from rag.reranking import Reranker
    from store.database import Database
    from store.ledger import Ledger

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a labelled set to use: all, or the half of even or odd ids; the first `limit`, 0 for all."""

    half: str = "all"
    limit: int = 0


def open_library(settings: Settings) -> Library:
    """The documents. Raises CannotStart."""
    from policies.library import LibraryMissing, load_library

    try:
        return load_library(settings.folders.policies, data_folder(settings) / "converted")
    except LibraryMissing as error:
        raise CannotStart(
            f"{error}\n用 --policies 或 ASSISTANT_POLICIES_DIR 指定目录。 / Name a folder by --policies or that variable."
        ) from error


@dataclass(frozen=True, slots=True)
class Ground:
    """What every edition of the documents stands on: opened once, used by each asker that is built."""

    settings: Settings
    database: "Database"
    embedder: "Embedder"
    reranker: "Reranker | None" = None

    def asker(self, progress: Progress | None = None) -> "Asker":
        """What answers from the documents as they are now, its index built or checked. Raises CannotStart."""
        library = open_library(self.settings)  # before the heavy imports: a wrong folder is told at once
        return self.means().asker(library, progress or _show_progress())

    def means(self) -> "Means":
        """What published editions are made with."""
        from bot.vector_server import server_for
        from bot.worker_editions import Means

        server = server_for(self.database, self.settings.engine.vector_search)
        policies, data = self.settings.folders.policies, data_folder(self.settings)
        return Means(self.database, self.embedder, policies, data, server, self.reranker)


def _show_progress() -> Progress:
    """Shows a bar; what draws it is loaded when there is something to embed, which most starts have not."""
    shown: list[Progress] = []

    def progress(done: int, total: int) -> None:
        if not shown:
            from bot.progress_bar import EmbeddingProgress

            shown.append(EmbeddingProgress())
        shown[0](done, total)

    return progress


def open_ground(settings: Settings) -> Ground:
    """Database and models; without the optional one where that does not load. Raises CannotStart."""
    return Ground(settings, open_store(settings), open_model(settings), second_reader_if_any(settings))


@loading()
def build_assistant(
    settings: Settings, clock: Callable[[], datetime], *, publishes: bool = False
) -> "tuple[Reception, Ledger]":
    """The Assistant, renewed whenever the documents change, and the ledger it notes in. Raises CannotStart.

    A worker that `publishes` answers from the latest edition that any worker has published, else from its own folder.
    """
    from bot.announcing.bureau import Bureau
    from bot.asking import Desk
    from bot.assistant import Assistant
    from bot.documents.document_desk import DocumentDesk
    from bot.invite_codes import new_code
    from bot.reception import Reception, Renewal, signature
    from bot.reporting.front import open_staff_desk
    from store.ledger import Ledger

    ground = open_ground(settings)
    ledger = Ledger(ground.database)
    desk = Desk(settings.talk.contact, settings.talk.zone(), settings.chat.is_remote())
    staff = open_staff_desk(ground.database, new_code, files_on_demand(), wiring_telegram.bot_id_of(settings))
    staff.books.registry.seed_sample(clock())

    documents, printers = DocumentDesk(Bureau(ground.database, staff.bot_id)), printers_on_demand()

    def over(asker: "Asker") -> Assistant:
        return Assistant(asker, ledger, desk, staff, documents, printers)

    if publishes:
        from bot.wiring_documents import open_document_desk
        from bot.worker_editions import open_publisher, serve_editions

        publisher = open_publisher(ground.means(), clock, _show_progress())
        documents = open_document_desk(documents.bureau, publisher, ground.means())
        return serve_editions(ground.means(), publisher, over).reception, ledger
    served = signature(settings.folders.policies)  # before they are read: what changes meanwhile is read again
    reception = Reception(over(ground.asker()))
    Renewal(reception, settings.folders.policies, lambda: over(ground.asker(lambda done, total: None))).start(served)
    return reception, ledger


def run_chat(settings: Settings, role: Role, clock: Callable[[], datetime]) -> int:
    """The terminal: a screen where there is one, else line by line."""
    on_screen = sys.stdin.isatty() and sys.stdout.isatty()
    assistant, ledger = build_assistant(settings, clock)
    better = at_once_over(settings, ledger.database, clock)
    if on_screen:
        from bot.terminal_screen import run_screen

        return run_screen(assistant, role, clock, settings.folders.data, better)
    from bot.terminal_chat import run_pipe

    return run_pipe(assistant, role, clock, settings.folders.data, sys.stdin.buffer, sys.stdout, better)


def run_telegram(settings: Settings, clock: Callable[[], datetime], *, webhook: bool = False) -> int:
    """Telegram by long polling or by webhook, until stopped. Raises CannotStart where something is not set."""
    serve = wiring_telegram.run_webhook if webhook else wiring_telegram.run_telegram
    return serve(settings, clock, partial(_open_all, clock, settings))


def _open_all(clock: Callable[[], datetime], settings: Settings) -> "tuple[Reception, Database]":
    from bot.reporting.late_reading import load_reader

    reception, ledger = build_assistant(settings, clock, publishes=True)
    Thread(target=load_reader, name="load-reader").start()  # beside the first answers; a report need not wait for it
    return reception, ledger.database


def _better(settings: Settings) -> "AtOnce | None":
    """Who words answers of which nothing is stored."""
    return at_once_over(settings, None, lambda: datetime.now(UTC))


@loading()
def _visitor(settings: Settings, today: date) -> "Visitor":
    """Who asks at the command line. Raises CannotStart."""
    from bot.answering.official_replies import OfficialReplies
    from bot.ask_once import Visitor

    ground = open_ground(settings)
    asker = ground.asker()
    official = OfficialReplies(ground.database, asker.library)
    return Visitor(asker, today, settings.talk.contact, _better(settings), official)


def run_ask(settings: Settings, question: BatchQuestion, today: date, *, as_json: bool) -> int:
    """Print one question's outcome, as words or as one line of JSON."""
    from bot.ask_once import answer_one

    return answer_one(_visitor(settings, today), question, sys.stdout, as_json=as_json)


def run_batch(settings: Settings, file: Path, defaults: BatchQuestion, today: date) -> int:
    """Print the outcome of each line of `file` ("-": stdin) as it is ready. Raises InputRefused."""
    from bot.ask_once import answer_lines, open_lines

    with open_lines(file, sys.stdin.buffer) as lines:  # a wrong path shows before the index is opened
        return answer_lines(_visitor(settings, today), read_batch(lines, defaults), sys.stdout)


def run_evaluate_questions(settings: Settings, file: Path, today: date, part: Part, *, failures: bool) -> int:
    """Score labelled questions. Raises InputRefused."""
    from bot import measuring

    gold = measuring.read_questions(file, part.half, part.limit)
    asker = open_ground(settings).asker()
    return measuring.questions(asker, gold, today, settings.talk.contact, with_failures=failures)


def run_evaluate_retrieval(settings: Settings, folder: Path, part: Part) -> int:
    """Score retrieval on a set of its own. Raises InputRefused."""
    from bot import measuring
    from store.vector_ledger import VectorLedger

    ground = open_ground(settings)
    return measuring.retrieval(ground.embedder, VectorLedger(ground.database), folder, part.half, part.limit)


def run_evaluate_fit(
    settings: Settings, files: Sequence[Path], also: Sequence[str], today: date, *, write: bool
) -> int:
    """Fit the gate to labelled questions, each set asked over its own documents. Raises InputRefused."""
    from bot import fitting

    ground = open_ground(settings)

    def asker(documents: Path | None) -> "Asker":
        if documents is None:
            return ground.asker()
        data = settings.folders.data / "fit" / f"{documents.parent.name}-{documents.name}"  # an index of its own
        folders = settings.folders.model_copy(update={"policies": documents, "data": data})
        return replace(ground, settings=replace(settings, folders=folders)).asker()

    return fitting.fit(fitting.read_sets(files, also), asker, today, write=write)


def run_evaluate_talk(settings: Settings, file: Path, now: datetime, *, as_json: bool) -> int:
    """Play labelled talks through an Assistant of its own, which keeps nothing. Raises InputRefused."""
    from bot.asking import Desk
    from bot.assistant import Assistant
    from bot.reporting.front import open_staff_desk
    from bot.talking import trial

    talks = trial.talks_of(file)
    desk = Desk(settings.talk.contact, settings.talk.zone(), settings.chat.is_remote())

    def build(asker: "Asks", ledger: "Ledger") -> Assistant:
        staff = open_staff_desk(ledger.database, lambda: "", files_on_demand(), 0)
        return Assistant(asker, ledger, desk, staff)

    return trial.measure(talks, open_ground(settings).asker(), build, now, as_json=as_json)


def run_bench(settings: Settings) -> int:
    """Measure time and memory."""
    from bot import measuring

    return measuring.bench(open_model(settings))


def run_service_bench(settings: Settings, clock: Callable[[], datetime], workers: int) -> int:
    """Measure the service around the Assistant. Raises CannotStart."""
    return wiring_telegram.run_service_bench(settings, clock, _open_all, workers)


def run_import(settings: Settings, files: Sequence[Path], into: Path | None) -> int:
    """Turn each file into a document; 1 where one was refused. What was not understood is listed with its line."""
    from policies.importer import import_document

    refused = 0
    for file in files:
        report = import_document(file, into or settings.folders.policies)
        refused += report.failure is not None
        sys.stdout.writelines(f"{line}\n" for line in import_lines(file, report))
    return 1 if refused else 0


def run_reindex(settings: Settings) -> int:
    """Read the documents and bring the index up to date."""
    asker = open_ground(settings).asker()
    from rag.rules.book import build_book

    book = build_book(dict(asker.library.rule_files), asker.library)
    sys.stdout.writelines(f"{line}\n" for line in (*library_lines(asker.library), *problem_lines(book.problems)))
    return 0


def run_invite(settings: Settings, words: str, now: datetime) -> int:
    """Make an invite code for these words and print it."""
    from bot.invite_codes import new_code
    from bot.invite_once import invite_once

    return invite_once(open_store(settings), new_code, words, now, sys.stdout)
