"""What a backup says of itself, there and back."""

import json

import pytest

from store.backup_faults import BackupRefused, Fault
from store.backup_manifest import FileNote, Manifest, TableNote, from_bytes, is_safe, to_bytes
from tests.store.samples import NOON

_MADE = Manifest(
    "yinfeng 1", "0001", NOON, "sqlite",
    {"people": TableNote(("a", "b"), 2, "0" * 64, 9), "replies": TableNote(("a",), 0, "1" * 64)},
    {"database.sqlite3": FileNote(7, "2" * 64), "documents/a.md": FileNote(0, "3" * 64)},
)  # fmt: skip


def test_it_comes_back_as_it_was_written() -> None:
    """With its time and zone."""
    assert from_bytes(to_bytes(_MADE)) == _MADE
    assert (_MADE.rows, _MADE.documents) == (2, ("documents/a.md",))


@pytest.mark.parametrize("name", ["format", "created_at", "database", "tables", "files"])
@pytest.mark.parametrize("value", [None, [7], "?"])
def test_whatever_is_wrong_in_it_is_refused(name: str, value: object) -> None:
    """A value that is none of its kind."""
    _is_refused(json.loads(to_bytes(_MADE)) | {name: value})


@pytest.mark.parametrize("name", json.loads(to_bytes(_MADE)))
def test_whatever_is_missing_in_it_is_refused(name: str) -> None:
    """Each of its parts."""
    _is_refused({key: one for key, one in json.loads(to_bytes(_MADE)).items() if key != name})


def _is_refused(said: object) -> None:
    with pytest.raises(BackupRefused) as refused:
        from_bytes(json.dumps(said).encode())
    assert refused.value.fault is Fault.CHANGED


@pytest.mark.parametrize("content", [b"", b"[]", b"7", b"\xff", b"{"])
def test_what_is_no_manifest_is_refused(content: bytes) -> None:
    """Any bytes."""
    with pytest.raises(BackupRefused):
        from_bytes(content)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("documents/a.md", True), ("documents/通知：2026.md", True), ("documents/..a", True), ("documents/a b", True),
        ("", False), ("/a", False), ("a/../b", False), ("..", False), ("a//b", False), ("a/", False), ("./a", False),
        ("a\0b", False),
    ],
)  # fmt: skip
def test_a_safe_name_leads_nowhere_else(name: str, safe: bool) -> None:
    """Below the folder, and to one place only."""
    assert is_safe(name) is safe
