"""Workbooks as people send them, made by openpyxl or by hand."""

import io
import zipfile
from collections.abc import Iterable, Sequence

from openpyxl import Workbook

Rows = Sequence[Sequence[object]]

_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Default Extension="xml" ContentType="application/xml"/>'
    b'<Override PartName="/xl/workbook.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    b'<Override PartName="/xl/worksheets/sheet1.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(rows: Rows, merged: Iterable[str] = (), title: str = "Sheet1", **more: Rows) -> bytes:
    """A workbook of these rows; `merged` are ranges, `more` further sheets by their names."""
    book = Workbook()
    first = book.worksheets[0]
    first.title = title
    for sheet, cells in ((first, rows), *((book.create_sheet(name), cells) for name, cells in more.items())):
        for row in cells:
            sheet.append(list(row))
    for cells_range in merged:
        first.merge_cells(cells_range)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Its bytes."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def long_workbook(rows: int) -> bytes:
    """A workbook with so many rows of one cell, written by hand: openpyxl would take half a minute for a million."""
    relation = b'<Relationship Id="r1" Type="%s/%s" Target="%s"/>'
    row = b'<row><c t="inlineStr"><is><t>x</t></is></c></row>'
    sheet = b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (_MAIN, row * rows)
    book = b'<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS % (relation % (_OFFICE, b"officeDocument", b"xl/workbook.xml")),
        "xl/workbook.xml": book % (_MAIN, _OFFICE),
        "xl/_rels/workbook.xml.rels": _RELATIONS % (relation % (_OFFICE, b"worksheet", b"worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": sheet,
    }
    return zipped(parts)


def zipped(parts: dict[str, bytes]) -> bytes:
    """A container of these files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return file.getvalue()
