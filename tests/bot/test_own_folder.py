"""What a folder of documents has to say, and how a document is put into it."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.own_folder import News, OwnFolder, is_document, news_of_stranger, news_since
from policies.library import LibraryMissing
from store.edition_files import FOLDER, Publication, PublishedFile, content_digest

_MANIFESTS = st.dictionaries(st.sampled_from("abcd"), st.sampled_from("123"))


def _edition(files: dict[str, tuple[str, str]]) -> Publication:
    made = {path: PublishedFile(digest, by) for path, (digest, by) in files.items()}
    return Publication(1, "d", "7", datetime(2026, 1, 1, tzinfo=UTC), made)


@settings(max_examples=100, deadline=None)
@given(before=_MANIFESTS, now=_MANIFESTS)
def test_what_changed_since_leads_from_one_look_to_the_next(before: dict[str, str], now: dict[str, str]) -> None:
    """Put and withdrawn are all that differs, and nothing else."""
    news = news_since(before, now)
    after = {path: digest for path, digest in before.items() if path not in news.withdrawn}
    assert after | {path: now[path] for path in news.put} == now
    assert bool(news) is (before != now)


def test_a_stranger_speaks_for_folders_not_for_people() -> None:
    """Its documents come, those of other folders go; of what people put it changes only what nobody has seen before."""
    latest = _edition({"old.md": ("1", FOLDER), "kept.md": ("1", FOLDER), "mine.md": ("2", "7"), "up.md": ("2", "7")})
    now = {"kept.md": "3", "new.md": "1", "up.md": "1"}
    assert news_of_stranger(now, latest, {"new.md"}) == News(frozenset({"kept.md", "new.md"}), frozenset({"old.md"}))
    assert "up.md" in news_of_stranger(now, latest, {"up.md"}).put
    assert news_of_stranger(now, None, ()) == News(frozenset(now))


def test_hidden_files_and_notes_for_people_are_no_documents(tmp_path: Path) -> None:
    """As the library sees it; rules beside the documents are part of the edition."""
    for name in ("a.md", "下/b.PDF", "a.rules.yaml", ".env", ".git/c.md", "_draft.md", "README.md", "下/readme.MD"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    own = OwnFolder(tmp_path, tmp_path / "none" / "memory.json")
    assert own.manifest() == {name: content_digest(name.encode()) for name in ("a.md", "a.rules.yaml", "下/b.PDF")}
    assert own.contents({"a.md", "gone.md"}) == {"a.md": b"a.md"}
    assert not is_document("x/.y/a.md")


def test_a_file_whose_name_is_no_utf8_is_not_published(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """It is said which one and what to do; the others are."""
    (tmp_path / os.fsdecode("办法.md".encode("gbk"))).write_text("x")
    (tmp_path / "a.md").write_text("a")
    own = OwnFolder(tmp_path, tmp_path / "none" / "memory.json")
    assert set(own.manifest()) == {"a.md"}
    assert "\\xb0\\xec\\xb7\\xa8.md" in caplog.text and "例如“办法.md”" in caplog.text
    assert own.contents(["a.md"]) == {"a.md": b"a"}


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    """Not taken for an empty one."""
    with pytest.raises(LibraryMissing, match="没有找到"):
        OwnFolder(tmp_path / "none", tmp_path / "m.json").manifest()


def test_what_was_seen_is_remembered(tmp_path: Path) -> None:
    """And a damaged memory is none."""
    own = OwnFolder(tmp_path, tmp_path / "data" / "m.json")
    assert own.remembered() is None
    own.remember({"a.md": "1", "下.md": "2"})
    assert own.remembered() == {"a.md": "1", "下.md": "2"}
    for damaged in ("", "[]", '{"files": 3}', "{}"):
        own.memory.write_text(damaged)
        assert own.remembered() is None


def test_a_document_is_put_whole_and_remembered(tmp_path: Path) -> None:
    """In folders below too; nothing else is left there."""
    (tmp_path / "docs").mkdir()
    own = OwnFolder(tmp_path / "docs", tmp_path / "m.json")
    own.remember({})
    assert own.put("下/a.md", b"1")
    assert own.put("下/a.md", b"2")
    assert own.manifest() == own.remembered() == {"下/a.md": content_digest(b"2")}
    assert [path.name for path in (tmp_path / "docs" / "下").iterdir()] == ["a.md"]
    assert own.remove("下/a.md")
    assert own.remove("下/a.md")
    assert own.manifest() == own.remembered() == {}


def test_a_folder_that_cannot_be_written_is_left_alone(tmp_path: Path) -> None:
    """False, no trace; the edition has it all the same."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a").write_text("a file where a folder would have to be")
    own = OwnFolder(tmp_path / "docs", tmp_path / "m.json")
    assert not own.put("a/b.md", b"1")
    assert not own.remove("a/b.md")
    assert [path.name for path in (tmp_path / "docs").iterdir()] == ["a"]
