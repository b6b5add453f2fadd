"""What a worker publishes: the news of its folder, and what people give; on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.publisher import NotADocument
from store.edition_files import FOLDER, content_digest
from store.publications import EditionMoved
from tests.bot.editions_bench import NAME, Worker, document, worker

OTHER = "外资奖励办法.md"


@pytest.fixture
def one(database_url: str, tmp_path: Path) -> Iterator[Worker]:
    """A worker over a fresh database."""
    with worker(database_url, tmp_path, "one") as made:
        yield made


@pytest.fixture
def two(database_url: str, one: Worker, tmp_path: Path) -> Iterator[Worker]:
    """Another one over the same database, with the same documents."""
    with worker(database_url, tmp_path, "two") as made:
        assert made.folder != one.folder
        yield made


def test_a_folder_is_published_once(one: Worker, two: Worker) -> None:
    """The second worker, and the first after a restart, find nothing new."""
    first = one.publisher.look()
    assert (first.number, first.published_by) == (1, FOLDER)
    assert first.manifest == {NAME: content_digest(document(200))}
    assert two.publisher.look() == one.publisher.look() == first


def test_a_change_in_a_folder_is_the_next_edition(one: Worker) -> None:
    """A document that comes, changes, goes."""
    one.publisher.look()
    (one.folder / OTHER).write_bytes(document(300))
    assert set(one.publisher.look().files) == {NAME, OTHER}
    (one.folder / OTHER).write_bytes(document(301))
    assert one.publisher.look().manifest[OTHER] == content_digest(document(301))
    (one.folder / OTHER).unlink()
    last = one.publisher.look()
    assert (last.number, set(last.files)) == (4, {NAME})


def test_an_older_folder_brings_nothing_back(one: Worker, two: Worker) -> None:
    """A rolling restart: one worker has the new documents, the other starts anew with the old ones, on a fresh disk too."""
    one.publisher.look()
    (one.folder / NAME).write_bytes(document(250))
    newest = one.publisher.look()
    assert two.publisher.look() == newest
    (two.folder / NAME).write_bytes(document(250))  # its turn to be brought up to date
    assert two.publisher.look() == newest


def test_a_folder_changed_back_is_a_change(one: Worker, two: Worker) -> None:
    """Also while the worker was down: it knows how the folder was."""
    one.publisher.look()
    two.publisher.look()
    (one.folder / NAME).write_bytes(document(250))
    one.publisher.look()
    (one.folder / NAME).write_bytes(document(200))
    back = one.publisher.look()
    assert (back.number, back.manifest) == (3, {NAME: content_digest(document(200))})
    assert two.publisher.look() == back


def test_what_two_folders_say_stands_side_by_side(one: Worker, two: Worker) -> None:
    """A change is what changed, not all that a folder holds."""
    one.publisher.look()
    two.publisher.look()
    (one.folder / OTHER).write_bytes(document(300))
    one.publisher.look()
    (two.folder / "三.md").write_bytes(document(400))
    assert set(two.publisher.look().files) == {NAME, OTHER, "三.md"}


def test_an_emptied_folder_withdraws_nothing(one: Worker, caplog: pytest.LogCaptureFixture) -> None:
    """A disk that is not mounted must not leave the bureau without rules."""
    first = one.publisher.look()
    (one.folder / NAME).unlink()
    assert one.publisher.look() == first
    assert "empty" in caplog.text
    (one.folder / NAME).write_bytes(document(200))
    assert one.publisher.look() == first


def test_a_document_given_by_a_person_is_in_the_edition_and_in_the_folder(one: Worker, two: Worker) -> None:
    """The folder stays what a person can read; the next look finds nothing new, nor does the other worker's."""
    two.publisher.look()
    edition = one.publisher.publish_document(OTHER, document(300), "42")
    assert (edition.published_by, set(edition.files)) == ("42", {NAME, OTHER})
    assert (one.folder / OTHER).read_bytes() == document(300)
    assert not (two.folder / OTHER).exists()
    assert one.publisher.look() == two.publisher.look() == edition
    gone = two.publisher.withdraw_document(OTHER, "43")
    assert (set(gone.files), gone.published_by) == ({NAME}, "43")
    assert one.publisher.look() == gone  # its folder has not changed since it was looked at


def test_a_document_is_published_before_anything_else_was(one: Worker) -> None:
    """What the folder holds comes first."""
    assert one.publisher.publish_document(OTHER, document(300), "42").number == 2
    withdrawn = one.publisher.withdraw_document(NAME, "42")
    assert set(withdrawn.files) == {OTHER}
    assert not (one.folder / NAME).exists()


def test_what_a_unit_undoes_is_in_no_folder(one: Worker) -> None:
    """And the bytes can be published again."""
    first = one.publisher.look()

    def publish_and_raise() -> None:
        with one.database.unit():
            one.publisher.publish_document(OTHER, document(300), "42")
            raise KeyError

    with pytest.raises(KeyError):
        publish_and_raise()
    assert one.publisher.publications.latest() == first
    assert not (one.folder / OTHER).exists()
    with one.database.unit():
        one.publisher.publish_document(OTHER, document(300), "42")
    assert (one.folder / OTHER).exists()


def test_whoever_reviewed_an_older_edition_is_told(one: Worker) -> None:
    """Nothing changes then."""
    one.publisher.publish_document(OTHER, document(300), "42")
    with pytest.raises(EditionMoved):
        one.publisher.publish_document(OTHER, document(301), "43", base=1)
    assert (one.folder / OTHER).read_bytes() == document(300)


@pytest.mark.parametrize("name", ["../a.md", "/a.md", ".a.md", "_a.md", "下/README.md", ""])
def test_what_can_be_no_document_is_refused(one: Worker, name: str) -> None:
    """Before anything is done."""
    with pytest.raises(NotADocument):
        one.publisher.prepare_document(name, b"")
    with pytest.raises(NotADocument):
        one.publisher.publish_document(name, b"", "42")
    with pytest.raises(NotADocument):
        one.publisher.withdraw_document(name, "42")


def test_all_vectors_are_kept_before_the_edition_is_published(one: Worker) -> None:
    """So that a worker that follows needs no model; what was prepared needs none when it is published."""
    one.publisher.look()
    library = one.publisher.prepare_document(OTHER, document(300))
    assert {policy.file for policy in library.policies} == {NAME, OTHER}
    assert one.publisher.publications.number() == 1

    def fail(done: int, total: int) -> None:
        raise AssertionError(f"embedded late: {done} of {total}")

    edition = one.publisher.publish_document(OTHER, document(300), "42")
    asker = one.means.asker(one.publisher.reader.library(edition), fail)
    assert asker.library.edition.startswith("2-")
    asker.index.vectors.close()
