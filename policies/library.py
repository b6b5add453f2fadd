"""A folder of documents becomes a Library: every format, every problem reported, nothing that stops the others."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from policies.cleaning import decode
from policies.known_titles import read_known_titles
from policies.lifecycle import link_editions
from policies.parser import PARSER_VERSION, parse_policy
from policies.provision import FormatProblem, KnownTitle, Library, Policy

TEXT_SUFFIXES = frozenset({".md", ".txt"})
IMPORTED_SUFFIXES = frozenset({".pdf", ".docx", ".xlsx", ".html", ".htm"})
KNOWN_TITLES = "known_titles.yaml"
_LARGEST_TEXT = 20 * 1024 * 1024


class LibraryMissing(Exception):
    """The folder of documents does not exist or cannot be read; the message says what to do."""


def load_library(folder: Path, cache: Path | None = None) -> Library:
    """Read all documents below `folder`. Raises LibraryMissing only where the folder itself cannot be read.

    .md and .txt are read directly; .pdf, .docx, .xlsx, .html and .htm through the importer, whose text is kept under
    `cache` by the digest of the file. README.md and names that start with "." or "_" are passed over.
    """
    digest = hashlib.sha256(PARSER_VERSION.encode())
    policies: list[Policy] = []
    known: tuple[KnownTitle, ...] = ()
    problems: list[FormatProblem] = []
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            data = _read(path)
        except OSError as error:
            problems.append(FormatProblem(name, 1, f"读不了这个文件：{error.strerror}，请检查权限 / cannot be read"))
            continue
        digest.update(f"\0{name}\0".encode("utf-8", "surrogateescape") + hashlib.sha256(data).digest())
        if path.name == KNOWN_TITLES:
            known, found = read_known_titles(decode(data)[0], name)
            problems.extend(found)
            continue
        text, found = _text(path, name, data, cache)
        problems.extend(found)
        if text is not None:
            policies.append(parse_policy(text, name))
    linked, found = link_editions(_with_own_ids(policies))
    problems.extend(problem for policy in linked for problem in policy.problems)
    return Library(linked, known, (*problems, *found), digest.hexdigest())


def _files(folder: Path) -> Iterator[Path]:
    """The documents below the folder in a fixed order."""
    if not folder.is_dir():
        message = f"没有找到政策文件夹 {folder}：请新建它并放入政策文件，或用 --policies 指定别的文件夹 / no such folder"
        raise LibraryMissing(message)
    try:
        paths = sorted(folder.rglob("*"))
    except OSError as error:
        raise LibraryMissing(f"打不开政策文件夹 {folder}（{error.strerror}）：请检查权限 / folder cannot be read") from error
    for path in paths:
        hidden = any(part.startswith((".", "_")) for part in path.relative_to(folder).parts)
        wanted = path.suffix.lower() in TEXT_SUFFIXES | IMPORTED_SUFFIXES or path.name == KNOWN_TITLES
        if wanted and not hidden and path.name.lower() != "readme.md" and path.is_file():
            yield path


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_LARGEST_TEXT + 1)


def _text(path: Path, name: str, data: bytes, cache: Path | None) -> tuple[str | None, list[FormatProblem]]:
    if path.suffix.lower() not in TEXT_SUFFIXES:
        return None, [FormatProblem(name, 1, "暂不支持这种格式 / format not supported yet")]
    if len(data) > _LARGEST_TEXT:
        return None, [FormatProblem(name, 1, "文件超过20MB，请拆分后再放入 / larger than 20 MB, please split it")]
    text, encoding = decode(data)
    if not text.strip():
        return None, [FormatProblem(name, 1, "文件是空的 / the file is empty")]
    if encoding.endswith("-replaced"):
        return text, [FormatProblem(name, 1, f"有无法辨认的字符（{encoding}），请另存为 UTF-8 / some characters are unreadable")]
    return text, []


def _with_own_ids(policies: list[Policy]) -> list[Policy]:
    """Two files of one name (a.md, a.txt) keep their suffix in the id."""
    seen: set[str] = set()
    own: list[Policy] = []
    for policy in policies:
        named = policy if policy.policy_id not in seen else replace(policy, policy_id=policy.file)
        seen.add(named.policy_id)
        own.append(named)
    return own
