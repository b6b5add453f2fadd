"""The picture or document that goes with an announcement: what was sent, as it is kept, and as a preview shows it."""

import re

from bot.message import Attachment, FileNotFetched, IncomingFile
from store.announcing.announce_rules import LARGEST_FILE, LARGEST_KEPT, Refusal
from store.announcing.announcement import Material, MaterialKind

_PICTURE = re.compile(r"\.(?:png|jpe?g)$", re.IGNORECASE)


def read_material(file: IncomingFile) -> Material | Refusal:
    """A file that somebody sent: by the service's own name for it, else by its bytes."""
    is_picture = file.is_picture or bool(_PICTURE.search(file.name))
    kind = MaterialKind.PICTURE if file.is_picture or (is_picture and not file.ref) else MaterialKind.DOCUMENT
    name = file.name or ("picture.jpg" if kind is MaterialKind.PICTURE else "file")
    if file.size > LARGEST_FILE:
        return Refusal.FILE_TOO_LARGE
    if file.ref:
        return Material(kind, name, file.size, file.ref)
    if file.size > LARGEST_KEPT:
        return Refusal.FILE_NOT_KEPT
    try:
        data = file.fetch()
    except FileNotFetched:
        return Refusal.FILE_NOT_KEPT
    return Material(kind, name, len(data), data=data)


def attached(material: Material) -> Attachment:
    """Its bytes as they go with a reply."""
    media_type = "image/png" if material.kind is MaterialKind.PICTURE else "application/octet-stream"
    return Attachment(material.name, media_type, material.data)


def album_of(file: IncomingFile | None) -> str:
    """The album that a file is a part of: an announcement carries one file, so nothing of it is taken. "" for none."""
    return file.album if file else ""
