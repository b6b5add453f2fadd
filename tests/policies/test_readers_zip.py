"""Containers are weighed before they are opened."""

import io
import struct
import time
import zipfile

import pytest

from policies import readers_wording as say
from policies.limits import MIB, Limits
from policies.readers_result import Unreadable
from policies.readers_zip import MEMBERS, check_container


def container(**members: bytes) -> bytes:
    """A compressed zip file; `document_xml` stands for document.xml."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return sink.getvalue()


def refusal(data: bytes, limits: Limits | None = None) -> str:
    """The sentence of the refusal; fails where there is none."""
    with pytest.raises(Unreadable) as refused:
        check_container(data, limits or Limits())
    return refused.value.message


def test_an_ordinary_container_passes() -> None:
    """Nothing is said of a good file."""
    check_container(container(document_xml=b"<a/>", image_png=b"\x89PNG"), Limits())


def test_a_bomb_of_a_thousand_to_one_is_refused_at_once() -> None:
    """60 MB of zeros in 60 KB; the directory's own figure is enough to refuse."""
    bomb = container(document_xml=b"\0" * (60 * MIB))
    assert len(bomb) < MIB // 10
    started = time.monotonic()
    assert refusal(bomb) == say.unpacks_too_large(50)
    assert time.monotonic() - started < 1


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    """The directory says 10 bytes; unpacking counts, and stops."""
    honest = container(document_xml=b"\0" * (3 * MIB))
    size = struct.pack("<I", 3 * MIB)
    assert refusal(honest.replace(size, struct.pack("<I", 10)), Limits(unpacked_bytes=MIB)) in (
        say.BROKEN,
        say.unpacks_too_large(1),
    )


def test_a_bomb_inside_a_container_is_not_unpacked() -> None:
    """A nested archive is a member like any other: its own content never unfolds, and it holds no document."""
    nested = container(inner_zip=container(document_xml=b"\0" * (40 * MIB)))
    check_container(nested, Limits(unpacked_bytes=MIB))


def test_thousands_of_members_are_refused() -> None:
    """Each member costs time, empty or not."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for number in range(MEMBERS + 1):
            archive.writestr(str(number), b"")
    assert refusal(sink.getvalue()) == say.unpacks_too_large(50)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_definitions_are_refused(encoding: str) -> None:
    """Billion laughs, in any encoding that hides it from a search for bytes."""
    laughs = '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w>&b;</w>'
    assert refusal(container(document_xml=laughs.encode(encoding))) == say.FORBIDDEN_XML


def test_a_cut_container_is_broken() -> None:
    """A download that stopped half way."""
    whole = container(document_xml=b"<a>" + bytes(range(256)) * 50 + b"</a>")
    assert refusal(whole[: len(whole) // 2]) == say.BROKEN


def test_a_damaged_member_is_broken() -> None:
    """The checksum does not fit."""
    whole = bytearray(container(document_xml=bytes(range(256)) * 50))
    whole[120] ^= 0xFF
    assert refusal(bytes(whole)) == say.BROKEN


def test_an_encrypted_member_is_named() -> None:
    """A zip password is a password."""
    whole = bytearray(container(document_xml=b"<a/>"))
    whole[6] |= 1
    whole[whole.rfind(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(whole)) == say.ENCRYPTED
