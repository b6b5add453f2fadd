"""A folder has one owner, and is trusted only as long as every byte is as sealed."""

from pathlib import Path

import pytest

from rag.index_folder import claim_new, claim_sealed, is_intact, seal, sweep


def _sealed(folder: Path) -> Path:
    claim = claim_new(folder, "name")
    (claim.path / "inner").mkdir()
    (claim.path / "inner" / "data").write_bytes(b"data")
    (claim.path / "changing").write_bytes(b"first")
    seal(claim.path, "changing")
    claim.release()
    return claim.path


def test_a_folder_has_one_owner_at_a_time(tmp_path: Path) -> None:
    """The second claim finds it owned; after release it is free; releasing twice is harmless."""
    path = _sealed(tmp_path)
    first, owned = claim_sealed(tmp_path, "name")
    assert (first and first.path, owned) == (path, False)
    assert claim_sealed(tmp_path, "name") == (None, True)
    assert first is not None
    first.release()
    first.release()
    again, _ = claim_sealed(tmp_path, "name")
    assert again is not None
    again.release()


def test_a_folder_without_its_seal_is_not_given_out(tmp_path: Path) -> None:
    """What a build left that did not end is nobody's index."""
    claim_new(tmp_path, "name").release()
    assert claim_sealed(tmp_path, "name") == (None, False)


def test_a_folder_of_another_name_is_not_given_out(tmp_path: Path) -> None:
    """Names are told apart to the last letter."""
    _sealed(tmp_path)
    assert claim_sealed(tmp_path, "nam") == (None, False)


def test_an_untouched_folder_is_intact_and_its_changing_file_is_laid_anew(tmp_path: Path) -> None:
    """What was written into the changing file since is undone."""
    path = _sealed(tmp_path)
    (path / "changing").write_bytes(b"later")
    assert is_intact(path, "changing")
    assert (path / "changing").read_bytes() == b"first"


@pytest.mark.parametrize("damage", ["changed", "added", "removed", "seal"])
def test_any_damage_is_seen(tmp_path: Path, damage: str) -> None:
    """Changed, added and missing files, and a seal that cannot be read."""
    path = _sealed(tmp_path)
    match damage:
        case "changed":
            (path / "inner" / "data").write_bytes(b"dath")
        case "added":
            (path / "inner" / "more").write_bytes(b"")
        case "removed":
            (path / "inner" / "data").unlink()
        case _:
            (path / "seal.json").write_bytes(b"\xff{")
    assert not is_intact(path, "changing")


def test_sweeping_removes_what_nobody_owns_and_nothing_else(tmp_path: Path) -> None:
    """Owned folders, foreign folders and files stay."""
    _sealed(tmp_path)
    mine = claim_new(tmp_path, "other")
    (tmp_path / "foreign").mkdir()
    (tmp_path / "note.txt").write_text("kept")
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["foreign", "note.txt", mine.path.name])
    mine.discard()
    assert not mine.path.exists()
