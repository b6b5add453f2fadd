"""Workbooks: stored values of visible sheets as tables."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from policies import readers_wording as say
from policies.limits import Limits
from policies.readers_result import Reading, Unreadable
from policies.readers_xlsx import read

NOON = datetime(2026, 3, 1, 9, 30)


def book(fill: Callable[[Worksheet], None], title: str = "奖励标准") -> bytes:
    """A workbook of one sheet."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    fill(sheet)
    sink = io.BytesIO()
    workbook.save(sink)
    return sink.getvalue()


def rows(*values: tuple[object, ...]) -> Callable[[Worksheet], None]:
    """Fills a sheet with these rows."""

    def fill(sheet: Worksheet) -> None:
        for row in values:
            sheet.append(list(row))

    return fill


def edited(data: bytes, member: str, change: Callable[[str], str]) -> bytes:
    """The container with one member changed."""
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content.decode()) if name == member else content)
    return sink.getvalue()


def messages(reading: Reading) -> list[str]:
    """What the notes say."""
    return [note.message for note in reading.notes]


def test_a_sheet_is_a_heading_and_a_table_with_its_caption() -> None:
    """The merged line at the top is the caption, the line at the end a remark."""

    def fill(sheet: Worksheet) -> None:
        rows(
            ("2026年奖励标准", None, None),
            ("档次", "投资（万元）", "奖励"),
            ("一", 5000, "10|20"),
            ("注：以到位资金为准",),
        )(sheet)
        sheet.merge_cells("A1:C1")

    assert read(book(fill), Limits()).text == (
        "# 奖励标准\n\n2026年奖励标准\n\n| 档次 | 投资（万元） | 奖励 |\n| --- | --- | --- |\n| 一 | 5000 | 10\\|20 |\n\n注：以到位资金为准\n"
    )


def test_merged_cells_stand_in_every_row() -> None:
    """Each row reads by itself."""

    def fill(sheet: Worksheet) -> None:
        rows(("类别", "金额"), ("工业", 1), (None, 2), ("服务业", 3))(sheet)
        sheet.merge_cells("A2:A3")

    assert "| 工业 | 1 |\n| 工业 | 2 |\n| 服务业 | 3 |" in read(book(fill), Limits()).text


def test_blank_rows_part_tables() -> None:
    """Two tables on one sheet stay two."""
    text = read(book(rows(("甲", "乙"), (1, 2), (), ("丙", "丁"), (3, 4)), "Sheet1"), Limits()).text
    assert text == "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n| 丙 | 丁 |\n| --- | --- |\n| 3 | 4 |\n"


def test_dates_percentages_and_units_read_as_shown() -> None:
    """Exact where the sheet rounds."""

    def fill(sheet: Worksheet) -> None:
        rows(("日期", "比例", "金额"), (date(2026, 3, 1), 0.125, 500), (datetime(2026, 3, 1, 9, 30), 0.003, 0.1 + 0.2))(
            sheet
        )
        sheet["B2"].number_format = "0%"
        sheet["B3"].number_format = "0.0%"
        sheet["C2"].number_format = '#,##0"万元"'

    text = read(book(fill), Limits()).text
    assert "| 2026-03-01 | 12.5% | 500万元 |\n| 2026-03-01 09:30 | 0.3% | 0.3 |" in text


def test_a_formula_shows_its_stored_value_and_is_never_calculated() -> None:
    """One that was never calculated is named and left blank."""
    data = book(rows(("甲", "乙"), (1, "=A2*2"), (2, "=A3*2")))
    stored = edited(
        data, "xl/worksheets/sheet1.xml", lambda xml: re.sub(r"(<f>A2\*2</f>)<v\s*/?>(</v>)?", r"\1<v>7</v>", xml)
    )
    reading = read(stored, Limits())
    assert "| 1 | 7 |\n| 2 |  |" in reading.text
    assert messages(reading) == [say.FORMULA_WITHOUT_VALUE.format(cell="奖励标准!B3")]


def test_hidden_sheets_rows_and_columns_are_reported_and_left_out() -> None:
    """What the author hid is not published by us."""

    def fill(sheet: Worksheet) -> None:
        rows(("甲", "密", "乙"), (1, 8, 2), (9, 9, 9), (3, 8, 4))(sheet)
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True
        secret = sheet.parent.create_sheet("底稿") if sheet.parent else None
        assert secret is not None
        secret.sheet_state = "hidden"
        secret.append(("机密",))

    reading = read(book(fill), Limits())
    assert reading.text == "# 奖励标准\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |\n"
    assert messages(reading) == [say.ROWS_HIDDEN.format(name="奖励标准"), say.SHEET_HIDDEN.format(name="底稿")]


def test_a_sheet_that_lies_about_its_size_is_read_whole() -> None:
    """Some programs write a dimension of one cell."""
    data = edited(
        book(rows(("甲", "乙"), (1, 2))),
        "xl/worksheets/sheet1.xml",
        lambda xml: re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1"', xml),
    )
    assert "| 1 | 2 |" in read(data, Limits()).text


def test_a_lonely_cell_in_the_last_corner_costs_nothing() -> None:
    """The range reaches XFD1048576, the content does not."""

    def fill(sheet: Worksheet) -> None:
        rows(("甲", "乙"), (1, 2))(sheet)
        sheet.cell(1_000_000, 16_000, "角落")

    text = read(book(fill), Limits()).text
    assert "| 1 | 2 |" in text
    assert text.rstrip().endswith("角落")


def test_too_many_cells_are_refused() -> None:
    """Counted, not believed."""
    with pytest.raises(Unreadable) as refusal:
        read(book(rows(*[tuple(range(20))] * 30)), Limits(cells=500))
    assert refusal.value.message == say.too_many_cells(500)


def test_blank_padding_is_bounded_too() -> None:
    """Rows that claim sixteen thousand columns each cost time although they hold one value."""

    def fill(sheet: Worksheet) -> None:
        for number in range(1, 40):
            sheet.cell(number, 16_000, "x")

    with pytest.raises(Unreadable):
        read(book(fill), Limits(cells=2000))
