"""An edition is read as it was published, whatever becomes of its folder meanwhile."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from policies.library import load_library
from policies.provision import Library
from store.edition_files import content_digest
from tests.bot.editions_bench import NAME, Worker, document, worker


@pytest.fixture
def one(database_url: str, tmp_path: Path) -> Iterator[Worker]:
    """A worker over a fresh database."""
    with worker(database_url, tmp_path, "one") as made:
        yield made


def test_an_edition_carries_its_number(one: Worker) -> None:
    """Answers note it; what follows names the contents, as in the folder itself."""
    first = one.publisher.look()
    library = one.publisher.reader.library(first)
    assert library.edition == f"1-{load_library(one.folder).edition}"
    assert [policy.file for policy in library.policies] == [NAME]


def test_what_was_prepared_is_not_read_again(one: Worker) -> None:
    """Between preparing and serving a second reading would only cost time."""
    read: list[Path] = []
    reader = one.publisher.reader
    load = reader.load

    def note_and_load(folder: Path) -> Library:
        read.append(folder)
        return load(folder)

    reader.load = note_and_load
    reader.library(one.publisher.look())
    assert len(read) == 1


def test_a_folder_swept_away_while_it_is_read_is_laid_anew(one: Worker) -> None:
    """A library that lacks a document is never taken for the edition."""
    first = one.publisher.look()
    reader = type(one.publisher.reader)(one.publisher.reader.folders, one.publisher.publications, load_library)
    swept: list[Path] = []

    def sweep_then_load(folder: Path) -> Library:
        if not swept:
            swept.append(folder)
            shutil.rmtree(folder)
            folder.mkdir()
        return load_library(folder)

    reader.load = sweep_then_load
    assert [policy.file for policy in reader.library(first).policies] == [NAME]
    assert swept


def test_a_folder_that_somebody_keeps_changing_is_given_up(one: Worker) -> None:
    """With a message; the edition before goes on answering."""
    first = one.publisher.look()
    reader = type(one.publisher.reader)(one.publisher.reader.folders, one.publisher.publications, load_library)

    def add_then_load(folder: Path) -> Library:
        (folder / "x.md").write_text("x")
        return load_library(folder)

    reader.load = add_then_load
    with pytest.raises(OSError, match="edition 1"):
        reader.library(first)


def test_a_draft_is_read_over_what_is_published(one: Worker) -> None:
    """Bytes that are not published yet beside those that are; nothing is left of it."""
    first = one.publisher.look()
    fresh = content_digest(document(300))
    library = one.publisher.reader.draft(first.manifest | {"b.md": fresh}, {fresh: document(300)})
    assert {policy.file for policy in library.policies} == {NAME, "b.md"}
    assert {path.name for path in one.publisher.reader.folders.place.iterdir()} == {"folder.json"}


def test_an_empty_file_is_a_file_too(one: Worker) -> None:
    """It is laid out as it is, and keeps nobody from reading the others."""
    first = one.publisher.look()
    library = one.publisher.reader.draft(first.manifest | {"空.md": content_digest(b"")}, {content_digest(b""): b""})
    assert NAME in {policy.file for policy in library.policies}
