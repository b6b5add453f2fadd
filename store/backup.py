"""Making a backup (备份) while everything goes on: one file of the database in one state and the folder of documents."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from store import backup_server, backup_sqlite, calculations, exchange_rates, policy_drafts, troubles, waiting_files
from store.announcing import announcement_tables, chat_tables
from store.answering import answering_tables
from store.backup_archive import Writer, written
from store.backup_faults import BackupRefused, Fault
from store.backup_manifest import DATABASE, DOCUMENTS, MANIFEST, Manifest, TableNote, rows_of, to_bytes
from store.backup_place import chunks, put_file, workplace
from store.backup_rows import Count
from store.database import Database
from store.delivery_tables import inbox
from store.phrasing_tables import phrasings
from store.publication_tables import publications
from store.reporting import awaited_texts, awaited_values, board_tables, chase_tables, registry_tables, reporting_tables
from store.tables import metadata
from store.unavailable import StoreUnavailable, explain

# Named so that all of them are known to `metadata`.
_ROOMS = (
    inbox, announcement_tables, answering_tables, calculations, chat_tables, awaited_texts, awaited_values, board_tables,
    chase_tables, exchange_rates, phrasings, policy_drafts, publications, registry_tables, reporting_tables, troubles,
    waiting_files,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """What is saved: the database and the folder of documents; `program` names the program and its version."""

    database: Database
    documents: Path
    program: str


def make_backup(origin: Origin, target: Path, now: datetime, *, replace: bool = False) -> Manifest:
    """Write a backup to `target`: there it is whole or not at all, and goes over no other file unless `replace`.

    Readers and writers go on meanwhile; what is in it is one state of the database. Raises BackupRefused, StoreUnavailable.
    """
    if not replace and target.exists():
        raise BackupRefused(Fault.EXISTS, target)
    if not origin.documents.is_dir():
        raise BackupRefused(Fault.NO_DOCUMENTS, origin.documents)
    with workplace(target) as room:
        with written(room / "backup") as writer:
            schema, tables = _write_database(origin.database, room / DATABASE, writer)
            for name, path in _documents(origin.documents):
                writer.add(name, chunks(path))
            manifest = Manifest(origin.program, schema, now, origin.database.dialect, tables, dict(writer.files))
            writer.container.writestr(MANIFEST, to_bytes(manifest))
        put_file(room / "backup", target, replace=replace)
    return manifest


def _write_database(database: Database, copy: Path, writer: Writer) -> tuple[str, dict[str, TableNote]]:
    """The revision of its tables, and what is to be said of each."""
    return _write_file(database, copy, writer) if database.dialect == "sqlite" else _write_rows(database, writer)


def _write_file(database: Database, copy: Path, writer: Writer) -> tuple[str, dict[str, TableNote]]:
    try:
        with database.engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)  # noqa: S101  # for the types: the dialect was asked
            backup_sqlite.copy_state(driver, copy)
    except sqlite3.Error as error:
        raise StoreUnavailable(explain(error, database.where) or str(error)) from error
    with backup_sqlite.opened(copy) as driver:
        schema = backup_sqlite.revision(driver)
        if not schema:
            raise BackupRefused(Fault.NO_DATABASE, database.where)
        tables = {name: backup_sqlite.note_of(driver, name) for name in backup_sqlite.tables(driver)}
    writer.add(DATABASE, chunks(copy))
    copy.unlink()
    return schema, tables


def _write_rows(database: Database, writer: Writer) -> tuple[str, dict[str, TableNote]]:
    """All tables out of one transaction, which sees one state throughout."""
    tables: dict[str, TableNote] = {}
    with database.read() as connection:
        backup_server.in_utc(connection)
        there = backup_server.tables(connection)
        if backup_sqlite.REVISION not in there:
            raise BackupRefused(Fault.NO_DATABASE, database.where)
        schema = backup_server.revision(connection)
        for table in sorted(there & set(metadata.tables)):
            found = Count()
            writer.add(rows_of(table), backup_server.lines(connection, table, found))
            tables[table] = backup_server.note_of(connection, table, found)
    return schema, tables


def _documents(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of the folder, by their name in the backup. Hidden ones (.env, half files) are nobody's documents."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in inside.parts):
            yield f"{DOCUMENTS}/{inside.as_posix()}", path
