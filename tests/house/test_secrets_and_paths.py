"""Nothing in the repository belongs to one machine or to one person."""

import re
from collections.abc import Iterator

import pytest

from tests.house.tree import ROOT, files

# Bracketed letters keep this file from finding itself.
_OF_ONE_MACHINE = {
    "a home folder": r"(?<![\w.])/(?:[h]ome|[U]sers)/[a-z][\w.-]*/|(?<![\w.])/[r]oot/|[A-Z]:\\\\?[U]sers\\",
    "a working folder": r"(?<![\w.])/(?:[w]ork|[o]pt|[m]nt|[s]rv)/[a-z]|\.\./[s]hared\b",
    "a package index": r"\b(?:[p]ypi\.org|[p]ythonhosted\.org|[m]irrors?\.[\w.-]+\.(?:com|cn|edu)|[\w.-]+/[s]imple/?\s*$)",
    "a private address": r"\b(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}\b",
}
_SECRETS = {
    "a Telegram token": r"\b\d{8,10}:[A-Za-z0-9_-]{35}\b",
    "an API key": r"\b(?:sk|pk|ghp|gho|xox[abp])[-_][A-Za-z0-9_-]{20,}\b|\bAKIA[0-9A-Z]{16}\b",
    "a private key": r"-----BEGIN [A-Z ]*[P]RIVATE KEY-----",
}
# Numbers that belong to a person; the tests make some up, to see that they are masked.
_DATE = r"(?:19|20)\d{2}(?:0\d|1[0-2])(?:[0-2]\d|3[01])"
_OF_PEOPLE = {
    "an identity number": rf"(?<![\dA-Za-z.])[1-9]\d{{5}}{_DATE}\d{{3}}[\dX](?![\dA-Za-z])",
    "a mobile number": r"(?<![\dA-Za-z.])1[3-9]\d{9}(?![\dA-Za-z])",
}
_LARGEST = 5_000_000


def _found(pattern: str) -> list[str]:
    sought = re.compile(pattern, re.MULTILINE)
    return [f"{path}: {match[0][:40]}" for path, text in _texts() for match in sought.finditer(text)]


def _texts() -> Iterator[tuple[str, str]]:
    for path in files():
        try:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a document of another format


@pytest.mark.parametrize(("what", "pattern"), [*_OF_ONE_MACHINE.items(), *_SECRETS.items()])
def test_no_file_holds(what: str, pattern: str) -> None:
    """A path, a host or a secret that works here and nowhere else, or that nobody should read."""
    assert _found(pattern) == [], what


@pytest.mark.parametrize(("what", "pattern"), _OF_PEOPLE.items())
def test_no_document_holds(what: str, pattern: str) -> None:
    """A contact in a document is an office and its switchboard, not a person."""
    assert [place for place in _found(pattern) if not place.startswith("tests/")] == [], what


def test_no_file_is_large() -> None:
    """What is large is built or installed, not kept here."""
    assert [path.name for path in files() if path.stat().st_size > _LARGEST] == []


def test_no_link_leads_outside() -> None:
    """A link to somewhere else is a path in disguise."""
    assert [path.name for path in files() if path.is_symlink() and not path.resolve().is_relative_to(ROOT)] == []
