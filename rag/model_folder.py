"""Tells folders of model files apart, so that vectors of an exchanged model are never taken for the old one's."""

import hashlib
from pathlib import Path

_EDGE = 1 << 20  # bytes hashed at each end of a file; weights of several GB would take seconds at every start
_SAMPLES, _SAMPLE = 64, 1 << 14  # and so many between them: training on leaves both ends of many models as they were


def fingerprint(folder: Path) -> str:
    """The folder's name with a digest of its files' names, sizes, first and last MiB and samples between. Raises OSError."""
    digest = hashlib.blake2b(digest_size=6)
    for path in sorted(file for file in folder.rglob("*") if file.is_file()):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder)}\0{size}\0".encode())
        with path.open("rb") as stream:
            digest.update(stream.read(_EDGE))
            stream.seek(max(0, size - _EDGE))
            digest.update(stream.read(_EDGE))
            for number in range(_SAMPLES if size > 2 * _EDGE else 0):
                stream.seek(_EDGE + (size - 2 * _EDGE) * number // _SAMPLES)
                digest.update(stream.read(_SAMPLE))
    return f"{folder.resolve().name}@{digest.hexdigest()}"
