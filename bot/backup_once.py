"""The journeys of `backup`, `verify`, `restore`, `forget` and `export`: do it, and say it in a line, of words or of JSON."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO, TypeVar

from bot.json_lines import to_line
from bot.stopping import InputRefused
from bot.wording_backup import fault_line, made_line, restored_line, whole_line
from bot.wording_own_data import count_rows, exported_line, forgotten_line, to_json
from store import person_data
from store.backup import Origin, make_backup
from store.backup_check import verify
from store.backup_faults import BackupRefused, Fault
from store.backup_manifest import Manifest
from store.backup_place import disk_said, flush, put_file, workplace
from store.backup_restore import Places, restore
from store.database import Database
from store.reporting.registry import Registry

_T = TypeVar("_T")
BY_HAND = 0  # who does it on the command line


@dataclass(frozen=True, slots=True)
class Said:
    """Where a result goes, and in which shape."""

    out: TextIO
    as_json: bool = False

    def line(self, words: str, fields: dict[str, Any]) -> None:
        """One line."""
        self.out.write((to_line(fields) if self.as_json else words) + "\n")


def back_up_once(origin: Origin, file: Path, now: datetime, said: Said, *, replace: bool) -> int:
    """Make a backup. Raises InputRefused."""
    manifest = _explained(lambda: make_backup(origin, file, now, replace=replace))
    said.line(made_line(file, manifest), _fields(file, manifest) | {"bytes": file.stat().st_size})
    return 0


def verify_once(file: Path, said: Said) -> int:
    """Check a backup. Raises InputRefused where something is the matter with it; as JSON it is said there too."""
    try:
        manifest = verify(file)
    except BackupRefused as refused:
        if said.as_json:
            said.line("", {"file": str(file), "ok": False, "fault": refused.fault.value, "what": refused.what})
        raise InputRefused(fault_line(refused)) from refused
    said.line(whole_line(file, manifest), _fields(file, manifest) | {"ok": True})
    return 0


def restore_once(file: Path, places: Places, now: datetime, said: Said) -> int:
    """Bring a backup back. Raises InputRefused."""
    restored = _explained(lambda: restore(file, places, now))
    doubts = restored.doubts
    where = places.database.where if isinstance(places.database, Database) else str(places.database)
    fields = _fields(file, restored.manifest) | {"where": where, "policies": str(places.documents)}
    waiting = {"unknown_sends": doubts.sends, "paused_announcements": list(doubts.paused)}
    said.line(restored_line(where, places.documents, restored), fields | waiting)
    return 0


def forget_once(database: Database, person_id: int, now: datetime, said: Said) -> int:
    """Delete what is kept of a person, their membership and leave as well; what the bureau confirmed stays."""
    kept = len(person_data.export(database, person_id, now)["reports"])
    with database.unit():
        was_member = Registry(database).revoke(person_id, BY_HAND, now)
        rows = person_data.forget(database, person_id, leaves_bureau=True) + was_member
    words = forgotten_line(rows, kept, was_member=was_member)
    said.line(words, {"person_id": person_id, "rows": rows, "was_member": was_member, "reports_kept": kept})
    return 0


def export_once(database: Database, person_id: int, file: Path, now: datetime, said: Said) -> int:
    """Write what is kept of a person to a file that is not there yet. Raises InputRefused."""
    data = person_data.export(database, person_id, now)
    _explained(lambda: _write(file, to_json(data)))
    rows = count_rows(data)
    said.line(exported_line(str(file), rows), {"person_id": person_id, "file": str(file), "rows": rows})
    return 0


def _write(file: Path, content: bytes) -> None:
    if file.exists():
        raise BackupRefused(Fault.EXISTS, file)
    with workplace(file) as room, disk_said(file):
        made = room / "export"
        made.touch(mode=0o600)
        made.write_bytes(content)
        flush(made)
        put_file(made, file, replace=False)


def _explained(act: Callable[[], _T]) -> _T:
    try:
        return act()
    except BackupRefused as refused:
        raise InputRefused(fault_line(refused)) from refused


def _fields(file: Path, manifest: Manifest) -> dict[str, Any]:
    return {
        "file": str(file),
        "program": manifest.program,
        "schema": manifest.schema,
        "created_at": manifest.created_at.isoformat(),
        "database": manifest.database,
        "tables": len(manifest.tables),
        "rows": manifest.rows,
        "documents": len(manifest.documents),
    }
