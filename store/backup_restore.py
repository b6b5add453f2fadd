"""Bringing a backup back (恢复): into a new, empty folder or an empty database of PostgreSQL, whichever it was made of.

Everything is made whole and checked beside its place. The database comes last, in one step: where it stands, all stands.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

import sqlalchemy as sa

from store import backup_archive, backup_server, backup_sqlite, migrations
from store.backup_archive import Archive, check_room
from store.backup_check import compare, prepare
from store.backup_doubts import Doubts, doubt
from store.backup_faults import BackupRefused, Fault
from store.backup_manifest import DATABASE, DOCUMENTS, Manifest
from store.backup_place import disk_said, flush, flush_folder, is_part, put_file, workplace
from store.database import Database, open_database


@dataclass(frozen=True, slots=True)
class Places:
    """Where a backup is brought back to: the data folder, the folder of documents, and the database.

    `database` is the path of a SQLite file, or PostgreSQL as it is. Documents may lie in the data folder.
    """

    data: Path
    documents: Path
    database: Path | Database


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, and what of it waits for a person since it may have gone out meanwhile."""

    manifest: Manifest
    doubts: Doubts


def restore(path: Path, places: Places, now: datetime) -> Restored:
    """Bring a backup back and check every row of it there; an older schema is brought up to date.

    Only then what would go out and may have gone out before `now` is marked, so that nothing is sent a second time.
    What stands there is never touched: raises BackupRefused where anything does, StoreUnavailable where the database cannot be
    used. Killed in the middle, it leaves nothing that counts and can be done again.
    """
    with backup_archive.read(path) as archive, ExitStack() as opened:
        _check_empty(places)
        with disk_said(places.data):
            for folder in {places.data, places.documents.parent, *_folder_of(places.database)}:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        database = places.database if isinstance(places.database, Path) else places.data / DATABASE
        prepared = opened.enter_context(workplace(database)) / DATABASE
        check_room(archive.manifest, prepared.parent)
        prepare(archive, prepared)
        documents = _documents(archive, opened.enter_context(workplace(places.documents)), places.documents)
        if isinstance(places.database, Database):
            with _loaded(places.database, prepared, archive.manifest, now) as doubts:
                _put_folder(documents, places.documents)
        else:
            doubts = _bring_up_to_date(prepared, now)
            _put_folder(documents, places.documents)
            put_file(prepared, places.database, replace=False)
        return Restored(archive.manifest, doubts)


def _check_empty(places: Places) -> None:
    """The folder of documents may hold exactly these documents: so what was cut off can be done again."""
    with disk_said(places.data):
        if places.data.exists():
            there = [one for one in places.data.iterdir() if not is_part(one) and one != places.documents]
            if there:
                raise BackupRefused(Fault.NOT_EMPTY, there[0])
        for ending in ("", "-wal", "-journal"):
            if isinstance(places.database, Path) and Path(f"{places.database}{ending}").exists():
                raise BackupRefused(Fault.EXISTS, f"{places.database}{ending}")


def _folder_of(database: Path | Database) -> tuple[Path, ...]:
    return (database.parent,) if isinstance(database, Path) else ()


def _documents(archive: Archive, room: Path, target: Path) -> Path | None:
    """The documents made whole in `room`; None where exactly these stand at the target."""
    made = room / DOCUMENTS
    with disk_said(target):
        made.mkdir(mode=0o700)
        for name in archive.manifest.documents:
            archive.take_out(name, room.joinpath(*PurePosixPath(name).parts))
        if not target.exists() or not any(target.iterdir()):
            flush(made)
            return made
        if _content(made) == _content(target):
            return None
    raise BackupRefused(Fault.NOT_EMPTY, target)


def _content(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _put_folder(made: Path | None, target: Path) -> None:
    """In one step where the file system can: a folder takes the place of an empty one."""
    if made is None:
        return
    with disk_said(target):
        made.replace(target)
        flush_folder(target.parent)


def _bring_up_to_date(path: Path, now: datetime) -> Doubts:
    """To the newest schema, with its doubts, in one file that is on the disk."""
    database = open_database(path)
    try:
        found = database.problems()
        if found:
            raise BackupRefused(Fault.DATABASE, path.name, found[0])
        doubts = doubt(database, now)
        database.scrub()
    finally:
        database.close()
    with disk_said(path):
        flush(path)
    return doubts


@contextmanager
def _loaded(database: Database, prepared: Path, manifest: Manifest, now: datetime) -> Iterator[Doubts]:
    """Everything in PostgreSQL, kept when the block ends, in one transaction: a crash leaves the database as empty as it was."""
    with database.unit(at_once=True), database.write() as connection:
        there = backup_server.tables(connection)
        if there:
            raise BackupRefused(Fault.NOT_EMPTY, database.where, min(there))
        backup_server.in_utc(connection)
        migrations.upgrade(connection, manifest.schema)
        _load(connection, prepared, manifest)
        migrations.upgrade(connection)
        yield doubt(database, now)


def _load(connection: sa.Connection, prepared: Path, manifest: Manifest) -> None:
    with backup_sqlite.opened(prepared) as driver:
        for table in backup_server.in_order(connection, manifest.tables):
            backup_server.fill(connection, table, manifest.tables[table], backup_sqlite.rows(driver, table))
    for table, said in manifest.tables.items():
        compare(table, backup_server.note_of(connection, table), said)
