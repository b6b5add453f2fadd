"""What a backup says of itself: by which program, of when, of which tables with how many rows, of which files. Pure."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from store.backup_faults import BackupRefused, Fault

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "database.sqlite3"
ROWS = "rows"
DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class TableNote:
    """A table: its columns by name, how many rows, the digest of them all, the highest id ever given (None: it gives none)."""

    columns: tuple[str, ...]
    rows: int
    digest: str
    last_id: int | None = None


@dataclass(frozen=True, slots=True)
class FileNote:
    """A file: its size in bytes and its SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A whole backup. `database` is sqlite (one file) or postgresql (rows); `files` are all files of it but this one."""

    program: str
    schema: str
    created_at: datetime
    database: str
    tables: Mapping[str, TableNote]
    files: Mapping[str, FileNote]

    @property
    def rows(self) -> int:
        """All rows together."""
        return sum(note.rows for note in self.tables.values())

    @property
    def documents(self) -> tuple[str, ...]:
        """The files of the folder of documents, originals included, as they are named in the backup."""
        return tuple(name for name in self.files if name.startswith(f"{DOCUMENTS}/"))


def is_safe(name: str) -> bool:
    """Whether a file of that name can only come to lie below the folder it is taken out to."""
    plain = PurePosixPath(name)
    parts = name.split("/")
    return not plain.is_absolute() and not {"", ".", ".."} & set(parts) and "\0" not in name


def rows_of(table: str) -> str:
    """The file that holds a table's rows."""
    return f"{ROWS}/{table}.jsonl"


def to_bytes(manifest: Manifest) -> bytes:
    """As it is written."""
    return json.dumps({"format": FORMAT, **_fields(manifest)}, ensure_ascii=False, indent=1).encode()


def from_bytes(content: bytes) -> Manifest:
    """As it was written. Raises BackupRefused for one of a newer format, and for what is none."""
    try:
        said = json.loads(content)
        if said["format"] > FORMAT:
            raise BackupRefused(Fault.NEWER, said["program"])
        return Manifest(
            str(said["program"]),
            str(said["schema"]),
            datetime.fromisoformat(said["created_at"]),
            _one_of(said["database"], "sqlite", "postgresql"),
            {str(name): _table(note) for name, note in said["tables"].items()},
            {str(name): FileNote(int(note["size"]), str(note["sha256"])) for name, note in said["files"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupRefused(Fault.CHANGED, MANIFEST) from error


def _table(note: Mapping[str, Any]) -> TableNote:
    last = note["last_id"]
    return TableNote(
        tuple(note["columns"]), int(note["rows"]), str(note["digest"]), None if last is None else int(last)
    )


def _one_of(value: str, *allowed: str) -> str:
    if value not in allowed:
        raise ValueError(value)
    return value


def _fields(manifest: Manifest) -> dict[str, Any]:
    return {
        "program": manifest.program,
        "schema": manifest.schema,
        "created_at": manifest.created_at.isoformat(),
        "database": manifest.database,
        "tables": {name: asdict(note) for name, note in manifest.tables.items()},
        "files": {name: asdict(note) for name, note in manifest.files.items()},
    }
