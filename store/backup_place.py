"""A private folder in which a thing is made whole before it is moved into place; what a killed process left is cleared away."""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.backup_faults import BackupRefused, Fault

_ENDING = ".yinfeng-part"
_FULL = {errno.ENOSPC, errno.EDQUOT}
_BLOCK = 1 << 20


def is_part(path: Path) -> bool:
    """Whether that is such a folder: nothing of it counts before it is moved."""
    return path.name.startswith(".") and path.name.endswith(_ENDING)


@contextmanager
def workplace(target: Path) -> Iterator[Path]:
    """An empty folder beside `target`, its owner's alone, gone when the block ends. Raises BackupRefused.

    Another one of a process that was killed is removed; one that somebody is at work in refuses this one.
    """
    with disk_said(target.parent):
        for left in target.parent.glob(f".*{_ENDING}"):
            _remove_if_dead(left)
        room = target.parent / f".{target.name}{_ENDING}"
        try:
            room.mkdir(mode=0o700)
        except FileExistsError as error:
            raise BackupRefused(Fault.BUSY, target) from error
        held = _lock(room)
    if held is None:
        raise BackupRefused(Fault.BUSY, target)
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)
        os.close(held)


@contextmanager
def disk_said(where: Path) -> Iterator[None]:
    """Turn what the disk refuses into BackupRefused."""
    try:
        yield
    except OSError as error:
        fault = Fault.DISK_FULL if error.errno in _FULL else Fault.DISK
        raise BackupRefused(fault, error.filename or where, error.strerror or type(error).__name__) from error


def put_file(made: Path, target: Path, *, replace: bool) -> None:
    """Move a file that is whole and on the disk to its place, in one step. Raises BackupRefused where something is there."""
    with disk_said(target):
        if replace:
            made.replace(target)
        else:
            _put_new(made, target)
        flush_folder(target.parent)


def flush(path: Path) -> None:
    """Let the file, or every file and folder below it, be on the disk before the next step."""
    if path.is_dir():
        for inner in path.iterdir():
            flush(inner)
        flush_folder(path)
        return
    with path.open("rb") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Let the names in a folder be on the disk."""
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def chunks(path: Path) -> Iterator[bytes]:
    """The bytes of a file in pieces."""
    with path.open("rb") as file:
        while piece := file.read(_BLOCK):
            yield piece


def _put_new(made: Path, target: Path) -> None:
    try:
        os.link(made, target)  # a rename would go over what somebody else put there meanwhile
    except FileExistsError as error:
        raise BackupRefused(Fault.EXISTS, target) from error
    except OSError:  # a file system without links
        if os.path.lexists(target):
            raise BackupRefused(Fault.EXISTS, target) from None
        made.replace(target)


def _lock(room: Path) -> int | None:
    """The folder, locked as long as this process lives; None where somebody has it."""
    try:
        held = os.open(room, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(room.stat(), os.fstat(held)):
            return held
    except (BlockingIOError, FileNotFoundError):
        pass
    os.close(held)
    return None


def _remove_if_dead(left: Path) -> None:
    held = _lock(left)
    if held is not None:
        shutil.rmtree(left, ignore_errors=True)
        os.close(held)
