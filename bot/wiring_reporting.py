"""The composition root of staff work: settings in, a journey over the open store. Heavy libraries are imported inside functions."""

import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import Settings
from bot.stopping import CannotStart
from bot.surroundings import data_folder
from store.reporting.exchange import Subject

if TYPE_CHECKING:
    from bot.calculating.paper import Paper, Printers
    from bot.message import Attachment
    from bot.reporting.board_look import Files
    from bot.reporting.board_once import Shown
    from rag.answer import Language
    from store.database import Database


def open_store(settings: Settings) -> "Database":
    """The database with its tables. Raises CannotStart."""
    from store.database import StoreUnavailable, open_database

    configured = settings.engine.database_url
    try:
        return open_database(configured or data_folder(settings) / "assistant.sqlite3")
    except StoreUnavailable as error:
        raise CannotStart(str(error)) from error


def files_on_demand() -> "Files":
    """What makes pictures and workbooks; matplotlib, two seconds to load, waits for the first that is asked for."""
    from bot.reporting.board_look import Files

    return Files(_pictures, _workbook)


def _pictures(shown: "Shown", language: "Language") -> "tuple[Attachment, ...]":
    from bot.reporting.board_files import pictures

    return pictures(shown, language)


def _workbook(database: "Database", shown: "Shown", language: "Language", office_id: int | None) -> "Attachment":
    from bot.reporting.board_files import workbook

    return workbook(database, shown, language, office_id)


def printers_on_demand() -> "Printers":
    """What makes PDF and Word files; the library of the first takes a second to load."""
    from bot.calculating.paper import Printers

    return Printers(_pdf, _docx)


def _pdf(paper: "Paper") -> bytes:
    from bot.calculating.printing_pdf import print_pdf

    return print_pdf(paper)


def _docx(paper: "Paper") -> bytes:
    from bot.calculating.printing_docx import print_docx

    return print_docx(paper)


def run_exchange_import(  # each is something that can be typed
    settings: Settings, subject: Subject, file: Path, now: datetime, *, apply: bool, as_json: bool
) -> int:
    """Say what a table file would change, and do it with `apply`; 1 where something in it is refused. Raises InputRefused."""
    from bot.reporting.exchange_once import Job, import_file
    from store.reporting.exchange_ledger import Exchange

    job = Job(subject, file, apply=apply, as_json=as_json)
    return import_file(Exchange(open_store(settings)), job, now, sys.stdout)


def run_exchange_export(settings: Settings, subject: Subject, file: Path, now: datetime, *, as_json: bool) -> int:
    """Write a table file. Raises InputRefused where it cannot be written."""
    from bot.reporting.exchange_once import Job, export_file
    from store.reporting.exchange_ledger import Exchange

    job = Job(subject, file, as_json=as_json)
    return export_file(Exchange(open_store(settings)), job, now, sys.stdout)


def run_read(file: Path) -> int:
    """Read messages line by line ("-": stdin). Raises InputRefused."""
    from bot.ask_once import open_lines
    from bot.read_once import read_lines
    from bot.reading.reader import Gazetteer

    with open_lines(file, sys.stdin.buffer) as lines:
        return read_lines(lines, sys.stdout, Gazetteer())


def run_evaluate_messages(file: Path, *, as_json: bool, failures: bool) -> int:
    """Score the reading of labelled messages. Raises InputRefused."""
    from bot.ask_once import open_lines
    from bot.reading_score import measure_messages

    with open_lines(file, sys.stdin.buffer) as lines:
        return measure_messages(lines, sys.stdout, as_json=as_json, with_failures=failures)


def run_chase(settings: Settings, now: datetime, *, as_json: bool) -> int:
    """Print which reminders would go out at `now`; nothing is sent."""
    from bot.reporting.chase_desk import chasing_over
    from bot.reporting.chase_once import show_due

    return show_due(chasing_over(open_store(settings)), now, sys.stdout, as_json=as_json)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What `board` was asked for: the period as typed, and in which shape; `files` is a folder to write to."""

    period: str
    as_json: bool = False
    live: bool = False
    files: Path | None = None


def run_board(settings: Settings, wanted: Wanted, now: datetime) -> int:
    """Print the board of a period. Raises InputRefused."""
    from bot.reporting.board_once import period_named, print_board, show_board

    period = period_named(wanted.period)
    database = open_store(settings)
    shown = show_board(database, period, now, live=wanted.live)
    if wanted.files is not None:
        from bot.reporting.board_files import write_files

        for file in write_files(database, shown, wanted.files):
            sys.stderr.write(f"{file}\n")
    return print_board(shown, sys.stdout, as_json=wanted.as_json)


def run_digest(settings: Settings, period: str, now: datetime, *, as_json: bool) -> int:
    """Print the bulletin of a period. Raises InputRefused."""
    from bot.reporting.board_once import period_named
    from bot.reporting.digest_once import print_digest
    from store.answering.matter_ledger import Matters
    from store.reporting.digest_ledger import DigestLedger

    database = open_store(settings)
    digest = DigestLedger(database).live(period_named(period), now)
    return print_digest(digest, Matters(database).backlog(), sys.stdout, as_json=as_json)
