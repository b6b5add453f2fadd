"""The one file: written, sealed, read; what damages it is in test_backup_check."""

import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from store import backup_archive
from store.backup_archive import FIRST, check_room
from store.backup_faults import BackupRefused, Fault
from store.backup_manifest import FileNote, Manifest, to_bytes
from tests.store.samples import NOON


def _written(path: Path, files: dict[str, FileNote] | None = None) -> Manifest:
    with backup_archive.written(path) as writer:
        writer.add("documents/奖励.md", [b"one ", b"two"])
        manifest = Manifest("p", "0001", NOON, "sqlite", {}, files or dict(writer.files))
        writer.container.writestr("manifest.json", to_bytes(manifest))
    return manifest


def test_what_is_written_can_be_read(tmp_path: Path) -> None:
    """By us, and by anybody's zip; the first file in it says what it is."""
    made = _written(tmp_path / "b")
    assert made.files == {"documents/奖励.md": FileNote(7, sha256(b"one two").hexdigest())}
    with backup_archive.read(tmp_path / "b") as archive:
        archive.check_files()
        archive.take_out("documents/奖励.md", tmp_path / "deep" / "out")
        assert list(archive.lines("documents/奖励.md")) == [b"one two"]
        assert archive.manifest == made
    assert (tmp_path / "deep" / "out").read_bytes() == b"one two"
    with zipfile.ZipFile(tmp_path / "b") as container:
        assert container.testzip() is None
        assert "restore" in container.read(FIRST).decode()


def test_the_seal_is_the_digest_of_all_before_it(tmp_path: Path) -> None:
    """Anybody can check it by hand."""
    _written(tmp_path / "b")
    content = (tmp_path / "b").read_bytes()
    assert sha256(content[:-64]).hexdigest() == content[-64:].decode()


def test_a_file_that_is_not_what_the_manifest_says_is_found(tmp_path: Path) -> None:
    """By its digest, though the seal is whole."""
    _written(tmp_path / "b", {"documents/奖励.md": FileNote(7, "0" * 64)})
    with backup_archive.read(tmp_path / "b") as archive, pytest.raises(BackupRefused) as refused:
        archive.check_files()
    assert (refused.value.fault, refused.value.what) == (Fault.CHANGED, "documents/奖励.md")


def test_more_than_the_disk_holds_is_refused_before_anything_is_unpacked(tmp_path: Path) -> None:
    """A backup from a larger machine."""
    large = Manifest("p", "0001", NOON, "sqlite", {}, {"database.sqlite3": FileNote(2**60, "")})
    with pytest.raises(BackupRefused) as refused:
        check_room(large, tmp_path)
    assert refused.value.fault is Fault.DISK_FULL
