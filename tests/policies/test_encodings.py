"""Encodings: the bytes of a file become the text that its writer saw."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.encodings import decode

SIMPLIFIED = "第一条 对新落户的企业给予一次性奖励，最高不超过100万元。\n第二条 本办法有效期三年。\n"
TRADITIONAL = "第一條 對新落戶的企業給予一次性獎勵，最高不超過一百萬元。\n第二條 本辦法有效期三年。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030", "utf-16-le", "utf-16-be"])
def test_simplified_text_is_read_in_every_common_code(encoding: str) -> None:
    """No byte order mark is needed."""
    assert decode(SIMPLIFIED.encode(encoding))[0] == SIMPLIFIED


def test_big5_is_told_from_gbk() -> None:
    """Big5 bytes are also valid GB18030, but give no Chinese that anyone writes."""
    assert decode(TRADITIONAL.encode("big5")) == (TRADITIONAL, "big5")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_decides_and_is_taken_off(mark: bytes, encoding: str) -> None:
    """The mark is no part of the text."""
    assert decode(mark + SIMPLIFIED.encode(encoding)) == (SIMPLIFIED, encoding)


def test_a_broken_byte_does_not_turn_utf8_into_rubbish() -> None:
    """One bad byte becomes one replacement character, and the name says so."""
    text, encoding = decode(SIMPLIFIED.encode() + b"\xff" + SIMPLIFIED.encode())
    assert text == f"{SIMPLIFIED}\ufffd{SIMPLIFIED}"
    assert encoding == "utf-8-replaced"


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_survived(data: bytes) -> None:
    """There is always a text and a name."""
    text, encoding = decode(data)
    assert isinstance(text, str)
    assert encoding
