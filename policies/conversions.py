"""Texts of converted files (pdf, docx, xlsx, html), kept by the digest of the file so that each is converted once.

A cache and nothing more: without a folder, or where the folder cannot be written, files are simply converted again.
"""

import contextlib
import json
import tempfile
from pathlib import Path

from policies.importer import ImportedText
from policies.provision import FormatProblem

_VERSION = "2"
"""Raise it when the importer would give another text for the same file."""


class Conversions:
    """The folder of kept texts. Failures are not kept: a reader that was too slow once may be fast enough next time."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def find(self, digest: str) -> ImportedText | None:
        """The kept text of a file with this digest, None where there is none or it is damaged."""
        if self._folder is None:
            return None
        try:
            record = json.loads(self._path(self._folder, digest).read_text(encoding="utf-8"))
            problems = [FormatProblem("", int(line), str(message)) for line, message in record["problems"]]
            return ImportedText(str(record["text"]), tuple(problems))
        except (OSError, ValueError, TypeError, KeyError):  # not there, or damaged: convert the file again
            return None

    def keep(self, digest: str, read: ImportedText) -> None:
        """Keep a text; silently does not where the disk refuses, as nothing is lost but time."""
        if self._folder is None:
            return
        record = {"text": read.text, "problems": [[problem.line, problem.message] for problem in read.problems]}
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            _write_whole(self._path(self._folder, digest), json.dumps(record).encode("ascii"))

    @staticmethod
    def _path(folder: Path, digest: str) -> Path:
        return folder / f"{digest}-{_VERSION}.json"


def _write_whole(path: Path, content: bytes) -> None:
    """All of it or nothing, so that a crash leaves no half text behind."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".tmp", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(content)
        except OSError:
            temporary.unlink()
            raise
    temporary.replace(path)
