"""What a reader hands back: a Reading, or Unreadable with the sentence for the person who filed the document."""

import json
from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """The formats that are read, named as their usual suffix."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    HTML = "html"
    TEXT = "txt"


@dataclass(frozen=True, slots=True)
class Note:
    """A gap in a reading, at a line (from 1) of its text."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a document as Markdown, tables as pipe tables, with the gaps it has."""

    text: str
    notes: tuple[Note, ...] = ()

    def to_json(self) -> str:
        """One line of ASCII, safe for any pipe and any character."""
        return json.dumps({"text": self.text, "notes": [[note.line, note.message] for note in self.notes]})


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that was not read, and the sentence that says what to do."""

    message: str

    def to_json(self) -> str:
        """One line of ASCII."""
        return json.dumps({"refused": self.message})


class Unreadable(Exception):
    """Raised inside a reader where it gives up; `message` says what to do. It never leaves the readers."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def from_json(answer: str) -> Reading | Refused | None:
    """Read back `to_json` of either kind; None where it is neither."""
    try:
        record = json.loads(answer)
    except ValueError:
        return None
    match record:
        case {"refused": str(message)}:
            return Refused(message)
        case {"text": str(text), "notes": [*pairs]}:
            notes = [Note(line, message) for pair in pairs for line, message in _note_fields(pair)]
            return Reading(text, tuple(notes)) if len(notes) == len(pairs) else None
        case _:
            return None


def _note_fields(pair: object) -> list[tuple[int, str]]:
    match pair:
        case [int(line), str(message)]:
            return [(line, message)]
        case _:
            return []
