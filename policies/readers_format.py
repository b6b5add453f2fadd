"""What a file is, decided by its bytes; the suffix only settles what bytes cannot (text or web page)."""

import io
import re
import zipfile

from policies import readers_wording as say
from policies.readers_result import Format, Unreadable
from policies.readers_zip import CONTAINER_ERRORS

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!/")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF")
_ARCHIVES = (b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"PK\x05\x06")
_HTML_START = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|h[1-6])[\s>]", re.IGNORECASE)
_UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


def recognise(data: bytes, suffix: str) -> Format:
    """The format of `data`; `suffix` is lower case with its dot. Raises Unreadable, with what to do, on all else."""
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise Unreadable(say.EMPTY)
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(b"PK\x03\x04"):
        return _office_format(data)
    if data.startswith(_OLE):
        raise Unreadable(_old_office(data))
    _refuse_binary(data)
    return Format.HTML if _is_html(data, suffix) else Format.TEXT


def _office_format(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            names = set(container.namelist()[:5000])
    except CONTAINER_ERRORS as error:
        raise Unreadable(say.BROKEN) from error
    if any(name.startswith("word/document") for name in names):
        return Format.DOCX
    if "xl/workbook.xml" in names:
        return Format.XLSX
    raise Unreadable(say.OTHER_OFFICE if "[Content_Types].xml" in names else say.ARCHIVE)


def _old_office(data: bytes) -> str:
    """Names of the streams inside an OLE container stand in its directory as UTF-16."""
    streams = (("EncryptedPackage", say.ENCRYPTED), ("WordDocument", say.OLD_WORD), ("Workbook", say.OLD_EXCEL))
    for name, message in streams:
        if name.encode("utf-16-le") in data:
            return message
    return say.OLD_OFFICE


def _refuse_binary(data: bytes) -> None:
    if data.startswith(_PROGRAMS) and (b"\0" in data[:4096] or data.startswith(b"#!/")):
        raise Unreadable(say.PROGRAM)
    if data.startswith(_PICTURES) and b"\0" in data[:4096]:
        raise Unreadable(say.PICTURE)
    if data.startswith(_ARCHIVES):
        raise Unreadable(say.ARCHIVE)
    if data.startswith(b"{\\rtf"):
        raise Unreadable(say.RICH_TEXT)
    head = data[:65_536]
    controls = len(head) - len(head.translate(None, bytes(set(range(32)) - {9, 10, 11, 12, 13})))
    if controls > len(head) // 10 and not data.startswith(_UNICODE_MARKS):
        raise Unreadable(say.UNKNOWN_FORMAT)


def _is_html(data: bytes, suffix: str) -> bool:
    if suffix in (".html", ".htm"):
        return True
    head = data[:2048].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return suffix != ".md" and head.startswith(b"<") and _HTML_START.search(head) is not None
