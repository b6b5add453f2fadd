"""Files as people have them (pdf, docx, xlsx, html, txt, md) into the house's one format.

`read_document` gives the text of one file; `import_document` files it into a folder of policies and keeps the original.
"""

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from policies import readers_text
from policies import readers_wording as say
from policies.cleaning import clean_text
from policies.limits import DEFAULT_LIMITS, MIB, Limits, read_in_child
from policies.provision import FormatProblem
from policies.readers_format import recognise
from policies.readers_result import Format, Reading, Refused, Unreadable

ORIGINALS = "_originals"

_CHILD_READERS = {
    Format.PDF: "policies.readers_pdf",
    Format.DOCX: "policies.readers_docx",
    Format.XLSX: "policies.readers_xlsx",
    Format.HTML: "policies.readers_html",
}
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
    written as NAME-2.md and reported.
    """
    data = _bytes_of(path, limits)
    if isinstance(data, Refused):
        return ImportReport(failure=ImportFailure(path.name, data.message))
    read = _read_bytes(path.name, data, limits)
    if isinstance(read, ImportFailure):
        return ImportReport(failure=read)
    original = into / ORIGINALS / f"{hashlib.sha256(data).hexdigest()[:12]}-{path.name}"
    try:
        return _file_away(path, data, read, into, original)
    except OSError as error:
        return ImportReport(failure=ImportFailure(path.name, say.cannot_write(_reason(error))))


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


def _file_away(path: Path, data: bytes, read: ImportedText, into: Path, original: Path) -> ImportReport:
    front = _front_matter(original)
    into.mkdir(parents=True, exist_ok=True)
    before = _imported_before(into, path.stem, original)
    if before is not None:
        note = FormatProblem(before.name, 1, say.ALREADY_IMPORTED.format(written=before.name))
        return ImportReport(before, original, True, (note,))
    original.parent.mkdir(exist_ok=True)
    _write_whole(original, data)
    target = _free_name(into, path.stem)
    body = clean_text(read.text)
    _write_whole(target, (front + body).encode("utf-8", "replace"))
    shift = front.count("\n")
    problems = [FormatProblem(target.name, problem.line + shift, problem.message) for problem in read.problems]
    if target.stem != path.stem:
        taken = say.NAME_TAKEN.format(taken=path.stem + ".md", written=target.name)
        problems.insert(0, FormatProblem(target.name, 1, taken))
    return ImportReport(target, original, False, tuple(problems))


def _front_matter(original: Path) -> str:
    """The head of the written document. A JSON string is a YAML string, so nothing in a name can break out of it."""
    fields = {"source": f"{ORIGINALS}/{original.name}"}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    return "\n".join(["---", *lines, "---", "", ""])


def _imported_before(into: Path, stem: str, original: Path) -> Path | None:
    """The document that came out of the very same original, found by the source in its front matter."""
    mark = f"{ORIGINALS}/{original.name}"
    for path in sorted(into.glob(f"{_glob_safe(stem)}*.md")):
        with path.open(encoding="utf-8", errors="replace") as file:
            if mark in file.read(4096):
                return path
    return None


def _glob_safe(stem: str) -> str:
    return "".join(f"[{sign}]" if sign in "[]*?" else sign for sign in stem)


def _free_name(into: Path, stem: str) -> Path:
    """NAME.md, or NAME-2.md and so on where that is taken."""
    path, number = into / f"{stem}.md", 1
    while path.exists():
        number += 1
        path = into / f"{stem}-{number}.md"
    return path


def _write_whole(path: Path, content: bytes) -> None:
    """All of it or nothing: written beside, flushed to disk, then moved into place."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".tmp", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            temporary.unlink()
            raise
    temporary.replace(path)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
