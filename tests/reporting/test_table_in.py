"""Table files as people send them: real workbooks, real CSV files, and what is sent instead."""

import time
from datetime import date

import pytest
from openpyxl import Workbook

from bot.reporting.table_in import LIMITS, read_table_file
from bot.stopping import InputRefused
from bot.wording_tables import MOST_ROWS
from tests.reporting.tables import long_workbook, saved, workbook, zipped

HEADER = ("项目名称", "责任单位", "总投资（万元）")


def cells(data: bytes, name: str = "表.xlsx") -> list[tuple[str, ...]]:
    """The rows of a file with one table."""
    (grid,) = read_table_file(data, name)
    return [row.cells for row in grid.rows]


def refusal(data: bytes, name: str = "表.xlsx") -> str:
    """Why a file is not read."""
    with pytest.raises(InputRefused) as refused:
        read_table_file(data, name)
    return str(refused.value)


def test_a_workbook_is_read_as_text_with_the_numbers_of_its_rows() -> None:
    """Numbers exact, days in ISO, blank rows left out but counted."""
    data = workbook([("表",), (), HEADER, ("甲", "冠县", 30000.5), ("乙", None, date(2024, 6, 25))])
    (grid,) = read_table_file(data, "表.xlsx")
    assert [(row.number, row.cells) for row in grid.rows] == [
        (1, ("表",)),
        (3, HEADER),
        (4, ("甲", "冠县", "30000.5")),
        (5, ("乙", "", "2024-06-25")),
    ]


def test_a_unit_in_the_format_of_a_number_is_read_with_it() -> None:
    """What the sheet shows as 3.2亿元 is that."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = 3.2
    sheet["A1"].number_format = '0.0"亿元"'
    assert cells(saved(book)) == [("3.2亿元",)]


def test_formulas_and_errors_are_named_and_not_calculated() -> None:
    """By their column; text that only looks like a formula is none."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["=1+1", "#REF!", "=x"])
    sheet["B1"].data_type = "e"
    sheet["C1"].data_type = "s"
    (grid,) = read_table_file(saved(book), "表.xlsx")
    assert grid.rows[0].formulas == {0, 1}


def test_merged_cells_each_say_what_the_merge_says() -> None:
    """In the header, across and down, and for an office over several rows."""
    rows = [
        ("项目名称", "责任单位", "投资", None),
        (None, None, "总投资", "外资"),
        ("甲", "冠县", 1, 2),
        ("乙", None, 3, 4),
    ]
    data = workbook(rows, merged=["A1:A2", "B1:B2", "C1:D1", "B3:B4"])
    assert cells(data) == [
        ("项目名称", "责任单位", "投资", "投资"),
        ("项目名称", "责任单位", "总投资", "外资"),
        ("甲", "冠县", "1", "2"),
        ("乙", "冠县", "3", "4"),
    ]


def test_each_visible_sheet_is_a_table_of_its_own() -> None:
    """Hidden ones and empty ones are none."""
    book = Workbook()
    book.worksheets[0].append(["a"])
    book.create_sheet("空")
    book.create_sheet("二").append(["b"])
    hidden = book.create_sheet("藏")
    hidden.append(["c"])
    hidden.sheet_state = "hidden"
    assert [grid.source for grid in read_table_file(saved(book), "表.xlsx")] == ["表.xlsx [Sheet]", "表.xlsx [二]"]


def test_a_million_rows_are_refused_before_they_are_read() -> None:
    """Within seconds, with what to do."""
    data = long_workbook(1_000_000)
    started = time.perf_counter()
    assert f"{MOST_ROWS} 行" in refusal(data)
    assert time.perf_counter() - started < 10
    assert f"{MOST_ROWS} 行" in refusal(b"a,b\n" * 1_000_000, "表.csv")


def test_as_many_rows_as_allowed_are_read() -> None:
    """And one more is not."""
    assert len(cells(long_workbook(MOST_ROWS))) == MOST_ROWS
    assert f"{MOST_ROWS} 行" in refusal(long_workbook(MOST_ROWS + 1))
    assert len(cells(b"a,b\n" * MOST_ROWS, "表.csv")) == MOST_ROWS
    assert f"{MOST_ROWS} 行" in refusal(b"a,b\n" * (MOST_ROWS + 1), "表.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "big5"])
def test_csv_is_read_in_whatever_code_it_is_written(encoding: str) -> None:
    """As spreadsheets here save it."""
    text = "名稱,單位,金額\r\n項目一,中國,1\r\n" if encoding == "big5" else "项目名称,责任单位,金额\r\n轴承,冠县,1\r\n"
    assert cells(text.encode(encoding), "表.csv")[1] in {("轴承", "冠县", "1"), ("項目一", "中國", "1")}


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_csv_is_parted_by_what_it_uses_most(separator: str) -> None:
    """Quotes hold separators and line ends."""
    text = f'名称{separator}单位\n"甲{separator}\n乙"{separator}冠县\n'
    assert cells(text.encode(), "表.csv") == [("名称", "单位"), (f"甲{separator}\n乙", "冠县")]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("项目名称,责任单位" + "," * 2_000_000, "超过 200000 个单元格"),
        ("项目名称,责任单位" + "," * 150_000, "超过 200 列"),
        ('项目名称,"a\n",' + ('x,"\n",' * 300) + "x", "超过 200 列"),
    ],
)
def test_csv_with_columns_without_end_is_refused_at_once(text: str, word: str) -> None:
    """It is read in the bot's own process: the columns are bounded before anything is made of them."""
    began = time.process_time()
    assert word in refusal(text.encode(), "表.csv")
    assert time.process_time() - began < 2


def test_csv_names_formulas_and_takes_the_mark_off_that_is_none() -> None:
    """'=1 is the text =1."""
    (grid,) = read_table_file(b"a,b,c,d\n=1+1,'=1,'x,'+86\n", "表.csv")
    assert (grid.rows[1].cells, grid.rows[1].formulas) == (("=1+1", "=1", "'x", "+86"), frozenset({0}))


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "空"),
        (b"%PDF-1.7 x", "xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), ".xls"),
        (zipped({"a.txt": b"x"}), "压缩包"),
        (zipped({"xl/workbook.xml": b"<x"}), "损坏"),
        (b"\x89PNG\r\n\x1a\n\0\0", "图片"),
        (b"x" * (LIMITS.input_bytes + 1), "10 MB"),
        (b"a,b\n\xff\xff\xff\xfe\xff\n", "UTF-8"),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(data: bytes, word: str) -> None:
    """Decided by the bytes, whatever the name says."""
    assert word in refusal(data)


def test_a_bomb_does_no_harm() -> None:
    """A workbook that unpacks to gigabytes, and one with entities."""
    bomb = zipped({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": b" " * 200_000_000})
    assert "50 MB" in refusal(bomb)
    assert "实体" in refusal(zipped({"xl/workbook.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}))
