"""A worker's own folder of documents (本机文件夹): what is in it, what is new in it, and putting a document into it."""

import json
import logging
import os
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from policies.file_names import name_problem
from policies.library import LibraryMissing
from store.edition_files import FOLDER, Publication, content_digest

_LOG = logging.getLogger(__name__)
_LARGEST = 64 * 1024 * 1024  # bytes; more than three times what any reader takes
Manifest = Mapping[str, str]  # path inside the folder -> SHA-256


@dataclass(frozen=True, slots=True)
class News:
    """Paths that are to be put into the latest edition as the folder has them, and paths to be taken out of it."""

    put: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.put or self.withdrawn)


def news_since(before: Manifest, now: Manifest) -> News:
    """What became of a folder since it was looked at last."""
    put = frozenset(path for path, digest in now.items() if before.get(path) != digest)
    return News(put, frozenset(before) - frozenset(now))


def news_of_stranger(now: Manifest, latest: Publication | None, unheard_of: Collection[str]) -> News:
    """What a folder that was never looked at before, and never published as it is, has to say.

    It speaks for the documents of folders, not for those that people put: of these it changes only what is news to all.
    """
    if latest is None:
        return News(frozenset(now))
    files = latest.files
    put = frozenset(
        path
        for path, digest in now.items()
        if path not in files or (files[path].sha256 != digest and (files[path].put_by == FOLDER or path in unheard_of))
    )
    of_folders = (path for path, one in files.items() if one.put_by == FOLDER)
    return News(put, frozenset(of_folders) - frozenset(now))


@dataclass(frozen=True, slots=True)
class OwnFolder:
    """The folder of documents of this worker; `memory` is a file that keeps how it was when it was looked at last."""

    folder: Path
    memory: Path

    def manifest(self) -> dict[str, str]:
        """What is in it: all but hidden files, those whose names begin with _, and README.md. Raises LibraryMissing, OSError."""
        if not self.folder.is_dir():
            raise LibraryMissing(
                f"没有找到政策文件夹 {self.folder}：请新建它并放入政策文件，或者指定别的文件夹 / no such folder: make it or name another"
            )
        return {name: content_digest(path.read_bytes()) for name, path in self._files().items()}

    def contents(self, names: Collection[str]) -> dict[str, bytes]:
        """The bytes of these files of it. Raises OSError."""
        return {name: path.read_bytes() for name, path in self._files().items() if name in names}

    def remembered(self) -> dict[str, str] | None:
        """As it was when it was looked at last, None where that is not known."""
        try:
            held = json.loads(self.memory.read_text(encoding="utf-8"))
            return {str(path): str(digest) for path, digest in held["files"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def remember(self, manifest: Manifest) -> None:
        """Keep how it is. Raises OSError."""
        self.memory.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(self.memory, json.dumps({"files": dict(manifest)}, ensure_ascii=False).encode())

    def put(self, name: str, content: bytes) -> bool:
        """Write a document into it; False, and a line in the log, where that cannot be done."""
        target = self.folder.joinpath(*PurePosixPath(name).parts)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(target, content)
            self._remember_one(name, content_digest(content))
        except OSError as error:
            _LOG.warning("%s is published, but not written into the folder of documents: %s", name, error.strerror)
            return False
        return True

    def remove(self, name: str) -> bool:
        """Take a document out of it; False, and a line in the log, where that cannot be done."""
        try:
            self.folder.joinpath(*PurePosixPath(name).parts).unlink(missing_ok=True)
            self._remember_one(name, None)
        except OSError as error:
            _LOG.warning("%s is withdrawn, but stays in the folder of documents: %s", name, error.strerror)
            return False
        return True

    def _remember_one(self, name: str, digest: str | None) -> None:
        held = self.remembered()
        if held is not None:
            rest = {path: one for path, one in held.items() if path != name}
            self.remember(rest if digest is None else rest | {name: digest})

    def _files(self) -> dict[str, Path]:
        found = {}
        for path in sorted(self.folder.rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            if is_document(name) and path.is_file():
                problem = name_problem(name)
                if problem is not None:
                    _LOG.error("%s: %s", problem.file, problem.message)
                elif path.stat().st_size <= _LARGEST:
                    found[name] = path
                else:
                    _LOG.error("%s is too large to be published and is left out", name)
        return found


def is_document(name: str) -> bool:
    """Whether a file of that name, inside a folder of documents, is one."""
    parts = PurePosixPath(name).parts
    return not any(part.startswith((".", "_")) for part in parts) and parts[-1].lower() != "readme.md"


def _write_whole(path: Path, content: bytes) -> None:
    """All of it or nothing, with the rights of any new file. Raises OSError."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    made = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        made.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        made.replace(path)
    except OSError:
        made.unlink(missing_ok=True)
        raise
