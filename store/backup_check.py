"""Checking a backup (校验): the seal, every file, the tables against their revision, every row against its digest.

Whichever database it was made of, it is checked as a SQLite file: rows of PostgreSQL are put into one first. So a backup that
passes has been brought back once already.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from store import backup_archive, backup_sqlite, migrations
from store.backup_archive import Archive, check_room
from store.backup_faults import BackupRefused, Fault
from store.backup_manifest import DATABASE, Manifest, TableNote, rows_of
from store.backup_rows import Row, from_line
from store.database import open_database


def verify(path: Path) -> Manifest:
    """Look at everything in a backup; what it says of itself. Raises BackupRefused for the first thing that is not right."""
    with backup_archive.read(path) as archive, TemporaryDirectory(prefix="yinfeng-verify-") as room:
        check_room(archive.manifest, Path(room))
        archive.check_files()
        prepare(archive, Path(room) / DATABASE)
        return archive.manifest


def prepare(archive: Archive, path: Path) -> None:
    """Bring the database of a backup back as a SQLite file of its own revision, checked. Raises BackupRefused."""
    manifest = archive.manifest
    if manifest.schema not in migrations.revisions():
        raise BackupRefused(Fault.NEWER, f"{manifest.program}, {manifest.schema}")
    if manifest.database == "sqlite":
        if DATABASE not in manifest.files:
            raise BackupRefused(Fault.CHANGED, DATABASE)
        archive.take_out(DATABASE, path)
    else:
        _build(archive, path)
    with backup_sqlite.opened(path) as driver:
        _check_database(driver, manifest, _shape_of(manifest.schema, path.with_name("empty.sqlite3")))


def compare(table: str, found: TableNote, said: TableNote) -> None:
    """Raise BackupRefused where a table is not what the manifest says."""
    if found != said:
        raise BackupRefused(Fault.ROWS, table, f"{found.rows} / {said.rows}")


def _rows(lines: Iterable[bytes], name: str) -> Iterator[Row]:
    for line in lines:
        try:
            yield from_line(line)
        except ValueError as error:
            raise BackupRefused(Fault.CHANGED, name) from error


def _check_database(driver: sqlite3.Connection, manifest: Manifest, shape: frozenset[str]) -> None:
    found = backup_sqlite.problems(driver)
    if found:
        raise BackupRefused(Fault.DATABASE, DATABASE, found[0])
    if backup_sqlite.revision(driver) != manifest.schema:
        raise BackupRefused(Fault.SCHEMA, manifest.schema, backup_sqlite.revision(driver))
    odd = backup_sqlite.shape(driver) ^ shape
    if odd or set(backup_sqlite.tables(driver)) != set(manifest.tables):
        raise BackupRefused(Fault.SCHEMA, manifest.schema, min(odd, default="tables"))
    for table, said in manifest.tables.items():
        compare(table, backup_sqlite.note_of(driver, table), said)


def _build(archive: Archive, path: Path) -> None:
    """A SQLite file out of the rows."""
    manifest = archive.manifest
    if any(rows_of(table) not in manifest.files for table in manifest.tables):
        raise BackupRefused(Fault.CHANGED, "rows")
    _make_empty(path, manifest.schema)
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as driver:
            there = set(backup_sqlite.tables(driver))
            if there != set(manifest.tables):
                raise BackupRefused(Fault.SCHEMA, manifest.schema, min(there ^ set(manifest.tables)))
            driver.execute("BEGIN").close()
            for table, note in manifest.tables.items():
                if backup_sqlite.columns(driver, table) != note.columns:
                    raise BackupRefused(Fault.SCHEMA, manifest.schema, table)
                with closing(archive.lines(rows_of(table))) as lines:
                    backup_sqlite.fill(driver, table, note, _rows(lines, rows_of(table)))
            driver.execute("COMMIT").close()
            backup_sqlite.settle(driver)
    except sqlite3.Error as error:
        raise BackupRefused(Fault.DISK, path, str(error)) from error


def _shape_of(schema: str, path: Path) -> frozenset[str]:
    """What a database of that revision has, by its migrations."""
    _make_empty(path, schema)
    with closing(sqlite3.connect(path)) as driver:
        return backup_sqlite.shape(driver)


def _make_empty(path: Path, schema: str) -> None:
    database = open_database(path, as_it_is=True)
    try:
        with database.write() as connection:
            migrations.upgrade(connection, schema)
        database.scrub()
    finally:
        database.close()
