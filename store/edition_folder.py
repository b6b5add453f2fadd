"""An edition's files laid out in a folder of its own, whole or not at all, so that it is read as it was published.

Several processes may share the place. A folder appears under its name by one renaming when all of its files are in it, and
what is in it is compared with the edition's digests before and after it is read: one that was damaged, or removed meanwhile,
is never taken for the edition.
"""

import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from store.backup_manifest import is_safe
from store.edition_files import Publication, content_digest
from store.unavailable import StoreUnavailable

_NAME = re.compile(r"(\d+)-[0-9a-f]{16}")
_SCRATCH = ".laying-"
_KEPT = 2  # the newest editions: another process may still be reading the one before


class Contents(Protocol):
    """Where the bytes of files come from."""

    def content(self, sha256: str, /) -> bytes | None:
        """The bytes of that digest, None where they are not to be had."""


@dataclass(frozen=True, slots=True)
class EditionFolders:
    """The folders of editions below one place."""

    place: Path

    def laid(self, edition: Publication, contents: Contents) -> Path:
        """The folder with exactly the files of the edition. Raises OSError, StoreUnavailable."""
        target = self.place / f"{edition.number}-{edition.digest[:16]}"
        if not is_whole(target, edition.manifest):
            self.place.mkdir(parents=True, exist_ok=True)
            with self.scratch(edition.manifest, contents) as made:
                _put(made, target)
        return target

    @contextmanager
    def scratch(self, manifest: Mapping[str, str], contents: Contents) -> Iterator[Path]:
        """A folder with exactly these files for the length of the block. Raises OSError, StoreUnavailable."""
        self.place.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=_SCRATCH, dir=self.place))
        lock = _locked(made)
        try:
            for path, digest in manifest.items():
                _lay(made, path, digest, contents)
            yield made
        finally:
            shutil.rmtree(made, ignore_errors=True)
            if lock is not None:
                os.close(lock)

    def sweep(self, newest: int) -> None:
        """Remove what is older than edition `newest` and the one before it, and what a crash left half laid. Never raises."""
        found = sorted((int(named[1]), path) for path in self._below() if (named := _NAME.fullmatch(path.name)))
        for number, path in found[:-_KEPT]:
            if number < newest:
                shutil.rmtree(path, ignore_errors=True)
        for path in self._below():
            if path.name.startswith(_SCRATCH) and (lock := _locked(path)) is not None:
                shutil.rmtree(path, ignore_errors=True)
                os.close(lock)

    def _below(self) -> tuple[Path, ...]:
        try:
            return tuple(self.place.iterdir())
        except OSError:
            return ()


def _locked(folder: Path) -> int | None:
    """A lock on the folder that goes with this process, as the number of an open file; None where somebody has it."""
    try:
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        return None
    return lock


def is_whole(folder: Path, manifest: Mapping[str, str]) -> bool:
    """Whether the folder holds exactly these files, byte for byte."""
    try:
        names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        return names == set(manifest) and all(
            content_digest((folder / path).read_bytes()) == digest for path, digest in manifest.items()
        )
    except OSError:
        return False


def _lay(folder: Path, path: str, digest: str, contents: Contents) -> None:
    content = contents.content(digest)
    if content is None or not is_safe(path):
        raise StoreUnavailable(
            f"发布的文件 {path} 在数据库里找不到原文，请从备份恢复，或重新发布它。\n"
            f"The bytes of the published file {path} are not in the database: restore a backup, or publish it again."
        )
    target = folder.joinpath(*PurePosixPath(path).parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    target.chmod(0o444)


def _put(made: Path, target: Path) -> None:
    """Under its name in one step; what stands there and is not whole gives way. Somebody else's whole one does as well."""
    if target.exists():
        shutil.rmtree(target, ignore_errors=True)
    try:
        made.rename(target)
    except OSError:
        if not target.is_dir():
            raise
