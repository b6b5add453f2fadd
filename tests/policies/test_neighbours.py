"""Neighbours: what stands around a block."""

from policies.lines import read_blocks
from policies.neighbours import Neighbours

BLOCKS = read_blocks("说明。\n（一）甲。\n甲的说明。\n（二）乙。\n（三）丙。\n结尾。")


def test_the_next_number_is_found_however_far() -> None:
    """And none behind the last."""
    near = Neighbours(BLOCKS)
    after_first, after_last = near.marker_after(0), near.marker_after(5)
    assert after_first is not None
    assert after_first.label == "（一）"
    assert after_last is None
    assert near.position_after(4) == len(BLOCKS)


def test_the_block_behind_is_text_or_not() -> None:
    """An unnumbered paragraph counts, a numbered one and the end do not."""
    near = Neighbours(BLOCKS)
    assert [near.text_after(position) for position in range(6)] == [False, True, False, False, True, False]
    assert near.after(5) is None


def test_a_member_knows_whether_the_one_before_it_ended() -> None:
    """With a mark, as a sentence does."""
    near = Neighbours(read_blocks("（一）甲；\n（二）乙\n（三）丙"))
    assert [near.member_before_ended(position) for position in range(3)] == [False, True, False]


def test_a_member_knows_whether_the_one_before_it_had_text() -> None:
    """（二） follows （一） with a paragraph; （三） follows （二） without one; （一） follows nothing."""
    near = Neighbours(BLOCKS)
    assert near.member_before_had_text(3)
    assert not near.member_before_had_text(4)
    assert not near.member_before_had_text(1)
