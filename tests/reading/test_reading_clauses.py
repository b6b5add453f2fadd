"""Clauses, lists, sections."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.clauses import LONGEST, Section, clauses_of


def said(text: str) -> list[str]:
    """The words of each clause."""
    return [text[one.start : one.end] for one in clauses_of(text)]


def test_a_message_is_cut_at_its_signs_and_not_inside_numbers() -> None:
    """1,500 and 1.2 stay whole."""
    assert said("甲项目签约,1,500万;乙项目1.2亿。") == ["甲项目签约", "1,500万", "乙项目1.2亿"]


def test_items_of_a_list_are_counted() -> None:
    """①②, 1. 2., 一是 二是."""
    assert [one.item for one in clauses_of("三件:①甲②乙③丙")] == [-1, 0, 1, 2]
    assert [one.item for one in clauses_of("一是甲;二是乙")] == [0, 1]
    assert [one.item for one in clauses_of("1.甲\n2.乙")] == [0, 1]


def test_headings_open_sections() -> None:
    """Problems and plans are told apart from progress."""
    found = clauses_of("一、进展:甲签约\n二、存在困难:缺电\n三、下周安排:回访")
    by_item = {one.item: one.section for one in found if not one.label}
    assert by_item == {0: Section.PROGRESS, 1: Section.PROBLEM, 2: Section.PLAN}


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="甲乙项目,。;:\n 1.2、①②(一)一二是", max_size=60))
def test_clauses_come_in_order_and_do_not_overlap(text: str) -> None:
    """Whatever stands there; none is empty, none is over the longest."""
    found = clauses_of(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(one.start < one.end <= one.start + LONGEST + 1 for one in found)
