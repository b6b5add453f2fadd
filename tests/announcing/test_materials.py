"""The picture or document that goes with an announcement."""

import pytest

from bot.announcing.materials import album_of, attached, read_material
from bot.message import FileNotFetched, IncomingFile
from store.announcing.announce_rules import LARGEST_FILE, LARGEST_KEPT, Refusal
from store.announcing.announcement import Material, MaterialKind

PICTURE, DOCUMENT = MaterialKind.PICTURE, MaterialKind.DOCUMENT


def _never() -> bytes:
    raise FileNotFetched


def _bytes() -> bytes:
    return b"bytes"


@pytest.mark.parametrize(
    ("file", "found"),
    [
        (IncomingFile("", 9, _never, "ref", is_picture=True), Material(PICTURE, "picture.jpg", 9, "ref")),
        (IncomingFile("图.PNG", 9, _never, "ref"), Material(DOCUMENT, "图.PNG", 9, "ref")),
        (IncomingFile("图.PNG", 9, _bytes), Material(PICTURE, "图.PNG", 5, data=b"bytes")),
        (IncomingFile("", 9, _bytes), Material(DOCUMENT, "file", 5, data=b"bytes")),
        (IncomingFile("a.pdf", LARGEST_FILE + 1, _never, "ref"), Refusal.FILE_TOO_LARGE),
        (IncomingFile("a.pdf", LARGEST_KEPT + 1, _bytes), Refusal.FILE_NOT_KEPT),
        (IncomingFile("a.pdf", 9, _never), Refusal.FILE_NOT_KEPT),
    ],
)
def test_a_file_is_kept_by_its_name_at_the_service_or_by_its_bytes(
    file: IncomingFile, found: Material | Refusal
) -> None:
    """What was sent as a document stays one; nothing is fetched that the service keeps, or that is too large."""
    assert read_material(file) == found


def test_a_preview_shows_what_will_go_out() -> None:
    """A picture to be seen, anything else to be opened."""
    shown = attached(Material(PICTURE, "图.png", 5, data=b"bytes"))
    assert (shown.is_picture, shown.name, shown.data) == (True, "图.png", b"bytes")
    assert not attached(Material(DOCUMENT, "a.pdf", 5, data=b"bytes")).is_picture


def test_a_file_alone_is_of_no_album() -> None:
    """Nor is no file."""
    assert album_of(None) == album_of(IncomingFile("a", 1, _bytes)) == ""
    assert album_of(IncomingFile("a", 1, _bytes, album="7")) == "7"
