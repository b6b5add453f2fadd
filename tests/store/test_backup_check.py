"""Checking a backup: whatever is the matter with it is found, and named."""

import json
import random
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from store import backup_archive
from store.backup_check import verify
from store.backup_faults import BackupRefused, Fault
from store.database import Database
from tests.store.backups import back_up, work

_SEAL = b"yinfeng sha256 "


@pytest.fixture
def backup(database: Database, tmp_path: Path) -> Path:
    """A backup of a bureau at work, of either database."""
    work(database)
    return back_up(database, tmp_path)[0]


@pytest.fixture
def of_sqlite(sqlite_database: Database, tmp_path: Path) -> Path:
    """The same of a SQLite file."""
    work(sqlite_database)
    return back_up(sqlite_database, tmp_path)[0]


def _fault(path: Path) -> Fault:
    with pytest.raises(BackupRefused) as refused:
        verify(path)
    return refused.value.fault


def _made_anew(path: Path, change: Callable[[dict[str, bytes]], None], *, pack: int = zipfile.ZIP_DEFLATED) -> Path:
    """The backup with other content, sealed and with the right digests of files: as somebody would make it who means harm."""
    with zipfile.ZipFile(path) as container:
        content = {name: container.read(name) for name in container.namelist()}
    change(content)
    manifest = json.loads(content["manifest.json"])
    for name in manifest["files"]:
        if name in content:
            digest = sha256(content[name]).hexdigest()
            manifest["files"][name] = {"size": len(content[name]), "sha256": digest}
    content["manifest.json"] = json.dumps(manifest).encode()
    return _sealed(path, content, pack)


