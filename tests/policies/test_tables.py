"""Tables: found whole, and each row readable by itself."""

from policies.tables import read_table, say_rows


def test_a_markdown_table_is_read_to_its_end() -> None:
    """Header, rule and rows belong together; the line behind does not."""
    lines = ["| 档次 | 奖励 |", "| --- | :---: |", "| 1亿元以上 | 50万元 |", "| 5亿元以上 | 200万元 |", "说明"]
    table, end = read_table(lines, 0)
    assert table is not None
    assert table.header == ("档次", "奖励")
    assert table.rows == ("档次：1亿元以上；奖励：50万元", "档次：5亿元以上；奖励：200万元")
    assert end == 4


def test_a_table_needs_no_pipes_at_its_edges() -> None:
    """A rule under the first line is enough."""
    table, _ = read_table(["档次 | 奖励", "--- | ---", "一档 | 5万元"], 0)
    assert table is not None
    assert table.rows == ("档次：一档；奖励：5万元",)


def test_a_row_with_fewer_cells_survives_without_wrong_column_names() -> None:
    """合计 rows leave cells out, so nobody can say which column a figure belongs to."""
    assert say_rows(["组别", "批次", "天数"], [["一组", "3", "12"], ["合计", "20"]]) == (
        "组别：一组；批次：3；天数：12",
        "合计；20",
    )


def test_a_merged_first_cell_is_said_in_every_row() -> None:
    """An empty first cell continues the one above it."""
    said = say_rows(["类别", "级别", "金额"], [["平台", "国家级", "80万元"], ["", "省级", "30万元"]])
    assert said[1] == "类别：平台；级别：省级；金额：30万元"


def test_cells_beyond_the_header_are_kept() -> None:
    """Nothing of a row is lost."""
    assert say_rows(["甲"], [["1", "2"]]) == ("甲：1；2",)


def test_an_escaped_pipe_is_no_border() -> None:
    r"""A \| stands inside its cell."""
    table, _ = read_table(["| 项 | 值 |", "|---|---|", r"| a\|b | 1 |"], 0)
    assert table is not None
    assert table.rows == ("项：a|b；值：1",)


def test_lines_parted_by_tabs_are_a_table_from_three_on() -> None:
    """Two such lines are not yet one; a shorter last line is its total."""
    lines = ["组别\t批次\t天数", "一组\t3\t12", "二组\t2\t8", "合计\t5", "说明"]
    table, end = read_table(lines, 0)
    assert table is not None
    assert end == 4
    assert table.rows[-1] == "合计；5"
    assert read_table(lines[:2], 0) == (None, 1)


def test_prose_with_a_pipe_is_no_table() -> None:
    """A single pipe in a sentence starts nothing."""
    assert read_table(["甲|乙", "丙"], 0) == (None, 1)
    assert read_table(["|", "|"], 0) == (None, 1)
