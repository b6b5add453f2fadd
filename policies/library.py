"""A folder of documents becomes a Library: every format, every problem reported, nothing that stops the others."""

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from policies.conversions import Conversions
from policies.file_names import NO_UTF8, name_problem
from policies.importer import ImportedText, read_document
from policies.known_titles import read_known_titles
from policies.lifecycle import link_editions
from policies.parser import PARSER_VERSION, parse_policy
from policies.provision import FormatProblem, KnownTitle, Library, Policy
from policies.readers_wording import is_warning

_TEXT_SUFFIXES = frozenset({".md", ".txt"})
_SUFFIXES = _TEXT_SUFFIXES | {".pdf", ".docx", ".xlsx", ".html", ".htm"}
KNOWN_TITLES = "known_titles.yaml"
RULES = ".rules.yaml"  # 办法.rules.yaml beside 办法.md
_READERS_AT_ONCE = 4  # each pdf, docx, xlsx or html is read in a process of its own


class LibraryMissing(Exception):
    """The folder of documents does not exist or cannot be read; the message says what to do."""


@dataclass(frozen=True, slots=True)
class _File:
    """What one file gave: a policy, known titles or rules, the digest of its bytes ("" where it could not be read), problems."""

    name: str
    digest: str = ""
    policy: Policy | None = None
    known: tuple[KnownTitle, ...] = ()
    problems: tuple[FormatProblem, ...] = ()
    rules: str | None = None


class ReadBefore:
    """What files gave when they were read last: whoever hands it in again has only those read that changed meanwhile."""

    def __init__(self) -> None:
        self._files: dict[tuple[str, str], _File] = {}

    def find(self, name: str, digest: str) -> _File | None:
        """What a file of this name and digest gave."""
        return self._files.get((name, digest))

    def keep(self, files: Sequence[_File]) -> None:
        """These and no others from now on."""
        self._files = {(file.name, file.digest): file for file in files if file.policy is not None}


def load_library(folder: Path, cache: Path | None = None, before: ReadBefore | None = None) -> Library:
    """Read all documents below `folder`. Raises LibraryMissing only where the folder itself cannot be read.

    Formats other than .md and .txt are converted once, and the text is kept under `cache` by the digest of the file.
    README.md and names that start with "." or "_" are passed over. What stands in `before` is not read again.
    """
    before = before or ReadBefore()
    conversions = Conversions(cache)
    paths = list(_paths(folder))
    with ThreadPoolExecutor(_READERS_AT_ONCE) as readers:
        files = list(
            readers.map(lambda path: _read_named(path, path.relative_to(folder).as_posix(), conversions, before), paths)
        )
    before.keep(files)
    policies, found = link_editions(_with_own_ids([file.policy for file in files if file.policy]))
    problems = [problem for file in files for problem in file.problems]
    problems.sort(key=lambda problem: urgency(problem.message))
    known = tuple(title for file in files for title in file.known)
    rules = tuple((file.name, file.rules) for file in files if file.name.endswith(RULES))
    return Library(policies, known, (*problems, *found), _edition(files), rules)


def urgency(message: str) -> int:
    """The order in which problems are shown: where nothing at all was read, where something is hidden, all others."""
    return 0 if message.startswith(NO_UTF8) else 1 if is_warning(message) else 2


def _paths(folder: Path) -> Iterator[Path]:
    """The documents below the folder in a fixed order."""
    try:
        next(folder.iterdir(), None)  # rglob would pass over a folder that it may not open
    except FileNotFoundError as error:
        message = f"没有找到政策文件夹 {folder}：请新建它并放入政策文件，或者指定别的文件夹 / no such folder: make it or name another"
        raise LibraryMissing(message) from error
    except OSError as error:
        message = f"打不开政策文件夹 {folder}（{error.strerror}）：请检查路径和权限 / folder cannot be opened: check path and permissions"
        raise LibraryMissing(message) from error
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "_")) for part in path.relative_to(folder).parts)
        wanted = path.suffix.lower() in _SUFFIXES or path.name == KNOWN_TITLES or path.name.endswith(RULES)
        if wanted and not hidden and path.name.lower() != "readme.md" and path.is_file():
            yield path


def _read_named(path: Path, name: str, conversions: Conversions, before: ReadBefore) -> _File:
    unnamed = name_problem(name)
    return _File(unnamed.file, problems=(unnamed,)) if unnamed else _read_file(path, name, conversions, before)


def _read_file(path: Path, name: str, conversions: Conversions, before: ReadBefore) -> _File:
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if path.name == KNOWN_TITLES:
            known, problems = read_known_titles(path.read_text(encoding="utf-8", errors="replace"), name)
            return _File(name, digest, known=known, problems=problems)
        if path.name.endswith(RULES):
            return _File(name, digest, rules=_decoded(path.read_bytes()))
    except OSError as error:
        message = f"读不了这个文件（{error.strerror}）：请检查权限 / cannot be read, check its permissions"
        return _File(name, problems=(FormatProblem(name, 1, message),))
    unchanged = before.find(name, digest)
    if unchanged is not None:
        return unchanged
    converted = path.suffix.lower() not in _TEXT_SUFFIXES
    read = (conversions.find(digest) if converted else None) or read_document(path)
    if not isinstance(read, ImportedText):
        return _File(name, digest, problems=(FormatProblem(name, 1, read.message),))
    if converted:
        conversions.keep(digest, read)
    policy = parse_policy(read.text, name)
    problems = (*_unreadable_characters(read.text, name), *(replace(problem, file=name) for problem in read.problems))
    return _File(name, digest, policy, problems=(*problems, *policy.problems))


def _decoded(data: bytes) -> str | None:
    """A rule file is UTF-8 or nothing: a figure that was guessed at would be paid out."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _unreadable_characters(text: str, name: str) -> tuple[FormatProblem, ...]:
    at = text.find("\ufffd")
    if at < 0:
        return ()
    message = f"有{text.count(chr(0xFFFD))}个字符无法辨认：请核对编码，另存为 UTF-8 / some characters are unreadable, save it as UTF-8"
    return (FormatProblem(name, text.count("\n", 0, at) + 1, message),)


def _with_own_ids(policies: Sequence[Policy]) -> list[Policy]:
    """Two files that differ in their suffix only (a.md, a.pdf) keep it in their ids."""
    seen: set[str] = set()
    own: list[Policy] = []
    for policy in policies:
        named = policy if policy.policy_id not in seen else replace(policy, policy_id=policy.file)
        seen.add(named.policy_id)
        own.append(named)
    return own


def _edition(files: Sequence[_File]) -> str:
    """Digest of all names and contents and of the parser's version: two equal ones hold the same provisions."""
    digest = hashlib.sha256(PARSER_VERSION.encode())
    for file in files:
        digest.update(f"\0{file.name}\0{file.digest}".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
