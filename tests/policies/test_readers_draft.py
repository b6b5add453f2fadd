"""The sheet readers write on."""

import pytest

from policies.readers_draft import Draft
from policies.readers_result import Note, Unreadable
from policies.readers_tables import Cell


def test_blocks_stand_apart_and_in_order() -> None:
    """A blank line between any two."""
    draft = Draft(100)
    draft.heading(1, "某办法")
    draft.paragraph("第一条 甲\n第二条 乙")
    draft.cells([Cell(0, 0, "a"), Cell(0, 1, "b"), Cell(1, 0, "1"), Cell(1, 1, "2|3")])
    assert draft.reading().text == "# 某办法\n\n第一条 甲\n\n第二条 乙\n\n| a | b |\n| --- | --- |\n| 1 | 2\\|3 |\n"


def test_a_long_heading_is_a_paragraph() -> None:
    """Articles set in a heading style are articles."""
    draft = Draft(100)
    draft.heading(2, "第一条 " + "很长" * 40)
    draft.heading(2, "第二条 一句话。")
    assert "#" not in draft.reading().text


def test_a_box_of_one_column_is_text() -> None:
    """A frame around paragraphs is no table."""
    draft = Draft(100)
    draft.cells([Cell(0, 0, "提示"), Cell(1, 0, "请先备案")])
    assert draft.reading().text == "提示\n\n请先备案\n"


def test_a_note_points_at_the_block_that_follows() -> None:
    """And at the last line where none follows."""
    draft = Draft(100)
    draft.note("一")
    draft.paragraph("甲")
    draft.note("二")
    draft.paragraph("乙")
    draft.note("三")
    assert draft.reading().notes == (Note(1, "一"), Note(3, "二"), Note(3, "三"))


def test_all_tables_together_are_bounded() -> None:
    """Many small ones cost what a large one costs."""
    draft = Draft(6)
    draft.cells([Cell(0, column, "x") for column in range(4)])
    with pytest.raises(Unreadable):
        draft.cells([Cell(0, column, "x") for column in range(4)])
