"""Folders of index files that one process owns at a time and that are trusted only as long as every byte is as sealed.

Knows nothing of what is in the files. Life of a folder: `claim_new`, files are written, `seal`; later `claim_sealed` by one
process at a time; `sweep` removes what nobody owns. A folder without its seal was left by a build that did not end.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_LOCK = "lock"
_SEAL = "seal.json"  # written last: its presence says that the build came to its end
_PRISTINE = ".pristine"


@dataclass(frozen=True, slots=True)
class Claim:
    """A folder owned by this process until `release`."""

    path: Path
    lock: IO[bytes]  # the lock goes with the open file, also when the process is killed

    def release(self) -> None:
        """Let another process have the folder. Doing so twice is harmless."""
        self.lock.close()

    def discard(self) -> None:
        """Remove the folder, then let go of it."""
        shutil.rmtree(self.path, ignore_errors=True)
        self.release()


def claim_new(folder: Path, name: str) -> Claim:
    """A new empty folder `name.SUFFIX` inside `folder`. Raises OSError where it cannot be made."""
    path = folder / f"{name}.{secrets.token_hex(4)}"
    path.mkdir(parents=True)
    claim = _claim(path)
    if claim is None:  # nobody else can know the name yet
        raise OSError(f"cannot lock the new folder {path}")
    return claim


def claim_sealed(folder: Path, name: str) -> tuple[Claim | None, bool]:
    """The sealed folder of this name if nobody owns it, and whether some process owns one. Raises OSError."""
    owned = False
    for path in sorted(folder.glob(f"{name}.*")):
        claim = _claim(path)
        if claim is None:
            owned = True
        elif (path / _SEAL).is_file():
            return claim, owned
        else:
            claim.release()
    return None, owned


def seal(path: Path, volatile: str) -> None:
    """Note the digest of every file. The file `volatile` changes at each opening: a copy of it is sealed in its place."""
    shutil.copyfile(path / volatile, path / (volatile + _PRISTINE))
    (path / "sealing").write_text(json.dumps(_digests(path, volatile)), encoding="utf-8")
    (path / "sealing").rename(path / _SEAL)


def is_intact(path: Path, volatile: str) -> bool:
    """Whether every byte is as sealed; if so, `volatile` is laid anew from its sealed copy. Raises OSError."""
    try:
        sealed = json.loads((path / _SEAL).read_text(encoding="utf-8"))
    except ValueError:
        return False
    if sealed != _digests(path, volatile):
        return False
    shutil.copyfile(path / (volatile + _PRISTINE), path / volatile)
    return True


def sweep(folder: Path) -> None:
    """Remove every index folder that no process owns: older editions, damaged ones, builds that did not end."""
    for path in folder.iterdir():
        if (path / _LOCK).is_file() and (claim := _claim(path)) is not None:
            claim.discard()


def _claim(path: Path) -> Claim | None:
    """Own the folder, or None where another process does or where it was removed meanwhile."""
    try:
        lock = (path / _LOCK).open("ab")
    except (FileNotFoundError, NotADirectoryError):
        return None
    with contextlib.suppress(BlockingIOError, FileNotFoundError):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if (
            os.fstat(lock.fileno()).st_ino == (path / _LOCK).stat().st_ino
        ):  # else its owner removed the folder meanwhile
            return Claim(path, lock)
    lock.close()
    return None


def _digests(path: Path, volatile: str) -> dict[str, str]:
    names = sorted(str(file.relative_to(path)) for file in path.rglob("*") if file.is_file())
    digests = {}
    for name in names:
        if name not in {_LOCK, _SEAL, volatile, "sealing"}:
            with (path / name).open("rb") as stream:
                digests[name] = hashlib.file_digest(stream, "blake2b").hexdigest()[:32]
    return digests
