"""Filing an imported document into a folder of policies: its head, its name, its original; nothing is ever overwritten."""

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from policies.cleaning import clean_text
from policies.front_matter import part_head
from policies.parser import parse_policy
from policies.provision import Policy

ORIGINALS = "_originals"
_HEAD_BYTES = 16_384
"""Where the note of the original is looked for in a written document."""


@dataclass(frozen=True, slots=True)
class Filed:
    """Where a document and its original lie.

    `shift` is how many lines of front matter stand before its text; `taken` the name it would have had, where another
    document has that name already.
    """

    written: Path
    original: Path
    unchanged: bool = False
    shift: int = 0
    taken: str = ""


def file_document(name: str, data: bytes, text: str, into: Path) -> Filed:
    """Write `text`, read out of the file `name` with the bytes `data`, as NAME.md into the folder `into`.

    The very same original again changes nothing; another document of that name is written as NAME-2.md. Raises OSError
    where the folder cannot be written, and then leaves no half file behind.
    """
    stem = _stem(name)
    digest = hashlib.sha256(data).hexdigest()[:12]
    original = into / ORIGINALS / f"{digest}-{_shortened(Path(name).stem)}{Path(name).suffix[:10]}"
    into.mkdir(parents=True, exist_ok=True)
    before = _filed_before(into, stem, original)
    if before is not None:
        return Filed(before, original, unchanged=True)
    original.parent.mkdir(exist_ok=True)
    _write_whole(original, data)
    target = _free_name(into, stem)
    head = _head(target.name, name, original, text)
    body = text if part_head(text).yaml else clean_text(text)
    _write_whole(target, (head + body).encode("utf-8", "replace"))
    taken = "" if target.stem == stem else f"{stem}.md"
    return Filed(target, original, shift=head.count("\n"), taken=taken)


def _stem(name: str) -> str:
    """The document's name: short enough for a disk, and none that a library passes over (README, _x, .x)."""
    stem = _shortened(Path(name).stem.lstrip("._ ")) or "document"
    return f"document-{stem}" if stem.lower() == "readme" else stem


def _shortened(stem: str) -> str:
    """At most 200 bytes: file systems allow 255, and a number, a digest and a suffix still join it."""
    return stem.encode("utf-8", "surrogateescape")[:200].decode("utf-8", "ignore").strip()


def _head(target: str, name: str, original: Path, text: str) -> str:
    """Front matter with what the text says of itself, for a person to check; a text that brings its own keeps that."""
    note = f"# 原件 original: {ORIGINALS}/{original.name}"
    if part_head(text).yaml:
        return ""
    fields = _fields(parse_policy(text, target), name)
    # A JSON string is a YAML string too, so nothing in a title or file name can break out of its line.
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    return "\n".join(["---", note, *lines, "---", "", ""])


def _fields(policy: Policy, name: str) -> dict[str, str | bool | list[str]]:
    """The known fields only; a title that is nothing but the file's name is not known."""
    fields: dict[str, str | bool | list[str]] = {
        "title": "" if policy.title == Path(policy.file).stem else policy.title,
        "doc_no": policy.doc_no,
        "issuer": policy.issuer,
        "place": policy.place,
        "level": policy.level.value,
        "effective_from": policy.effective_from.isoformat() if policy.effective_from else "",
        "effective_to": policy.effective_to.isoformat() if policy.effective_to else "",
        "trial": policy.trial,
        "draft": policy.draft,
        "replaces": list(policy.replaces),
        "kind": policy.kind,
        "language": policy.language,
        "source": policy.source or name,
    }
    return {key: value for key, value in fields.items() if value}


def _filed_before(into: Path, stem: str, original: Path) -> Path | None:
    """The document that came out of the very same original: it notes it in its head, or is it byte for byte."""
    if not original.exists():
        return None
    mark = f"{ORIGINALS}/{original.name}".encode("utf-8", "replace")
    content = original.read_bytes()
    for path in [into / f"{stem}.md", *sorted(into.glob(f"{_literal(stem)}-*.md"))]:
        if path.is_file() and (mark in (known := path.read_bytes())[:_HEAD_BYTES] or known == content):
            return path
    return None


def _literal(stem: str) -> str:
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
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
