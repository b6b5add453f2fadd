"""Tables laid out: spans, captions, remarks, headers of two rows."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.readers_result import Unreadable
from policies.readers_tables import Cell, lay_out, one_line
from policies.tables import read_table


def test_a_cell_over_several_rows_stands_in_each() -> None:
    """Each row reads by itself."""
    cells = [Cell(0, 0, "类别"), Cell(0, 1, "金额"), Cell(1, 0, "工业", rows=2), Cell(1, 1, "10"), Cell(2, 1, "20")]
    assert lay_out(cells, 100).body == (("工业", "10"), ("工业", "20"))


def test_a_first_row_over_the_whole_width_is_the_caption() -> None:
    """And one at the end is a remark."""
    cells = [Cell(0, 0, "表1 标准", columns=2), Cell(1, 0, "甲"), Cell(1, 1, "乙"), Cell(2, 0, "1"), Cell(2, 1, "2")]
    table = lay_out([*cells, Cell(3, 0, "注：单位万元", columns=2)], 100)
    assert (table.captions, table.header, table.body, table.remarks) == (
        ("表1 标准",),
        ("甲", "乙"),
        (("1", "2"),),
        ("注：单位万元",),
    )


def test_a_row_over_the_whole_width_amid_the_body_stays_in_its_place() -> None:
    """A group line is said once, not in every column."""
    cells = [Cell(0, 0, "甲"), Cell(0, 1, "乙"), Cell(1, 0, "一、工业", columns=2), Cell(2, 0, "1"), Cell(2, 1, "2")]
    assert lay_out(cells, 100).body == (("一、工业", ""), ("1", "2"))


def test_a_header_of_two_rows_becomes_one() -> None:
    """The group's name stands before each column of the group."""
    cells = [
        Cell(0, 0, "档次", rows=2),
        Cell(0, 1, "奖励", columns=2),
        Cell(1, 1, "工业"),
        Cell(1, 2, "服务业"),
        Cell(2, 0, "一"),
        Cell(2, 1, "10"),
        Cell(2, 2, "5"),
    ]
    table = lay_out(cells, 100)
    assert table.header == ("档次", "奖励 / 工业", "奖励 / 服务业")
    assert table.body == (("一", "10", "5"),)


def test_empty_rows_and_columns_are_left_out() -> None:
    """Nobody reads them."""
    cells = [Cell(0, 0, "甲"), Cell(0, 2, "乙"), Cell(1, 0, ""), Cell(2, 0, "1"), Cell(2, 2, "2")]
    table = lay_out(cells, 100)
    assert (table.header, table.body) == (("甲", "乙"), (("1", "2"),))


def test_spans_cannot_blow_a_table_up() -> None:
    """A few cells that claim thousands of columns in thousands of rows are refused."""
    with pytest.raises(Unreadable):
        lay_out([Cell(0, 0, "x", columns=10**6), Cell(10**6, 0, "y")], 1000)


def test_nothing_makes_an_empty_table() -> None:
    """No cells, no text."""
    assert lay_out([], 100).to_markdown() == ""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("固定\n资产", "固定资产"),
        ("a\nb", "a b"),
        ("  奖励 \n（万元）", "奖励（万元）"),
        ("5%\n以上", "5% 以上"),
        ("", ""),
    ],
)
def test_breaks_inside_a_cell_leave_no_blank_between_chinese(text: str, line: str) -> None:
    """A narrow column breaks words that belong together."""
    assert one_line(text) == line


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)


@settings(max_examples=100, deadline=None)
@given(st.integers(2, 5).flatmap(lambda width: st.lists(st.tuples(*[CELL] * width), min_size=2, max_size=5)))
def test_a_table_is_read_back_as_it_was_written(rows: list[tuple[str, ...]]) -> None:
    """Whatever stands in the cells, pipes included, the parser sees as many columns as were written."""
    table = lay_out([Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)], 1000)
    if len(table.header) < 2:
        return
    read, end = read_table(table.to_markdown().split("\n"), 0)
    assert read is not None
    assert end == len(table.body) + 2
    assert [re.sub(r"\s+", " ", name) for name in read.header] == [re.sub(r"\s+", " ", name) for name in table.header]
