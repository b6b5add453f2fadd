"""Making a backup: one file, of one state, over nothing that stands, with no secret in it."""

import json
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import inspect

from store.backup import Origin, make_backup
from store.backup_archive import FIRST
from store.backup_faults import BackupRefused, Fault
from store.database import Database
from tests.store.backups import PROGRAM, as_it_is, back_up, documents, work
from tests.store.samples import NOON


def test_a_backup_says_what_is_in_it(database: Database, tmp_path: Path) -> None:
    """The program, the revision, every table with its rows, every document with its digest; the file is its owner's alone."""
    work(database)
    path, made = back_up(database, tmp_path)
    with zipfile.ZipFile(path) as container:
        names = set(container.namelist())
        said = json.loads(container.read("manifest.json"))
    assert (said["program"], said["schema"], said["database"]) == (PROGRAM, database.schema_version(), database.dialect)
    assert made.tables["questions"].rows == 5
    assert made.tables["questions"].last_id == 5
    assert said["tables"]["vectors"]["rows"] == 2
    assert set(made.documents) == {
        "documents/奖励办法.md", "documents/empty.txt", "documents/_originals/abc-奖励办法.pdf"
    }  # fmt: skip
    assert names == {*made.files, "manifest.json", FIRST}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert sorted(one.name for one in tmp_path.iterdir() if one.name != "data") == ["backup.zip", "policies"]


def test_no_secret_is_in_it(database: Database, tmp_path: Path) -> None:
    """What is hidden in the folder of documents stays there."""
    path, _ = back_up(database, tmp_path)
    with zipfile.ZipFile(path) as container:
        assert all(b"TELEGRAM_BOT_TOKEN" not in container.read(name) for name in container.namelist())


def test_both_databases_say_the_same_of_the_same_rows(
    sqlite_database: Database, postgres_database: Database, tmp_path: Path
) -> None:
    """Every value of every type is written in one way."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    work(sqlite_database)
    work(postgres_database)
    _, one = back_up(sqlite_database, tmp_path / "a")
    _, other = back_up(postgres_database, tmp_path / "b")
    assert one.tables == other.tables


def test_it_goes_over_nothing_unless_it_is_told(database: Database, tmp_path: Path) -> None:
    """What stands at the place stays, byte for byte."""
    target = tmp_path / "important"
    target.write_text("mine", encoding="utf-8")
    origin = Origin(database, documents(tmp_path / "policies"), PROGRAM)
    with pytest.raises(BackupRefused) as refused:
        make_backup(origin, target, NOON)
    assert refused.value.fault is Fault.EXISTS
    assert target.read_text(encoding="utf-8") == "mine"
    make_backup(origin, target, NOON, replace=True)
    assert zipfile.is_zipfile(target)


def test_a_folder_that_is_not_there_is_said(database: Database, tmp_path: Path) -> None:
    """A backup without the documents would be half of one; one at no place would be none."""
    with pytest.raises(BackupRefused) as refused:
        make_backup(Origin(database, tmp_path / "no", PROGRAM), tmp_path / "b", NOON)
    assert refused.value.fault is Fault.NO_DOCUMENTS
    with pytest.raises(BackupRefused) as refused:
        make_backup(Origin(database, documents(tmp_path / "policies"), PROGRAM), tmp_path / "no" / "b", NOON)
    assert refused.value.fault is Fault.DISK


def test_a_name_that_no_other_machine_can_read_is_said(sqlite_database: Database, tmp_path: Path) -> None:
    """Better no backup today than one that lost a document."""
    odd = documents(tmp_path / "policies") / "\udcff.md"
    odd.touch()
    with pytest.raises(BackupRefused) as refused:
        back_up(sqlite_database, tmp_path)
    assert refused.value.fault is Fault.NAME
    assert refused.value.what == "documents/\\xff.md"
    assert not (tmp_path / "backup.zip").exists()


def test_an_empty_file_is_no_database(tmp_path: Path) -> None:
    """Nothing was ever kept there."""
    database = as_it_is(tmp_path / "other.sqlite3")
    with pytest.raises(BackupRefused) as refused:
        back_up(database, tmp_path)
    assert refused.value.fault is Fault.NO_DATABASE
    database.close()


def test_every_table_of_ours_is_known_here(sqlite_database: Database) -> None:
    """A table that nobody imports would be left out of the rows of PostgreSQL."""
    program = "import store.backup, store.tables; print(*store.tables.metadata.tables)"
    known = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    with sqlite_database.read() as connection:
        there = set(inspect(connection).get_table_names()) - {"alembic_version"}
    assert set(known) == there


def test_deleted_rows_are_not_in_it(sqlite_database: Database, tmp_path: Path) -> None:
    """The copy is made anew: nothing of what was deleted comes along."""
    work(sqlite_database)
    with sqlite_database.write() as connection:
        connection.exec_driver_sql("PRAGMA secure_delete = OFF")
        connection.exec_driver_sql("DELETE FROM vectors")
    path, _ = back_up(sqlite_database, tmp_path)
    with zipfile.ZipFile(path) as container:
        assert bytes(range(256)) not in container.read("database.sqlite3")
