"""An edition's folder holds exactly its files, or it is made anew; what was not finished is never used."""

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.edition_files import Change, Publication, content_digest, manifest_digest
from store.edition_folder import EditionFolders, is_whole
from store.unavailable import StoreUnavailable

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@dataclass(slots=True)
class Bytes:
    """Contents in memory; counts what it is asked."""

    held: dict[str, bytes] = field(default_factory=dict)
    asked: int = 0

    def content(self, sha256: str) -> bytes | None:
        """What is held."""
        self.asked += 1
        return self.held.get(sha256)

    def edition(self, number: int, files: dict[str, bytes]) -> Publication:
        """An edition of these files."""
        self.held |= {content_digest(content): content for content in files.values()}
        made = Change(files).applied({}, "7")
        return Publication(number, manifest_digest({p: f.sha256 for p, f in made.items()}), "7", NOW, made)


FILES = {"a.md": b"1", "下/b.md": "二".encode()}


def test_the_files_lie_as_published_and_are_laid_once(tmp_path: Path) -> None:
    """In their folders below; the second time nothing is asked for."""
    contents, folders = Bytes(), EditionFolders(tmp_path / "editions")
    edition = contents.edition(3, FILES)
    folder = folders.laid(edition, contents)
    assert {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()} == FILES
    assert folder.name.startswith("3-")
    assert (folders.laid(edition, contents), contents.asked) == (folder, 2)
    assert [path.name for path in (tmp_path / "editions").iterdir()] == [folder.name]


@pytest.mark.parametrize("damage", ["cut", "gone", "more", "all"])
def test_a_damaged_folder_is_laid_anew(tmp_path: Path, damage: str) -> None:
    """A power cut may leave empty files, a careless hand others."""
    contents, folders = Bytes(), EditionFolders(tmp_path)
    edition = contents.edition(1, FILES)
    folder = folders.laid(edition, contents)
    (folder / "a.md").chmod(0o644)
    match damage:
        case "cut":
            (folder / "a.md").write_bytes(b"")
        case "gone":
            (folder / "a.md").unlink()
        case "more":
            (folder / "c.md").write_bytes(b"3")
        case _:
            shutil.rmtree(folder)
    assert not is_whole(folder, edition.manifest)
    assert is_whole(folders.laid(edition, contents), edition.manifest)


def test_bytes_that_are_not_there_leave_nothing_behind(tmp_path: Path) -> None:
    """The message names the file and what to do."""
    contents, folders = Bytes(), EditionFolders(tmp_path)
    edition = contents.edition(1, FILES)
    del contents.held[content_digest(FILES["a.md"])]
    with pytest.raises(StoreUnavailable, match=r"a\.md"):
        folders.laid(edition, contents)
    assert list(tmp_path.iterdir()) == []


def test_no_path_leads_out_of_the_folder(tmp_path: Path) -> None:
    """Whoever wrote the row."""
    contents = Bytes()
    edition = contents.edition(1, {"../out.md": b"1"})
    with pytest.raises(StoreUnavailable):
        EditionFolders(tmp_path / "in").laid(edition, contents)
    assert not (tmp_path / "out.md").exists()


def test_old_editions_and_what_a_crash_left_are_swept_away(tmp_path: Path) -> None:
    """Not the one before the newest, not what another process is laying now, not what is none of ours."""
    contents, folders = Bytes(), EditionFolders(tmp_path)
    laid = [folders.laid(contents.edition(number, {"a.md": bytes([number])}), contents) for number in range(8, 12)]
    (tmp_path / ".laying-left").mkdir()
    (tmp_path / "folder.json").write_text("{}")
    with folders.scratch({}, contents) as under_way:
        folders.sweep(11)
        assert under_way.is_dir()
    assert {path.name for path in tmp_path.iterdir()} == {laid[2].name, laid[3].name, "folder.json"}
    EditionFolders(tmp_path / "none").sweep(1)
