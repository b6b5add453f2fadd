"""Table files that are written: nothing in them is a formula, and they are read back as they were."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.reporting.table_in import read_table_file
from bot.reporting.table_out import csv_bytes, write_table_file, xlsx_bytes
from bot.reporting.workbook_in import read
from bot.stopping import InputRefused
from policies.limits import DEFAULT_LIMITS
from store.reporting.exchange_rows import tidy

NASTY = (
    "=1+1",
    "+86",
    "-5",
    "@SUM(A1)",
    "'=x",
    "''",
    "'",
    '=HYPERLINK("http://x")',
    "0012",
    "2024-06",
    "_x0041_",
    "1,2",
    'a"b',
)


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    """Text stays text for whoever opens it."""
    sheet = load_workbook(io.BytesIO(xlsx_bytes("表", (NASTY, NASTY)))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    assert [cell.value for cell in next(sheet.iter_rows())] == list(NASTY)


def test_no_cell_of_a_csv_begins_like_a_formula() -> None:
    """A ' stands in front."""
    lines = csv_bytes((("甲",), *((text,) for text in NASTY))).decode("utf-8-sig").splitlines()
    assert not [line for line in lines if line.lstrip('"')[0] in "=+-@"]


def test_both_files_are_read_back_as_they_were(tmp_path: Path) -> None:
    """Through the files."""
    table = (("a",) * len(NASTY), NASTY)
    for name in ("x.xlsx", "x.csv"):
        write_table_file(tmp_path / name, "表", table)
        (grid,) = read_table_file((tmp_path / name).read_bytes(), name)
        assert [row.cells for row in grid.rows] == list(table)
        assert not any(row.formulas for row in grid.rows)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=12).map(tidy).filter(bool), min_size=2, max_size=6))
def test_any_text_is_read_back(texts: list[str]) -> None:
    """Without what nobody sees; the workbook without a process of its own, which takes its time."""
    table = (tuple("abcdef"[: len(texts)]), tuple(texts))
    (grid,) = read_table_file(csv_bytes(table), "x.csv")
    assert [row.cells for row in grid.rows] == list(table)
    ((_, rows),) = json.loads(read(xlsx_bytes("表", table), DEFAULT_LIMITS).text)
    assert [tuple(cells) for _, cells, _ in rows] == list(table)


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    """Another kind of file, a folder that is not there."""
    with pytest.raises(InputRefused, match=r"x\.xlsx"):
        write_table_file(tmp_path / "x.xls", "表", (("a",),))
    with pytest.raises(InputRefused, match="写不了"):
        write_table_file(tmp_path / "no" / "x.csv", "表", (("a",),))


@pytest.mark.parametrize("name", ["表.xlsx", "表.csv"])
def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path, name: str) -> None:
    """It may be the only copy of somebody's work."""
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(InputRefused, match="没有覆盖"):
        write_table_file(tmp_path / name, "表", (("甲",), ("乙",)))
    assert (tmp_path / name).read_bytes() == b"mine"