def _sealed(path: Path, content: dict[str, bytes], pack: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", pack) as container:
        container.comment = _SEAL + b"0" * 64
        for name, data in content.items():
            container.writestr(name, data)
    before = path.read_bytes()[:-64]
    path.write_bytes(before + sha256(before).hexdigest().encode())
    return path


def _in_manifest(content: dict[str, bytes], **changes: object) -> None:
    content["manifest.json"] = json.dumps(json.loads(content["manifest.json"]) | changes).encode()


def _after(statement: str, content: dict[str, bytes]) -> None:
    _in_database(content, statement)


def _in_database(content: dict[str, bytes], *statements: str) -> None:
    """Change the SQLite file in a backup."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as driver:
        driver.deserialize(content["database.sqlite3"])
        for statement in statements:
            driver.execute(statement)
        content["database.sqlite3"] = driver.serialize()


def test_a_whole_backup_passes(backup: Path) -> None:
    """And says what is in it."""
    found = verify(backup)
    assert found.tables["questions"].rows == 5
    assert len(found.documents) == 3


def test_there_is_no_backup(tmp_path: Path) -> None:
    """No file, a folder, an empty file, another zip, words."""
    assert _fault(tmp_path / "none") is Fault.NO_FILE
    assert _fault(tmp_path) is Fault.NO_FILE
    other = tmp_path / "other"
    for content in (b"", b"PK\x03\x04", "第一条".encode() * 99):
        other.write_bytes(content)
        assert _fault(other) is Fault.NOT_OURS
    with zipfile.ZipFile(other, "w") as container:
        container.writestr("a.txt", "a")
    assert _fault(other) is Fault.NOT_OURS
    assert _fault(_sealed(other, {"a.txt": b"a"})) is Fault.NOT_OURS


def test_a_cut_file_is_found(backup: Path) -> None:
    """Wherever the copy was broken off."""
    whole = backup.read_bytes()
    for length in (len(whole) - 1, len(whole) - 80, len(whole) // 2, 60):
        backup.write_bytes(whole[:length])
        assert _fault(backup) is Fault.CUT


def test_one_changed_byte_is_found_wherever_it_is(backup: Path) -> None:
    """In a document, in the database, in names and lengths of the zip, in the seal; the whole file again passes."""
    whole = backup.read_bytes()
    chance = random.Random(4)
    places = [0, 5, 31, len(whole) - 1, len(whole) - 70, *(chance.randrange(len(whole)) for _ in range(40))]
    for place in places:
        broken = bytearray(whole)
        broken[place] ^= 1 << chance.randrange(8)
        backup.write_bytes(broken)
        assert _fault(backup) in {Fault.CHANGED, Fault.CUT}
    backup.write_bytes(whole)
    verify(backup)


def test_more_at_its_end_is_found(backup: Path) -> None:
    """Two files that ran together."""
    backup.write_bytes(backup.read_bytes() + b"\n")
    assert _fault(backup) is Fault.CUT


@pytest.mark.parametrize(
    "name", ["../evil", "documents/../../evil", "/etc/evil", "documents//evil", "documents/./evil"]
)
def test_a_name_that_leads_elsewhere_is_refused(of_sqlite: Path, name: str) -> None:
    """Nothing is ever written outside."""
    assert _fault(_made_anew(of_sqlite, lambda content: content.update({name: b"evil"}))) is Fault.UNSAFE
    assert not list(of_sqlite.parent.parent.rglob("evil"))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(of_sqlite: Path) -> None:
    """A gigabyte of nothing in a megabyte; here a tenth of that."""
    nothing = bytes(100 << 20)
    assert (
        _fault(_made_anew(of_sqlite, lambda content: content.update({"documents/a.txt": nothing}))) is Fault.TOO_LARGE
    )


def test_files_that_lie_upon_one_another_are_refused(of_sqlite: Path) -> None:
    """The same packed bytes, named a thousand times."""
    data = of_sqlite.read_bytes()
    with zipfile.ZipFile(of_sqlite) as container:
        largest = max(container.infolist(), key=lambda info: info.compress_size)
        doubled = [*container.infolist(), *[largest] * (len(data) // largest.compress_size + 1)]
    with pytest.raises(BackupRefused) as refused:
        backup_archive.weigh(of_sqlite, doubled)
    assert refused.value.fault is Fault.TOO_LARGE


def test_what_the_manifest_does_not_name_is_refused(of_sqlite: Path) -> None:
    """One file too many, one too few, a manifest that is none."""
    whole = of_sqlite.read_bytes()
    for change in (
        lambda content: content.update({"documents/more.txt": b"more"}),
        lambda content: content.pop("documents/empty.txt"),
        lambda content: _in_manifest(content, tables=7),
        lambda content: _in_manifest(content, database="oracle"),
        lambda content: _in_manifest(content, created_at="yesterday"),
    ):
        of_sqlite.write_bytes(whole)
        assert _fault(_made_anew(of_sqlite, change)) is Fault.CHANGED


def test_one_row_more_or_less_is_found(of_sqlite: Path) -> None:
    """Even where every file has the digest that the manifest says."""
    whole = of_sqlite.read_bytes()
    for statement in ("DELETE FROM replies", "UPDATE replies SET reply_id = 'x'", "DELETE FROM sqlite_sequence"):
        of_sqlite.write_bytes(whole)
        changed = _made_anew(of_sqlite, partial(_after, statement))
        assert _fault(changed) is Fault.ROWS


def test_a_row_that_refers_to_nothing_is_found(of_sqlite: Path) -> None:
    """SQLite's own examination is asked too."""
    path = _made_anew(of_sqlite, lambda content: _in_database(content, "DELETE FROM people"))
    with pytest.raises(BackupRefused) as refused:
        verify(path)
    assert refused.value.fault is Fault.DATABASE
    assert "people" in refused.value.why


def test_a_damaged_page_is_found(of_sqlite: Path) -> None:
    """Where the file that was saved was damaged already."""

    def damage(content: dict[str, bytes]) -> None:
        broken = bytearray(content["database.sqlite3"])
        broken[4096 * 3 : 4096 * 4] = bytes([255]) * 4096
        content["database.sqlite3"] = bytes(broken)

    assert _fault(_made_anew(of_sqlite, damage)) is Fault.DATABASE


def test_other_tables_than_its_revision_has_are_found(of_sqlite: Path) -> None:
    """A guard that is gone, a column too many, another revision than it says."""
    whole = of_sqlite.read_bytes()
    for statement in (
        "DROP TRIGGER audit_no_delete",
        "ALTER TABLE people ADD COLUMN more TEXT",
        "UPDATE alembic_version SET version_num = '0001'",
        "DROP TABLE alembic_version",
        "CREATE TABLE more (a TEXT)",
    ):
        of_sqlite.write_bytes(whole)
        changed = _made_anew(of_sqlite, partial(_after, statement))
        assert _fault(changed) is Fault.SCHEMA


def test_a_backup_of_a_newer_program_is_said_to_be_one(of_sqlite: Path) -> None:
    """By the revision of its tables or by the format of the file."""
    whole = of_sqlite.read_bytes()
    assert _fault(_made_anew(of_sqlite, lambda content: _in_manifest(content, schema="9999"))) is Fault.NEWER
    of_sqlite.write_bytes(whole)
    assert _fault(_made_anew(of_sqlite, lambda content: _in_manifest(content, format=2, tables="?"))) is Fault.NEWER


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (b"", Fault.ROWS),
        (b'["7","1",0,"2026-03-02 04:00:00.000000","x"]\n', Fault.ROWS),
        (b"nonsense\n", Fault.CHANGED),
        (b'{"a":1}\n', Fault.CHANGED),
        (b'[{"a":1}]\n', Fault.CHANGED),
        (b'["7"]\n', Fault.ROWS),
    ],
)
def test_rows_that_are_none_are_found(postgres_database: Database, tmp_path: Path, lines: bytes, fault: Fault) -> None:
    """In a backup of PostgreSQL."""
    work(postgres_database)
    path, _ = back_up(postgres_database, tmp_path)
    assert _fault(_made_anew(path, lambda content: content.update({"rows/replies.jsonl": lines}))) is fault
