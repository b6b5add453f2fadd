"""The container of docx and xlsx, weighed before any library opens it: what it unpacks to, and what no document needs."""

import io
import lzma
import struct
import zipfile
import zlib

from policies import readers_wording as say
from policies.limits import MIB, Limits
from policies.readers_result import Unreadable

MEMBERS = 5_000
"""Files inside a container; real documents hold tens, one with many pictures hundreds."""

CONTAINER_ERRORS = (
    zipfile.BadZipFile,
    NotImplementedError,  # a compression that Python does not know
    EOFError,
    ValueError,
    OverflowError,
    OSError,
    struct.error,
    zlib.error,
    lzma.LZMAError,
)
"""What zipfile raises on damaged containers."""

_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


def check_container(data: bytes, limits: Limits) -> None:
    """Raise Unreadable on a zip bomb, a declared entity (billion laughs) or a broken container.

    Every member is unpacked once and counted as it comes, since the sizes in the directory can lie.
    """
    left = limits.unpacked_bytes
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            if len(container.infolist()) > MEMBERS or sum(i.file_size for i in container.infolist()) > left:
                raise Unreadable(say.unpacks_too_large(limits.unpacked_bytes / MIB))
            for info in container.infolist():
                if info.flag_bits & 1:
                    raise Unreadable(say.ENCRYPTED)
                with container.open(info) as member:
                    content = member.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise Unreadable(say.unpacks_too_large(limits.unpacked_bytes / MIB))
                _refuse_declarations(info.filename, content)
    except CONTAINER_ERRORS as error:
        raise Unreadable(say.BROKEN) from error


def _refuse_declarations(name: str, content: bytes) -> None:
    """Office formats forbid document type declarations, so one is an attack. UTF-16 is caught by taking its NULs out."""
    if name.lower().endswith((".xml", ".rels", ".vml")):
        plain = content.replace(b"\0", b"").upper()
        if any(word in plain for word in _DECLARATIONS):
            raise Unreadable(say.FORBIDDEN_XML)
