"""The composition root of backups and of one person's data: settings in, a journey out. Heavy imports inside functions."""

import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import Settings
from bot.stopping import CannotStart

if TYPE_CHECKING:
    from store.database import Database

PROGRAM = "yinfeng 0.1.0"  # as in pyproject.toml
_FILE = "assistant.sqlite3"
_DOCUMENTS = "documents"


def run_backup(settings: Settings, file: Path, now: datetime, *, replace: bool, as_json: bool) -> int:
    """Write a backup; the database is left as it is, whatever its schema. Raises InputRefused, CannotStart."""
    from bot.backup_once import Said, back_up_once
    from store.backup import Origin

    with closing(_as_it_is(settings)) as database:
        origin = Origin(database, settings.folders.policies, PROGRAM)
        return back_up_once(origin, file, now, Said(sys.stdout, as_json), replace=replace)


def run_verify(file: Path, *, as_json: bool) -> int:
    """Check a backup. Raises InputRefused."""
    from bot.backup_once import Said, verify_once

    return verify_once(file, Said(sys.stdout, as_json))


def run_restore(settings: Settings, file: Path, policies: Path | None, now: datetime, *, as_json: bool) -> int:
    """Bring a backup back to the data folder, or to PostgreSQL where DATABASE_URL names one. Raises InputRefused, CannotStart.

    `policies` None: the documents go below the data folder.
    """
    from bot.backup_once import Said, restore_once
    from store.backup_restore import Places

    data = settings.folders.data
    documents, said = policies or data / _DOCUMENTS, Said(sys.stdout, as_json)
    own_file = _file(settings)
    if own_file is not None:
        return restore_once(file, Places(data, documents, own_file), now, said)
    with closing(_as_it_is(settings)) as server:
        return restore_once(file, Places(data, documents, server), now, said)


def run_forget(settings: Settings, person_id: int, now: datetime, *, as_json: bool) -> int:
    """Delete one person's data. Raises CannotStart."""
    from bot.backup_once import Said, forget_once
    from bot.wiring_reporting import open_store

    with closing(open_store(settings)) as database:
        return forget_once(database, person_id, now, Said(sys.stdout, as_json))


def run_export(settings: Settings, person_id: int, file: Path, now: datetime, *, as_json: bool) -> int:
    """Write one person's data to a file. Raises InputRefused, CannotStart."""
    from bot.backup_once import Said, export_once
    from bot.wiring_reporting import open_store

    with closing(open_store(settings)) as database:
        return export_once(database, person_id, file, now, Said(sys.stdout, as_json))


def _as_it_is(settings: Settings) -> "Database":
    """The database, without bringing its tables up to date. Raises CannotStart."""
    from store.database import StoreUnavailable, open_database

    file = _file(settings)
    if file is not None and not file.is_file():
        raise CannotStart(
            f"{file} 还没有数据库。请检查 --data 和 DATABASE_URL。 / There is no database yet; check --data and DATABASE_URL."
        )
    try:
        return open_database(file or settings.engine.database_url, as_it_is=True)
    except StoreUnavailable as error:
        raise CannotStart(str(error)) from error


def _file(settings: Settings) -> Path | None:
    """The SQLite file that is meant, None for a database server."""
    from store.database import file_of

    configured = settings.engine.database_url
    return file_of(configured) if configured else settings.folders.data / _FILE
