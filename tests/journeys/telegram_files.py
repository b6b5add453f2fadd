"""Files that the bot sends or people send it, and the rules Telegram keeps about them; pure."""

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.journeys.telegram_text import ParsedText, Refused, read_text, utf16_length

LARGEST_PHOTO, LARGEST_DOCUMENT, LARGEST_FETCHED = 10_000_000, 50_000_000, 20_000_000  # bytes
_SIDES, _RATIO = 10_000, 20  # of a photo: width and height together at most, the longer by the shorter at most
_CAPTION = 1024
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it came in: its name, media type and content; `kind` is photo or document."""

    name: str
    media_type: str
    data: bytes = field(repr=False)
    kind: str = ""

    @property
    def file_id(self) -> str:
        """What it can be fetched by."""
        return f"file-{zlib.crc32(self.data)}"

    def as_json(self) -> dict[str, Any]:
        """The part of a message object that tells of it."""
        known = {"file_id": self.file_id, "file_unique_id": "u", "file_size": len(self.data)}
        if self.kind == "document":
            return {"document": {**known, "file_name": self.name, "mime_type": self.media_type}}
        width, height = size_of(self.data)
        return {"photo": [{**known, "width": width, "height": height}]}


class Given(dict[str, str]):
    """The parameters of a call, with the files that came with them by the name of their parameter."""

    def __init__(self, values: Mapping[str, str], files: Mapping[str, SentFile] | None = None) -> None:
        super().__init__(values)
        self.files = dict(files or {})


def read_photo(given: Given) -> SentFile:
    """The photo of a call. Raises Refused as Telegram does."""
    file = _file(given, "photo")
    if len(file.data) > LARGEST_PHOTO:
        raise Refused(400, f"Bad Request: file of size {len(file.data)} bytes is too big for a photo")
    width, height = size_of(file.data)
    if not width:
        raise Refused(400, "Bad Request: IMAGE_PROCESS_FAILED")
    if width + height > _SIDES or max(width, height) > _RATIO * min(width, height):
        raise Refused(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
    return file


def read_document(given: Given) -> SentFile:
    """The document of a call. Raises Refused as Telegram does."""
    file = _file(given, "document")
    if len(file.data) > LARGEST_DOCUMENT:
        raise Refused(413, "Request Entity Too Large")
    return file


def read_caption(given: Given) -> ParsedText:
    """The words below a file, as they will stand there. Raises Refused."""
    if not given.get("caption", "").strip():
        return ParsedText("")
    caption = read_text(given["caption"], given.get("parse_mode"))
    if utf16_length(caption.text) > _CAPTION:
        raise Refused(400, "Bad Request: message caption is too long")
    return caption


def _file(given: Given, name: str) -> SentFile:
    found = given.files.get(name)
    if found is None:
        raise Refused(400, f"Bad Request: there is no {name} in the request")
    if not found.data:
        raise Refused(400, "Bad Request: file must be non-empty")
    return SentFile(found.name, found.media_type, found.data, name)


def size_of(picture: bytes) -> tuple[int, int]:
    """Width and height of a PNG; zeros for anything else, which the tests do not send as a photo on purpose."""
    if not picture.startswith(_PNG) or len(picture) < 24:
        return 0, 0
    width, height = struct.unpack(">II", picture[16:24])
    return int(width), int(height)
