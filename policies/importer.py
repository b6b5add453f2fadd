"""Files as people have them (pdf, docx, xlsx, html, txt, md) into the house's one format.

`read_document` gives the text of one file; `import_document` files it into a folder of policies and keeps the original.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from policies import readers_text
from policies import readers_wording as say
from policies.filing import Filed, file_document
from policies.limits import DEFAULT_LIMITS, MIB, Limits, read_in_child
from policies.provision import FormatProblem
from policies.readers_format import recognise
from policies.readers_result import Format, Reading, Refused, Unreadable

_CHILD_READERS = {
    Format.PDF: "policies.readers_pdf",
    Format.DOCX: "policies.readers_docx",
    Format.XLSX: "policies.readers_xlsx",
    Format.HTML: "policies.readers_html",
}
_RULES = frozenset({".yaml", ".yml"})
_SUFFIXES = {".htm": Format.HTML, ".html": Format.HTML, ".md": Format.TEXT, ".txt": Format.TEXT}


@dataclass(frozen=True, slots=True)
class ImportedText:
    """A file's text as Markdown or plain text, with the gaps it has."""

    text: str
    problems: tuple[FormatProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportFailure:
    """A file that was not read; `message` says why and what to do, Chinese first, English beside it."""

    file: str
    message: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of one import: the document written and the original kept, or a failure and nothing changed on disk.

    `written` is also set where the same original had been imported before (`unchanged`). Lines of `problems` are those of
    the written document.
    """

    written: Path | None = None
    original: Path | None = None
    unchanged: bool = False
    problems: tuple[FormatProblem, ...] = ()
    failure: ImportFailure | None = None


def read_document(path: Path, limits: Limits = DEFAULT_LIMITS) -> ImportedText | ImportFailure:
    """Text of one file, whatever it is; risky formats are read in a child process. Never raises on a file."""
    data = _bytes_of(path, limits)
    if isinstance(data, Refused):
        return ImportFailure(path.name, data.message)
    return _read_bytes(path.name, data, limits)


def import_document(path: Path, into: Path, limits: Limits = DEFAULT_LIMITS) -> ImportReport:
    """Read one file and write NAME.md into the folder `into`; the original goes below `into/_originals`.

    A file that is there is never overwritten: the same original again changes nothing, another document of that name is
    written as NAME-2.md and reported. Never raises on a file or a folder.
    """
    data = _bytes_of(path, limits)
    if isinstance(data, Refused):
        return ImportReport(failure=ImportFailure(path.name, data.message))
    read = _read_bytes(path.name, data, limits)
    if isinstance(read, ImportFailure):
        return ImportReport(failure=read)
    try:
        filed = file_document(path.name, data, read.text, into)
    except OSError as error:
        return ImportReport(failure=ImportFailure(path.name, say.cannot_write(_reason(error))))
    return _report(read, filed)


def _report(read: ImportedText, filed: Filed) -> ImportReport:
    name = filed.written.name
    if filed.unchanged:
        return ImportReport(filed.written, filed.original, unchanged=True)
    problems = [FormatProblem(name, problem.line + filed.shift, problem.message) for problem in read.problems]
    if filed.taken:
        problems.insert(0, FormatProblem(name, 1, say.NAME_TAKEN.format(taken=filed.taken, written=name)))
    return ImportReport(filed.written, filed.original, False, tuple(problems))


def _bytes_of(path: Path, limits: Limits) -> bytes | Refused:
    """The whole file, read once: what is checked is what is read, even if the file changes meanwhile."""
    try:
        with path.open("rb") as file:
            data = file.read(limits.input_bytes + 1)
            size = os.fstat(file.fileno()).st_size
    except (OSError, ValueError) as error:
        return Refused(say.cannot_open(_reason(error)))
    if len(data) > limits.input_bytes:
        return Refused(say.too_large(size / MIB, limits.input_bytes / MIB))
    return data


def _read_bytes(name: str, data: bytes, limits: Limits) -> ImportedText | ImportFailure:
    suffix = Path(name).suffix.lower()
    if suffix in _RULES:
        return ImportFailure(name, say.A_RULE_FILE)
    try:
        kind = recognise(data, suffix)
    except Unreadable as refusal:
        return ImportFailure(name, refusal.message)
    reader = _CHILD_READERS.get(kind)
    reading: Reading | Refused = read_in_child(reader, data, limits) if reader else readers_text.read(data)
    if isinstance(reading, Refused):
        return ImportFailure(name, reading.message)
    problems = [FormatProblem(name, note.line, note.message) for note in reading.notes]
    if suffix and _SUFFIXES.get(suffix, suffix[1:]) != kind:
        problems.insert(0, FormatProblem(name, 1, say.OTHER_SUFFIX.format(suffix=suffix, format=kind)))
    return ImportedText(reading.text, tuple(problems))


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
