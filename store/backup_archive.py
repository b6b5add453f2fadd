"""The one file of a backup: a zip that anybody can open, sealed by a digest of all before, so that no byte changes unseen.

A file that comes from somewhere is not trusted: what it unpacks to is weighed, and only names that lead nowhere else are taken.
"""

import re
import shutil
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from policies.file_names import is_utf8, shown
from store import backup_manifest
from store.backup_faults import BackupRefused, Fault
from store.backup_manifest import MANIFEST, FileNote, Manifest
from store.backup_place import chunks, disk_said, flush

FIRST = "yinfeng-backup.txt"  # the first file in it, by which a piece of a backup is known
_WORDS = """这是引凤的备份。检查：python -m bot verify 本文件；恢复到新的空文件夹：python -m bot restore 本文件 --data 文件夹
A backup of Yinfeng. Check it: python -m bot verify FILE; bring it back into a new folder: python -m bot restore FILE --data DIR
里面有个人信息，请妥善保管。 It holds personal data: keep it safe.
"""
_SEAL = b"yinfeng sha256 "
_HEX = 64
_SEALED = re.compile(rb"yinfeng sha256 [0-9a-f]{64}")
_BEGINS = b"PK\x03\x04"
_HEAD = 30  # bytes before the first name in a zip
_FASTEST = 1
_LARGEST_MANIFEST = 64 << 20
_PLAIN = 64 << 20  # what unpacks to less is no bomb
_MOST_TIMES = 300  # what repeats itself, as rows do, is packed 10 to 50 times; bombs 1,000 times
_PIECE = 1 << 20
_BROKEN = (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, zlib.error)


@dataclass(slots=True)
class Writer:
    """A backup that is being written."""

    container: zipfile.ZipFile
    files: dict[str, FileNote] = field(default_factory=dict)

    def add(self, name: str, content: Iterable[bytes]) -> None:
        """Put a file in, piece by piece. Raises BackupRefused for a name that no zip can hold."""
        if not is_utf8(name):
            raise BackupRefused(Fault.NAME, shown(name))
        size, digest = 0, sha256()
        with self.container.open(name, "w", force_zip64=True) as member:
            for piece in content:
                member.write(piece)
                digest.update(piece)
                size += len(piece)
        self.files[name] = FileNote(size, digest.hexdigest())


@contextmanager
def written(path: Path) -> Iterator[Writer]:
    """A backup at `path`, whole, sealed and on the disk when the block ends. Raises BackupRefused."""
    with disk_said(path):
        path.touch(mode=0o600)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=_FASTEST) as container:
            container.comment = _SEAL + b"0" * _HEX
            Writer(container).add(FIRST, [_WORDS.encode()])
            yield Writer(container)
        with path.open("r+b") as file:
            digest = _digest(path, path.stat().st_size - _HEX)
            file.seek(-_HEX, 2)
            file.write(digest.encode())
        flush(path)


@dataclass(frozen=True, slots=True)
class Archive:
    """A backup whose seal is whole and whose names are safe."""

    container: zipfile.ZipFile
    manifest: Manifest

    def lines(self, name: str) -> Generator[bytes, None, None]:
        """A file of rows, line by line."""
        with _unbroken(name), self.container.open(name) as member:
            yield from member

    def take_out(self, name: str, to: Path) -> None:
        """Write a file of it to a path. Raises BackupRefused where it is not what the manifest says, or the disk is full."""
        with disk_said(to):
            to.parent.mkdir(parents=True, exist_ok=True)
            to.touch(mode=0o600)
            with to.open("wb") as out:
                self._check(name, out.write)

    def check_files(self) -> None:
        """Read every file of it. Raises BackupRefused for the first that is not what the manifest says."""
        for name in self.manifest.files:
            self._check(name, len)

    def _check(self, name: str, take: Callable[[bytes], object]) -> None:
        note, size, digest = self.manifest.files[name], 0, sha256()
        with _unbroken(name), self.container.open(name) as member:
            while piece := member.read(_PIECE):
                take(piece)
                digest.update(piece)
                size += len(piece)
        if (size, digest.hexdigest()) != (note.size, note.sha256):
            raise BackupRefused(Fault.CHANGED, name)


@contextmanager
def read(path: Path) -> Iterator[Archive]:
    """A backup, to be read. Raises BackupRefused where it is none, is cut, was changed, or would unpack to somewhere else."""
    _check_seal(path)
    with ExitStack() as opened:
        with _unbroken(path.name):
            container = opened.enter_context(zipfile.ZipFile(path))
            weigh(path, container.infolist())
            manifest = _manifest(container)
            _compare(container.namelist(), manifest)
        yield Archive(container, manifest)


@contextmanager
def _unbroken(name: str) -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise BackupRefused(Fault.CHANGED, name, type(error).__name__) from error


def check_room(manifest: Manifest, folder: Path) -> None:
    """Raise BackupRefused where what the backup unpacks to is more than the disk has left."""
    needed = sum(note.size for note in manifest.files.values())
    with disk_said(folder):
        if shutil.disk_usage(folder).free < needed:
            raise BackupRefused(Fault.DISK_FULL, folder)


def _check_seal(path: Path) -> None:
    if not path.is_file():
        raise BackupRefused(Fault.NO_FILE, path)
    with disk_said(path):
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD + len(FIRST))
            file.seek(max(size - _HEX - len(_SEAL), 0))
            tail = file.read()
        is_ours = head.startswith(_BEGINS) and head.endswith(FIRST.encode())
        if not _SEALED.fullmatch(tail):
            raise BackupRefused(Fault.CUT if is_ours else Fault.NOT_OURS, path)
        if _digest(path, size - _HEX) != tail[-_HEX:].decode():
            raise BackupRefused(Fault.CHANGED, path)


def _digest(path: Path, length: int) -> str:
    """The SHA-256 of so many bytes from the beginning."""
    digest = sha256()
    for piece in chunks(path):
        digest.update(piece[:length])
        length -= len(piece[:length])
    return digest.hexdigest()


def weigh(path: Path, members: list[zipfile.ZipInfo]) -> None:
    """Raise BackupRefused where a name leads elsewhere, or the files unpack to more than a backup does."""
    for info in members:
        if not backup_manifest.is_safe(info.filename) or info.flag_bits & 1:
            raise BackupRefused(Fault.UNSAFE, info.filename)
        if info.file_size > _PLAIN and info.file_size > _MOST_TIMES * info.compress_size:
            raise BackupRefused(Fault.TOO_LARGE, info.filename)
    if sum(info.compress_size for info in members) > path.stat().st_size:
        raise BackupRefused(Fault.TOO_LARGE, path.name)  # files that lie upon one another


def _manifest(container: zipfile.ZipFile) -> Manifest:
    try:
        info = container.getinfo(MANIFEST)
    except KeyError as error:
        raise BackupRefused(Fault.NOT_OURS, MANIFEST) from error
    if info.file_size > _LARGEST_MANIFEST:
        raise BackupRefused(Fault.TOO_LARGE, MANIFEST)
    return backup_manifest.from_bytes(container.read(info))


def _compare(names: list[str], manifest: Manifest) -> None:
    """What is in it is what the manifest says, each once."""
    odd = set(names) ^ {*manifest.files, MANIFEST, FIRST}
    if odd or len(names) != len(set(names)):
        raise BackupRefused(Fault.CHANGED, min(odd, default=MANIFEST))
