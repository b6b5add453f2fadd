"""Plain text: decoded, visible, in lines that can be worked with."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies import readers_wording as say
from policies.hidden_text import HiddenKind
from policies.readers_result import Note, Reading
from policies.readers_text import LINE_LIMIT, read, visible

TEXT = "第一条 为了鼓励引荐，制定本办法。\r\n第二条 奖励200万元。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_chinese_encodings_are_told_apart(encoding: str) -> None:
    """Old and new files, with and without a mark."""
    assert read(TEXT.encode(encoding)).text == TEXT.replace("\r\n", "\n")


def test_traditional_text_in_big5_is_read() -> None:
    """Reposts from Taiwan and Hong Kong."""
    text = "第一條 為鼓勵引薦，訂定本辦法。對於引薦的項目，應給予獎勵，金額由有關單位核定。"
    assert read(text.encode("big5")).text == text


def test_nul_and_control_characters_go() -> None:
    """They come from old databases and break what comes after."""
    assert read("第一条\0 甲\x07乙\x1b[31m".encode()).text == "第一条 甲乙[31m"


def test_invisible_characters_go_and_are_counted() -> None:
    """Zero width, direction overrides and tags hide words from people; each kind is told with its line."""
    reading = read("首行\n奖\u200b励\u202e500\u2066万\U000e0041元\n又\ufeff一".encode())
    assert reading.text == "首行\n奖励500万元\n又一"
    assert {(note.line, note.message) for note in reading.notes} == {
        (2, say.hidden_signs(HiddenKind.TAG, 1, "A")),
        (2, say.hidden_signs(HiddenKind.DIRECTION, 2, "奖励500万元")),
        (2, say.hidden_signs(HiddenKind.ZERO_WIDTH, 1, "奖励500万元")),
        (3, say.hidden_signs(HiddenKind.ZERO_WIDTH, 1, "又一")),
    }


def test_many_lines_of_one_kind_are_told_once_more_as_a_sum() -> None:
    """Twenty lines with a zero width sign each give eight notes and a ninth for the rest."""
    reading = read("\n".join(f"第{number}\u200b行" for number in range(20)).encode())
    assert len(reading.notes) == 9
    assert reading.notes[-1] == Note(9, say.hidden_elsewhere(HiddenKind.ZERO_WIDTH, 12))


def test_radicals_become_the_characters_they_stand_for() -> None:
    """Fonts of pdf files name 长 and 日 by their radicals."""
    assert visible(Reading("⻓期⼈⺠⽇⽉")).text == "长期人民日月"
    assert visible(Reading("\uf0b7 甲")).text == "• 甲"


def test_characters_that_cannot_be_decoded_are_counted() -> None:
    """The first line of them is named."""
    reading = read("第一行。\n第二条 奖励".encode() + b"\xff\xfe\xff" + "万元。".encode())
    assert [(note.line, note.message) for note in reading.notes] == [(2, say.UNKNOWN_CHARACTERS.format(count=3))]


def test_three_megabytes_on_one_line_are_read_quickly() -> None:
    """The line is broken at sentence ends, nothing of it is lost."""
    line = "奖励标准为固定资产投资的千分之三。" * 62_000
    started = time.monotonic()
    reading = read(line.encode())
    assert time.monotonic() - started < 2
    lines = reading.text.split("\n")
    assert "".join(lines) == line
    assert all(len(part) <= LINE_LIMIT and part.endswith("。") for part in lines)
    assert reading.notes == (Note(2, say.LINE_CUT.format(limit=LINE_LIMIT)),)


def test_a_line_without_any_sentence_is_cut_too() -> None:
    """Minified rubbish is bounded as well."""
    assert max(map(len, read(b"x" * 250_000).text.split("\n"))) == LINE_LIMIT


def test_notes_move_with_their_lines() -> None:
    """A cut before a note's line moves the note."""
    reading = visible(Reading("x" * (LINE_LIMIT + 1) + "\n第二行", (Note(2, "提示"),)))
    assert Note(3, "提示") in reading.notes


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    """And what comes out can be written as UTF-8."""
    read(data).text.encode("utf-8")
