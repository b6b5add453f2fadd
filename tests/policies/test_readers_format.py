"""What a file is, by its bytes."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies import readers_wording as say
from policies.readers_format import recognise
from policies.readers_result import Format, Unreadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def container(*names: str) -> bytes:
    """A zip file with empty members of these names. Dated alike: its bytes name a test, and all workers must collect the same."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), "x")
    return sink.getvalue()


@pytest.mark.parametrize(
    ("data", "suffix", "expected"),
    [
        (b"%PDF-1.7 ...", ".txt", Format.PDF),
        (b"\xef\xbb\xbf\r\n%PDF-1.4", ".pdf", Format.PDF),
        (container("[Content_Types].xml", "word/document.xml"), ".doc", Format.DOCX),
        (container("[Content_Types].xml", "xl/workbook.xml"), "", Format.XLSX),
        (b"<!DOCTYPE html><html><body>x", ".doc", Format.HTML),
        ("\ufeff<html>".encode("utf-16"), ".xls", Format.HTML),
        ("没有标签的网页".encode("gbk"), ".htm", Format.HTML),
        (b"<p>Markdown may hold tags", ".md", Format.TEXT),
        ("第一条 正文".encode("gbk"), ".pdf", Format.TEXT),
        ("第一条".encode("utf-16"), ".txt", Format.TEXT),
        (b"MZ is how this sentence starts", ".txt", Format.TEXT),
    ],
)
def test_content_decides_over_the_suffix(data: bytes, suffix: str, expected: Format) -> None:
    """A wrong suffix does not mislead."""
    assert recognise(data, suffix) is expected


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", say.EMPTY),
        (b"\xef\xbb\xbf \r\n\0\0", say.EMPTY),
        (b"MZ\x90\0\x03\0\0\0\x04", say.PROGRAM),
        (b"\x7fELF\x02\x01\x01\0", say.PROGRAM),
        (b"#!/bin/sh\nrm -rf /\n", say.PROGRAM),
        (OLE + "WordDocument".encode("utf-16-le"), say.OLD_WORD),
        (OLE + "Workbook".encode("utf-16-le"), say.OLD_EXCEL),
        (OLE + "EncryptedPackage".encode("utf-16-le"), say.ENCRYPTED),
        (OLE, say.OLD_OFFICE),
        (b"{\\rtf1\\ansi", say.RICH_TEXT),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", say.PICTURE),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", say.PICTURE),
        (b"Rar!\x1a\x07\0", say.ARCHIVE),
        (container("a.docx"), say.ARCHIVE),
        (container("[Content_Types].xml", "ppt/presentation.xml"), say.OTHER_OFFICE),
        (container("word/document.xml")[:40], say.BROKEN),
        (bytes(range(256)) * 20, say.UNKNOWN_FORMAT),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(data: bytes, sentence: str) -> None:
    """Each kind of wrong file has its own sentence, whatever its suffix claims."""
    with pytest.raises(Unreadable) as refusal:
        recognise(data, ".docx")
    assert refusal.value.message == sentence


WHOLE = container("[Content_Types].xml", "word/document.xml")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200), st.dictionaries(st.integers(0, len(WHOLE) - 1), st.integers(0, 255), max_size=8))
def test_no_bytes_raise_anything_else(data: bytes, damage: dict[int, int]) -> None:
    """This runs in the bot's own process: a format or a sentence, for rubbish and for damaged containers."""
    broken = bytearray(WHOLE)
    for place, value in damage.items():
        broken[place] = value
    for content in (data, bytes(broken)):
        with contextlib.suppress(Unreadable):
            assert recognise(content, ".docx") in Format
