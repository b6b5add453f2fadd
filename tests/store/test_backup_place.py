"""Making things whole beside their place: one at a time, nothing left behind, nothing overwritten."""

import errno
from pathlib import Path

import pytest

from store.backup_faults import BackupRefused, Fault
from store.backup_place import disk_said, is_part, put_file, workplace


def _fault(target: Path) -> Fault:
    with pytest.raises(BackupRefused) as refused, workplace(target):
        pass
    return refused.value.fault


def test_a_workplace_is_private_and_goes(tmp_path: Path) -> None:
    """Also where the work fails."""
    with workplace(tmp_path / "b.zip") as room:
        assert room.parent == tmp_path
        assert is_part(room)
        assert room.stat().st_mode & 0o077 == 0
        (room / "half").touch()
    assert not list(tmp_path.iterdir())
    with pytest.raises(RuntimeError), workplace(tmp_path / "b.zip"):
        raise RuntimeError
    assert not list(tmp_path.iterdir())


def test_two_at_one_place_are_refused_and_two_places_are_not(tmp_path: Path) -> None:
    """The second is told that somebody is at work."""
    with workplace(tmp_path / "b.zip") as room:
        assert _fault(tmp_path / "b.zip") is Fault.BUSY
        with workplace(tmp_path / "c.zip"):
            assert room.exists()


def test_what_a_killed_process_left_is_cleared_away(tmp_path: Path) -> None:
    """Under whatever name it was at work; other hidden things are left."""
    left = tmp_path / ".yesterday.zip.yinfeng-part"
    left.mkdir()
    (left / "half").touch()
    (tmp_path / ".mine").mkdir()
    with workplace(tmp_path / "b.zip"):
        assert not left.exists()
    assert [one.name for one in tmp_path.iterdir()] == [".mine"]


def test_a_file_goes_over_nothing(tmp_path: Path) -> None:
    """Not even over one that came while the work went on, nor over a link that leads nowhere."""
    made, target, link = tmp_path / "made", tmp_path / "target", tmp_path / "link"
    made.write_text("new", encoding="utf-8")
    target.write_text("mine", encoding="utf-8")
    link.symlink_to(tmp_path / "nowhere")
    for one in (target, link):
        with pytest.raises(BackupRefused) as refused:
            put_file(made, one, replace=False)
        assert refused.value.fault is Fault.EXISTS
    assert target.read_text(encoding="utf-8") == "mine"
    put_file(made, target, replace=True)
    assert target.read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize(("number", "fault"), [(errno.ENOSPC, Fault.DISK_FULL), (errno.EIO, Fault.DISK)])
def test_what_the_disk_refuses_is_said(number: int, fault: Fault) -> None:
    """A full disk is told from a broken one."""
    with pytest.raises(BackupRefused) as refused, disk_said(Path("here")):
        raise OSError(number, "words of the system", "file")
    assert (refused.value.fault, refused.value.what, refused.value.why) == (fault, "file", "words of the system")


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    """It is not made: a mistyped path would become a folder."""
    assert _fault(tmp_path / "no" / "b.zip") is Fault.DISK
