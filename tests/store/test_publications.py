"""Editions are numbered, whole, and published by one at a time; on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from store.database import Database, open_database
from store.edition_files import FOLDER, Change, content_digest, manifest_digest
from store.publications import EditionMoved, Publications

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


@pytest.fixture
def publications(database: Database) -> Publications:
    """Of a fresh database."""
    return Publications(database)


def test_nothing_is_published_at_first(publications: Publications) -> None:
    """Number 0, no edition, no bytes."""
    assert publications.number() == 0
    assert publications.latest() is None
    assert publications.content(content_digest(b"")) is None
    assert not publications.known(manifest_digest({}))
    assert publications.unheard_of({"a.md": "0"}) == {"a.md"}


def test_an_edition_comes_back_as_it_was_published(publications: Publications) -> None:
    """Who, when, which files with which bytes; the one before stays."""
    first = publications.publish(Change({"b.md": b"two", "下/a.md": "一".encode()}, folder="f" * 64), FOLDER, NOW)
    second = publications.publish(Change({"b.md": b"three"}, ["下/a.md"]), "42", NOW + timedelta(hours=1))
    assert (first.number, second.number, publications.number()) == (1, 2, 2)
    assert publications.publication(1) == first
    assert publications.latest() == second
    assert list(first.files) == ["b.md", "下/a.md"]
    assert second.manifest == {"b.md": content_digest(b"three")}
    assert (second.published_by, second.published_at) == ("42", NOW + timedelta(hours=1))
    assert [one.put_by for one in (*first.files.values(), *second.files.values())] == [FOLDER, FOLDER, "42"]
    assert publications.content(first.manifest["下/a.md"]) == "一".encode()
    assert publications.known("f" * 64) and publications.known(first.digest) and publications.known(second.digest)


def test_the_same_files_are_no_new_edition(publications: Publications) -> None:
    """Publishing twice is publishing once."""
    first = publications.publish(Change({"a.md": b"1"}), FOLDER, NOW)
    assert publications.publish(Change({"a.md": b"1"}, ["none.md"]), "42", NOW + timedelta(days=1)) == first
    assert publications.number() == 1


def test_an_empty_folder_can_be_an_edition(publications: Publications) -> None:
    """Number 1 with no files, once."""
    assert publications.publish(Change(), FOLDER, NOW).number == 1
    assert publications.publish(Change(), FOLDER, NOW).number == 1


def test_what_was_ever_held_is_known_by_its_path_and_bytes(publications: Publications) -> None:
    """An older file is no news; the same bytes under another name are."""
    publications.publish(Change({"a.md": b"1"}), FOLDER, NOW)
    publications.publish(Change({"a.md": b"2"}), FOLDER, NOW)
    one, three = content_digest(b"1"), content_digest(b"3")
    assert publications.unheard_of({"a.md": one, "b.md": one}) == {"b.md"}
    assert publications.unheard_of({"a.md": three}) == {"a.md"}


def test_who_looked_at_an_older_edition_is_told(publications: Publications) -> None:
    """Nothing is published then."""
    publications.publish(Change({"a.md": b"1"}), "7", NOW, base=0)
    with pytest.raises(EditionMoved):
        publications.publish(Change({"a.md": b"2"}), "8", NOW, base=0)
    assert publications.number() == 1
    assert publications.publish(Change({"a.md": b"2"}), "8", NOW, base=1).number == 2


def test_what_is_undone_was_never_published(publications: Publications) -> None:
    """A unit that raises after publishing: the number goes to the next one."""

    class _Undone(Exception):
        pass

    def publish_and_raise() -> None:
        with publications.database.unit():
            publications.publish(Change({"a.md": b"1"}), "7", NOW)
            raise _Undone

    with pytest.raises(_Undone):
        publish_and_raise()
    assert publications.number() == 0
    assert publications.publish(Change({"b.md": b"1"}), "7", NOW).number == 1


def test_of_many_who_publish_at_once_none_is_lost(database_url: str) -> None:
    """Each makes its change to what the one before made: twelve documents by twelve writers, twelve editions."""
    databases = [open_database(database_url) for _ in range(3)]

    def publish(number: int) -> int:
        change = Change({f"{number}.md": str(number).encode()})
        return Publications(databases[number % 3]).publish(change, str(number), NOW).number

    with ThreadPoolExecutor(6) as crowd:
        numbers = list(crowd.map(publish, range(12)))
    latest = Publications(databases[0]).latest()
    for opened in databases:
        opened.close()
    assert sorted(numbers) == list(range(1, 13))
    assert latest is not None
    assert set(latest.files) == {f"{number}.md" for number in range(12)}


def test_old_editions_go_with_the_bytes_that_nobody_holds(publications: Publications) -> None:
    """The last ones stay, and those that are referred to."""
    for number in range(1, 6):
        publications.publish(Change({"a.md": str(number).encode(), "b.md": b"same"}), FOLDER, NOW)
    assert publications.prune(2, referenced=[1]) == 2
    assert [publications.publication(number) is not None for number in range(1, 6)] == [True, False, False, True, True]
    kept = [publications.content(content_digest(str(number).encode())) is not None for number in range(1, 6)]
    assert kept == [True, False, False, True, True]
    assert publications.content(content_digest(b"same")) == b"same"
    assert publications.publish(Change({"a.md": b"6"}), FOLDER, NOW).number == 6
