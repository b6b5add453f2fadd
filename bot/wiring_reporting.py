"""The composition root of staff work: settings in, a journey over the open store. Heavy libraries are imported inside functions."""

import sys
from datetime import datetime
from pathlib import Path

from bot.settings import Settings
from bot.wiring import open_store
from store.reporting.exchange import Subject


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
